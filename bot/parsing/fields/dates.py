"""Dates as printed in letters and on pages.

2024年5月29日 · 2024-05-29 · 2024/7/19 · 2024.5.29 · 二〇二四年五月二十九日 · 二0一八年六月十九日
2022927, 2022年614 and 20231117: 年, 月 or 日 lost on the way; read only where one day fits
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.model import Place
from bot.parsing.numerals import DIGITS, digits, number

_DIGITAL = re.compile(
    r"(?<![0-9])(20[0-9]{2}|19[89][0-9])\s*(?:年|[-/.])\s*([01]?[0-9])\s*(?:月|[-/.])\s*"
    r"([0-3]?[0-9])(?![0-9])\s*日?"
)
_CHINESE = re.compile(
    rf"(?<![0-9{DIGITS}])([二2][0-9o{DIGITS}]{{3}})\s*年\s*([0-9{DIGITS}十]{{1,3}})\s*月\s*"
    rf"([0-9{DIGITS}十]{{1,3}})\s*日"
)
_GLYPHS_LOST = re.compile(r"(20[0-3][0-9])\s*年?\s*([0-9]{2,4})\s*日?")
_WHOLE_LINE_TAIL = re.compile(r"[\s|.。)\]]*")


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, where it is printed, and whether nothing of it is lost."""

    day: date
    place: Place
    whole: bool = True  # False: 年, 月 or 日 lost on the way


def dates(folded: str, place: Place) -> Iterator[Dated]:
    """Every full date at `place`, in order."""
    found = [
        Dated(day, Place(match.start(), match.end()))
        for pattern in (_DIGITAL, _CHINESE)
        for match in pattern.finditer(folded, place.start, place.end)
        if (day := _day(match)) is not None
    ]
    yield from sorted(found, key=lambda dated: dated.place.start)


def dated_line(folded: str, line: Place) -> Dated | None:
    """The date when the line holds one and nothing else, also with 年月日 lost."""
    start, end = line.start, line.end
    while start < end and (folded[start].isspace() or folded[start] in "([|"):
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    for pattern in (_DIGITAL, _CHINESE):
        match = pattern.match(folded, start, end)
        if match and _WHOLE_LINE_TAIL.fullmatch(folded, match.end(), end):
            day = _day(match)
            return Dated(day, Place(*match.span())) if day else None
    match = _GLYPHS_LOST.fullmatch(folded, start, end)
    day = _only_day(match) if match else None
    return Dated(day, Place(start, end), whole=False) if day else None


def _day(match: re.Match[str]) -> date | None:
    year, month, day = digits(match[1]), number(match[2]), number(match[3])
    return _real(year, month, day) if year and month and day else None


def _only_day(match: re.Match[str]) -> date | None:
    """The one day that digits without 年月日 can mean: 2022927 → 27 September; 2022111 → none."""
    year, rest = int(match[1]), match[2]
    readings = {
        day
        for cut in range(1, len(rest))
        if len(rest) - cut <= 2 and cut <= 2 and (len(rest) == 4 or "0" not in (rest[0], rest[cut]))
        if (day := _real(year, int(rest[:cut]), int(rest[cut:]))) is not None
    }
    return readings.pop() if len(readings) == 1 else None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
