"""Agencies by their full names, and what each is to each reply."""

from __future__ import annotations

import sqlite3

from bot.model import Listing, Reply, ReplyLine, Role, StoredAgency
from bot.store import identity
from bot.store.pages import checked
from bot.store.replies import lines
from bot.store.statements import Row, insert, insert_one

_NAMED = """
    SELECT agencies.id, agencies.name,
        count(*) FILTER (WHERE roles.role = 'lead') AS led,
        count(*) FILTER (WHERE roles.role = 'joint') AS joined,
        count(*) FILTER (WHERE roles.role = 'named') AS named
    FROM roles JOIN agencies ON agencies.id = roles.agency_id
"""


def id_of(connection: sqlite3.Connection, printed: str, region: str | None) -> int:
    """The id of the agency that a reply of `region` calls so; a new one if it is new."""
    key, name = identity.agency_name(printed, region)
    known = connection.execute("SELECT id FROM agencies WHERE key = ?", (key,)).fetchone()
    return (
        int(known["id"])
        if known
        else insert_one(connection, "agencies", {"key": key, "name": name})
    )


def enter_roles(connection: sqlite3.Connection, reply_id: int, reply: Reply) -> None:
    """Writes what each agency is to the reply; the weightier role if it has several."""
    named = [name for step in reply.next_steps for name in step.agencies]
    roles: dict[int, Role] = {}
    for role, names in (
        (Role.LEAD, [reply.agency] if reply.agency else []),
        (Role.JOINT, reply.co_agencies),
        (Role.NAMED, named),
    ):
        for name in names:
            roles.setdefault(id_of(connection, name, reply.region), role)
    rows: list[Row] = [
        {"reply_id": reply_id, "agency_id": agency_id, "role": role.value}
        for agency_id, role in roles.items()
    ]
    insert(connection, "roles", rows)


def withdraw_roles(connection: sqlite3.Connection, reply_id: int) -> None:
    """Undoes `enter_roles`."""
    connection.execute("DELETE FROM roles WHERE reply_id = ?", (reply_id,))


def agencies(connection: sqlite3.Connection) -> tuple[StoredAgency, ...]:
    """Every agency that a reply names now, those of most replies first."""
    found = connection.execute(
        f"{_NAMED} GROUP BY agencies.id ORDER BY count(*) DESC, led DESC, agencies.name"
    )
    return tuple(StoredAgency(**row) for row in found)


def agency(connection: sqlite3.Connection, agency_id: int) -> StoredAgency | None:
    """The agency, or None when no reply names it any more."""
    row = connection.execute(
        f"{_NAMED} WHERE roles.agency_id = ? GROUP BY agencies.id", (agency_id,)
    ).fetchone()
    return StoredAgency(**row) if row else None


def replies_of_agency(
    connection: sqlite3.Connection, agency_id: int, role: Role | None, limit: int, offset: int
) -> Listing[ReplyLine]:
    """The replies in which the agency has the role, or any, newest first."""
    checked(limit, offset)
    asked = {
        "agency": agency_id,
        "role": role.value if role else None,
        "limit": limit,
        "offset": offset,
    }
    total = connection.execute(f"SELECT count(*) {_IN_ROLE}", asked).fetchone()[0]
    found = connection.execute(
        f"""SELECT roles.reply_id {_IN_ROLE}
            ORDER BY versions.dated DESC, roles.reply_id DESC LIMIT :limit OFFSET :offset""",
        asked,
    ).fetchall()
    return Listing(lines(connection, [row["reply_id"] for row in found]), total, offset)


_IN_ROLE = """
    FROM roles JOIN versions ON versions.reply_id = roles.reply_id AND versions.newest = 1
    WHERE roles.agency_id = :agency AND (:role IS NULL OR roles.role = :role)
"""
