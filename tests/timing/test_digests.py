"""Digests come at the chosen hour and weekday."""

from dataclasses import replace
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model import Pace
from bot.timing import latest_digest, next_time
from tests.timing.times import BY_DAY, NEW_YORK, SHANGHAI, at, clock

AT_WORK = replace(BY_DAY, working_days_only=True)


@pytest.mark.parametrize(
    ("pace", "released", "told"),
    [
        (Pace.DAILY, "2026-11-22 08:59", "2026-11-22 09:00"),
        (Pace.DAILY, "2026-11-22 09:00", "2026-11-23 09:00"),
        (Pace.DAILY, "2026-11-22 23:00", "2026-11-23 09:00"),
        (Pace.WEEKLY, "2026-11-22 10:00", "2026-11-23 09:00"),
        (Pace.WEEKLY, "2026-11-23 09:00", "2026-11-30 09:00"),
        (Pace.WEEKLY, "2026-11-24 00:00", "2026-11-30 09:00"),
    ],
)
def test_the_next_digest_is_later_than_the_release(pace: Pace, released: str, told: str) -> None:
    assert clock(next_time(at(released), pace, BY_DAY, SHANGHAI)) == told


def test_a_digest_in_the_quiet_hours_waits_for_their_end() -> None:
    late = replace(BY_DAY, digest_hour=22)
    told = next_time(at("2026-11-22 10:00"), Pace.DAILY, late, SHANGHAI)
    assert clock(told) == "2026-11-23 08:00"


def test_a_daily_digest_of_a_weekend_comes_on_monday_at_its_hour() -> None:
    told = next_time(at("2026-11-20 10:00"), Pace.DAILY, AT_WORK, SHANGHAI)
    assert clock(told) == "2026-11-23 09:00"


def test_a_weekly_digest_of_a_holiday_comes_on_the_next_working_day() -> None:
    thursdays = replace(AT_WORK, digest_weekday=3)  # 1 October 2026 is one; the offices open on 8th
    told = next_time(at("2026-09-25 10:00"), Pace.WEEKLY, thursdays, SHANGHAI)
    assert clock(told) == "2026-10-08 09:00"
    mondays = replace(AT_WORK, digest_weekday=0)
    told = next_time(at("2026-09-28 10:00"), Pace.WEEKLY, mondays, SHANGHAI)
    assert clock(told) == "2026-10-08 09:00"


@pytest.mark.parametrize(
    ("pace", "now", "latest"),
    [
        (Pace.DAILY, "2026-11-22 08:59", "2026-11-21 09:00"),
        (Pace.DAILY, "2026-11-22 09:00", "2026-11-22 09:00"),
        (Pace.WEEKLY, "2026-11-22 10:00", "2026-11-16 09:00"),
        (Pace.WEEKLY, "2026-11-23 09:00", "2026-11-23 09:00"),
    ],
)
def test_the_latest_digest(pace: Pace, now: str, latest: str) -> None:
    assert clock(latest_digest(at(now), pace, BY_DAY, SHANGHAI)) == latest


def test_the_latest_digest_of_a_holiday_is_that_before_it() -> None:
    """So that nobody gets a note of quiet for each day of a holiday."""
    assert clock(latest_digest(at("2026-10-07 12:00"), Pace.DAILY, AT_WORK, SHANGHAI)) == (
        "2026-09-30 09:00"
    )


def test_what_is_told_at_once_has_no_digests() -> None:
    with pytest.raises(ValueError, match="at once"):
        latest_digest(at("2026-11-22 10:00"), Pace.AT_ONCE, BY_DAY, SHANGHAI)


def test_a_digest_hour_that_the_clock_skips_or_shows_twice() -> None:
    at_two = replace(BY_DAY, digest_hour=2, quiet_from=None)
    skipped = next_time(at("2026-03-07 12:00", NEW_YORK), Pace.DAILY, at_two, NEW_YORK)
    assert clock(skipped, NEW_YORK) == "2026-03-08 03:00"
    at_one = replace(at_two, digest_hour=1)
    first = next_time(at("2026-10-31 12:00", NEW_YORK), Pace.DAILY, at_one, NEW_YORK)
    second = next_time(first, Pace.DAILY, at_one, NEW_YORK)
    assert [clock(moment, NEW_YORK) for moment in (first, second)] == [
        "2026-11-01 01:00",
        "2026-11-02 01:00",
    ]
    assert second - first == timedelta(hours=25)


def test_a_weekday_that_a_place_skipped_is_told_on_the_next() -> None:
    """Samoa went from Thursday to Saturday when it crossed the date line."""
    samoa = ZoneInfo("Pacific/Apia")
    fridays = replace(BY_DAY, digest_weekday=4)
    for released in ("2011-12-29 22:00", "2011-12-31 05:00"):
        told = next_time(at(released, samoa), Pace.WEEKLY, fridays, samoa)
        assert clock(told, samoa) == "2011-12-31 09:00"


def test_quiet_but_for_one_minute_of_the_day() -> None:
    almost_silent = replace(BY_DAY, quiet_from=time(0), quiet_to=time(23, 59))
    told = next_time(at("2026-11-22 10:00"), Pace.DAILY, almost_silent, SHANGHAI)
    assert clock(told) == "2026-11-23 23:59"
