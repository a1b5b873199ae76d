"""What chats follow, when they wish to be told, and what they wish to be reminded of.

A follow, a reminder and telling times are a chat's own: each question names the chat, and nothing
is found or changed that is another's. What of a chat's follows changes is set right in what it is
owed (`owing`), in the same transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime, time

from bot.model import Follow, Pace, Reminder, Subject, TellingTimes
from bot.store import moments, owing
from bot.store.statements import Value, insert_one

_NO_TIMES = TellingTimes()


def follow(
    connection: sqlite3.Connection,
    chat_id: int,
    subject: Subject,
    key: str,
    at: datetime,
    pace: Pace,
) -> Follow:
    """The chat's follow of this; one that was there before stays as it was."""
    known = follow_of(connection, chat_id, subject, key)
    if known:
        return known
    since = moments.written(at)
    row: dict[str, Value] = {
        "chat_id": chat_id,
        "subject": subject.value,
        "key": key,
        "pace": pace.value,
        "muted": 0,
        "since": since,
    }
    follow_id = insert_one(connection, "follows", row)
    owing.pass_on(connection, chat_id)
    return Follow(follow_id, chat_id, subject, key, pace, False, moments.read(since))


def follow_of(
    connection: sqlite3.Connection, chat_id: int, subject: Subject, key: str
) -> Follow | None:
    """The chat's follow of this, or None."""
    row = connection.execute(
        "SELECT * FROM follows WHERE chat_id = ? AND subject = ? AND key = ?",
        (chat_id, subject.value, key),
    ).fetchone()
    return to_follow(row) if row else None


def follow_numbered(connection: sqlite3.Connection, follow_id: int) -> Follow | None:
    """The follow with this id, whosever it is."""
    row = connection.execute("SELECT * FROM follows WHERE id = ?", (follow_id,)).fetchone()
    return to_follow(row) if row else None


def follows(connection: sqlite3.Connection, chat_id: int) -> tuple[Follow, ...]:
    """What the chat follows, oldest first."""
    found = connection.execute("SELECT * FROM follows WHERE chat_id = ? ORDER BY id", (chat_id,))
    return tuple(to_follow(row) for row in found)


def set_pace(connection: sqlite3.Connection, chat_id: int, follow_id: int, pace: Pace) -> None:
    """Has the chat told of what it follows so often."""
    connection.execute(
        "UPDATE follows SET pace = ? WHERE id = ? AND chat_id = ?", (pace.value, follow_id, chat_id)
    )
    owing.pass_on(connection, chat_id)


def set_muted(connection: sqlite3.Connection, chat_id: int, follow_id: int, muted: bool) -> None:
    """Mutes or unmutes; what happens meanwhile is not told later."""
    connection.execute(
        "UPDATE follows SET muted = ? WHERE id = ? AND chat_id = ?",
        (int(muted), follow_id, chat_id),
    )
    owing.pass_on(connection, chat_id)


def unfollow(connection: sqlite3.Connection, chat_id: int, follow_id: int) -> bool:
    """Ends a follow; whether there was one."""
    ended = connection.execute(
        "DELETE FROM follows WHERE id = ? AND chat_id = ?", (follow_id, chat_id)
    ).rowcount
    owing.pass_on(connection, chat_id)
    return ended > 0


def unfollow_all(connection: sqlite3.Connection, chat_id: int) -> int:
    """Ends every follow of the chat; how many there were."""
    ended = connection.execute("DELETE FROM follows WHERE chat_id = ?", (chat_id,)).rowcount
    owing.pass_on(connection, chat_id)
    return ended


def move(connection: sqlite3.Connection, subject: Subject, old: str, new: str) -> None:
    """What was followed under one key is now found under another.

    Of two follows of one chat that become one, the more telling stays.
    """
    keys: dict[str, Value] = {"subject": subject.value, "old": old, "new": new}
    moved = connection.execute(
        "SELECT DISTINCT chat_id FROM follows WHERE subject = :subject AND key = :old", keys
    ).fetchall()
    connection.execute(_DOUBLES, keys)
    for table in ("follows", "reminders", "event_subjects"):
        of_two = "IGNORE" if table == "follows" else "REPLACE"
        connection.execute(
            f"UPDATE OR {of_two} {table} SET key = :new"  # noqa: S608 - names of ours
            " WHERE subject = :subject AND key = :old",
            keys,
        )
    for row in moved:
        owing.pass_on(connection, row["chat_id"])


_DOUBLES = """
    DELETE FROM follows WHERE id IN (
        SELECT id FROM (
            SELECT id, row_number() OVER (
                PARTITION BY chat_id ORDER BY muted,
                    CASE pace WHEN 'at_once' THEN 0 WHEN 'daily' THEN 1 ELSE 2 END, id
            ) AS place
            FROM follows WHERE subject = :subject AND key IN (:old, :new)
        ) WHERE place > 1
    )
"""


def followers_count(connection: sqlite3.Connection) -> Mapping[Subject, int]:
    """How many follows there are of each kind of subject; nobody's in particular."""
    found = connection.execute("SELECT subject, count(*) AS n FROM follows GROUP BY subject")
    counted = {row["subject"]: row["n"] for row in found}
    return {subject: counted.get(subject.value, 0) for subject in Subject}


# --- telling times


def telling_times(connection: sqlite3.Connection, chat_id: int) -> TellingTimes:
    """When the chat wishes to be told; the usual times if it never said."""
    return chosen_times(connection, chat_id) or _NO_TIMES


def chosen_times(connection: sqlite3.Connection, chat_id: int) -> TellingTimes | None:
    """The times that the chat chose, or None when it never did."""
    row = connection.execute("SELECT * FROM telling_times WHERE chat_id = ?", (chat_id,)).fetchone()
    return to_times(row) if row else None


def set_telling_times(
    connection: sqlite3.Connection, chat_id: int, times: TellingTimes, at: datetime
) -> None:
    """Keeps when the chat wishes to be told; what waits is looked at again."""
    row: dict[str, Value] = {
        "chat_id": chat_id,
        "digest_hour": times.digest_hour,
        "digest_weekday": times.digest_weekday,
        "quiet_from": times.quiet_from.isoformat() if times.quiet_from else None,
        "quiet_to": times.quiet_to.isoformat() if times.quiet_to else None,
        "working_days_only": int(times.working_days_only),
        "tell_when_quiet": int(times.tell_when_quiet),
        "set_at": moments.written(at),
    }
    connection.execute("DELETE FROM telling_times WHERE chat_id = ?", (chat_id,))
    insert_one(connection, "telling_times", row)
    owing.pass_on(connection, chat_id)


# --- reminders


def remind(
    connection: sqlite3.Connection,
    chat_id: int,
    subject: Subject,
    key: str,
    day: date,
    at: datetime,
) -> Reminder:
    """The chat's reminder of this on that day; one that was there before stays."""
    connection.execute(
        "INSERT OR IGNORE INTO reminders (chat_id, subject, key, day, made_at)"
        " VALUES (?, ?, ?, ?, ?)",
        (chat_id, subject.value, key, day.isoformat(), moments.written(at)),
    )
    row = connection.execute(
        "SELECT * FROM reminders WHERE chat_id = ? AND subject = ? AND key = ? AND day = ?",
        (chat_id, subject.value, key, day.isoformat()),
    ).fetchone()
    return to_reminder(row)


def reminders(connection: sqlite3.Connection, chat_id: int) -> tuple[Reminder, ...]:
    """The chat's reminders by their days."""
    found = connection.execute(
        "SELECT * FROM reminders WHERE chat_id = ? ORDER BY day, id", (chat_id,)
    )
    return tuple(to_reminder(row) for row in found)


def unremind(connection: sqlite3.Connection, chat_id: int, reminder_id: int) -> bool:
    """Takes a reminder of the chat's back; whether there was one."""
    taken = connection.execute(
        "DELETE FROM reminders WHERE id = ? AND chat_id = ?", (reminder_id, chat_id)
    )
    return taken.rowcount > 0


# --- rows


def to_follow(row: sqlite3.Row) -> Follow:
    """A row of `follows`."""
    return Follow(
        id=row["id"],
        chat_id=row["chat_id"],
        subject=Subject(row["subject"]),
        key=row["key"],
        pace=Pace(row["pace"]),
        muted=bool(row["muted"]),
        since=moments.read(row["since"]),
    )


def to_times(row: sqlite3.Row) -> TellingTimes:
    """A row of `telling_times`."""
    return TellingTimes(
        digest_hour=row["digest_hour"],
        digest_weekday=row["digest_weekday"],
        quiet_from=_to_hour(row["quiet_from"]),
        quiet_to=_to_hour(row["quiet_to"]),
        working_days_only=bool(row["working_days_only"]),
        tell_when_quiet=bool(row["tell_when_quiet"]),
    )


def to_reminder(row: sqlite3.Row) -> Reminder:
    """A row of `reminders`."""
    return Reminder(
        id=row["id"],
        chat_id=row["chat_id"],
        subject=Subject(row["subject"]),
        key=row["key"],
        day=date.fromisoformat(row["day"]),
        made_at=moments.read(row["made_at"]),
    )


def _to_hour(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
