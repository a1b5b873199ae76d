"""Moments and telling times as tests write them."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.model import Pace, TellingTimes

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
BY_DAY = TellingTimes()  # quiet from 21:00 to 08:00, digests at nine, weekly on Mondays
ANY_TIME = TellingTimes(quiet_from=None, quiet_to=None)


def at(written: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """2026-11-22 10:00 as the clock of `zone` shows it."""
    return datetime.fromisoformat(written).replace(tzinfo=zone)


def clock(moment: datetime, zone: ZoneInfo = SHANGHAI) -> str:
    """What the clock of `zone` shows at a moment."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


MINUTES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
TIMES = st.builds(
    TellingTimes,
    digest_hour=st.integers(0, 23),
    digest_weekday=st.integers(0, 6),
    quiet_from=MINUTES | st.none(),
    quiet_to=MINUTES | st.none(),
    working_days_only=st.booleans(),
)
# Clocks that are put forward by an hour, by half an hour, at midnight, and never.
ZONES = st.sampled_from(
    [
        ZoneInfo(name)
        for name in (
            "Asia/Shanghai",
            "America/New_York",
            "Australia/Lord_Howe",
            "America/Havana",
            "Asia/Beirut",
            "Europe/London",
        )
    ]
)
PACES = st.sampled_from(Pace)
_CLOCK_CHANGES = [
    "2024-03-10 05:00", "2024-11-03 04:00", "2024-03-31 00:00",
    "2024-10-27 00:00", "2024-04-06 14:00", "2024-10-05 14:00", "2023-03-29 20:00",
    "2026-02-14 12:00", "2026-09-30 12:00", "2026-12-31 10:00",
]  # fmt: skip
_SECONDS = st.integers(-2 * 86_400, 2 * 86_400)
MOMENTS = st.builds(
    lambda near, seconds: datetime.fromtimestamp(
        datetime.fromisoformat(near).replace(tzinfo=UTC).timestamp() + seconds, UTC
    ),
    st.sampled_from(_CLOCK_CHANGES),
    _SECONDS,
) | st.datetimes(datetime(2004, 1, 2), datetime(2036, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001 - hypothesis wants the bounds naive
    lambda moment: moment.replace(microsecond=0)
)
