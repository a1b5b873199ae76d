"""Quiet hours and working days hold a message to the first moment at which it may be told.

Whether a moment is quiet is what the wall clock shows then: an hour that the clock skips is never
waited for, and one that it shows twice is quiet both times.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from bot.model import TellingTimes
from bot.timing.working_days import is_working_day

DAY = timedelta(days=1)
_MIDNIGHT = time()
_SECOND = timedelta(seconds=1)


def may_tell(now: datetime, times: TellingTimes, zone: ZoneInfo) -> bool:
    """Whether a chat of these times may be told something at `now`."""
    local = now.astimezone(zone)
    if times.working_days_only and not is_working_day(local.date()):
        return False
    return not _is_quiet(local.time(), times)


def held(moment: datetime, times: TellingTimes, zone: ZoneInfo) -> datetime:
    """The first moment from `moment` on at which the chat may be told; in UTC."""
    start = moment.astimezone(UTC)
    if may_tell(start, times, zone):
        return start
    first_day = start.astimezone(zone).date()
    return next(
        turn
        for ahead in count()
        for turn in _turns(first_day + ahead * DAY, times, zone)
        if turn >= start and may_tell(turn, times, zone)
    )


def _is_quiet(shown: time, times: TellingTimes) -> bool:
    begins, ends = times.quiet_from, times.quiet_to
    if begins is None or ends is None or begins == ends:
        return False
    if begins < ends:
        return begins <= shown < ends
    return shown >= begins or shown < ends


def _turns(day: date, times: TellingTimes, zone: ZoneInfo) -> list[datetime]:
    """The moments of a local day at which a hold can end, in order: nothing changes between."""
    turns = {
        datetime.combine(day, shown, zone).replace(fold=fold).astimezone(UTC)
        for shown in (_MIDNIGHT, times.quiet_to or _MIDNIGHT)
        for fold in (0, 1)
    }
    turns.update(_clock_changes(day, zone))
    return sorted(turn for turn in turns if turn.astimezone(zone).date() == day)


def _clock_changes(day: date, zone: ZoneInfo) -> Iterator[datetime]:
    """The moment at which the clock is put forward or back about a day, if it is."""
    before = datetime.combine(day, _MIDNIGHT, zone).astimezone(UTC) - DAY / 2
    after = before + 2 * DAY
    old = before.astimezone(zone).utcoffset()
    if old == after.astimezone(zone).utcoffset():
        return
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    yield after.replace(microsecond=0)
