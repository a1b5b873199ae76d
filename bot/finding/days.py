"""The day that a person means: 三周后, 下周一, 月底, 3月1日, 2027-03-01.

A day named without its year, month or week is the first such day from today on; a longer stretch
(下周, 下个月, 6月中旬, 明年) is its first day. dateparser, the well-kept library for this, reads no
三周后, 两个月后, 下周一, 月底 or 3月1日, so the forms are ours and only the numerals a library's.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import cn2an

from bot.folding import fold

_LONGEST = 20  # characters
_FARTHEST = 10  # years ahead: a reminder after that is a slip of the finger

_DIGITS = "○零一二三四五六七八九"
_NUMBER = rf"(?:\d{{1,4}}|[{_DIGITS}十百两]{{1,5}})"
_YEAR = rf"(?P<year>20\d\d|\d\d|[{_DIGITS}]{{4}}|[去今明后])年"
_MONTH = rf"(?P<month>{_NUMBER}|上个?|本|这个?|下下?个?)月份?"
_DAY = rf"(?P<day>{_NUMBER})"
_PART = r"(?P<part>上旬|中旬|下旬|初|中|底|末)"
_WEEK = "(?:周|星期|礼拜)"

_NAMED_DAYS = {"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3}
_NAMED_YEARS = {"去": -1, "今": 0, "明": 1, "后": 2}
_WEEKDAYS = "一二三四五六日"
_SATURDAY = "六"
_FIRST_DAYS = {"初": 1, "上旬": 1, "中旬": 11, "中": 15, "下旬": 21}
_LAST = 31  # of a month, or what it has
_CHINESE_DIGITS = str.maketrans(_DIGITS, "00123456789")


def read_day(words: str, today: date) -> date | None:
    """The day that `words` name, be it past; None when it is not understood or too far off."""
    folded = "".join(fold(words).split())
    if len(folded) > _LONGEST:
        return None
    try:
        day = _read(folded, today)
        return day if day and day <= _months_on(today, 12 * _FARTHEST) else None
    except (ValueError, KeyError, OverflowError):  # 13月1日, 零十一天后, 9999年后
        return None


def _read(folded: str, today: date) -> date | None:
    for form, meaning in _FORMS.items():
        found = re.fullmatch(form, folded)
        if found:
            return meaning({name: said or "" for name, said in found.groupdict().items()}, today)
    return None


def _named_day(said: dict[str, str], today: date) -> date:
    return today + timedelta(_NAMED_DAYS[said["name"]])


def _counted(said: dict[str, str], today: date) -> date | None:
    """三周后, 两个半月后, 半年前."""
    if said["count"] == "半" and said["unit"] not in ("月", "年"):
        return None
    count = _number(said["count"]) if said["count"] != "半" else 0
    halves = 1 if "半" in (said["count"], said["half"], said["half_year"]) else 0
    way = -1 if "前" in said["way"] else 1
    match said["unit"]:
        case "天" | "日":
            return today + timedelta(way * count)
        case "月":
            return _months_on(today, way * count) + timedelta(way * 15 * halves)
        case "年":
            return _months_on(today, way * (12 * count + 6 * halves))
    return today + timedelta(weeks=way * count)


def _weekday(said: dict[str, str], today: date) -> date | None:
    """下周一, 本周五, 周末, 下周: weeks begin with Monday."""
    which = said["which"]
    name = said["weekday"].replace("天", "日").replace("末", _SATURDAY)
    at = int(name) - 1 if name.isdecimal() else _WEEKDAYS.index(name or "一")
    if not which:
        return today + timedelta((at - today.weekday()) % 7) if name else None
    weeks = which.count("下") - which.count("上")
    return today + timedelta(at - today.weekday(), weeks=weeks)


def _dated(said: dict[str, str], today: date) -> date | None:
    """3月1日, 明年6月底, 下个月, 15号: what is left out is whatever comes first from today on."""
    part, month = said.get("part", ""), said.get("month", "")
    day = _number(said["day"]) if said.get("day") else _FIRST_DAYS.get(part, _LAST if part else 1)
    year = _year(said["year"], today) if said.get("year") else None
    if month and month[0] in "上本这下":
        if year is not None:
            return None
        first = _months_on(today.replace(day=1), month.count("下") - month.count("上"))
        return _in_month(first.year, first.month, day, clipped=part != "")
    if year is not None:
        return _in_month(year, _number(month), day, clipped=part != "")
    possible = (
        _in_month(first.year, first.month, day, clipped=part != "")
        for first in _months_from(today)
        if not month or first.month == _number(month)
    )
    return next((found for found in possible if found and found >= today), None)


def _end_of_year(said: dict[str, str], today: date) -> date | None:
    """年底, 明年初, 2027年."""
    month = "12" if said["part"] in ("底", "末") else "1"
    return _dated({**said, "month": month}, today)


def _quarter(said: dict[str, str], today: date) -> date | None:
    """明年一季度末, 下季度, 季度末."""
    which, ends = said["which"], said["part"] in ("底", "末")
    if which in ("", "本", "这个", "下", "下个"):
        this = _months_on(today.replace(day=1), -((today.month - 1) % 3))
        month = _months_on(this, 3 * which.count("下") + 2 * ends)
        return _in_month(month.year, month.month, _LAST if ends else 1, clipped=True)
    quarter = int(which) if which.isdecimal() else _number(which)
    return _dated({**said, "month": str(3 * quarter if ends else 3 * quarter - 2)}, today)


_FORMS: dict[str, Callable[[dict[str, str], date], date | None]] = {
    r"(?P<name>大后|[前昨今明后])[天日]": _named_day,
    rf"(?P<year>20\d\d|[{_DIGITS}]{{4}}|[去今明后])年(?P<part>)": _end_of_year,
    rf"(?:再?过)?(?P<count>{_NUMBER}|半)(?:个(?P<half>半)?)?(?P<unit>天|日|周|星期|礼拜|月|年)"
    r"(?P<half_year>半)?(?P<way>[之以]?[后前])": _counted,
    rf"(?:再?过)?(?P<count>{_NUMBER}|半)(?:个(?P<half>半)?(?=月|星|礼))?"
    r"(?P<unit>天|周|星期|礼拜|(?<=[个半])月|年)(?P<half_year>(?<=年)半)?(?P<way>)": _counted,
    rf"(?P<which>下{{1,2}}|上{{1,2}}|[这本])?个?{_WEEK}(?P<weekday>[{_WEEKDAYS}天末1-7])": _weekday,
    rf"(?P<which>下{{1,2}})个?{_WEEK}(?P<weekday>)": _weekday,
    rf"(?:{_YEAR})?{_MONTH}(?:{_DAY}[日号]?|{_PART})?": _dated,
    rf"月{_PART}": _dated,
    rf"{_DAY}[日号]": _dated,
    rf"(?:{_YEAR}年?|年)(?P<part>[初底末])": _end_of_year,
    r"(?P<year>20\d\d)(?P<mark>[-/.])(?P<month>\d\d?)(?:(?P=mark)(?P<day>\d\d?))?": _dated,
    r"(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)": _dated,
    r"(?P<month>\d\d?)[-/.](?P<day>\d\d?)": _dated,
    rf"(?:{_YEAR})?(?P<which>第?[一二三四1-4]|本|这个|下个?|)季度(?P<part>[初底末]?)": _quarter,
}


def _in_month(year: int, month: int, day: int, *, clipped: bool) -> date | None:
    """The day of a month; one past its end is none, or the last where 底 was said."""
    last = monthrange(year, month)[1]
    if day > last and not clipped:
        return None
    return date(year, month, min(day, last))


def _months_from(today: date) -> Iterator[date]:
    """The firsts of this month and of those after it; far enough for the next 29 February."""
    return (_months_on(today.replace(day=1), months) for months in range(12 * _FARTHEST))


def _months_on(day: date, months: int) -> date:
    """The same day that many months on, or the last day of a month that is too short for it."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _year(words: str, today: date) -> int:
    if words in _NAMED_YEARS:
        return today.year + _NAMED_YEARS[words]
    year = int(words.translate(_CHINESE_DIGITS))
    return year if year > 99 else 2000 + year


def _number(words: str) -> int:
    """The value of a numeral; ValueError when it is none."""
    return int(words) if words.isdecimal() else int(cn2an.cn2an(words.replace("○", "零"), "smart"))
