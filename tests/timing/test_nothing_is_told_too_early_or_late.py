"""Whatever the wishes, the zone and the moment: held as long as wished, and no longer."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.model import Pace, TellingTimes
from bot.timing import is_working_day, latest_digest, may_tell, next_time
from tests.timing.times import MOMENTS, PACES, TIMES, ZONES

DIGESTS = st.sampled_from([Pace.DAILY, Pace.WEEKLY])
MINUTE = timedelta(minutes=1)


@settings(deadline=None)
@given(MOMENTS, PACES, TIMES, ZONES)
def test_never_before_the_release_and_only_when_it_may_be(
    released: datetime, pace: Pace, times: TellingTimes, zone: ZoneInfo
) -> None:
    told = next_time(released, pace, times, zone)
    assert told >= released
    assert may_tell(told, times, zone)
    assert next_time(told, Pace.AT_ONCE, times, zone) == told


@settings(deadline=None, max_examples=60)
@given(MOMENTS, TIMES, ZONES)
def test_no_earlier_moment_was_allowed(
    released: datetime, times: TellingTimes, zone: ZoneInfo
) -> None:
    told = next_time(released, Pace.AT_ONCE, times, zone)
    assume(told - released <= timedelta(days=4))  # in steps of a minute; more takes too long
    missed = (told - released) // MINUTE
    assert not any(may_tell(released + step * MINUTE, times, zone) for step in range(missed))
    assert told == released or not may_tell(told - timedelta(seconds=1), times, zone)


@settings(deadline=None)
@given(MOMENTS, PACES, TIMES, ZONES)
def test_what_is_released_later_is_told_no_earlier(
    released: datetime, pace: Pace, times: TellingTimes, zone: ZoneInfo
) -> None:
    later = released + timedelta(hours=7)
    assert next_time(released, pace, times, zone) <= next_time(later, pace, times, zone)


@settings(deadline=None)
@given(MOMENTS, DIGESTS, TIMES, ZONES)
def test_a_digest_keeps_its_hour_and_day_unless_it_is_held(
    released: datetime, pace: Pace, times: TellingTimes, zone: ZoneInfo
) -> None:
    told = next_time(released, pace, times, zone)
    digest = latest_digest(told, pace, times, zone)
    assert digest > released
    assert told == digest or not may_tell(digest, times, zone)
    local = digest.astimezone(zone)
    wished = local.replace(hour=times.digest_hour, minute=0, fold=0)
    if wished.astimezone(UTC).astimezone(zone).hour == times.digest_hour:  # the clock shows it
        assert digest == wished.astimezone(UTC)
    if times.working_days_only:
        assert is_working_day(local.date())
    elif pace is Pace.WEEKLY:
        assert local.weekday() == times.digest_weekday


@settings(deadline=None)
@given(MOMENTS, DIGESTS, TIMES, ZONES)
def test_no_digest_lies_between_the_latest_and_now(
    now: datetime, pace: Pace, times: TellingTimes, zone: ZoneInfo
) -> None:
    latest = latest_digest(now, pace, times, zone)
    assert latest <= now
    assert latest_digest(latest, pace, times, zone) == latest
    assert latest_digest(latest - timedelta(seconds=1), pace, times, zone) < latest
    assert next_time(latest, pace, times, zone) > now
