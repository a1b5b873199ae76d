"""The figures that a reply states: value, unit, how exact, and of which year.

A numeral counts as a figure when a unit of the table `figures` stands behind it. Numbers of
documents, articles, sessions, dates, lists, telephones and whatever stands in 《titles》 do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.model import Figure, Place
from bot.parsing.body.quantities import CHINESE, integer, quantity
from bot.parsing.letter import Letter
from bot.sentences import clauses
from bot.tables import table

_NUMERAL = (
    r"(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?"
    rf"|[{CHINESE}]{{1,12}})(?![\d{CHINESE}])"
)
_TITLE = r"《[^》]{0,200}》|\[(?:19|20)\d\d\]\d*"
_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?!度?[^,;。\d]{0,12}(?:规划|方案)》)")
_RELATIVE_YEAR = re.compile(r"前年|去年|上年|今年|本年|目前|眼下|当前|现有|明年|后年")
_REACH = 400  # characters before a figure that are looked at; no real clause has as many
_YEARS_AWAY = {"前年": -2, "去年": -1, "上年": -1, "明年": 1, "后年": 2}


@dataclass(frozen=True, slots=True)
class Measure:
    """A numeral with its unit, before anybody asks which year it is of."""

    place: Place
    value: Decimal
    unit: str
    bound: str


def figures(letter: Letter) -> tuple[Figure, ...]:
    """The figures in the body of a letter, in their order."""
    found: list[Figure] = []
    for clause in clauses(letter.text, letter.body):
        folded = clause.of(letter.folded)
        for measure in measures(folded):
            start, end = clause.start + measure.place.start, clause.start + measure.place.end
            found.append(
                Figure(
                    text=letter.text[start:end],
                    start=start,
                    end=end,
                    value=measure.value,
                    unit=measure.unit,
                    bound=measure.bound,
                    words=clause,
                    year=_year_of(folded, measure.place.start, letter),
                )
            )
    return tuple(found)


def measures(folded: str) -> Iterator[Measure]:
    """The numerals with a unit in a folded clause."""
    for match in _pattern().finditer(folded):
        if match["numeral"] and _counts(match):  # else it is a title
            value = quantity(match["numeral"], match["myriads"] or "")
            if value is not None:
                yield Measure(Place(*match.span()), value, match["unit"], _bound(match))


@cache
def _pattern() -> re.Pattern[str]:
    units = sorted((re.escape(unit) for unit in table("figures")["units"]), key=len, reverse=True)
    not_after = "|".join(re.escape(mark) for mark in table("figures")["not_after"])
    return re.compile(
        rf"{_TITLE}|(?P<before>超过|不少于|不低于|至少|突破|逾|超|约|近|将近|大约|不足|不到|不超过|低于)?"
        rf"(?<![\d.第{CHINESE}])(?<!\d-)(?P<numeral>{_NUMERAL})"
        r"(?P<odd>余|多|几)?(?P<myriads>万亿|亿|万)?(?P<more>余|多)?"
        rf"(?P<unit>{'|'.join(units)})(?P<after>以上|左右|上下|以内|以下)?(?!{not_after})"
    )


def _counts(match: re.Match[str]) -> bool:
    """A numeral in characters counts from two characters on, or with 万, or as 成 and 倍."""
    numeral = match["numeral"]
    return (
        numeral[0].isdigit()
        or len(numeral) > 1
        or bool(match["myriads"])
        or match["unit"] in ("成", "倍")
    )


def _bound(match: re.Match[str]) -> str:
    words = table("figures")["bounds"]
    printed = [match[name] for name in ("before", "odd", "more", "after") if match[name]]
    return next((bound for bound, names in words.items() if any(p in names for p in printed)), "")


def _year_of(folded: str, position: int, letter: Letter) -> int | None:
    """The year printed before the figure in its clause, or meant there by 去年 or 目前."""
    nearby = max(0, position - _REACH)
    printed = list(_YEAR.finditer(folded, nearby, position))
    relative = list(_RELATIVE_YEAR.finditer(folded, nearby, position))
    if printed and (not relative or relative[-1].start() < printed[-1].start()):
        return integer(printed[-1]["year"])
    if relative and letter.dated:
        return letter.dated.year + _YEARS_AWAY.get(relative[-1][0], 0)
    return None
