"""All that is kept about a chat, and forgetting it.

Which tables know a chat, the schema says: those with its id in a column `chat_id`, and `chats`
itself. Beside them stand the events that were the chat's alone (its reminders, its quiet notes),
and marks of next steps with the id of who set them: those stay, as others rely on them, and say of
nobody any more that they set them. Words that were searched for are kept without whose they were.
What somebody did as staff (uploads, the audit) is the office's, not the chat's, and stays.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime

from bot.model import KeptAbout, OutboxState
from bot.store import chats, following, moments
from bot.store.audience import FOR_STAFF_ALONE

_NOBODY = 0

_OWN_EVENTS = """
    SELECT events.id FROM events JOIN outbox ON outbox.event_id = events.id
    WHERE outbox.chat_id = :chat AND events.what IN ('reminder', 'quiet')
    UNION SELECT id FROM events WHERE what = 'quiet' AND key LIKE 'quiet|' || :chat || '|%'
"""


def kept(connection: sqlite3.Connection, chat_id: int) -> KeptAbout:
    """All that is kept about the chat."""
    state = connection.execute("SELECT * FROM chat_states WHERE chat_id = ?", (chat_id,)).fetchone()
    return KeptAbout(
        chat_id=chat_id,
        language=chats.language(connection, chat_id),
        times=following.chosen_times(connection, chat_id),
        follows=following.follows(connection, chat_id),
        reminders=following.reminders(connection, chat_id),
        owed=_owed(connection, chat_id),
        messages=_count(connection, "SELECT count(*) FROM parcels WHERE chat_id = ?", chat_id),
        marks=_count(connection, "SELECT count(*) FROM step_marks WHERE by = ?", chat_id),
        asleep_since=_moment(state["asleep_since"] if state else None),
        held_until=_moment(state["held_until"] if state else None),
        since=_moment(_since(connection, chat_id)),
        region=chats.region(connection, chat_id),
    )


def forget(connection: sqlite3.Connection, chat_id: int) -> None:
    """Deletes all that is kept about the chat."""
    connection.execute("PRAGMA defer_foreign_keys = ON")  # till the end of this transaction
    chat = {"chat": chat_id, "nobody": _NOBODY}
    connection.execute(f"DELETE FROM events WHERE id IN ({_OWN_EVENTS})", chat)  # noqa: S608 - ours
    for table in _knowing_chats(connection):
        connection.execute(f"DELETE FROM {table} WHERE chat_id = :chat", chat)  # noqa: S608 - ours
    connection.execute("DELETE FROM chats WHERE id = :chat", chat)
    connection.execute("UPDATE step_marks SET by = :nobody WHERE by = :chat", chat)


def _knowing_chats(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        """SELECT tables.name FROM main.sqlite_schema AS tables
           JOIN pragma_table_info(tables.name) AS columns
           WHERE tables.type = 'table' AND columns.name = 'chat_id'"""
    )
    return [row["name"] for row in found if row["name"] not in FOR_STAFF_ALONE]


def _owed(connection: sqlite3.Connection, chat_id: int) -> dict[OutboxState, int]:
    found = connection.execute(
        "SELECT state, count(*) AS n FROM outbox WHERE chat_id = ? GROUP BY state", (chat_id,)
    )
    return {OutboxState(row["state"]): row["n"] for row in found}


def _count(connection: sqlite3.Connection, question: str, chat_id: int) -> int:
    return int(connection.execute(question, (chat_id,)).fetchone()[0])


def _since(connection: sqlite3.Connection, chat_id: int) -> int | None:
    row = connection.execute(
        """SELECT min(at) FROM (
               SELECT since AS at FROM follows WHERE chat_id = :chat
               UNION ALL SELECT made_at FROM reminders WHERE chat_id = :chat
               UNION ALL SELECT set_at FROM telling_times WHERE chat_id = :chat
               UNION ALL SELECT events.at FROM outbox
                   JOIN events ON events.id = outbox.event_id WHERE outbox.chat_id = :chat)""",
        {"chat": chat_id},
    ).fetchone()
    return None if row[0] is None else int(row[0])


def _moment(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else moments.read(milliseconds)
