"""Files that were sent and are still to be fetched: written down, so that a kill loses none."""

from __future__ import annotations

import sqlite3

from bot.model import Fetch
from bot.store.statements import Value, insert_one


def expect(
    connection: sqlite3.Connection, name: str, file_id: str, *, chat_id: int, by: int
) -> Fetch:
    """A file is to be fetched."""
    row: dict[str, Value] = {"chat_id": chat_id, "by": by, "name": name, "file_id": file_id}
    return Fetch(insert_one(connection, "fetches", row), chat_id, by, name, file_id)


def expected(connection: sqlite3.Connection) -> tuple[Fetch, ...]:
    """All that are still to be fetched, as they came."""
    return tuple(Fetch(**row) for row in connection.execute("SELECT * FROM fetches ORDER BY id"))


def no_longer(connection: sqlite3.Connection, fetch_id: int) -> None:
    """It is here, or will never be."""
    connection.execute("DELETE FROM fetches WHERE id = ?", (fetch_id,))
