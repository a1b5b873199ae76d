"""What was read of the files that were sent in, until it is published.

Two people may work on one draft. Each change names the revision that the person saw; the later of
two is refused and told who did what.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime

from bot.errors import Overtaken, UserError
from bot.model import Document, Draft, DraftState
from bot.store import identity, moments, staff
from bot.store.statements import Value, insert_one, update


def add(connection: sqlite3.Connection, of: sqlite3.Row, document: Document, at: datetime) -> None:
    """Keeps what was read of the file in this row of `uploads`."""
    row: dict[str, Value] = {
        "batch_id": of["batch_id"],
        "upload_id": of["id"],
        "state": DraftState.OPEN.value,
        "revision": 1,
        "changed_by": of["by"],
        "changed_at": moments.written(at),
        "changed": "上传",
        "name": document.name,
        "media_type": document.media_type,
        "ocr": int(document.ocr),
        "breaks": json.dumps(document.breaks),
        "warnings": json.dumps(document.warnings, ensure_ascii=False),
        "text_key": identity.text_key(document.text),
        "text": document.text,
    }
    insert_one(connection, "drafts", row)


def draft(connection: sqlite3.Connection, draft_id: int) -> Draft | None:
    """The draft with this id, in whatever state."""
    row = connection.execute("SELECT * FROM drafts WHERE id = ?", (draft_id,)).fetchone()
    return _to_draft(row) if row else None


def drafts_of(
    connection: sqlite3.Connection, batch_id: int, state: DraftState | None = None
) -> tuple[Draft, ...]:
    """The batch's drafts in the order in which they were read."""
    found = connection.execute(
        """SELECT drafts.* FROM drafts JOIN uploads ON uploads.id = drafts.upload_id
           WHERE drafts.batch_id = :batch AND (:state IS NULL OR drafts.state = :state)
           ORDER BY uploads.position, drafts.id""",
        {"batch": batch_id, "state": state.value if state else None},
    )
    return tuple(map(_to_draft, found))


def change_draft(
    connection: sqlite3.Connection,
    draft_id: int,
    revision: int,
    *,
    by: int,
    at: datetime,
    changed: str,
    state: DraftState = DraftState.OPEN,
) -> None:
    """Notes that somebody changes the draft who saw this revision; `changed` says what."""
    row = require(connection, draft_id, revision)
    note_change(connection, row, by=by, at=at, changed=changed, state=state)


def require(connection: sqlite3.Connection, draft_id: int, revision: int) -> sqlite3.Row:
    """The draft's row; raises `Overtaken` if it is not open, or changed since this revision."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT * FROM drafts WHERE id = ?", (draft_id,)
    ).fetchone()
    if row is None:
        raise UserError("没有这件草稿。请重新发送文件。")
    if row["state"] != DraftState.OPEN or row["revision"] != revision:
        raise Overtaken(
            f"这件草稿已由{_called(connection, row['changed_by'])}{row['changed']}，"
            "与您看到的不同了。请重新打开这件再操作。"
        )
    return row


def note_change(
    connection: sqlite3.Connection,
    row: sqlite3.Row,
    *,
    by: int,
    at: datetime,
    changed: str,
    state: DraftState,
) -> None:
    """Makes the draft one revision further."""
    update(
        connection,
        "drafts",
        row["id"],
        {
            "revision": row["revision"] + 1,
            "changed_by": by,
            "changed_at": moments.written(at),
            "changed": changed,
            "state": state.value,
        },
    )


def _called(connection: sqlite3.Connection, person_id: int) -> str:
    return staff.name(connection, person_id) or f"管理员 {person_id} "


def _to_draft(row: sqlite3.Row) -> Draft:
    return Draft(
        id=row["id"],
        batch_id=row["batch_id"],
        upload_id=row["upload_id"],
        state=DraftState(row["state"]),
        revision=row["revision"],
        changed_by=row["changed_by"],
        changed_at=moments.read(row["changed_at"]),
        document=Document(
            name=row["name"],
            media_type=row["media_type"],
            text=row["text"],
            warnings=tuple(json.loads(row["warnings"])),
            breaks=tuple(json.loads(row["breaks"])),
            ocr=bool(row["ocr"]),
        ),
    )
