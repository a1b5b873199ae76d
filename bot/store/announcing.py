"""What followers are told when a reply is saved: that it came, or what of it changed.

A text that was known before tells nobody, whatever is read from it now.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from bot.comparing import Changes, changes
from bot.model import Announce, Happening, Outcome, Reply, Saved, Subject
from bot.store import audience, events, followed_words, identity, replies, rows, subjects
from bot.store.events import Happened
from bot.store.step_ids import held_by


def saved(
    connection: sqlite3.Connection,
    done: Saved,
    reply: Reply,
    former: sqlite3.Row | None,
    announce: Announce,
) -> None:
    """Tells of a reply that was saved; `former` is the version that was the newest until now."""
    if done.outcome is Outcome.NEW or (former is not None and _was_hidden(connection, former)):
        _came(connection, done, reply, announce)
    elif former is not None:
        _changed(connection, done, reply, former, announce)


def _was_hidden(connection: sqlite3.Connection, former: sqlite3.Row) -> bool:
    """Whether members see the reply for the first time: the version before was not open to them."""
    return audience.is_shown(connection, former["reply_id"]) and not audience.is_shown_version(
        connection, former["id"]
    )


def _came(connection: sqlite3.Connection, done: Saved, reply: Reply, announce: Announce) -> None:
    answered = _is_answered(connection, done, reply)
    happened = Happened(
        key=f"reply|{done.reply_id}|{identity.text_key(reply.text)}",
        what=Happening.SUPPLEMENT if answered else Happening.NEW_REPLY,
        at=announce.at,
        released=announce.released or announce.at,
        reply_id=done.reply_id,
        version=done.version,
    )
    touched = subjects.of_reply(connection, done.reply_id, reply)
    events.record(connection, happened, touched | followed_words.held(connection, reply.text))


def _changed(
    connection: sqlite3.Connection,
    done: Saved,
    reply: Reply,
    former: sqlite3.Row,
    announce: Announce,
) -> None:
    before = rows.to_reply(connection, former)
    found = changes(before, reply)
    if found.nothing:
        return
    steps = _changed_steps(connection, former["id"], done.reply_id)
    text_key = identity.text_key(reply.text)
    released = announce.released or announce.at
    whole = Happened(
        key=f"reply|{done.reply_id}|{text_key}",
        what=Happening.CHANGED,
        at=announce.at,
        released=released,
        reply_id=done.reply_id,
        version=done.version,
        before=former["version"],
    )
    events.record(
        connection,
        whole,
        subjects.of_reply(connection, done.reply_id, before)
        | subjects.of_reply(connection, done.reply_id, reply)
        | {(Subject.STEP, str(step_id)) for step_id in steps.other}
        | followed_words.newly_held(
            connection, before.text, reply.text, _new_sentences(found, reply)
        ),
    )
    for step_id, (was, day) in steps.redated.items():
        redated = Happened(
            key=f"redated|{step_id}|{text_key}",
            what=Happening.STEP_REDATED,
            at=announce.at,
            released=released,
            reply_id=done.reply_id,
            version=done.version,
            before=former["version"],
            step_id=step_id,
            day=day,
            was=was,
        )
        events.record(connection, redated, {(Subject.STEP, str(step_id))})


@dataclass(frozen=True, slots=True)
class _Steps:
    """The next steps of which a new version says something else."""

    redated: dict[int, tuple[date | None, date | None]]  # due until then, and from now on
    other: set[int]  # added, removed, or said in other words


def _changed_steps(connection: sqlite3.Connection, former_id: int, reply_id: int) -> _Steps:
    newest = connection.execute(
        "SELECT id FROM versions WHERE reply_id = ? AND newest = 1", (reply_id,)
    ).fetchone()
    before = {held.id: held.step for held in held_by(connection, former_id)}
    after = {held.id: held.step for held in held_by(connection, newest["id"])}
    both = before.keys() & after.keys()
    due = {
        step_id: tuple(
            step.due.end if step.due else None for step in (before[step_id], after[step_id])
        )
        for step_id in both
    }
    redated = {step_id: (was, day) for step_id, (was, day) in due.items() if was != day}
    reworded = {
        step_id
        for step_id in both
        if identity.step_key(before[step_id].text) != identity.step_key(after[step_id].text)
    }
    return _Steps(redated, (before.keys() ^ after.keys()) | (reworded - redated.keys()))


def _new_sentences(found: Changes, reply: Reply) -> list[str]:
    places = (*found.added, *(pair.after for pair in found.reworded))
    return [place.of(reply.text) for place in places]


def _is_answered(connection: sqlite3.Connection, done: Saved, reply: Reply) -> bool:
    """Whether members know another reply to one of the proposals; samples are nobody's."""
    others = {
        line.id
        for key in identity.proposal_keys(reply, done.reply_id)
        for line in replies.proposal_lines(connection, key)
    } - {done.reply_id}
    if done.outcome is Outcome.NEW:  # those that came with it and after it answer it later
        others = {other for other in others if other < done.reply_id}
    return any(
        connection.execute(
            "SELECT 1 FROM replies JOIN shown ON shown.reply_id = replies.id"
            " WHERE replies.id = ? AND replies.sample = 0",
            (other,),
        ).fetchone()
        for other in others
    )
