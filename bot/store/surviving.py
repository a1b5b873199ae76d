"""What hangs on a reply outlives its reading: follows, reminders, marks, and what is owed.

A text may come to be read as another proposal's, or as another reply's version; a sample gives way
to the real reply. Whoever followed the one follows the other then, without doing anything.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.model import Reply, Saved, Subject
from bot.store import following, identity, owing, replies, rows
from bot.store.step_ids import Held, held_by, is_held

# Where each version is, by the id of its row: in which reply, under which number.
Places = dict[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Hanging:
    """What may hang on a version of a reply: proposals, next steps, what happened to the reply."""

    keys: tuple[str, ...]
    steps: tuple[Held, ...]
    places: Places  # of all versions of the reply


def on(connection: sqlite3.Connection, version: sqlite3.Row) -> Hanging:
    """What may hang on this version; to be asked before it is forgotten, moved or read again."""
    reply_id = version["reply_id"]
    return Hanging(
        identity.proposal_keys(rows.to_reply(connection, version), reply_id),
        tuple(held_by(connection, version["id"])),
        places_of(connection, reply_id),
    )


def keys_of(connection: sqlite3.Connection, reply_id: int) -> tuple[str, ...]:
    """The proposals that the reply answers by its newest version."""
    (line,) = replies.lines(connection, [reply_id])
    return identity.proposal_keys(line, reply_id)


def places_of(connection: sqlite3.Connection, *reply_ids: int) -> Places:
    """Where the versions of these replies are now."""
    found = connection.execute(
        "SELECT id, reply_id, version FROM versions"
        " WHERE reply_id IN (SELECT value FROM json_each(?))",
        (json.dumps(reply_ids),),
    )
    return {row["id"]: (row["reply_id"], row["version"]) for row in found}


def carry(connection: sqlite3.Connection, left: Hanging, saved: Saved, reply: Reply) -> None:
    """Hangs all on the version in whose favour another, or a whole sample, was forgotten."""
    home = (saved.reply_id, saved.version)
    carry_keys(connection, left.keys, identity.proposal_keys(reply, saved.reply_id))
    carry_steps(connection, left.steps, home)
    now = places_of(connection, *{reply_id for reply_id, _ in left.places.values()})
    carry_events(
        connection, {place: now.get(row_id, home) for row_id, place in left.places.items()}
    )


def carry_keys(connection: sqlite3.Connection, before: Sequence[str], after: Sequence[str]) -> None:
    """Hangs on a reply's new keys what hung on those that no reply has any more."""
    for key in before:
        if key not in after and not replies.proposal_lines(connection, key):
            following.move(connection, Subject.PROPOSAL, key, _heir(key, after))


def _heir(key: str, after: Sequence[str]) -> str:
    """The key with the same number, else the first."""
    number = key.rpartition("|")[2]
    return next((each for each in after if each.rpartition("|")[2] == number), after[0])


def carry_steps(
    connection: sqlite3.Connection, left: Sequence[Held], home: tuple[int, int]
) -> None:
    """Steps took their ids along; what hangs on others passes to those of the same words."""
    lost = [held for held in left if not is_held(connection, held.id)]
    if not lost:
        return
    version = connection.execute(
        "SELECT id FROM versions WHERE reply_id = ? AND version = ?", home
    ).fetchone()
    by_words = {
        identity.step_key(held.step.text): held.id for held in held_by(connection, version["id"])
    }
    for held in lost:
        heir = by_words.get(identity.step_key(held.step.text))
        if heir is not None:
            _move_step(connection, held.id, heir)


def _move_step(connection: sqlite3.Connection, old: int, new: int) -> None:
    following.move(connection, Subject.STEP, str(old), str(new))
    connection.execute("UPDATE step_marks SET step_id = ? WHERE step_id = ?", (new, old))
    connection.execute("UPDATE events SET step_id = ? WHERE step_id = ?", (new, old))
    connection.execute("UPDATE OR IGNORE due_days SET step_id = ? WHERE step_id = ?", (new, old))


def carry_events(
    connection: sqlite3.Connection, moved: Mapping[tuple[int, int], tuple[int, int]]
) -> None:
    """What happened to a text happened to it where it now is.

    That it differed from another was a mistake of reading if that is no earlier version of the
    same reply any more: nobody is told of it who has not been told yet.
    """
    found = connection.execute(
        "SELECT id, reply_id, version, before FROM events"
        " WHERE reply_id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted({reply_id for reply_id, _ in moved})),),
    )
    for event in found.fetchall():
        _carry_event(connection, event, moved)


def _carry_event(
    connection: sqlite3.Connection,
    event: sqlite3.Row,
    moved: Mapping[tuple[int, int], tuple[int, int]],
) -> None:
    reply_id = event["reply_id"]
    place = moved.get((reply_id, event["version"]))
    if place is None:
        return
    home, version = place
    if event["before"] is None:
        now: tuple[int, int | None, int | None] = (home, version, None)
    else:
        other, before = moved.get((reply_id, event["before"]), (home, version))
        compared = other == home and before < version
        now = (home, version, before) if compared else (reply_id, None, None)
        if not compared:
            owing.unowe(connection, event["id"])
    connection.execute(
        "UPDATE events SET reply_id = ?, version = ?, before = ? WHERE id = ?", (*now, event["id"])
    )
