"""Working days are those of the State Council's calendar, as far as it is known."""

from dataclasses import replace
from datetime import date

import pytest

from bot.model import Pace
from bot.timing import calendar_knows, is_working_day, may_tell, next_time
from tests.timing.times import BY_DAY, SHANGHAI, at, clock

AT_WORK = replace(BY_DAY, working_days_only=True)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 20), True),  # a Friday
        (date(2026, 11, 22), False),  # a Sunday
        (date(2026, 10, 1), False),  # 国庆节, a Thursday
        (date(2026, 10, 10), True),  # 调休: a Saturday at work
        (date(2026, 2, 17), False),  # 春节, a Tuesday
    ],
)
def test_holidays_and_days_made_up(day: date, works: bool) -> None:
    assert calendar_knows(day.year)
    assert is_working_day(day) is works


def test_an_unknown_year_has_its_weekends_only() -> None:
    assert not calendar_knows(2099)
    assert not calendar_knows(1999)
    assert is_working_day(date(2099, 10, 1))
    assert not is_working_day(date(2099, 10, 3))


def test_the_national_day_holds_until_the_offices_open() -> None:
    released = at("2026-10-01 10:00")
    assert not may_tell(released, AT_WORK, SHANGHAI)
    assert clock(next_time(released, Pace.AT_ONCE, AT_WORK, SHANGHAI)) == "2026-10-08 08:00"


def test_a_weekend_holds_only_who_wishes_it() -> None:
    sunday = at("2026-11-22 10:00")
    assert clock(next_time(sunday, Pace.AT_ONCE, AT_WORK, SHANGHAI)) == "2026-11-23 08:00"
    assert next_time(sunday, Pace.AT_ONCE, BY_DAY, SHANGHAI) == sunday


def test_without_quiet_hours_a_working_day_begins_at_midnight() -> None:
    times = replace(AT_WORK, quiet_from=None)
    told = next_time(at("2026-11-21 10:00"), Pace.AT_ONCE, times, SHANGHAI)
    assert clock(told) == "2026-11-23 00:00"
