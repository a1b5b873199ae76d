"""The formulas of promising, as the table `promises` states them, found in folded phrases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.tables import table

# Characters that are looked at; no real phrase or clause has as many, and patterns that look back
# must not do so over the hundred thousand characters of a hostile one.
LONGEST_PHRASE = 400


@dataclass(frozen=True, slots=True)
class Formula:
    """One way of saying that something is to come, is done, or is neither."""

    name: str
    tells: str  # later, soft, going, done, beside
    pattern: re.Pattern[str]
    example: str


@cache
def formulas() -> tuple[Formula, ...]:
    """Every formula of the table."""
    return tuple(
        Formula(row["name"], row["tells"], re.compile(row["pattern"]), row["example"])
        for row in table("promises")["formula"]
    )


def found_in(folded: str) -> tuple[Formula, ...]:
    """The formulas that a folded phrase carries."""
    return _found_in(folded[:LONGEST_PHRASE])


@lru_cache(maxsize=1024)  # several readers ask about the phrases of the same letter
def _found_in(phrase: str) -> tuple[Formula, ...]:
    return tuple(formula for formula in formulas() if formula.pattern.search(phrase))
