"""A stretch of a text without its white space, and where each character of it stood.

Offices spread words (签 发 人), break titles over lines and indent with full-width spaces; rules
for names, titles and sessions look at the squeezed stretch and point back into the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model import Place

_GAP = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """The characters that are not white space, each with its offset in the whole text."""

    text: str
    offsets: tuple[int, ...]

    def place(self, start: int, end: int) -> Place:
        """Where `self.text[start:end]` stands in the whole text; `start < end`."""
        return Place(self.offsets[start], self.offsets[end - 1] + 1)

    def index(self, offset: int) -> int:
        """The first squeezed character at or after `offset` of the whole text."""
        low, high = 0, len(self.offsets)
        while low < high:
            middle = (low + high) // 2
            if self.offsets[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def squeeze(folded: str, place: Place) -> Squeezed:
    """`folded[place]` without white space."""
    kept = [
        (character, offset)
        for offset, character in enumerate(folded[place.start : place.end], place.start)
        if not character.isspace()
    ]
    return Squeezed("".join(c for c, _ in kept), tuple(offset for _, offset in kept))


def printed(text: str, place: Place) -> str:
    """The words at `place` as printed, without the layout: no line breaks, no spread characters."""
    words = text[place.start : place.end].strip()

    def joined(gap: re.Match[str]) -> str:
        before, after = words[gap.start() - 1], words[gap.end()]
        return " " if before.isascii() and after.isascii() else ""

    return _GAP.sub(joined, words)
