"""What a chat chose."""

from __future__ import annotations

import sqlite3


def language(connection: sqlite3.Connection, chat_id: int) -> str | None:
    """The language that the chat chose, or None when it chose none."""
    row = connection.execute("SELECT language FROM chats WHERE id = ?", (chat_id,)).fetchone()
    return str(row["language"]) or None if row else None


def set_language(connection: sqlite3.Connection, chat_id: int, language: str) -> None:
    """Keeps the language that the chat chose."""
    connection.execute(
        "INSERT INTO chats (id, language) VALUES (?, ?)"
        " ON CONFLICT (id) DO UPDATE SET language = excluded.language",
        (chat_id, language),
    )


def region(connection: sqlite3.Connection, chat_id: int) -> str | None:
    """The region that the chat chose, or None when it chose none."""
    row = connection.execute("SELECT region FROM chats WHERE id = ?", (chat_id,)).fetchone()
    return row["region"] if row else None


def set_region(connection: sqlite3.Connection, chat_id: int, region: str | None) -> None:
    """Keeps the region that the chat chose, or that it left it."""
    connection.execute(
        "INSERT INTO chats (id, language, region) VALUES (?, '', ?)"
        " ON CONFLICT (id) DO UPDATE SET region = excluded.region",
        (chat_id, region),
    )
