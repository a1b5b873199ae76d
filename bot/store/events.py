"""What happened, each thing once, with all that it touches; who follows that is owed it.

An event is written in the transaction of what made it. Its key makes it one: the same text, mark or
due day makes no second event, however often it is loaded, marked or looked at.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.model import Event, Happening, Subject
from bot.store import moments, owing
from bot.store.pages import checked
from bot.store.rows import to_date
from bot.store.statements import Value, insert, insert_one


@dataclass(frozen=True, slots=True)
class Happened:
    """An event that is to be written: what `Event` says, and what makes it one."""

    key: str
    what: Happening
    at: datetime
    released: datetime
    reply_id: int | None = None
    version: int | None = None
    before: int | None = None
    step_id: int | None = None
    mark_id: int | None = None
    day: date | None = None
    was: date | None = None
    note: str = ""
    about: tuple[Subject, str] | None = None


def record(
    connection: sqlite3.Connection, happened: Happened, touched: Iterable[tuple[Subject, str]] = ()
) -> int | None:
    """Writes the event and owes it to who follows what it touches; None if it was there before."""
    if happening(connection, happened.key) is not None:
        return None
    event_id = insert_one(connection, "events", _columns(happened))
    subjects = sorted((subject.value, key) for subject, key in touched)
    insert(
        connection,
        "event_subjects",
        [{"event_id": event_id, "subject": subject, "key": key} for subject, key in subjects],
    )
    owing.owe(connection, event_id)
    return event_id


def happening(connection: sqlite3.Connection, key: str) -> int | None:
    """The id of the event with this key, or None."""
    row = connection.execute("SELECT id FROM events WHERE key = ?", (key,)).fetchone()
    return int(row["id"]) if row else None


def event(connection: sqlite3.Connection, event_id: int) -> Event | None:
    """The event with this id, or None."""
    row = connection.execute("SELECT * FROM events WHERE id = ?", (event_id,)).fetchone()
    return to_event(row) if row else None


def events_of_reply(connection: sqlite3.Connection, reply_id: int, limit: int) -> tuple[Event, ...]:
    """What happened to a reply and its steps, newest first."""
    checked(limit)
    found = connection.execute(
        """SELECT * FROM events
           WHERE reply_id = ? AND EXISTS (SELECT 1 FROM replies WHERE replies.id = events.reply_id)
           ORDER BY id DESC LIMIT ?""",
        (reply_id, limit),
    )
    return tuple(to_event(row) for row in found)


def to_event(row: sqlite3.Row) -> Event:
    """A row of `events`."""
    return Event(
        id=row["id"],
        what=Happening(row["what"]),
        at=moments.read(row["at"]),
        reply_id=row["reply_id"],
        version=row["version"],
        before=row["before"],
        step_id=row["step_id"],
        mark_id=row["mark_id"],
        day=to_date(row["day"]),
        was=to_date(row["was"]),
        note=row["note"],
        subject=Subject(row["about_subject"]) if row["about_subject"] else None,
        key=row["about_key"] or "",
    )


def _columns(happened: Happened) -> dict[str, Value]:
    return {
        "key": happened.key,
        "what": happened.what.value,
        "at": moments.written(happened.at),
        "released_at": moments.written(happened.released),
        "reply_id": happened.reply_id,
        "version": happened.version,
        "before": happened.before,
        "step_id": happened.step_id,
        "mark_id": happened.mark_id,
        "day": happened.day.isoformat() if happened.day else None,
        "was": happened.was.isoformat() if happened.was else None,
        "note": happened.note,
        "about_subject": happened.about[0].value if happened.about else None,
        "about_key": happened.about[1] if happened.about else None,
    }
