"""Texts that another parser read, and putting what is read now in place of what was read then.

A text stays the version that it is, of the reply that it is of, unless it is now read as a text of
another reply: then it goes there and takes its place among that reply's versions by the day it was
loaded. A sample that is read as a real reply goes, as it would when loaded.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from bot.model import OF_READING, Document, Outcome, Reply, Reread, Saved, StoredText
from bot.store import corrections, identity, origins, rows, saving, surviving
from bot.store.statements import update


def count(connection: sqlite3.Connection, parsed_by: str) -> int:
    """How many texts another parser read."""
    row = connection.execute(
        "SELECT count(*) FROM versions WHERE parsed_by != ?", (parsed_by,)
    ).fetchone()
    return int(row[0])


def texts(
    connection: sqlite3.Connection, parsed_by: str, after: int, limit: int
) -> tuple[StoredText, ...]:
    """The next of these texts, by the ids of their versions."""
    found = connection.execute(
        "SELECT * FROM versions WHERE parsed_by != ? AND id > ? ORDER BY id LIMIT ?",
        (parsed_by, after, limit),
    ).fetchall()
    return tuple(to_text(connection, version) for version in found)


def forget_parsers(connection: sqlite3.Connection) -> None:
    """Every text is to be read again, whichever parser read it."""
    connection.execute("UPDATE versions SET parsed_by = '' WHERE parsed_by != ''")


def reread(
    connection: sqlite3.Connection, read: Iterable[tuple[StoredText, Reply]], parsed_by: str
) -> tuple[Reread, ...]:
    """Puts these replies in the place of what was read from the same texts before."""
    return tuple(
        _reread(connection, version, reply, parsed_by)
        for text, reply in read
        if (version := _version(connection, text.version_id))
        and version["text"] == text.document.text  # else removed since, and the id given anew
    )


def to_text(connection: sqlite3.Connection, version: sqlite3.Row) -> StoredText:
    """The text of a row of `versions`, as it came out of its file."""
    origin = origins.of_version(connection, version)
    doubts = connection.execute(
        "SELECT said FROM warnings WHERE version_id = ? AND field = ? ORDER BY position",
        (version["id"], OF_READING),
    )
    document = Document(
        name=origin.source_name,
        media_type=origin.media_type,
        text=version["text"],
        warnings=tuple(row["said"] for row in doubts),
        breaks=origin.breaks,
        ocr=origin.ocr,
    )
    return StoredText(version["id"], version["reply_id"], version["version"], document)


def _reread(
    connection: sqlite3.Connection, version: sqlite3.Row, reply: Reply, parsed_by: str
) -> Reread:
    before, reply_id = rows.to_reply(connection, version), version["reply_id"]
    known = corrections.of_text(connection, reply)
    home = saving.home_of(connection, reply, identity.identity(known))
    if home and home["reply_id"] != reply_id and home["sample"] != version["sample"]:
        gone = version if version["sample"] else home
        kept = home if version["sample"] else version
        left = surviving.on(connection, gone)
        saving.forget_reply(connection, gone["reply_id"])
        place = Saved(Outcome.UNCHANGED, kept["reply_id"], kept["version"])
        surviving.carry(connection, left, place, rows.to_reply(connection, kept))
        home = None
    elif home and home["reply_id"] != reply_id:
        reply_id = home["reply_id"]
        _move(connection, version, reply_id)
    now = _version(connection, version["id"])
    if now is None:
        return Reread(version["id"], reply_id, version["version"], before, None)
    saving.read_again(connection, now, reply, parsed_by)
    now = _version(connection, version["id"]) or now
    after = rows.to_reply(connection, now)
    return Reread(version["id"], now["reply_id"], now["version"], before, after)


def _move(connection: sqlite3.Connection, version: sqlite3.Row, home_id: int) -> None:
    """Puts a version, as it was read, among those of another reply; its steps keep their ids."""
    old_id = version["reply_id"]
    left = surviving.on(connection, version)
    places = surviving.places_of(connection, old_id, home_id)
    for reply_id in (old_id, home_id):
        newest = connection.execute(
            "SELECT * FROM versions WHERE reply_id = ? AND newest = 1", (reply_id,)
        ).fetchone()
        saving.withdraw(connection, newest)
    reply = rows.to_reply(connection, version)
    saving.clear_parts(connection, version["id"])
    last = connection.execute(
        "SELECT max(version) FROM versions WHERE reply_id = ?", (home_id,)
    ).fetchone()[0]
    moved = {"reply_id": home_id, "version": last + 1, "newest": 0}
    update(connection, "versions", version["id"], moved)
    if not _versions(connection, old_id):
        connection.execute("DELETE FROM replies WHERE id = ?", (old_id,))
    else:
        _order(connection, old_id)
    # A step whose words the other reply has as well is the other reply's.
    saving.write_parts(connection, home_id, version["id"], reply, left.steps)
    _order(connection, home_id)
    now = surviving.places_of(connection, old_id, home_id)
    surviving.carry_keys(connection, left.keys, surviving.keys_of(connection, home_id))
    surviving.carry_steps(connection, left.steps, now[version["id"]])
    surviving.carry_events(connection, {place: now[row_id] for row_id, place in places.items()})


def _order(connection: sqlite3.Connection, reply_id: int) -> None:
    """Numbers a reply's versions by the time they were loaded, and makes the newest findable."""
    held = _versions(connection, reply_id)
    connection.execute("UPDATE versions SET newest = 0 WHERE reply_id = ?", (reply_id,))
    beyond = max(version["version"] for version in held)
    for numbered_from in (beyond + 1, 1):  # twice, so that no two have the same number meanwhile
        for number, version in enumerate(held, start=numbered_from):
            update(connection, "versions", version["id"], {"version": number})
    newest = held[-1]
    update(connection, "versions", newest["id"], {"newest": 1})
    saving.enter(connection, reply_id, rows.to_reply(connection, newest))


def _versions(connection: sqlite3.Connection, reply_id: int) -> list[sqlite3.Row]:
    return connection.execute(
        "SELECT * FROM versions WHERE reply_id = ? ORDER BY loaded_at, version", (reply_id,)
    ).fetchall()


def _version(connection: sqlite3.Connection, version_id: int) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute(
        """SELECT versions.*, replies.sample
           FROM versions JOIN replies ON replies.id = versions.reply_id WHERE versions.id = ?""",
        (version_id,),
    ).fetchone()
    return row
