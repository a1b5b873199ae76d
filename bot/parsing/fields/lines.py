"""The lines of a text with their places, blank ones left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.model import Place


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it."""

    words: str  # folded
    place: Place


def lines(folded: str, place: Place) -> Iterator[Line]:
    """The lines of `folded` inside `place` that hold anything."""
    start = place.start
    while start < place.end:
        end = folded.find("\n", start, place.end)
        end = place.end if end < 0 else end
        raw = folded[start:end]
        words = raw.strip()
        if words:
            left = start + raw.index(words[0])
            yield Line(words, Place(left, left + len(words)))
        start = end + 1
