"""Words that were searched for, by an id short enough for a button. Nobody's name is with them."""

from __future__ import annotations

import sqlite3

from bot.store.statements import insert_one


def id_of(connection: sqlite3.Connection, words: str) -> int | None:
    """The id under which the words are kept, or None."""
    row = connection.execute("SELECT id FROM searches WHERE words = ?", (words,)).fetchone()
    return int(row["id"]) if row else None


def keep(connection: sqlite3.Connection, words: str) -> int:
    """The id under which the words are kept from now on."""
    known = id_of(connection, words)
    return insert_one(connection, "searches", {"words": words}) if known is None else known


def kept(connection: sqlite3.Connection, words_id: int) -> str | None:
    """The words with this id, or None."""
    row = connection.execute("SELECT words FROM searches WHERE id = ?", (words_id,)).fetchone()
    return str(row["words"]) if row else None
