"""Corrections as they are kept, and put into whatever is read of a reply's texts.

Of one field the last counts; one that is taken back is gone from here, and stays in the audit. What
was said of a text holds wherever the text goes; for other texts of the same reply `bot.correcting`
says what still fits.

`replies.identity` is made of the reply as corrected, so that a misread number does not make one
reply of two proposals. By what the machine reads it is known as well, together with its title, so
that another text with the same misreading finds it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from bot.correcting import (
    Correction,
    FieldCorrection,
    StepCorrection,
    StepDeed,
    Value,
    corrected,
    mark_of,
)
from bot.folding import key
from bot.model import Kind, Reply
from bot.store import identity, moments
from bot.store.statements import Value as Column
from bot.store.statements import insert_one

_STEPS = "next_steps"
_DAYS = frozenset(("written_on", "published_on"))


def of_text(connection: sqlite3.Connection, read: Reply) -> Reply:
    """What was read of a text, with what was said of this very text."""
    return corrected(read, _kept(connection, "reply_id IS NOT NULL AND text = :text", read))


def of_reply(connection: sqlite3.Connection, reply_id: int, read: Reply) -> Reply:
    """What was read of one of the reply's texts, with what was said of the reply or of the text."""
    return corrected(read, made_for(connection, reply_id, read))


def made_for(connection: sqlite3.Connection, reply_id: int, read: Reply) -> tuple[Correction, ...]:
    """Every correction of the reply or of this very text, oldest first."""
    which = "reply_id = :of OR (reply_id IS NOT NULL AND text = :text)"
    return tuple(_kept(connection, which, read, reply_id))


def made_of_reply(connection: sqlite3.Connection, reply_id: int) -> tuple[Correction, ...]:
    """Every correction of the reply, oldest first."""
    found = connection.execute(
        "SELECT * FROM corrections WHERE reply_id = ? ORDER BY id", (reply_id,)
    )
    return tuple(map(_to_correction, found))


def made_of_draft(connection: sqlite3.Connection, draft_id: int) -> tuple[Correction, ...]:
    """Every correction of the draft, oldest first."""
    found = connection.execute(
        "SELECT * FROM corrections WHERE draft_id = ? ORDER BY id", (draft_id,)
    )
    return tuple(map(_to_correction, found))


def keep(
    connection: sqlite3.Connection,
    correction: Correction,
    *,
    reply_id: int | None = None,
    draft_id: int | None = None,
) -> None:
    """Keeps a correction of a reply or of a draft."""
    row: dict[str, Column] = {
        "reply_id": reply_id,
        "draft_id": draft_id,
        **_columns(correction),
        "text": correction.text,
        "by": correction.by,
        "at": moments.written(correction.at),
    }
    insert_one(connection, "corrections", row)


def take_back(connection: sqlite3.Connection, draft_id: int, position: int) -> Correction | None:
    """Takes back one correction of a draft, the oldest being 0; None if there is none such."""
    row = connection.execute(
        "SELECT * FROM corrections WHERE draft_id = ? ORDER BY id LIMIT 1 OFFSET ?",
        (draft_id, position),
    ).fetchone()
    if row is None:
        return None
    connection.execute("DELETE FROM corrections WHERE id = ?", (row["id"],))
    return _to_correction(row)


def know_by(connection: sqlite3.Connection, reply_id: int, read: Reply, kept: Reply) -> None:
    """Keeps by what else the reply is known: what the machine reads, if that is not `kept`'s."""
    alias = _alias(read)
    if alias and identity.identity(read) != identity.identity(kept):
        connection.execute(
            "INSERT OR IGNORE INTO also_known_by (identity, reply_id) VALUES (?, ?)",
            (alias, reply_id),
        )


def known_as(connection: sqlite3.Connection, read: Reply) -> int | None:
    """The reply of which an earlier text was misread as this one is, and was put right."""
    row = connection.execute(
        "SELECT reply_id FROM also_known_by WHERE identity = ?", (_alias(read),)
    ).fetchone()
    return int(row["reply_id"]) if row else None


def _alias(read: Reply) -> str | None:
    # The title tells the misread 28 from the real one, which may come any day.
    titles = "|".join(sorted(key(title) for title in read.titles))
    return f"{identity.identity(read)}|{titles}" if titles else None


def _kept(
    connection: sqlite3.Connection, which: str, read: Reply, of: int | None = None
) -> Iterable[Correction]:
    found = connection.execute(
        f"SELECT * FROM corrections WHERE {which} ORDER BY id",  # noqa: S608 - words of ours
        {"text": mark_of(read.text), "of": of},
    ).fetchall()
    return map(_to_correction, found)


def _columns(correction: Correction) -> dict[str, Column]:
    if isinstance(correction, FieldCorrection):
        said, read = _plain(correction.said), _plain(correction.read)
        return {"field": correction.field, "said": said, "read": read}
    words = [correction.deed.value, correction.words, correction.occurrence, correction.border]
    return {"field": _STEPS, "said": json.dumps(words, ensure_ascii=False), "read": "null"}


def _to_correction(row: sqlite3.Row) -> Correction:
    by, at, said = row["by"], moments.read(row["at"]), json.loads(row["said"])
    if row["field"] == _STEPS:
        deed, words, occurrence, border = said
        return StepCorrection(StepDeed(deed), words, occurrence, border, row["text"], by, at)
    value = _value(row["field"], said)
    read = _value(row["field"], json.loads(row["read"]))
    return FieldCorrection(row["field"], value, read, row["text"], by, at)


def _plain(value: Value) -> str:
    plain = value.isoformat() if isinstance(value, date) else value
    return json.dumps(plain, ensure_ascii=False)


def _value(field: str, plain: str | int | list[str] | None) -> Value:
    if isinstance(plain, list):
        return tuple(plain)
    if isinstance(plain, str) and field in _DAYS:
        return date.fromisoformat(plain)
    return Kind(plain) if field == "kind" and isinstance(plain, str) else plain
