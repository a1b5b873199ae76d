"""Links that give a role to whoever opens them first: once, for a while, and no longer than their
maker is an owner. Of a link's token only the hash is kept.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection
from datetime import datetime

from bot.model import Doing, Invitation, Joining, StaffRole
from bot.store import audit, moments, staff
from bot.store.statements import insert_one


def invite(
    connection: sqlite3.Connection,
    token: str,
    wanted: StaffRole,
    *,
    by: int,
    at: datetime,
    until: datetime,
    owners: Collection[int],
) -> bool:
    """Keeps a link's token as good until then; False if the person may not invite."""
    if not staff.is_owner(connection, by, owners):
        return False
    row = {
        "token_hash": _hash(token),
        "role": wanted.value,
        "made_by": by,
        "made_at": moments.written(at),
        "expires_at": moments.written(until),
    }
    number = insert_one(connection, "invitations", row)
    audit.record(
        connection, by=by, what=Doing.INVITED, about=_link(number), at=at, after=wanted.value
    )
    return True


def invitations(connection: sqlite3.Connection, now: datetime) -> tuple[Invitation, ...]:
    """The links that still work."""
    found = connection.execute(
        "SELECT * FROM invitations WHERE used_by IS NULL AND expires_at > ? ORDER BY id",
        (moments.written(now),),
    )
    return tuple(
        Invitation(
            row["id"], StaffRole(row["role"]), row["made_by"], moments.read(row["expires_at"])
        )
        for row in found
    )


def withdraw_invitations(
    connection: sqlite3.Connection, *, by: int, at: datetime, owners: Collection[int]
) -> int | None:
    """Ends every link that still works; how many there were, None if the person may not."""
    if not staff.is_owner(connection, by, owners):
        return None
    still_good = invitations(connection, at)
    for invitation in still_good:
        connection.execute(
            "UPDATE invitations SET expires_at = ? WHERE id = ?",
            (moments.written(at), invitation.id),
        )
        audit.record(
            connection,
            by=by,
            what=Doing.INVITATION_WITHDRAWN,
            about=_link(invitation.id),
            at=at,
            before=invitation.role.value,
        )
    return len(still_good)


def join(
    connection: sqlite3.Connection,
    token: str,
    person_id: int,
    called: str,
    *,
    at: datetime,
    owners: Collection[int],
) -> tuple[Joining, StaffRole | None]:
    """A person opens a link: what became of it, and the role that the person has now."""
    has = StaffRole.OWNER if person_id in owners else staff.role(connection, person_id)
    found = connection.execute(
        "SELECT * FROM invitations WHERE token_hash = ?", (_hash(token),)
    ).fetchone()
    if found is None:
        return Joining.UNKNOWN, has
    if found["used_by"] is not None:
        return Joining.USED, has
    # Whoever is no owner any more cannot let others in either.
    if found["expires_at"] <= moments.written(at) or not staff.is_owner(
        connection, found["made_by"], owners
    ):
        return Joining.EXPIRED, has
    offered = StaffRole(found["role"])
    if has and has.covers(offered):
        return Joining.NEEDLESS, has
    used = connection.execute(
        "UPDATE invitations SET used_by = ?, used_at = ? WHERE id = ? AND used_by IS NULL",
        (person_id, moments.written(at), found["id"]),
    )
    if not used.rowcount:
        return Joining.USED, has
    staff.set_role(connection, person_id, called, offered, found["made_by"], at)
    audit.record(
        connection,
        by=person_id,
        what=Doing.JOINED,
        about=staff.about(called, person_id),
        at=at,
        before=has or "",
        after=offered.value,
    )
    return Joining.JOINED, offered


def _link(number: int) -> str:
    return f"链接 {number}"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
