"""What a person says of a reply that was misread: fields put right, next steps chosen and split.

A correction never brings words of its own into the agency's: a field's value is kept beside what
the machine read, and a next step is always a stretch of the stored text.
"""

from bot.correcting.applying import at_rest, corrected
from bot.correcting.correction import (
    Correction,
    FieldCorrection,
    StepCorrection,
    StepDeed,
    Value,
    mark_of,
)
from bot.correcting.fields import FIELDS, example, label, read_value, shown, value_of
from bot.correcting.steps import borders, choices, choose_step, remove_step, split_step

__all__ = [
    "FIELDS",
    "Correction",
    "FieldCorrection",
    "StepCorrection",
    "StepDeed",
    "Value",
    "at_rest",
    "borders",
    "choices",
    "choose_step",
    "corrected",
    "example",
    "label",
    "mark_of",
    "read_value",
    "remove_step",
    "shown",
    "split_step",
    "value_of",
]
