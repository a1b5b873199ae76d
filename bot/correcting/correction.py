"""One correction: what a person said, beside what the machine had read, and of which text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.model import Kind

Value = Kind | str | int | date | tuple[str, ...] | None


class StepDeed(StrEnum):
    """What a person may do to the next steps that were read."""

    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class FieldCorrection:
    """One field of a reply put right."""

    field: str  # of `Reply`; one of `FIELDS`
    said: Value
    read: Value  # by the machine, when the person said so
    text: str  # `mark_of` the text that the person had before them
    by: int  # Telegram id
    at: datetime  # aware


@dataclass(frozen=True, slots=True)
class StepCorrection:
    """A next step chosen, taken away or split: always words that stand in the text."""

    deed: StepDeed
    words: str  # verbatim: what was chosen, taken away or split
    occurrence: int  # which of the places where these words stand, from 0
    border: int | None  # SPLIT: where in `words` the second part begins
    text: str  # `mark_of` the text that the person had before them
    by: int
    at: datetime


Correction = FieldCorrection | StepCorrection


def mark_of(text: str) -> str:
    """What tells one text from another; the same for the same characters."""
    return hashlib.sha256(text.encode()).hexdigest()
