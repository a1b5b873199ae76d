"""Files that one person sent in together, and how far they have come."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime

from bot.model import Batch, Listing
from bot.store import moments
from bot.store.pages import checked
from bot.store.statements import Value, insert_one, update


def open_batch(connection: sqlite3.Connection, chat_id: int, by: int, at: datetime) -> int:
    """Begins a batch; returns its id."""
    row: dict[str, Value] = {"chat_id": chat_id, "by": by, "at": moments.written(at)}
    return insert_one(connection, "batches", row)


def batch(connection: sqlite3.Connection, batch_id: int) -> Batch | None:
    """The batch and how far its files have come."""
    row = connection.execute(f"{_BATCHES} WHERE batches.id = ?", (batch_id,)).fetchone()
    return _to_batch(row) if row else None


def unfinished(connection: sqlite3.Connection) -> tuple[Batch, ...]:
    """The batches with files that wait to be read, oldest first; stopped ones too."""
    found = connection.execute(
        f"{_BATCHES} WHERE batches.id IN ({_WITH_WAITING}) ORDER BY batches.id"
    )
    return tuple(map(_to_batch, found))


def open_batches(connection: sqlite3.Connection, limit: int, offset: int) -> Listing[Batch]:
    """The batches with files to read or drafts that are open, newest first."""
    checked(limit, offset)
    total = connection.execute(f"SELECT count(*) FROM ({_WITH_WORK})").fetchone()[0]  # noqa: S608 - words of ours
    found = connection.execute(
        f"{_BATCHES} WHERE batches.id IN ({_WITH_WORK}) ORDER BY batches.id DESC LIMIT ? OFFSET ?",
        (limit, offset),
    ).fetchall()
    return Listing(tuple(map(_to_batch, found)), total, offset)


def set_stopped(connection: sqlite3.Connection, batch_id: int, stopped: bool) -> None:
    """Stops reading the batch's files, or goes on."""
    update(connection, "batches", batch_id, {"stopped": int(stopped)})


_BATCHES = """
    SELECT batches.*,
        (SELECT count(*) FROM drafts WHERE batch_id = batches.id) AS drafts,
        (SELECT count(*) FROM drafts WHERE batch_id = batches.id AND state = 'open') AS open_drafts,
        (SELECT json_group_object(state, files) FROM (
            SELECT state, count(*) AS files FROM uploads WHERE batch_id = batches.id GROUP BY state
        )) AS files
    FROM batches
"""
_WITH_WAITING = "SELECT batch_id FROM uploads WHERE state IN ('waiting', 'reading')"
_WITH_WORK = """
    SELECT batch_id FROM uploads WHERE state IN ('waiting', 'reading')
    UNION SELECT batch_id FROM drafts WHERE state = 'open'
"""


def _to_batch(row: sqlite3.Row) -> Batch:
    files: dict[str, int] = json.loads(row["files"])
    return Batch(
        id=row["id"],
        chat_id=row["chat_id"],
        by=row["by"],
        at=moments.read(row["at"]),
        stopped=bool(row["stopped"]),
        received=sum(files.values()),
        waiting=files.get("waiting", 0) + files.get("reading", 0),
        read=files.get("read", 0),
        failed=files.get("failed", 0),
        repeated=files.get("repeated", 0),
        dropped=files.get("dropped", 0),
        drafts=row["drafts"],
        open_drafts=row["open_drafts"],
    )
