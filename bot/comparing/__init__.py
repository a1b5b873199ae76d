"""What differs between two versions of a reply: in its words, in its fields, in its next steps."""

from bot.comparing.changes import Changes, FieldChange, Reworded, changes
from bot.comparing.steps import same_steps

__all__ = ["Changes", "FieldChange", "Reworded", "changes", "same_steps"]
