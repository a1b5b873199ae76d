"""What was published together: who, when, which replies, and in which state these were left."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.model import Doing, Outcome, Publication, Published
from bot.store import audit, journal, moments
from bot.store.pages import checked
from bot.store.statements import Row, insert, insert_one


def begin(
    connection: sqlite3.Connection, batch_id: int | None, by: int, at: datetime, released: datetime
) -> int:
    """Begins a publication, inside the transaction that is open; returns its id."""
    row: Row = {
        "batch_id": batch_id,
        "by": by,
        "at": moments.written(at),
        "released_at": moments.written(released),
    }
    return insert_one(connection, "publications", row)


def end(
    connection: sqlite3.Connection,
    publication_id: int,
    done: Sequence[Published],
    what: Doing,
    note: str = "",
) -> Publication:
    """Writes down what was published, and in which state its replies are left."""
    published: list[Row] = [
        {
            "publication_id": publication_id,
            "position": position,
            "draft_id": one.draft_id,
            "reply_id": one.reply_id,
            "version": one.version,
            "outcome": one.outcome.value,
        }
        for position, one in enumerate(done)
    ]
    insert(connection, "published", published)
    left: list[Row] = [
        {"publication_id": publication_id, "reply_id": reply_id, "versions": versions}
        for reply_id, versions in state_of(connection, _touched(connection, publication_id)).items()
    ]
    insert(connection, "left_behind", left)
    made = publication(connection, publication_id)
    if made is None:
        raise LookupError(publication_id)
    audit.record(
        connection,
        by=made.by,
        what=what,
        about=_about(made),
        at=made.at,
        after=note or _counts(made),
    )
    return made


def publication(connection: sqlite3.Connection, publication_id: int) -> Publication | None:
    """The publication with this id, withdrawn or not."""
    row = connection.execute(
        "SELECT * FROM publications WHERE id = ?", (publication_id,)
    ).fetchone()
    return _to_publication(connection, row) if row else None


def publications(
    connection: sqlite3.Connection, limit: int, offset: int
) -> tuple[Publication, ...]:
    """What was published, newest first, withdrawn or not."""
    checked(limit, offset)
    found = connection.execute(
        "SELECT * FROM publications ORDER BY id DESC LIMIT ? OFFSET ?", (limit, offset)
    ).fetchall()
    return tuple(_to_publication(connection, row) for row in found)


def state_of(connection: sqlite3.Connection, reply_ids: Iterable[int]) -> dict[int, str]:
    """Which texts each reply has, in which order: what must still be so to put back what was."""
    return {
        reply_id: json.dumps(
            [
                list(row)
                for row in connection.execute(
                    "SELECT id, version, text_key FROM versions"
                    " WHERE reply_id = ? ORDER BY version",
                    (reply_id,),
                )
            ]
        )
        for reply_id in reply_ids
    }


def _touched(connection: sqlite3.Connection, publication_id: int) -> list[int]:
    """The replies that the publication made, changed or did away with."""
    found = {
        row["reply_id"]
        for row in connection.execute(
            "SELECT reply_id FROM published WHERE publication_id = ?", (publication_id,)
        )
    }
    for note in journal.notes(connection, publication_id):
        if note.table == "replies":
            found.add(note.which["id"])
        elif note.table == "versions":
            row = connection.execute(
                "SELECT reply_id FROM versions WHERE id = ?", (note.which["id"],)
            ).fetchone()
            found |= {row["reply_id"]} if row else set()
            found |= {note.was["reply_id"]} if "reply_id" in note.was else set()
    return sorted(found)


def _about(made: Publication) -> str:
    return f"#{made.id}"


def _counts(made: Publication) -> str:
    counted = dict.fromkeys(Outcome, 0)
    for reply in made.replies:
        counted[reply.outcome] += 1
    words = ((Outcome.NEW, "新增"), (Outcome.NEW_VERSION, "变更"), (Outcome.UNCHANGED, "无变化"))
    return " · ".join(f"{word} {counted[outcome]}" for outcome, word in words)


def _to_publication(connection: sqlite3.Connection, row: sqlite3.Row) -> Publication:
    found = connection.execute(
        "SELECT * FROM published WHERE publication_id = ? ORDER BY position", (row["id"],)
    )
    return Publication(
        id=row["id"],
        batch_id=row["batch_id"],
        by=row["by"],
        at=moments.read(row["at"]),
        released_at=moments.read(row["released_at"]),
        undone_by=row["undone_by"],
        undone_at=moments.read(row["undone_at"]) if row["undone_at"] is not None else None,
        replies=tuple(
            Published(one["draft_id"], one["reply_id"], one["version"], Outcome(one["outcome"]))
            for one in found
        ),
    )
