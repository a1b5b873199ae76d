"""How alike two sentences are in what they are about, and which of many are one sentence reworded.

What offices say of everything, dates and figures do not count: 我厅将加快推进养老中心建设 and
我厅将加快推进滨河幼儿园建设 have nothing in common, and a promise whose date is moved or whose
target is lowered stays the same promise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz, process

from bot.tables import table

MOST_PAIRS = 250_000  # of sentences; half a second's work at worst
REWORDED = 60.0  # of 100, between the pairs that tests/comparing/test_likeness.py tells apart

_FIGURES = r"\d[\d.]*[万亿]?[余多]?"


def likeness(one: str, other: str) -> float:
    """How much of what two wordings are about is the same, from 0 to 100."""
    return fuzz.ratio(matter(one), matter(other))


def matter(wording: str) -> str:
    """What a wording is about; all of it where nothing else is left."""
    return _said_of_everything().sub("", wording) or wording


def most_alike(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Which of `after` rewords which of `before`: index to index, one to one, most alike first.

    Of pairs that are about the same, those with the same words come first, then those whose
    places in the two texts differ least. Beyond `MOST_PAIRS` pairs none is looked for.
    """
    if len(before) * len(after) > MOST_PAIRS:
        return {}
    matters = [matter(words) for words in after]
    alike = [
        (-score, -fuzz.ratio(words, after[j]), abs(i - j), i, j)
        for i, words in enumerate(before)
        for _, score, j in process.extract(
            matter(words), matters, scorer=fuzz.ratio, score_cutoff=REWORDED, limit=None
        )
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(alike):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


@cache
def _said_of_everything() -> re.Pattern[str]:
    words = table("office_words")
    formulas = sorted(map(re.escape, words["formulas"]), key=len, reverse=True)
    return re.compile("|".join([*words["times"], *formulas, _FIGURES]))
