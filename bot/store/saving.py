"""Putting a reply in its place: a new reply, a new version of one, or nothing new.

- The same text, under whatever file name, is the same version: unchanged for the person. If it is
  read otherwise now (the parser has learnt), what was read is replaced in place. A text that
  differs in white space only changes nothing at all.
- Another text of the same reply (`identity`) is a new version; older ones stay as they were. A
  text that was an older version stays one: loading a folder twice changes nothing.
- A text that is now read as another reply's moves there, as its newest version.
- A sample gives way to the real reply of the same identity, and never touches a real one.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from bot.model import Outcome, Reply, Saved
from bot.store import agencies, identity, rows, steps, text_index
from bot.store.statements import Value, insert, insert_one, update


def save(connection: sqlite3.Connection, reply: Reply, *, source_name: str, sample: bool) -> Saved:
    """Saves a reply and says what became of it."""
    same = _version_of_text(connection, reply.text)
    home = _newest_of_identity(connection, identity.identity(reply))
    real = next((found for found in (home, same) if found and not found["sample"]), None)
    if sample and real:
        return _unchanged(real)
    if same and (home is None or home["reply_id"] == same["reply_id"]):
        _read_again(connection, same, reply)
        return _unchanged(same)
    if same:
        _forget_version(connection, same)
    if home and home["sample"] and not sample:
        _forget_reply(connection, home["reply_id"])
        home = None
    if home:
        _withdraw(connection, home)
        return _add_version(connection, home["reply_id"], reply, source_name)
    return _add_reply(connection, reply, source_name, sample)


def remove_samples(connection: sqlite3.Connection) -> int:
    """Removes every sample; returns how many there were."""
    samples = connection.execute("SELECT id FROM replies WHERE sample = 1").fetchall()
    for row in samples:
        _forget_reply(connection, row["id"])
    return len(samples)


def _add_reply(
    connection: sqlite3.Connection, reply: Reply, source_name: str, sample: bool
) -> Saved:
    row: dict[str, Value] = {"identity": identity.identity(reply), "sample": int(sample)}
    return _add_version(connection, insert_one(connection, "replies", row), reply, source_name)


def _add_version(
    connection: sqlite3.Connection, reply_id: int, reply: Reply, source_name: str
) -> Saved:
    last = connection.execute(
        "SELECT coalesce(max(version), 0) AS version FROM versions WHERE reply_id = ?", (reply_id,)
    ).fetchone()["version"]
    connection.execute(
        "UPDATE versions SET newest = 0 WHERE reply_id = ? AND newest = 1", (reply_id,)
    )
    row = {
        "reply_id": reply_id,
        "version": last + 1,
        "newest": 1,
        "loaded_at": datetime.now(UTC).isoformat(),
        "source_name": source_name,
        "text_key": identity.text_key(reply.text),
        **rows.of_reply(reply),
    }
    version_id = insert_one(connection, "versions", row)
    _write_parts(connection, reply_id, version_id, reply)
    _enter(connection, reply_id, reply)
    outcome = Outcome.NEW_VERSION if last else Outcome.NEW
    return Saved(outcome, reply_id, last + 1)


def _read_again(connection: sqlite3.Connection, version: sqlite3.Row, reply: Reply) -> None:
    """Replaces what was read from a text by what is read from it now."""
    stored = rows.to_reply(connection, version)
    if stored.text != reply.text or stored == reply:
        return
    reply_id, version_id = version["reply_id"], version["id"]
    if version["newest"]:
        _withdraw(connection, version)
    _clear_parts(connection, version_id)
    update(connection, "versions", version_id, rows.of_reply(reply))
    _write_parts(connection, reply_id, version_id, reply)
    if version["newest"]:
        update(connection, "replies", reply_id, {"identity": identity.identity(reply)})
        _enter(connection, reply_id, reply)


def _write_parts(
    connection: sqlite3.Connection, reply_id: int, version_id: int, reply: Reply
) -> None:
    for table, parts in rows.parts_of_reply(reply).items():
        numbered = [
            {"version_id": version_id, "position": position, **part}
            for position, part in enumerate(parts)
        ]
        insert(connection, table, numbered)
    steps.write(connection, reply_id, version_id, reply)


def _clear_parts(connection: sqlite3.Connection, version_id: int) -> None:
    """Undoes `_write_parts`."""
    for table in (*rows.PARTS, "step_versions"):
        connection.execute(
            f"DELETE FROM {table} WHERE version_id = ?",  # noqa: S608 - names of ours
            (version_id,),
        )


def _forget_version(connection: sqlite3.Connection, version: sqlite3.Row) -> None:
    """Removes one version; the others close up, and without any other the reply goes too."""
    reply_id = version["reply_id"]
    others = connection.execute(
        "SELECT * FROM versions WHERE reply_id = ? AND id != ? ORDER BY version",
        (reply_id, version["id"]),
    ).fetchall()
    if not others:
        _forget_reply(connection, reply_id)
        return
    if version["newest"]:
        _withdraw(connection, version)
    connection.execute("DELETE FROM versions WHERE id = ?", (version["id"],))
    for number, other in enumerate(others, start=1):
        update(connection, "versions", other["id"], {"version": number})
    if version["newest"]:
        update(connection, "versions", others[-1]["id"], {"newest": 1})
        _enter(connection, reply_id, rows.to_reply(connection, others[-1]))


def _forget_reply(connection: sqlite3.Connection, reply_id: int) -> None:
    newest = connection.execute(
        "SELECT * FROM versions WHERE reply_id = ? AND newest = 1", (reply_id,)
    ).fetchone()
    _withdraw(connection, newest)
    connection.execute("DELETE FROM replies WHERE id = ?", (reply_id,))


def _enter(connection: sqlite3.Connection, reply_id: int, reply: Reply) -> None:
    """Makes the newest version of a reply findable."""
    agencies.enter_roles(connection, reply_id, reply)
    text_index.enter(connection, reply_id, reply)


def _withdraw(connection: sqlite3.Connection, newest: sqlite3.Row) -> None:
    """Undoes `_enter` for a row of `versions`, which must not have changed since."""
    agencies.withdraw_roles(connection, newest["reply_id"])
    text_index.withdraw(connection, newest["reply_id"], rows.to_reply(connection, newest))


def _version_of_text(connection: sqlite3.Connection, text: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute(
        f"{_VERSION} WHERE versions.text_key = ?", (identity.text_key(text),)
    ).fetchone()
    return row


def _newest_of_identity(connection: sqlite3.Connection, known_by: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute(
        f"{_VERSION} WHERE versions.newest = 1 AND replies.identity = ?", (known_by,)
    ).fetchone()
    return row


_VERSION = """
    SELECT versions.*, replies.sample
    FROM versions JOIN replies ON replies.id = versions.reply_id
"""


def _unchanged(version: sqlite3.Row) -> Saved:
    return Saved(Outcome.UNCHANGED, version["reply_id"], version["version"])
