"""From a file that was sent in to what followers are told: read, judged, put right, published.

`Intake` is all that the chat needs; `Work` reads the files that wait, one after another.
"""

from bot.intake.intake import Intake
from bot.intake.judging import Judgement, Overview, Verdict
from bot.intake.working import Work

__all__ = ["Intake", "Judgement", "Overview", "Verdict", "Work"]
