"""Where a reply would go if it were published now, without writing anything."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from bot.correcting import Correction, corrected
from bot.model import Outcome, Reply
from bot.store import corrections, identity, rows, saving
from bot.store.publishing import version_of


@dataclass(frozen=True, slots=True)
class Placement:
    """What publishing would do, and what stands there now."""

    outcome: Outcome
    reply_id: int | None  # None: it would be a new one
    version: int | None  # the one that stands there now
    before: Reply | None  # as it stands there now
    after: Reply  # as it would stand there then, corrections put in
    known_by: str  # the same for two texts of one reply


def place(connection: sqlite3.Connection, read: Reply, made: Sequence[Correction]) -> Placement:
    """Where the reply would go with these corrections of its draft; as `saving.save` decides it."""
    known_by = identity.identity(corrected(corrections.of_text(connection, read), made))
    same = version_of(connection, read.text)
    home = saving.home_of(connection, read, known_by)
    if same and (home is None or home["reply_id"] == same["reply_id"]):
        outcome, there = Outcome.UNCHANGED, same
    elif home and not home["sample"]:
        outcome, there = Outcome.NEW_VERSION, home
    else:
        after = corrected(corrections.of_text(connection, read), made)
        return Placement(Outcome.NEW, None, None, None, after, known_by)
    kept = corrections.made_for(connection, there["reply_id"], read)
    return Placement(
        outcome,
        there["reply_id"],
        there["version"],
        rows.to_reply(connection, there),
        corrected(read, (*kept, *made)),
        known_by,
    )
