"""When a chat may be told: quiet hours, working days, digests. Held, never dropped.

All is reckoned on the wall clock of one zone and given back in UTC, where later is always greater.
"""

from bot.timing.digests import latest_digest, next_time
from bot.timing.holding import may_tell
from bot.timing.working_days import calendar_knows, is_working_day

__all__ = ["calendar_knows", "is_working_day", "latest_digest", "may_tell", "next_time"]
