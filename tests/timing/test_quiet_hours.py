"""What falls into quiet hours is held to their end."""

from dataclasses import replace
from datetime import UTC, time
from zoneinfo import ZoneInfo

import pytest

from bot.model import Pace
from bot.timing import may_tell, next_time
from tests.timing.times import ANY_TIME, BY_DAY, NEW_YORK, SHANGHAI, at, clock

NOON_REST = replace(BY_DAY, quiet_from=time(12), quiet_to=time(14, 30))


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-11-22 20:59", True),
        ("2026-11-22 21:00", False),
        ("2026-11-23 00:00", False),
        ("2026-11-23 07:59", False),
        ("2026-11-23 08:00", True),
    ],
)
def test_across_midnight(now: str, told: bool) -> None:
    assert may_tell(at(now), BY_DAY, SHANGHAI) is told


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-11-22 11:59", True),
        ("2026-11-22 12:00", False),
        ("2026-11-22 14:29", False),
        ("2026-11-22 14:30", True),
        ("2026-11-22 23:00", True),
    ],
)
def test_inside_one_day(now: str, told: bool) -> None:
    assert may_tell(at(now), NOON_REST, SHANGHAI) is told


@pytest.mark.parametrize(
    "times",
    [
        ANY_TIME,
        replace(BY_DAY, quiet_from=None),
        replace(BY_DAY, quiet_to=None),
        replace(BY_DAY, quiet_from=time(8), quiet_to=time(8)),
    ],
)
def test_no_quiet_hours(times: object) -> None:
    assert may_tell(at("2026-11-22 03:00"), times, SHANGHAI)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("released", "told"),
    [
        ("2026-11-22 10:00", "2026-11-22 10:00"),
        ("2026-11-22 22:15", "2026-11-23 08:00"),
        ("2026-11-23 00:00", "2026-11-23 08:00"),
        ("2026-11-23 07:59", "2026-11-23 08:00"),
    ],
)
def test_held_to_their_end(released: str, told: str) -> None:
    assert clock(next_time(at(released), Pace.AT_ONCE, BY_DAY, SHANGHAI)) == told


def test_the_hours_are_of_the_zone_and_not_of_the_moment() -> None:
    in_utc = at("2026-11-22 22:15").astimezone(UTC)
    assert clock(next_time(in_utc, Pace.AT_ONCE, BY_DAY, SHANGHAI)) == "2026-11-23 08:00"
    assert may_tell(in_utc, BY_DAY, NEW_YORK)


def test_an_end_that_the_clock_skips_is_when_it_goes_on() -> None:
    """In New York 02:00 to 03:00 of 8 March 2026 does not exist."""
    times = replace(BY_DAY, quiet_to=time(2, 30))
    told = next_time(at("2026-03-08 01:00", NEW_YORK), Pace.AT_ONCE, times, NEW_YORK)
    assert clock(told, NEW_YORK) == "2026-03-08 03:00"


def test_a_clock_put_back_on_the_next_day_does_not_hold_longer() -> None:
    """On Lord Howe the clock goes back at two in the morning of 7 April 2024."""
    lord_howe = ZoneInfo("Australia/Lord_Howe")
    times = replace(BY_DAY, quiet_from=time(2), quiet_to=time(0))
    told = next_time(at("2024-04-06 23:59", lord_howe), Pace.AT_ONCE, times, lord_howe)
    assert clock(told, lord_howe) == "2024-04-07 00:00"


def test_an_end_that_the_clock_shows_twice_counts_the_first_time() -> None:
    """In New York 01:00 to 02:00 of 1 November 2026 comes twice."""
    times = replace(BY_DAY, quiet_to=time(1, 30))
    told = next_time(at("2026-10-31 23:00", NEW_YORK), Pace.AT_ONCE, times, NEW_YORK)
    assert told == at("2026-11-01 01:30", NEW_YORK).astimezone(UTC)
    assert may_tell(told, times, NEW_YORK)
    again = at("2026-11-01 01:10", NEW_YORK).replace(fold=1)
    told = next_time(again, Pace.AT_ONCE, times, NEW_YORK)
    assert told == at("2026-11-01 01:30", NEW_YORK).replace(fold=1).astimezone(UTC)
