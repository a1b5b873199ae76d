"""The wording of a text: what is left of it when it is set in another type.

White space, marks, full and half width, traditional and simplified characters are no wording. What
stands inside a number is, even where a line breaks: 3.5 is not 35, 3-5 is not 35; 1,200 is 1200.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.folding import fold
from bot.model import Place

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_INSIDE_NUMBERS = frozenset(".,:/-~、")
_MEANT = frozenset("%‰")  # marks to Unicode, words to a reader


def wording(text: str) -> str:
    """`text` for comparing, never shown."""
    return "".join(_worded(text))


def wordings(text: str, places: Iterable[Place]) -> list[str]:
    """The wording of each of these places of a text."""
    worded = _worded(text)
    return ["".join(worded[place.start : place.end]) for place in places]


def _worded(text: str) -> list[str]:
    """For each character what is left of it: itself, folded, or nothing."""
    folded = fold(text)
    printed = [at for at, character in enumerate(folded) if not character.isspace()]
    line = "".join(folded[at] for at in printed)
    thousands = {found.start() for found in _THOUSANDS.finditer(line)}
    worded = [""] * len(text)
    for at, (place, character) in enumerate(zip(printed, line, strict=True)):
        if not _is_mark(character) or (at not in thousands and _inside_a_number(line, at)):
            worded[place] = "-" if character == "~" else character
    return worded


def _is_mark(character: str) -> bool:
    if character in _MEANT:
        return False
    return character == "~" or unicodedata.category(character)[0] in "PZC"


def _inside_a_number(line: str, at: int) -> bool:
    """Whether the mark stands between two digits and belongs to them."""
    return (
        line[at] in _INSIDE_NUMBERS
        and line[at - 1 : at].isdigit()
        and line[at + 1 : at + 2].isdigit()
    )
