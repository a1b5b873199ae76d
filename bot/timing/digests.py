"""Digests come at the chosen hour of every day or of one weekday.

On a day without work, for a chat that wishes to be told on working days only, the digest waits for
the same hour of the next working day. An hour that the clock skips on a day is the first moment
after it; of one shown twice, the first counts.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import count
from zoneinfo import ZoneInfo

from bot.model import Pace, TellingTimes
from bot.timing.holding import DAY, held
from bot.timing.working_days import is_working_day


def next_time(released: datetime, pace: Pace, times: TellingTimes, zone: ZoneInfo) -> datetime:
    """The first moment from `released` on at which a thing of this pace may be told; in UTC.

    A digest is always later than `released`. What was not told then (the bot was down) may be told
    at any later moment at which `may_tell`.
    """
    if pace is not Pace.AT_ONCE:
        released = _next_digest(released, pace, times, zone)
    return held(released, times, zone)


def latest_digest(now: datetime, pace: Pace, times: TellingTimes, zone: ZoneInfo) -> datetime:
    """The last digest moment that is not later than `now`; in UTC. Quiet hours do not move it."""
    if pace is Pace.AT_ONCE:
        raise ValueError("what is told at once has no digests")
    today = now.astimezone(zone).date()
    return next(
        moment
        for back in count()
        if _is_digest_day(today - back * DAY, pace, times)
        and (moment := _digest(today - back * DAY, times, zone)) <= now
    )


def _next_digest(after: datetime, pace: Pace, times: TellingTimes, zone: ZoneInfo) -> datetime:
    yesterday = after.astimezone(zone).date() - DAY  # a day that a place skipped is told later
    return next(
        moment
        for ahead in count()
        if _is_digest_day(yesterday + ahead * DAY, pace, times)
        and (moment := _digest(yesterday + ahead * DAY, times, zone)) > after
    )


def _digest(day: date, times: TellingTimes, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(times.digest_hour), zone).astimezone(UTC)


def _is_digest_day(day: date, pace: Pace, times: TellingTimes) -> bool:
    """Whether `day` was chosen or, where only working days count, stands in for one that was."""
    if not times.working_days_only:
        return _is_chosen(day, pace, times)
    if not is_working_day(day):
        return False
    while not _is_chosen(day, pace, times):
        day -= DAY
        if is_working_day(day):
            return False
    return True


def _is_chosen(day: date, pace: Pace, times: TellingTimes) -> bool:
    return pace is Pace.DAILY or day.weekday() == times.digest_weekday
