"""Who is staff, and in which role.

`owners` are the people whom the settings name: owners always, whatever is stored. Each change
asks in its own transaction whether the person who makes it is an owner now.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import datetime

from bot.model import Appointing, Doing, StaffMember, StaffRole
from bot.store import audit, moments


def role(connection: sqlite3.Connection, person_id: int) -> StaffRole | None:
    """The role that is stored for a person."""
    row = connection.execute("SELECT role FROM staff WHERE person_id = ?", (person_id,)).fetchone()
    return StaffRole(row["role"]) if row and row["role"] else None


def members(connection: sqlite3.Connection, owners: Collection[int]) -> tuple[StaffMember, ...]:
    """All staff: those of the settings, then the others as they came."""
    stored = connection.execute("SELECT * FROM staff ORDER BY added_at, id").fetchall()
    known = [_to_member(row, owners) for row in stored]
    by_settings = {member.person_id: member for member in known if member.by_settings}
    return (
        *(
            by_settings.get(person_id, StaffMember(0, person_id, StaffRole.OWNER, "", True))
            for person_id in sorted(owners)
        ),
        *(member for member in known if member.role and not member.by_settings),
    )


def member(
    connection: sqlite3.Connection, row_id: int, owners: Collection[int]
) -> StaffMember | None:
    """Whoever stands in this row, with a role or without."""
    row = connection.execute("SELECT * FROM staff WHERE id = ?", (row_id,)).fetchone()
    return _to_member(row, owners) if row else None


def introduce(
    connection: sqlite3.Connection, person_id: int, called: str, owners: Collection[int]
) -> StaffMember:
    """Somebody to whom a role may be given: the row that a button can name."""
    keep_name(connection, person_id, called or name(connection, person_id))
    row = connection.execute("SELECT * FROM staff WHERE person_id = ?", (person_id,)).fetchone()
    return _to_member(row, owners)


def _to_member(row: sqlite3.Row, owners: Collection[int]) -> StaffMember:
    by_settings = row["person_id"] in owners
    stored = StaffRole(row["role"]) if row["role"] else None
    has = StaffRole.OWNER if by_settings else stored
    return StaffMember(row["id"], row["person_id"], has, row["name"], by_settings)


def name(connection: sqlite3.Connection, person_id: int) -> str:
    """What a person who is or was staff is called; "" if nobody knows."""
    row = connection.execute("SELECT name FROM staff WHERE person_id = ?", (person_id,)).fetchone()
    return str(row["name"]) if row else ""


def keep_name(connection: sqlite3.Connection, person_id: int, called: str) -> None:
    """Keeps what a person is called now."""
    connection.execute(
        "INSERT INTO staff (person_id, name) VALUES (?, ?)"
        " ON CONFLICT (person_id) DO UPDATE SET name = excluded.name",
        (person_id, called),
    )


def appoint(
    connection: sqlite3.Connection,
    person_id: int,
    called: str,
    wanted: StaffRole | None,
    *,
    by: int,
    at: datetime,
    owners: Collection[int],
) -> Appointing:
    """Gives a person a role, or with None takes it away."""
    before = role(connection, person_id)
    if not is_owner(connection, by, owners):
        return Appointing.FORBIDDEN
    if person_id in owners:
        return Appointing.BY_SETTINGS
    if before == wanted:
        return Appointing.UNCHANGED
    if before is StaffRole.OWNER and not owners and _owners(connection) == 1:
        return Appointing.LAST_OWNER
    set_role(connection, person_id, called, wanted, by, at)
    known = called or name(connection, person_id)
    doing = Doing.STAFF_CHANGED
    if before is None or wanted is None:
        doing = Doing.STAFF_ADDED if wanted else Doing.STAFF_REMOVED
    audit.record(
        connection,
        by=by,
        what=doing,
        about=about(known, person_id),
        at=at,
        before=before or "",
        after=wanted or "",
    )
    return Appointing.DONE


def set_role(
    connection: sqlite3.Connection,
    person_id: int,
    called: str,
    wanted: StaffRole | None,
    by: int,
    at: datetime,
) -> None:
    """Writes a role down; nobody's right to do so is asked here."""
    if called:
        keep_name(connection, person_id, called)
    connection.execute(
        """INSERT INTO staff (person_id, role, name, added_by, added_at) VALUES (?, ?, '', ?, ?)
           ON CONFLICT (person_id) DO UPDATE SET
               role = excluded.role, added_by = excluded.added_by, added_at = excluded.added_at""",
        (person_id, wanted, by, moments.written(at)),
    )


def is_owner(connection: sqlite3.Connection, person_id: int, owners: Collection[int]) -> bool:
    """Whether a person may say who is staff."""
    return person_id in owners or role(connection, person_id) is StaffRole.OWNER


def _owners(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT count(*) FROM staff WHERE role = 'owner'").fetchone()
    return int(row[0])


def about(called: str, person_id: int) -> str:
    """A person as the audit names them."""
    return f"{called}（{person_id}）" if called else str(person_id)
