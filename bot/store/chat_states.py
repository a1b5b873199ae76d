"""Chats that cannot be written to now: asleep until somebody comes back, held for a while, moved.

Nothing that a chat follows or is owed is lost by any of it.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from bot.store import moments, owing

# Telegram never asks for more; a later moment was noted by a clock that was put back since.
_LONGEST_HOLD = timedelta(days=1)


def asleep(connection: sqlite3.Connection, chat_id: int, now: datetime) -> None:
    """The chat cannot be written to: what it is owed waits for its return."""
    connection.execute(
        """INSERT INTO chat_states (chat_id, asleep_since, asleep_after)
           VALUES (?, ?, (SELECT coalesce(max(id), 0) FROM events))
           ON CONFLICT (chat_id) DO UPDATE
               SET asleep_since = excluded.asleep_since, asleep_after = excluded.asleep_after
               WHERE asleep_since IS NULL""",
        (chat_id, moments.written(now)),
    )
    block(connection, chat_id)


def block(connection: sqlite3.Connection, chat_id: int) -> None:
    """What waits for a chat that is asleep waits for its return."""
    connection.execute(
        "UPDATE outbox SET state = 'blocked' WHERE chat_id = ? AND state = 'queued'", (chat_id,)
    )


def is_asleep(connection: sqlite3.Connection, chat_id: int) -> bool:
    """Whether the chat waits for somebody's return."""
    row = connection.execute(
        "SELECT 1 FROM chat_states WHERE chat_id = ? AND asleep_since IS NOT NULL", (chat_id,)
    ).fetchone()
    return row is not None


def may_wake(connection: sqlite3.Connection, chat_id: int) -> bool:
    """Whether somebody's return means something: the chat is asleep, or may be found so now."""
    return is_asleep(connection, chat_id) or is_written_to(connection, chat_id)


def is_written_to(connection: sqlite3.Connection, chat_id: int) -> bool:
    """Whether a message to the chat is on its way."""
    row = connection.execute(
        "SELECT 1 FROM parcels WHERE state = 'sending' AND chat_id = ?", (chat_id,)
    ).fetchone()
    return row is not None


def woken(connection: sqlite3.Connection, chat_id: int, now: datetime) -> None:
    """Somebody came back: the chat is owed what waited for it and what happened meanwhile."""
    # A refusal that is not written down yet is older than this.
    connection.execute(
        "UPDATE parcels SET heard = 1 WHERE state = 'sending' AND chat_id = ?", (chat_id,)
    )
    row = connection.execute(
        "SELECT asleep_after FROM chat_states WHERE chat_id = ? AND asleep_since IS NOT NULL",
        (chat_id,),
    ).fetchone()
    if row is None:
        return
    connection.execute(
        "UPDATE chat_states SET asleep_since = NULL, asleep_after = NULL WHERE chat_id = ?",
        (chat_id,),
    )
    connection.execute(
        "UPDATE outbox SET state = 'queued', look_at = ? WHERE chat_id = ? AND state = 'blocked'",
        (moments.written(now), chat_id),
    )
    owing.owe_after(connection, chat_id, row["asleep_after"] or 0)


def hold(connection: sqlite3.Connection, chat_id: int, until: datetime, now: datetime) -> datetime:
    """Writes to the chat no earlier; returns the moment, which is at most a day away."""
    until = min(until, now + _LONGEST_HOLD)
    connection.execute(
        "INSERT INTO chat_states (chat_id, held_until) VALUES (?, ?)"
        " ON CONFLICT (chat_id) DO UPDATE SET held_until = excluded.held_until",
        (chat_id, moments.written(until)),
    )
    return until


def held_until(connection: sqlite3.Connection, chat_id: int, now: datetime) -> datetime | None:
    """When the chat may be written to again, or None if it may be now."""
    row = connection.execute(
        "SELECT held_until FROM chat_states"
        " WHERE chat_id = ? AND held_until > ? AND held_until <= ?",
        (chat_id, moments.written(now), moments.written(now + _LONGEST_HOLD)),
    ).fetchone()
    return moments.read(row["held_until"]) if row else None


# Tables with one row a chat, and those where a chat has one row of each kind.
_ONE = ("chats", "telling_times", "chat_states", "awaited")
_MANY = ("outbox", "reminders", "parcels")


def move(connection: sqlite3.Connection, old: int, new: int) -> None:
    """A group became a supergroup: all that is kept about it is kept under its new id.

    What the new one has already stays; an event that either of them was told is not told again.
    """
    if old == new:
        return
    ids = {"old": old, "new": new}
    for statement in _MERGED:
        connection.execute(statement, ids)
    for table in (*_ONE, *_MANY):
        name = "id" if table == "chats" else "chat_id"
        connection.execute(f"UPDATE OR IGNORE {table} SET {name} = :new WHERE {name} = :old", ids)  # noqa: S608 - names of ours
        connection.execute(f"DELETE FROM {table} WHERE {name} = :old", ids)  # noqa: S608
    owing.pass_on(connection, new)


_MERGED = (
    # Told by either is told; of what waits for both, one is enough.
    """DELETE FROM outbox WHERE chat_id = :new AND state != 'sent' AND event_id IN
        (SELECT event_id FROM outbox WHERE chat_id = :old AND state = 'sent')""",
    "UPDATE OR IGNORE follows SET chat_id = :new WHERE chat_id = :old",
    """UPDATE outbox SET follow_id = (
            SELECT kept.id FROM follows AS gone JOIN follows AS kept
            ON kept.subject = gone.subject AND kept.key = gone.key AND kept.chat_id = :new
            WHERE gone.id = outbox.follow_id)
        WHERE chat_id = :old AND follow_id IN (SELECT id FROM follows WHERE chat_id = :old)""",
    "DELETE FROM follows WHERE chat_id = :old",
    # A quiet note is made once a chat and day: its key names the chat.
    """UPDATE OR IGNORE events
        SET key = 'quiet|' || :new || substr(key, length('quiet|' || :old) + 1)
        WHERE key GLOB 'quiet|' || :old || '|*'""",
)
