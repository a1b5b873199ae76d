"""Working days of mainland China: 法定节假日 are free, weekends 调休 made working days are not.

The State Council names them late in the year before; a year that the installed calendar does not
know yet has its weekends free and nothing else (`calendar_knows` says so).
"""

from __future__ import annotations

from datetime import date
from functools import cache

import chinese_calendar

_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether offices work on `day`."""
    if calendar_knows(day.year):
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < _SATURDAY


def calendar_knows(year: int) -> bool:
    """Whether the holidays of `year` are known, and not only its weekends."""
    return year in _known_years()


@cache
def _known_years() -> frozenset[int]:
    return frozenset(day.year for day in chinese_calendar.holidays)
