"""The files that were sent in, until they are read.

A file's bytes are kept until all of it is read, and on when some of it could not be, to be tried
again. One that was being read when the program ended is read again: what is read of a file is
written in one transaction, and the same text of a file is never written twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from bot.errors import UserError
from bot.model import Document, Listing, Refusal, Upload, UploadState
from bot.store import drafts, identity, moments
from bot.store.pages import checked
from bot.store.statements import Row, Value, insert, insert_one, update

_MOST_WAITING = 2000  # files not yet read, of everybody together
_MOST_BYTES = 2 << 30


def keep_upload(
    connection: sqlite3.Connection,
    batch_id: int,
    name: str,
    content: bytes,
    sha256: str,
    by: int,
    at: datetime,
) -> int:
    """Keeps a file to be read; of one whose bytes the batch has already, only that it came."""
    _refuse_too_many(connection, len(content))
    whose = connection.execute("SELECT by FROM batches WHERE id = ?", (batch_id,)).fetchone()
    if whose is None or whose["by"] != by:
        raise UserError("这一批文件不是您发来的。请重新发送，会另成一批。")
    same = connection.execute(
        "SELECT id FROM uploads WHERE batch_id = ? AND sha256 = ?"
        " AND state NOT IN ('repeated', 'dropped')",
        (batch_id, sha256),
    ).fetchone()
    last = connection.execute(
        "SELECT coalesce(max(position), 0) FROM uploads WHERE batch_id = ?", (batch_id,)
    ).fetchone()[0]
    row: dict[str, Value] = {
        "batch_id": batch_id,
        "position": last + 1,
        "name": name,
        "sha256": sha256,
        "size": len(content),
        "state": (UploadState.REPEATED if same else UploadState.WAITING).value,
        "repeats": same["id"] if same else None,
        "by": by,
        "at": moments.written(at),
    }
    upload_id = insert_one(connection, "uploads", row)
    if not same:
        connection.execute("UPDATE uploads SET content = ? WHERE id = ?", (content, upload_id))
    return upload_id


def take_upload(connection: sqlite3.Connection) -> tuple[Upload, bytes] | None:
    """The next file to read, with its bytes: of every batch the first, then the second, …"""
    row = connection.execute(
        """SELECT uploads.id, uploads.content
           FROM uploads JOIN batches ON batches.id = uploads.batch_id
           WHERE uploads.state = 'waiting' AND batches.stopped = 0
           ORDER BY uploads.position, uploads.id LIMIT 1"""
    ).fetchone()
    if row is None:
        return None
    update(connection, "uploads", row["id"], {"state": UploadState.READING.value})
    taken = upload(connection, row["id"])
    return (taken, bytes(row["content"])) if taken else None


def settle_upload(
    connection: sqlite3.Connection,
    upload_id: int,
    documents: Sequence[Document],
    refusals: Sequence[Refusal],
    at: datetime,
) -> None:
    """Writes down what was read of a file and what was not, unless it was dropped meanwhile."""
    row = connection.execute("SELECT * FROM uploads WHERE id = ?", (upload_id,)).fetchone()
    if row["state"] != UploadState.READING:
        return
    known = {
        draft["text_key"]
        for draft in connection.execute(
            "SELECT text_key FROM drafts WHERE upload_id = ?", (upload_id,)
        )
    }
    for document in documents:
        if identity.text_key(document.text) not in known:
            drafts.add(connection, row, document, at)
    refused: list[Row] = [
        {"upload_id": upload_id, "position": at_place, "name": refusal.name, "said": refusal.text}
        for at_place, refusal in enumerate(refusals)
    ]
    connection.execute("DELETE FROM refusals WHERE upload_id = ?", (upload_id,))
    insert(connection, "refusals", refused)
    state = UploadState.READ if documents or not refusals else UploadState.FAILED
    update(connection, "uploads", upload_id, {"state": state.value})
    if not refusals:
        update(connection, "uploads", upload_id, {"content": None})


def resume(connection: sqlite3.Connection) -> int:
    """Has files read again that were being read when the program ended; how many."""
    return connection.execute(
        "UPDATE uploads SET state = 'waiting' WHERE state = 'reading'"
    ).rowcount


def retry(connection: sqlite3.Connection, upload_id: int) -> None:
    """Has a file read again of which something could not be read."""
    row = connection.execute(
        "SELECT state, content IS NOT NULL AS kept FROM uploads WHERE id = ?", (upload_id,)
    ).fetchone()
    if row is None or not row["kept"] or row["state"] not in (UploadState.READ, UploadState.FAILED):
        raise UserError("这个文件已经不在了，或者正在读取。请重新发送，或稍后再看。")
    update(connection, "uploads", upload_id, {"state": UploadState.WAITING.value})


def drop_upload(connection: sqlite3.Connection, upload_id: int) -> None:
    """Keeps a file no longer; what was read of it stays."""
    connection.execute(
        """UPDATE uploads SET content = NULL, state = CASE
               WHEN EXISTS (SELECT 1 FROM drafts WHERE upload_id = uploads.id) THEN 'read'
               ELSE 'dropped' END
           WHERE id = ?""",
        (upload_id,),
    )
    connection.execute("DELETE FROM refusals WHERE upload_id = ?", (upload_id,))


def upload(connection: sqlite3.Connection, upload_id: int) -> Upload | None:
    """The file with this id, without its bytes."""
    row = connection.execute(f"{_UPLOADS} WHERE uploads.id = ?", (upload_id,)).fetchone()
    return _to_upload(connection, row) if row else None


def uploads_of(connection: sqlite3.Connection, batch_id: int) -> tuple[Upload, ...]:
    """The batch's files in the order in which they came."""
    found = connection.execute(
        f"{_UPLOADS} WHERE uploads.batch_id = ? ORDER BY uploads.position", (batch_id,)
    ).fetchall()
    return tuple(_to_upload(connection, row) for row in found)


def failed(
    connection: sqlite3.Connection, batch_id: int | None, limit: int, offset: int
) -> Listing[Upload]:
    """Files of which something could not be read, newest first; of one batch, or of all."""
    checked(limit, offset)
    asked = {"batch": batch_id, "limit": limit, "offset": offset}
    which = """WHERE uploads.state IN ('read', 'failed')
        AND EXISTS (SELECT 1 FROM refusals WHERE upload_id = uploads.id)
        AND (:batch IS NULL OR uploads.batch_id = :batch)"""
    total = connection.execute(
        f"SELECT count(*) FROM uploads {which}",  # noqa: S608 - words of ours
        asked,
    ).fetchone()[0]
    found = connection.execute(
        f"{_UPLOADS} {which} ORDER BY uploads.id DESC LIMIT :limit OFFSET :offset", asked
    ).fetchall()
    return Listing(tuple(_to_upload(connection, row) for row in found), total, offset)


def _refuse_too_many(connection: sqlite3.Connection, size: int) -> None:
    waiting = connection.execute(
        "SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes FROM uploads"
        " WHERE state IN ('waiting', 'reading')"
    ).fetchone()
    if waiting["files"] >= _MOST_WAITING or waiting["bytes"] + size > _MOST_BYTES:
        raise UserError(
            f"还有 {waiting['files']} 个文件等待读取，现在收不下了。请等读完一些再发送这个文件。"
        )


_UPLOADS = """
    SELECT uploads.id, uploads.batch_id, uploads.name, uploads.size, uploads.state, uploads.by,
        uploads.at, (SELECT earlier.name FROM uploads AS earlier
            WHERE earlier.id = uploads.repeats) AS repeats,
        (SELECT count(*) FROM drafts WHERE upload_id = uploads.id) AS drafts
    FROM uploads
"""


def _to_upload(connection: sqlite3.Connection, row: sqlite3.Row) -> Upload:
    refused = connection.execute(
        "SELECT name, said FROM refusals WHERE upload_id = ? ORDER BY position", (row["id"],)
    )
    return Upload(
        id=row["id"],
        batch_id=row["batch_id"],
        name=row["name"],
        size=row["size"],
        state=UploadState(row["state"]),
        repeats=row["repeats"],
        by=row["by"],
        at=moments.read(row["at"]),
        refusals=tuple(Refusal(refusal["name"], refusal["said"]) for refusal in refused),
        drafts=row["drafts"],
    )
