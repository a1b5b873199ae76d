"""Agencies by their full names, and what each is to each reply."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.model import Listing, Reply, ReplyLine, Role, StoredAgency
from bot.store import identity
from bot.store.pages import checked
from bot.store.replies import lines
from bot.store.statements import Row, insert, insert_one

_NAMED = """
    SELECT agencies.id, agencies.name, sum(counts.led) AS led, sum(counts.joined) AS joined,
        sum(counts.named) AS named, sum(counts.steps) AS steps
    FROM agency_counts AS counts JOIN agencies ON agencies.id = counts.agency_id
"""
_ANY = "HAVING sum(counts.led + counts.joined + counts.named) > 0"


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
    """Writes what each agency is to the reply."""
    insert(connection, "roles", roles(reply_id, reply, partial(id_of, connection)))


def roles(reply_id: int, reply: Reply, called: Callable[[str, str | None], int]) -> list[Row]:
    """What each agency is to the reply; the weightier role if it has several.

    `called` gives the id of the agency that a reply of a region calls so.
    """
    named = [name for step in reply.next_steps for name in step.agencies]
    found: dict[int, Role] = {}
    for role, names in (
        (Role.LEAD, [reply.agency] if reply.agency else []),
        (Role.JOINT, reply.co_agencies),
        (Role.NAMED, named),
    ):
        for name in names:
            found.setdefault(called(name, reply.region), role)
    dated = reply.written_on or reply.published_on
    return [
        {
            "reply_id": reply_id,
            "agency_id": agency_id,
            "role": role.value,
            "dated": dated.isoformat() if dated else None,
        }
        for agency_id, role in found.items()
    ]


def withdraw_roles(connection: sqlite3.Connection, reply_id: int) -> None:
    """Undoes `enter_roles`."""
    connection.execute("DELETE FROM roles WHERE reply_id = ?", (reply_id,))


@dataclass(frozen=True, slots=True)
class Named:
    """All agencies, and those that next steps are filed under."""

    agencies: tuple[StoredAgency, ...]  # those of most replies first
    steps: tuple[tuple[StoredAgency, int], ...]  # those with steps, most first


def named(connection: sqlite3.Connection) -> Named:
    """Every agency that a reply names now, with what is counted of it."""
    found = connection.execute(f"{_NAMED} GROUP BY counts.agency_id {_ANY}").fetchall()
    counted = [(_stored(row), int(row["steps"])) for row in found]
    busiest = sorted((agency for agency, _ in counted), key=_busiest_first)
    filed = [each for each in counted if each[1]]
    filed.sort(key=lambda each: (-each[1], each[0].id))
    return Named(tuple(busiest), tuple(filed))


def agency(connection: sqlite3.Connection, agency_id: int) -> StoredAgency | None:
    """The agency, or None when no reply names it any more."""
    row = connection.execute(
        f"{_NAMED} WHERE counts.agency_id = ? GROUP BY counts.agency_id {_ANY}", (agency_id,)
    ).fetchone()
    return _stored(row) if row else None


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
    found = connection.execute(
        """SELECT reply_id FROM roles
           WHERE agency_id = :agency AND (:role IS NULL OR role = :role)
           ORDER BY dated DESC, reply_id DESC LIMIT :limit OFFSET :offset""",
        asked,
    ).fetchall()
    counted = agency(connection, agency_id)
    total = _in_role(counted, role) if counted else 0
    return Listing(lines(connection, [row["reply_id"] for row in found]), total, offset)


def _in_role(counted: StoredAgency, role: Role | None) -> int:
    by_role = {Role.LEAD: counted.led, Role.JOINT: counted.joined, Role.NAMED: counted.named}
    return sum(by_role.values()) if role is None else by_role[role]


def _stored(row: sqlite3.Row) -> StoredAgency:
    return StoredAgency(row["id"], row["name"], row["led"], row["joined"], row["named"])


def _busiest_first(agency: StoredAgency) -> tuple[int, int, str]:
    return -(agency.led + agency.joined + agency.named), -agency.led, agency.name
