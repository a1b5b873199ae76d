"""What a chat's next words are taken for: kept, so that a restart forgets no question."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from bot.store import moments


def wait(
    connection: sqlite3.Connection, chat_id: int, what: str, about: str, until: datetime
) -> None:
    """Takes the chat's next words for this, in place of what they would have been taken for."""
    connection.execute(
        "INSERT OR REPLACE INTO awaited (chat_id, what, about, until) VALUES (?, ?, ?, ?)",
        (chat_id, what, about, moments.written(until)),
    )


def waiting(connection: sqlite3.Connection, chat_id: int, now: datetime) -> tuple[str, str] | None:
    """For what the chat's next words are to be taken, and about what; None for nothing."""
    row = connection.execute(
        "SELECT what, about FROM awaited WHERE chat_id = ? AND until > ?",
        (chat_id, moments.written(now)),
    ).fetchone()
    return (row["what"], row["about"]) if row else None


def stop(connection: sqlite3.Connection, chat_id: int) -> bool:
    """Takes the chat's next words as they are; whether something had been waited for."""
    done = connection.execute("DELETE FROM awaited WHERE chat_id = ?", (chat_id,))
    return bool(done.rowcount)
