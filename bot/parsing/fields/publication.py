"""The day a letter was written and the day it was published.

The date under the signature is the letter's; without one, the page's 成文日期. A bare date with a
weekday at the top of a saved page is the day somebody looked at it, and neither.
"""

from __future__ import annotations

import re
from datetime import date

from bot.model import Place
from bot.parsing.fields.anatomy import Anatomy
from bot.parsing.fields.dates import Dated, dates
from bot.parsing.fields.found import Found
from bot.parsing.fields.letterhead import Labelled
from bot.parsing.fields.lines import lines

_WEEKDAY = re.compile(r"星期|今天是|农历")
# 2025-07-09 来源:交通运输部 · 来源:厅基础教育处 2024-06-20 10:15:00
_SOURCE_LINE = re.compile(r"来源|发布|浏览|点击|阅读|作者|字号|[0-9]{1,2}:[0-9]{2}")


def find_written(folded: str, anatomy: Anatomy, labels: tuple[Labelled, ...]) -> Found[date] | None:
    """The letter's own date."""
    signed = anatomy.signed_on
    if signed is not None:
        return Found(signed.day, signed.place, stated=signed.whole)
    stated = find_stated(folded, labels)
    if stated is not None:
        return stated
    below = tuple(one for one in labels if one.label.start >= anatomy.foot.start)
    under_it = _labelled(folded, below, "published")  # 日期:… under the letter
    return Found(under_it.day, under_it.place, stated=False) if under_it else None


def find_stated(folded: str, labels: tuple[Labelled, ...]) -> Found[date] | None:
    """The 成文日期 that the page states."""
    found = _labelled(folded, labels, "written")
    return Found(found.day, found.place) if found else None


def find_published(
    folded: str, anatomy: Anatomy, labels: tuple[Labelled, ...]
) -> Found[date] | None:
    """The day of publication: its label's, else that of the line with 来源 or a clock time."""
    above = tuple(one for one in labels if one.label.start < anatomy.foot.start)
    stated = _labelled(folded, above, "published")
    if stated:
        return Found(stated.day, stated.place)
    for line in lines(folded, anatomy.head):
        if _SOURCE_LINE.search(line.words) and not _WEEKDAY.search(line.words):
            found = next(iter(dates(folded, line.place)), None)
            if found and not _is_other(folded, found.place, labels):
                return Found(found.day, found.place)
    return None


def _labelled(folded: str, labels: tuple[Labelled, ...], meaning: str) -> Dated | None:
    for one in labels:
        if one.meaning == meaning:
            found = next(iter(dates(folded, one.value)), None)
            if found:
                return found
    return None


def _is_other(folded: str, place: Place, labels: tuple[Labelled, ...]) -> bool:
    """Whether a label says that the date is something else's: 成文日期, 失效日期."""
    return any(
        one.value.start <= place.start < one.value.end
        and one.meaning in ("written", "other")
        and "来源" not in folded[one.label.start : one.label.end]
        for one in labels
    )
