"""Taking a publication back: what stood before stands again, and who had been told is told so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from bot.errors import UserError
from bot.model import Doing, DraftState, Happening, Publication, Reply
from bot.store import agencies, audit, drafts, events, journal, moments, owing, rows, saving, staff
from bot.store.events import Happened
from bot.store.publications import publication, state_of
from bot.store.publishing import newest
from bot.store.statements import update

_NEWER = (
    "其中 {count} 件在这次发布之后又有更新，不能直接撤回。"
    "请先撤回后来的那次发布，或另外发布更正后的文件。"
)
# Who was told of an event; what is on its way may have arrived.
_TOLD = """
    SELECT chat_id, follow_id FROM outbox
    WHERE event_id = ? AND state IN ('sent', 'sending', 'unknown')
"""


def withdraw(
    connection: sqlite3.Connection, publication_id: int, *, by: int, at: datetime
) -> tuple[Publication, int]:
    """Puts back what stood before; returns the publication and how many chats had been told."""
    _refuse(connection, publication_id)
    made = _made(connection, publication_id)
    touched = sorted(_left_behind(connection, publication_id))
    what = {reply_id: _called(connection, reply_id) for reply_id in touched}
    _make_unfindable(connection, touched)
    _clear_read_again(connection, publication_id)
    try:
        journal.put_back(connection, publication_id)
    except sqlite3.IntegrityError as taken:
        raise UserError(_NEWER.format(count=1)) from taken
    for reply_id in touched:
        version = newest(connection, reply_id)
        if version:
            saving.enter(connection, reply_id, rows.to_reply(connection, version))
    told = _unsay(connection, made, what, at)
    _reopen(connection, made, by, at)
    update(
        connection,
        "publications",
        publication_id,
        {"undone_by": by, "undone_at": moments.written(at)},
    )
    connection.execute("DELETE FROM journal WHERE publication_id = ?", (publication_id,))
    audit.record(connection, by=by, what=Doing.WITHDRAWN, about=f"#{publication_id}", at=at)
    return _made(connection, publication_id), told


def told(connection: sqlite3.Connection, publication_id: int) -> int:
    """How many chats have been told of a publication that stands."""
    chats: set[int] = set()
    for note in journal.notes(connection, publication_id):
        if note.table == "events" and note.deed == "inserted":
            found = connection.execute(_TOLD, (int(note.which["id"] or 0),))
            chats |= {row["chat_id"] for row in found}
    return len(chats)


def _made(connection: sqlite3.Connection, publication_id: int) -> Publication:
    made = publication(connection, publication_id)
    if made is None:
        raise UserError("没有这次发布的记录。")
    return made


def _refuse(connection: sqlite3.Connection, publication_id: int) -> None:
    """Refuses what was taken back before, or what something newer stands on."""
    made = _made(connection, publication_id)
    if made.undone_by is not None:
        who = staff.name(connection, made.undone_by) or f"管理员 {made.undone_by} "
        raise UserError(f"这次发布已由{who}撤回。")
    left = _left_behind(connection, publication_id)
    changed = [i for i, state in state_of(connection, left).items() if state != left[i]]
    later = connection.execute(
        """SELECT count(DISTINCT later.reply_id) FROM left_behind AS later
           JOIN publications ON publications.id = later.publication_id
           JOIN left_behind AS this ON this.reply_id = later.reply_id
           WHERE this.publication_id = :id AND later.publication_id > :id
               AND publications.undone_by IS NULL""",
        {"id": publication_id},
    ).fetchone()[0]
    if changed or later:
        raise UserError(_NEWER.format(count=max(len(changed), later)))


def _left_behind(connection: sqlite3.Connection, publication_id: int) -> dict[int, str]:
    found = connection.execute(
        "SELECT reply_id, versions FROM left_behind WHERE publication_id = ?", (publication_id,)
    )
    return {row["reply_id"]: row["versions"] for row in found}


def _make_unfindable(connection: sqlite3.Connection, reply_ids: Iterable[int]) -> None:
    for reply_id in reply_ids:
        version = newest(connection, reply_id)
        if version:
            saving.withdraw(connection, version)
        agencies.withdraw_roles(connection, reply_id)
        connection.execute("DELETE FROM shown WHERE reply_id = ?", (reply_id,))


def _clear_read_again(connection: sqlite3.Connection, publication_id: int) -> None:
    """Makes room for the parts of texts that were read again, which may have been since."""
    for note in journal.notes(connection, publication_id):
        version_id = note.was.get("version_id")
        if note.deed == "deleted" and isinstance(version_id, int):
            saving.clear_parts(connection, version_id)


def _called(connection: sqlite3.Connection, reply_id: int) -> tuple[Reply, int] | None:
    version = newest(connection, reply_id)
    return (rows.to_reply(connection, version), version["version"]) if version else None


def _unsay(
    connection: sqlite3.Connection,
    made: Publication,
    what: dict[int, tuple[Reply, int] | None],
    at: datetime,
) -> int:
    """Takes its events back from who has not been told, and tells who has; how many chats."""
    told: dict[int, list[int]] = {}
    for note in journal.notes(connection, made.id):
        if note.table == "events" and note.deed == "inserted":
            event = events.event(connection, int(note.which["id"] or 0))
            if event is None:
                continue
            owing.unowe(connection, event.id)
            if connection.execute(_TOLD, (event.id,)).fetchone():
                told.setdefault(event.reply_id or 0, []).append(event.id)
                # The same text published again is an event again.
                connection.execute(
                    "UPDATE events SET key = key || '|withdrawn|' || ? WHERE id = ?",
                    (made.id, event.id),
                )
            else:
                connection.execute("DELETE FROM events WHERE id = ?", (event.id,))
    chats: set[int] = set()
    for reply_id, event_ids in told.items():
        chats |= _tell(connection, made, reply_id, event_ids, what.get(reply_id), at)
    return len(chats)


def _tell(
    connection: sqlite3.Connection,
    made: Publication,
    reply_id: int,
    event_ids: list[int],
    what: tuple[Reply, int] | None,
    at: datetime,
) -> set[int]:
    """Owes to those who were told of these events that the reply was withdrawn."""
    happened = Happened(
        key=f"withdrawn|{made.id}|{reply_id}",
        what=Happening.WITHDRAWN,
        at=at,
        released=at,
        reply_id=reply_id,
        version=what[1] if what else None,
        note=_name(what[0]) if what else "",
    )
    withdrawn = events.record(connection, happened)
    chats: set[int] = set()
    for event_id in event_ids:
        for row in connection.execute(_TOLD, (event_id,)).fetchall():
            chats.add(row["chat_id"])
            connection.execute(
                "INSERT OR IGNORE INTO outbox (chat_id, event_id, follow_id, state, look_at)"
                " VALUES (?, ?, ?, 'queued', ?)",
                (row["chat_id"], withdrawn, row["follow_id"], moments.written(at)),
            )
    return chats


def _name(reply: Reply) -> str:
    numbers = "、".join(f"第{number}号" for number in reply.numbers)
    return " ".join(part for part in (numbers, reply.title) if part)


def _reopen(connection: sqlite3.Connection, made: Publication, by: int, at: datetime) -> None:
    for published in made.replies:
        row = connection.execute(
            "SELECT * FROM drafts WHERE id = ?", (published.draft_id,)
        ).fetchone()
        if row:
            drafts.note_change(
                connection, row, by=by, at=at, changed="撤回发布", state=DraftState.OPEN
            )
