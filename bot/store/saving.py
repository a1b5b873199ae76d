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
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.model import Announce, Outcome, Reply, Saved
from bot.store import (
    agencies,
    announcing,
    audience,
    corrections,
    counting,
    identity,
    origins,
    owing,
    rows,
    steps,
    surviving,
    text_index,
)
from bot.store.origins import Origin
from bot.store.statements import Value, insert, insert_one, update
from bot.store.step_ids import Held


def save(
    connection: sqlite3.Connection,
    reply: Reply,
    *,
    source_name: str,
    sample: bool,
    media_type: str = "",
    breaks: tuple[int, ...] = (),
    ocr: bool = False,
    parsed_by: str = "",
    announce: Announce | None = None,
) -> Saved:
    """Saves a reply and says what became of it; with `announce`, who follows it is owed that."""
    origin = Origin(source_name, media_type, breaks, ocr)
    at = announce.at if announce else datetime.now(UTC)
    same = _version_of_text(connection, reply.text)
    known_by = identity.identity(corrections.of_text(connection, reply))
    home = home_of(connection, reply, known_by)
    real = next((found for found in (home, same) if found and not found["sample"]), None)
    if sample and real:
        return _unchanged(real)
    if same and (home is None or home["reply_id"] == same["reply_id"]):
        if same["text"] == reply.text:
            read_again(connection, same, reply, parsed_by, at)
            origins.improve(connection, same, origin)
        return _unchanged(same)
    left = []
    if same:
        left.append(surviving.on(connection, same))
        _forget_version(connection, same)
    if home and home["sample"] and not sample:
        left.append(surviving.on(connection, home))
        forget_reply(connection, home["reply_id"])
        home = None
    former = [held for hanging in left for held in hanging.steps]
    if home:
        withdraw(connection, home)
        reply_id = home["reply_id"]
    else:
        row: dict[str, Value] = {"identity": known_by, "sample": int(sample)}
        reply_id = insert_one(connection, "replies", row)
    kept = corrections.of_reply(connection, reply_id, reply)
    saved = _add_version(connection, reply_id, kept, origin, parsed_by, former, at)
    corrections.know_by(connection, reply_id, reply, kept)
    for hanging in left:
        surviving.carry(connection, hanging, saved, kept)
    if announce and not sample and not same:
        announcing.saved(connection, saved, kept, home, announce)
    return saved


def remove_samples(connection: sqlite3.Connection) -> int:
    """Removes every sample; returns how many there were."""
    samples = connection.execute("SELECT id FROM replies WHERE sample = 1").fetchall()
    for row in samples:
        forget_reply(connection, row["id"])
        owing.unowe_reply(connection, row["id"])
    return len(samples)


def _add_version(
    connection: sqlite3.Connection,
    reply_id: int,
    reply: Reply,
    origin: Origin,
    parsed_by: str,
    former: Sequence[Held],
    at: datetime,
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
        "loaded_at": at.astimezone(UTC).isoformat(),
        **origins.columns(origin),
        "parsed_by": parsed_by,
        "text_key": identity.text_key(reply.text),
        **rows.of_reply(reply),
    }
    version_id = insert_one(connection, "versions", row)
    origins.write_pages(connection, version_id, origin)
    write_parts(connection, reply_id, version_id, reply, former, at)
    enter(connection, reply_id, reply)
    outcome = Outcome.NEW_VERSION if last else Outcome.NEW
    return Saved(outcome, reply_id, last + 1)


def read_again(
    connection: sqlite3.Connection,
    version: sqlite3.Row,
    reply: Reply,
    parsed_by: str,
    at: datetime | None = None,
) -> None:
    """Replaces what was read from a text by what is read from the same text now.

    Loading a text again and parsing it anew both come through here, and nothing else does.
    """
    reply_id, version_id = version["reply_id"], version["id"]
    read, reply = reply, corrections.of_reply(connection, reply_id, reply)
    if version["parsed_by"] != parsed_by:
        update(connection, "versions", version_id, {"parsed_by": parsed_by})
    if rows.to_reply(connection, version) == reply:
        return
    hung = surviving.on(connection, version)
    if version["newest"]:
        withdraw(connection, version)
    clear_parts(connection, version_id)
    update(connection, "versions", version_id, rows.of_reply(reply))
    write_parts(connection, reply_id, version_id, reply, hung.steps, at)
    if version["newest"]:
        connection.execute(  # what another reply is known by stays the other's
            "UPDATE OR IGNORE replies SET identity = ? WHERE id = ?",
            (identity.identity(reply), reply_id),
        )
        corrections.know_by(connection, reply_id, read, reply)
        enter(connection, reply_id, reply)
        surviving.carry_keys(connection, hung.keys, identity.proposal_keys(reply, reply_id))
    else:
        audience.settle(connection, reply_id)


def write_parts(
    connection: sqlite3.Connection,
    reply_id: int,
    version_id: int,
    reply: Reply,
    former: Sequence[Held] = (),
    at: datetime | None = None,
) -> None:
    for table, parts in rows.parts_of_reply(reply).items():
        numbered = [
            {"version_id": version_id, "position": position, **part}
            for position, part in enumerate(parts)
        ]
        insert(connection, table, numbered)
    read_at = at or datetime.now(UTC)
    steps.write(connection, reply_id, version_id, reply, former=former, at=read_at)


def clear_parts(connection: sqlite3.Connection, version_id: int) -> None:
    """Undoes `write_parts`."""
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
        forget_reply(connection, reply_id)
        return
    if version["newest"]:
        withdraw(connection, version)
    connection.execute("DELETE FROM versions WHERE id = ?", (version["id"],))
    for number, other in enumerate(others, start=1):
        update(connection, "versions", other["id"], {"version": number})
    if version["newest"]:
        update(connection, "versions", others[-1]["id"], {"newest": 1})
        enter(connection, reply_id, rows.to_reply(connection, others[-1]))


def forget_reply(connection: sqlite3.Connection, reply_id: int) -> None:
    newest = connection.execute(
        "SELECT * FROM versions WHERE reply_id = ? AND newest = 1", (reply_id,)
    ).fetchone()
    withdraw(connection, newest)
    connection.execute("DELETE FROM replies WHERE id = ?", (reply_id,))


def enter(connection: sqlite3.Connection, reply_id: int, reply: Reply) -> None:
    """Makes the newest version of a reply findable, by those who may see it."""
    agencies.enter_roles(connection, reply_id, reply)
    text_index.enter(connection, reply_id, reply)
    audience.settle(connection, reply_id)
    counting.enter(connection, reply_id)


def withdraw(connection: sqlite3.Connection, newest: sqlite3.Row) -> None:
    """Undoes `enter` for a row of `versions`, which must not have changed since."""
    counting.withdraw(connection, newest["reply_id"])
    agencies.withdraw_roles(connection, newest["reply_id"])
    text_index.withdraw(connection, newest["reply_id"], rows.to_reply(connection, newest))


def _version_of_text(connection: sqlite3.Connection, text: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute(
        f"{_VERSION} WHERE versions.text_key = ?", (identity.text_key(text),)
    ).fetchone()
    return row


def newest_of_identity(connection: sqlite3.Connection, known_by: str) -> sqlite3.Row | None:
    """The newest version of the reply that is known so, as corrected."""
    row: sqlite3.Row | None = connection.execute(
        f"{_VERSION} WHERE versions.newest = 1 AND replies.identity = ?", (known_by,)
    ).fetchone()
    return row


def home_of(connection: sqlite3.Connection, read: Reply, known_by: str) -> sqlite3.Row | None:
    """The newest version of the reply that this text is one of: as corrected, or as misread."""
    home = newest_of_identity(connection, known_by)
    if home:
        return home
    row: sqlite3.Row | None = connection.execute(
        f"{_VERSION} WHERE versions.newest = 1 AND versions.reply_id = ?",
        (corrections.known_as(connection, read),),
    ).fetchone()
    return row


_VERSION = """
    SELECT versions.*, replies.sample
    FROM versions JOIN replies ON replies.id = versions.reply_id
"""


def _unchanged(version: sqlite3.Row) -> Saved:
    return Saved(Outcome.UNCHANGED, version["reply_id"], version["version"])
