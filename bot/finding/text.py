"""Typed words made comparable: without particles, in pairs of characters."""

from __future__ import annotations

import re

from bot.folding import key
from bot.tables import table


def without_particles(word: str) -> tuple[str, ...]:
    """What is left of a word when 那个, 怎么样了, 的 … are cut out; no piece of one character."""
    return tuple(piece for piece in _particles().split(word) if len(key(piece)) > 1)


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def without(ends: str, words: str) -> str:
    """`words` without those at its two ends that the table lists under `ends`."""
    listed: list[str] = sorted(table("search_words")[ends], key=len, reverse=True)
    shorter = words
    while True:
        before = shorter
        for each in listed:
            shorter = shorter.removeprefix(each).removesuffix(each)
        if shorter == before:
            return shorter


def _particles() -> re.Pattern[str]:
    listed = sorted(table("search_words")["particles"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, listed)))
