"""What a button sends: a short code and whole numbers, never words (64 bytes hold 21 characters).

A code outlives a deploy, so that buttons of old messages go on working: never give a code
another meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """A kind of button: `Action("p", 1)(12)` is "p:12"."""

    code: str
    arguments: int

    def __call__(self, *values: int) -> str:
        """The callback data for these values."""
        if len(values) != self.arguments:
            raise ValueError(f"{self.code} takes {self.arguments} values")
        return ":".join([self.code, *map(str, values)])

    @property
    def pattern(self) -> re.Pattern[str]:
        """Matches this action's data and no other."""
        # Nine digits hold any id of ours and keep a forged number within SQLite's integers.
        return re.compile(rf"^{re.escape(self.code)}" + r":(\d{1,9})" * self.arguments + "$")

    def read(self, data: str) -> tuple[int, ...]:
        """The values in data that `pattern` matched."""
        return tuple(int(value) for value in data.split(":")[1:])


PROPOSAL = Action("p", 1)  # reply
SECTIONS = Action("a", 2)  # reply, page
STEPS = Action("s", 2)  # reply, page
TEXT = Action("t", 3)  # reply, version, page
AGENCIES = Action("d", 1)  # reply: its agencies
PLACE = Action("w", 1)  # step: where it stands in the letter
AGENCY = Action("g", 1)  # agency
AGENCY_STEPS = Action("gs", 2)  # agency, offset
AGENCY_REPLIES = Action("gr", 2)  # agency, offset
PENDING = Action("n", 5)  # offset, agency, year, firmness, due (0: any)
PENDING_CHOICES = Action("nf", 5)  # which filter, agency, year, firmness, due
SEARCH = Action("q", 2)  # kept words, offset
LANGUAGE = Action("l", 1)  # index into LANGUAGES
