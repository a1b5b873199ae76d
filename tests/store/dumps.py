"""Everything in a database that readings read, to be compared before and after."""

from __future__ import annotations

import sqlite3

from bot.store import journal

# Rows that are made anew from the newest versions get new numbers of their own.
_WITHOUT_ID = {"topics": "reply_id, printed"}
_READ = (*sorted(journal.NOTED), "roles", "shown", "topics", "outbox", "parcels")


def readable(database: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Each table's rows; of corrections those of published replies."""
    return {name: sorted(map(tuple, database.execute(_all(name))), key=repr) for name in _READ}


def _all(name: str) -> str:
    which = "WHERE reply_id IS NOT NULL" if name == "corrections" else ""
    return f"SELECT {_WITHOUT_ID.get(name, '*')} FROM {name} {which}"  # noqa: S608 - names of ours
