"""Publishing what was read, and taking it back: each one transaction, whole or not at all.

A publication notes what it changes (`journal`). Taking it back puts every row back as it stood, ids
too, and makes the drafts open again. That is refused when something newer stands on it: another
version, a later publication of the same reply. Before the pause is over nobody has been told, and
nobody will be; later, whoever had been told is told that it was withdrawn.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.correcting import Correction, corrected
from bot.errors import UserError
from bot.model import (
    Announce,
    Doing,
    Draft,
    DraftState,
    Happening,
    Outcome,
    Publication,
    Published,
    Reply,
    Saved,
)
from bot.store import (
    audience,
    corrections,
    drafts,
    events,
    identity,
    journal,
    publications,
    rows,
    saving,
    subjects,
)
from bot.store.events import Happened

_NOT_YET = 0  # the id of a reply that a correction is kept for before it has one


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """A draft as somebody saw it, and what the parser reads in it now."""

    draft: Draft
    read: Reply
    parsed_by: str


def publish(
    connection: sqlite3.Connection,
    read: Sequence[ReadDraft],
    *,
    by: int,
    at: datetime,
    released: datetime,
) -> Publication:
    """Publishes the drafts together; raises `Overtaken` if one is not as it was seen."""
    batches = {each.draft.batch_id for each in read}
    publication_id = publications.begin(
        connection, batches.pop() if len(batches) == 1 else None, by, at, released
    )
    announce = Announce(at, released)
    done = []
    with journal.noting(connection, publication_id):
        for each in read:
            saved = _save(connection, each, announce)
            done.append(Published(each.draft.id, saved.reply_id, saved.version, saved.outcome))
    for each in read:
        drafts.change_draft(
            connection,
            each.draft.id,
            each.draft.revision,
            by=by,
            at=at,
            changed="发布",
            state=DraftState.PUBLISHED,
        )
    return publications.end(connection, publication_id, done, Doing.PUBLISHED)


def correct(
    connection: sqlite3.Connection,
    reply_id: int,
    read: Reply,
    correction: Correction,
    *,
    parsed_by: str,
    at: datetime,
    released: datetime,
    note: str,
) -> Publication:
    """Puts right a reply that is published; `read` is what the parser reads in its newest text."""
    version = newest(connection, reply_id)
    if version is None or version["text"] != read.text:
        raise UserError("这件答复已有新的版本，或已撤下。请重新打开这件答复再更正。")
    _refuse_double(connection, version, read, correction)
    publication_id = publications.begin(connection, None, correction.by, at, released)
    with journal.noting(connection, publication_id):
        corrections.keep(connection, correction, reply_id=reply_id)
        _read_again(connection, version, read, parsed_by, Announce(at, released), note)
    done = [Published(None, reply_id, version["version"], Outcome.UNCHANGED)]
    return publications.end(connection, publication_id, done, Doing.CORRECTED, note)


def newest(connection: sqlite3.Connection, reply_id: int) -> sqlite3.Row | None:
    """The newest version of the reply, as the database keeps it."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT * FROM versions WHERE reply_id = ? AND newest = 1", (reply_id,)
    ).fetchone()
    return row


# --- saving what is published ---------------------------------------------------------------------


def _save(connection: sqlite3.Connection, each: ReadDraft, announce: Announce) -> Saved:
    document, made = each.draft.document, corrections.made_of_draft(connection, each.draft.id)
    for correction in made:
        corrections.keep(connection, correction, reply_id=_NOT_YET)
    known = version_of(connection, document.text) if made else None
    before = rows.to_reply(connection, known) if known and known["newest"] else None
    shown = known is not None and audience.is_shown(connection, known["reply_id"])
    saved = saving.save(
        connection,
        each.read,
        source_name=document.name,
        sample=False,
        media_type=document.media_type,
        breaks=document.breaks,
        ocr=document.ocr,
        parsed_by=each.parsed_by,
        announce=announce,
    )
    connection.execute(
        "UPDATE corrections SET reply_id = ? WHERE reply_id = ?", (saved.reply_id, _NOT_YET)
    )
    if before and saved.outcome is Outcome.UNCHANGED:
        _tell_corrected(connection, saved.reply_id, before, shown, announce, "")
    return saved


def _read_again(
    connection: sqlite3.Connection,
    version: sqlite3.Row,
    read: Reply,
    parsed_by: str,
    announce: Announce,
    note: str,
) -> None:
    before = rows.to_reply(connection, version)
    shown = audience.is_shown(connection, version["reply_id"])
    saving.read_again(connection, version, read, parsed_by, announce.at)
    _tell_corrected(connection, version["reply_id"], before, shown, announce, note)


def _tell_corrected(
    connection: sqlite3.Connection,
    reply_id: int,
    before: Reply,
    was_shown: bool,
    announce: Announce,
    note: str,
) -> None:
    """Owes followers that a reply was put right; to whom it was hidden until now, it is new."""
    version = newest(connection, reply_id)
    if version is None or not audience.is_shown(connection, reply_id):
        return
    after = rows.to_reply(connection, version)
    if replace(before, warnings=(), readings=()) == replace(after, warnings=(), readings=()):
        return
    last = connection.execute("SELECT max(id) FROM corrections").fetchone()[0]
    touched = subjects.of_reply(connection, reply_id, after)
    if was_shown:
        touched |= subjects.of_reply(connection, reply_id, before)
    happened = Happened(
        key=f"corrected|{reply_id}|{last}",
        what=Happening.CORRECTED if was_shown else Happening.NEW_REPLY,
        at=announce.at,
        released=announce.released or announce.at,
        reply_id=reply_id,
        version=version["version"],
        note=note if was_shown else "",
    )
    events.record(connection, happened, touched)


def _refuse_double(
    connection: sqlite3.Connection, version: sqlite3.Row, read: Reply, correction: Correction
) -> None:
    """Refuses to make one reply of two that are published."""
    reply_id = version["reply_id"]
    made = (*corrections.made_of_reply(connection, reply_id), correction)
    known_by = identity.identity(corrected(read, made))
    other = saving.newest_of_identity(connection, known_by)
    if other and other["reply_id"] != reply_id:
        raise UserError(
            f"这样更正后，它与已发布的“{other['source_name']}”就是同一件答复了，没有更正。"
            "请核对编号和届次；如果确是同一件，请先撤回其中一件。"
        )


def version_of(connection: sqlite3.Connection, text: str) -> sqlite3.Row | None:
    """The version that has this text, of whatever reply."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT * FROM versions WHERE text_key = ?", (identity.text_key(text),)
    ).fetchone()
    return row
