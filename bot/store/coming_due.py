"""What is told because time passes: due days, reminders, and that nothing happened.

All is worked out from what is stored and what day it is, never from a window since the last look:
whoever looks late loses nothing, and whoever looks often repeats nothing.

- A step is told of a month before its due day, a week before, and the day after. Each is told once
  for that due day, and not if its moment was past already when the due day became known. Of
  several moments passed the last one speaks. Of what is done, adjusted or dropped none does.
- A reminder is told on its day, at the chat's hour for digests, whatever has become of its matter.
- A chat that wishes so is told after a digest hour that nothing happened since the one before.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.model import Happening, Pace, Status, TellingTimes
from bot.store import events, following, moments, subjects
from bot.store.events import Happened
from bot.timing import latest_digest

DAYS_BEFORE = {
    Happening.DUE_IN_A_MONTH: 30,
    Happening.DUE_IN_A_WEEK: 7,
    Happening.DUE_PASSED: -1,
}
MOST = 1000  # events in one transaction, so that other writers get their turn
_SETTLED = (Status.DONE, Status.ADJUSTED, Status.DROPPED)


def come_due(connection: sqlite3.Connection, now: datetime, zone: ZoneInfo) -> int:
    """Writes the next of what has come due; how many events, 0 when nothing is left."""
    found = islice(_all(connection, now, zone), MOST)
    return sum(_made(connection, each) for each in found)


def is_due(connection: sqlite3.Connection, now: datetime, zone: ZoneInfo) -> bool:
    """Whether anything has come due."""
    return any(True for _ in _all(connection, now, zone))


def _all(connection: sqlite3.Connection, now: datetime, zone: ZoneInfo) -> Iterator[_Due]:
    """All that has come due, each looked for only once what comes before it has been written."""
    yield from _due(connection, now, zone)
    yield from _reminders(connection, now, zone)
    yield from _quiet(connection, now, zone)


@dataclass(frozen=True, slots=True)
class _Due:
    """An event that is due: for who follows what it touches, or for one chat alone."""

    happened: Happened
    touched: subjects.Touched
    chat_id: int | None = None
    reminder_id: int | None = None


def _made(connection: sqlite3.Connection, due: _Due) -> bool:
    event_id = events.record(connection, due.happened, due.touched)
    if due.reminder_id is not None:
        connection.execute("DELETE FROM reminders WHERE id = ?", (due.reminder_id,))
    if due.chat_id is not None and event_id is not None:
        connection.execute(
            """INSERT INTO outbox (chat_id, event_id, follow_id, state, look_at)
               SELECT :chat, :event, NULL,
                   CASE WHEN EXISTS (SELECT 1 FROM chat_states
                       WHERE chat_id = :chat AND asleep_since IS NOT NULL)
                   THEN 'blocked' ELSE 'queued' END, :look_at""",
            {
                "chat": due.chat_id,
                "event": event_id,
                "look_at": moments.written(due.happened.released),
            },
        )
    return event_id is not None


# --- due days


def _due(connection: sqlite3.Connection, now: datetime, zone: ZoneInfo) -> Iterator[_Due]:
    today = now.astimezone(zone).date()
    wanted = {
        "today": today.isoformat(),
        "in_a_week": (today + timedelta(DAYS_BEFORE[Happening.DUE_IN_A_WEEK])).isoformat(),
        "in_a_month": (today + timedelta(DAYS_BEFORE[Happening.DUE_IN_A_MONTH])).isoformat(),
        "settled": json.dumps(_SETTLED),
    }
    for row in connection.execute(_DUE, wanted).fetchall():
        what, day = Happening(row["what"]), date.fromisoformat(row["due_end"])
        known = moments.read(row["since"]).astimezone(zone).date()
        said = subjects.of_step(connection, row["step_id"])
        if said is None or known >= day - timedelta(DAYS_BEFORE[what]):
            continue
        happened = Happened(
            key=row["key"],
            what=what,
            at=now,
            released=now,
            reply_id=said.reply_id,
            version=said.version,
            step_id=row["step_id"],
            day=day,
        )
        yield _Due(happened, said.touched)


# By `due_days`, which has the dated steps alone. The day in UTC is at most one later than that of
# the zone, so that the last condition only spares what could not pass the exact one.
_DUE = """
    SELECT dated.* FROM (
        SELECT *, what || '|' || step_id || '|' || due_end AS key FROM (
            SELECT *, CASE WHEN due_end < :today THEN 'due_passed'
                WHEN due_end <= :in_a_week THEN 'due_in_a_week' ELSE 'due_in_a_month' END AS what
            FROM due_days WHERE due_end <= :in_a_month
        )
    ) AS dated
    JOIN step_versions ON step_versions.step_id = dated.step_id
        AND step_versions.due_end = dated.due_end
    JOIN versions ON versions.id = step_versions.version_id AND versions.newest = 1
    WHERE EXISTS (SELECT 1 FROM shown WHERE shown.version_id = versions.id)
        AND NOT EXISTS (SELECT 1 FROM events WHERE events.key = dated.key)
        AND date(dated.since / 1000, 'unixepoch', '-1 day') <= dated.due_end
        AND coalesce((SELECT status FROM step_marks
            WHERE step_marks.step_id = dated.step_id ORDER BY id DESC LIMIT 1), '')
            NOT IN (SELECT value FROM json_each(:settled))
    ORDER BY dated.due_end, dated.step_id
"""


# --- reminders


def _reminders(connection: sqlite3.Connection, now: datetime, zone: ZoneInfo) -> Iterator[_Due]:
    today = now.astimezone(zone).date()
    for row in connection.execute(
        "SELECT * FROM reminders WHERE day <= ? ORDER BY day, id", (today.isoformat(),)
    ).fetchall():
        reminder = following.to_reminder(row)
        hour = time(following.telling_times(connection, reminder.chat_id).digest_hour)
        told = datetime.combine(reminder.day, hour, zone).astimezone(UTC)
        happened = Happened(
            key=f"reminder|{reminder.id}",
            what=Happening.REMINDER,
            at=now,
            released=max(now, told),
            day=reminder.day,
            about=(reminder.subject, reminder.key),
        )
        yield _Due(happened, set(), reminder.chat_id, reminder.id)


# --- quiet notes


def _quiet(connection: sqlite3.Connection, now: datetime, zone: ZoneInfo) -> Iterator[_Due]:
    digests: dict[
        tuple[Pace, TellingTimes], tuple[datetime, datetime]
    ] = {}  # most chats' are alike
    for row in connection.execute(_WISHING).fetchall():
        pace, times = Pace(row["pace"]), following.to_times(row)
        if (pace, times) not in digests:
            latest = latest_digest(now, pace, times, zone)
            before = latest_digest(latest - timedelta(seconds=1), pace, times, zone)
            digests[pace, times] = (before, latest)
        since, latest = digests[pace, times]
        day = latest.astimezone(zone).date()
        asked = {
            "chat": row["chat_id"],
            "key": f"quiet|{row['chat_id']}|{day.isoformat()}",
            "since": moments.written(since),
        }
        if row["from_then_on"] >= moments.written(latest):
            continue
        if connection.execute(_NOTHING, asked).fetchone():
            key = str(asked["key"])
            happened = Happened(key=key, what=Happening.QUIET, at=now, released=now, day=day)
            yield _Due(happened, set(), row["chat_id"])


# A chat's notes come as often as the more frequent of its digests, from the first digest hour on
# after it wished for them and followed something.
_WISHING = """
    SELECT telling_times.*, min(follows.pace) AS pace,
        max(telling_times.set_at, min(follows.since)) AS from_then_on
    FROM telling_times JOIN follows ON follows.chat_id = telling_times.chat_id
        AND follows.muted = 0 AND follows.pace IN ('daily', 'weekly')
    WHERE telling_times.tell_when_quiet = 1
        AND NOT EXISTS (SELECT 1 FROM chat_states WHERE chat_states.chat_id = telling_times.chat_id
            AND chat_states.asleep_since IS NOT NULL)
    GROUP BY telling_times.chat_id
"""
_NOTHING = """
    SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM events WHERE key = :key)
        AND NOT EXISTS (
            SELECT 1 FROM outbox JOIN events ON events.id = outbox.event_id
            WHERE outbox.chat_id = :chat AND events.what NOT IN ('quiet', 'reminder')
                AND (outbox.state IN ('queued', 'sending') OR events.released_at > :since))
"""
