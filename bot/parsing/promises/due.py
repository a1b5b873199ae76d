"""Due dates that a next step prints, each with the range of days that its words literally name.

Relative words (今年、年底前、三季度) count from the day of the letter; without that day they stay
unread. So do words that name no day for certain (近期、春节前、年初), the years in the name of a
plan or a rule, and whatever lies before the letter: a date gone by is no due date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bot.folding import fold
from bot.model import Due
from bot.parsing.body.quantities import CHINESE, integer
from bot.parsing.promises.formulas import LONGEST_PHRASE
from bot.tables import table

_N = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,3}})"
_YEAR = (
    r"(?P<year>(?:20\d\d|二[○零][一二三四五][○零一二三四五六七八九])年?"
    r"|今年|本年度?|明年|来年|后年)"
)
_DAY = re.compile(
    rf"(?:{_YEAR}的?)?(?P<month>{_N})月份?(?:"
    rf"(?P<day>{_N})[日号]|(?P<third>上旬|中旬|下旬)|(?P<edge>底|末))?(?P<before>(?:之|以)?前)?"
)
_PART = re.compile(
    rf"(?:{_YEAR}度?的?)?(?P<part>上半年|下半年|第?[一二三四1-4]季度)(?P<edge>底|末)?(?P<before>(?:之|以)?前)?"
)
_FEAST = re.compile(
    rf"(?:{_YEAR}的?)?“?(?P<feast>{{feasts}})”?节?(?:假期)?(?P<before>(?:之|以)?前)"
)
_END = re.compile(
    rf"(?:(?P<year_end>年(?:底|末|内))|{_YEAR}度?(?:年?(?P<edge>底|末|内|以内|之内))?)(?P<before>(?:之|以)?前)?"
)
_SPAN = re.compile(r"(?P<first>20\d\d)年?(?:至|到|-|~)(?P<last>20\d\d)年")
_PERIOD = re.compile(
    r"“?(?P<period>十[三四五六]五)”?(?P<when>期间|时期|末|期末|规划期)(?P<before>前)?"
)
_WITHIN = re.compile(rf"(?P<count>{_N}|半)(?P<unit>年|个月)(?:之|以)?内")

# What makes of a date a name, a rule's number or a thing of the past.
_NAMED = re.compile(
    r"[^,;。]{0,4}(?:以来|以前的?|起至今|民生实事|[一-龥]{0,6}(?:年鉴|公报))|年?(?:\)|》|\])"
)
_LABEL_OF_A_PLAN = re.compile(
    r"度?(?!计划[新投建完实改再安用在于对将启])[^,;。将拟前内底末]{0,16}(?:计划|方案|规划|清单|预算|项目库|项目)"
)
_OF_A_THING = re.compile(r"的(?!\d)|[省市县区](?:委|政府)|[“《]|民生|本级")
_SEASON = re.compile(r"[^,;。]{0,2}[春夏秋冬汛暑寒]|[^,;。\d]{1,8}(?<!提)前")
_NO_DEADLINE = re.compile(r"(?:截[至止]到?|每年的?|每)$")  # 截至年底 · 每年3月底前
_ENTERS = re.compile(
    r"(?:列入|纳入|编入|排入|列为|申报为?|报送|纳进|列进|放入|写入|争取)[^,;。]{0,6}$"
)


@dataclass(frozen=True, slots=True)
class _Days:
    start: date
    end: date


def due(text: str, dated: date | None) -> Due | None:
    """The first due date printed in `text`, for a letter of the day `dated`."""
    for found in dues(text, dated):
        return found
    return None


def dues(text: str, dated: date | None) -> Iterator[Due]:
    """The due dates printed in `text`, in their order."""
    folded = _without_titles(fold(text[:LONGEST_PHRASE]))
    position = 0
    while match_and_days := _next(folded, position, dated):
        match, days = match_and_days
        position = match.end()
        ahead = days is not None and (dated is None or days.end >= dated)
        if days is not None and ahead and not _is_a_name(folded, match):
            yield Due(text[match.start() : match.end()], days.start, days.end)


def _next(
    folded: str, position: int, dated: date | None
) -> tuple[re.Match[str], _Days | None] | None:
    """The next date in the text, the longest of those that start first, and its days."""
    best: tuple[re.Match[str], Callable[[re.Match[str], date | None], _Days | None]] | None = None
    for pattern, reader in _forms():
        match = pattern.search(folded, position)
        if match and (best is None or _earlier(match, best[0])):
            best = match, reader
    if best is None:
        return None
    return best[0], best[1](best[0], dated)


def _earlier(match: re.Match[str], other: re.Match[str]) -> bool:
    return (match.start(), -match.end()) < (other.start(), -other.end())


@cache
def _forms() -> tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str], date | None], _Days | None]], ...
]:
    feasts = "|".join(table("promises")["feasts"])
    return (
        (_SPAN, _span),
        (_DAY, _day),
        (_PART, _part),
        (re.compile(_FEAST.pattern.replace("{feasts}", feasts)), _feast),
        (_END, _year_end),
        (_PERIOD, _period),
        (_WITHIN, _within),
    )


def _without_titles(folded: str) -> str:
    """The text with titles blanked: a year in a plan's name is no due date."""
    return re.sub(r"《[^》]*》|\[20\d\d\]", lambda match: "\0" * len(match[0]), folded)


def _is_a_name(folded: str, match: re.Match[str]) -> bool:
    """Whether the date belongs to the name of something, or to the past."""
    if _NAMED.match(folded, match.end()) or _NO_DEADLINE.search(folded, 0, match.start()):
        return True
    # 2027年春耕前 is sooner than the year, but nobody can say which day; 今年的资金 is no date
    bare_year = match.re is _END and match["year"] == match[0]
    if bare_year and any(p.match(folded, match.end()) for p in (_SEASON, _OF_A_THING)):
        return True
    plain_year = match[0].rstrip("年度").isdigit() or "至" in match[0] or "-" in match[0]
    return bool(
        plain_year
        and _LABEL_OF_A_PLAN.match(folded, match.end())
        and not _ENTERS.search(folded, 0, match.start())
    )


def _year(match: re.Match[str], dated: date | None) -> int | None:
    """The year that is printed, or meant by 今年, or none printed: the letter's own."""
    printed = match["year"]
    if printed is None or printed in ("今年", "本年", "本年度"):
        return dated.year if dated else None
    if printed in ("明年", "来年", "后年"):
        return dated.year + (2 if printed == "后年" else 1) if dated else None
    return integer(printed.rstrip("年"))


def _day(match: re.Match[str], dated: date | None) -> _Days | None:
    year, month = _year(match, dated), integer(match["month"])
    if year is None or not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    first = 1
    if match["day"]:
        first = last = min(integer(match["day"]), last)
        if first < 1:
            return None
    elif match["third"]:
        first, last = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last)}[match["third"]]
    elif match["edge"]:
        first = last
    whole_month = not (match["day"] or match["third"] or match["edge"])
    return _range(date(year, month, first), date(year, month, last), match, dated, whole_month)


def _part(match: re.Match[str], dated: date | None) -> _Days | None:
    year = _year(match, dated)
    if year is None:
        return None
    if match["part"].endswith("半年"):
        first_month, last_month = (1, 6) if match["part"][0] == "上" else (7, 12)
    else:
        last_month = 3 * integer(match["part"].removeprefix("第")[0])
        first_month = last_month - 2
    end = date(year, last_month, monthrange(year, last_month)[1])
    start = end if match["edge"] else date(year, first_month, 1)
    return _range(start, end, match, dated, not match["edge"])


def _feast(match: re.Match[str], dated: date | None) -> _Days | None:
    year = _year(match, dated)
    if year is None:
        return None
    month, day = table("promises")["feasts"][match["feast"]]
    feast = date(year, month, day)
    return _range(feast, feast, match, dated, whole=True)


def _year_end(match: re.Match[str], dated: date | None) -> _Days | None:
    if match["year_end"]:
        year, edge = (dated.year if dated else None), match["year_end"][1:]
    else:
        year, edge = _year(match, dated), match["edge"] or ""
    if year is None or (match["year"] and not match["year"].endswith(("年", "度"))):
        return None
    last = date(year, 12, 31)
    if edge in ("底", "末"):
        return _range(last, last, match, dated, whole=False)
    start = date(year, 1, 1)
    if edge and dated and dated.year == year:
        start = dated
    return _range(start, last, match, dated, whole=not edge)


def _span(match: re.Match[str], dated: date | None) -> _Days | None:
    first, last = int(match["first"]), int(match["last"])
    return _Days(date(first, 1, 1), date(last, 12, 31)) if first < last else None


def _period(match: re.Match[str], dated: date | None) -> _Days | None:
    first, last = table("promises")["periods"][match["period"]]
    end = date(last, 12, 31)
    return _Days(end if match["when"].endswith("末") else date(first, 1, 1), end)


def _within(match: re.Match[str], dated: date | None) -> _Days | None:
    if dated is None:
        return None
    months = 12 if match["unit"] == "年" else 1
    if match["count"] == "半":
        if months == 1:
            return None
        months = 6
    else:
        months *= integer(match["count"])
    year, month = divmod(dated.month - 1 + months, 12)
    year, month = dated.year + year, month + 1
    return _Days(dated, date(year, month, min(dated.day, monthrange(year, month)[1])))


def _range(
    start: date, end: date, match: re.Match[str], dated: date | None, whole: bool
) -> _Days | None:
    """The days from `start` to `end`; with 前, those up to `end`, or up to the day before a whole
    period: 6月30日前 lets the 30th in, 国庆节前 and 6月前 end before it begins."""
    if not match["before"]:
        return _Days(start, end)
    last = start - timedelta(days=1) if whole else end
    if dated and dated <= last:
        return _Days(dated, last)
    return _Days(min(start, last), last)
