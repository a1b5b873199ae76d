"""What staff did: written in the transaction of the deed itself, only ever added to.

The database refuses to change or remove a row, too (see the migration).
"""

from __future__ import annotations

import sqlite3
from datetime import datetime

from bot.model import Deed, Listing
from bot.store import moments
from bot.store.pages import checked
from bot.store.statements import Value, insert

OPERATOR = 0  # whoever works at the command line has no Telegram id


def record(
    connection: sqlite3.Connection,
    *,
    by: int,
    what: str,
    about: str,
    at: datetime,
    before: str = "",
    after: str = "",
) -> None:
    """Writes down a deed, to be kept if the deed is kept."""
    deed: dict[str, Value] = {
        "at": moments.written(at),
        "by": by,
        "what": str(what),
        "about": about,
        "before": before,
        "after": after,
    }
    insert(connection, "audit", [deed])


def deeds(connection: sqlite3.Connection, limit: int, offset: int) -> Listing[Deed]:
    """What was done, newest first."""
    checked(limit, offset)
    total = connection.execute("SELECT count(*) FROM audit").fetchone()[0]
    found = connection.execute(
        """SELECT audit.*, coalesce(staff.name, '') AS name
           FROM audit LEFT JOIN staff ON staff.person_id = audit.by
           ORDER BY audit.id DESC LIMIT ? OFFSET ?""",
        (limit, offset),
    )
    return Listing(
        tuple(
            Deed(
                id=row["id"],
                at=moments.read(row["at"]),
                by=row["by"],
                name=row["name"],
                what=row["what"],
                about=row["about"],
                before=row["before"],
                after=row["after"],
            )
            for row in found
        ),
        total,
        offset,
    )
