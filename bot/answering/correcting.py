"""Putting right what was misread, of drafts and of what is published.

A field takes one message; what a chat is asked for stands in the database, so that the answer may
come after a restart. Steps are only ever chosen from the text.
"""

from __future__ import annotations

from datetime import timedelta

from markupsafe import Markup, escape

from bot import correcting
from bot.answering import publications
from bot.answering.desk import Desk, Gone, stored_reply
from bot.answering.reviewing import card, card_of
from bot.correcting import FIELDS, FieldCorrection
from bot.errors import Overtaken, UserError
from bot.intake import Judgement
from bot.model import DraftState, Listing, Place, Reply, StaffRole, StoredReply
from bot.telling import actions
from bot.telling import corrections as telling
from bot.telling.message import Button, Message, Rows
from bot.telling.proposals import name
from bot.telling.review_cards import Card

OF_DRAFT, OF_REPLY = "correct", "correct_published"  # what one message is waited for
ASKED_FOR = timedelta(hours=1)


# --- drafts -----------------------------------------------------------------------------------


def fields(desk: Desk, draft_id: int, *said: Markup) -> Message:
    """What can be put right of a draft, and what was."""
    desk.store.stop_waiting(desk.chat_id)
    shown, reply = _open(desk, draft_id)
    if reply is None:
        return card(desk, draft_id, 0, *said)
    return telling.fields(desk.t, shown, reply, *said)


def _open(desk: Desk, draft_id: int) -> tuple[Card, Reply | None]:
    """The draft's card, and its reply if it may be put right."""
    shown = card_of(desk, draft_id)
    return shown, shown.reply if shown.draft.state is DraftState.OPEN else None


def ask(desk: Desk, draft_id: int, revision: int, number: int) -> Message:
    """Asks for a field of a draft; the chat's next words are taken for it."""
    field, judged = _field(number), desk.intake.card(draft_id)
    reply, read = judged.reply, judged.read
    if reply is None or read is None or judged.draft.state is not DraftState.OPEN:
        return card(desk, draft_id, 0)
    if judged.draft.revision != revision:
        return _overtaken(desk, draft_id, revision)
    _wait(desk, OF_DRAFT, draft_id, revision, number)
    leave = Button(desk.t.plain("correct-leave"), actions.DRAFT_LEAVE(draft_id))
    return telling.ask(desk.t, field, reply, correcting.value_of(read, field), leave)


def _overtaken(desk: Desk, draft_id: int, revision: int) -> Message:
    """Says who was faster, and shows the card as it stands now."""
    try:
        desk.store.incoming.require(draft_id, revision)
    except Overtaken as refusal:
        return card(desk, draft_id, 0, escape(refusal))
    return card(desk, draft_id, 0)


def said(desk: Desk, about: str, words: str) -> Message:
    """Puts the field right that was asked for, or says what is wrong with the words."""
    draft_id, revision, number = map(int, about.split())
    field = _field(number)
    was = _value(desk.intake.card(draft_id), field)
    try:
        judged = desk.intake.correct(
            draft_id, field, words, by=desk.person_id, at=desk.now, revision=revision
        )
    except Overtaken as refusal:
        return card(desk, draft_id, 0, escape(refusal))
    except UserError as refusal:
        leave = Button(desk.t.plain("correct-leave"), actions.DRAFT_LEAVE(draft_id))
        return Message(escape(refusal), ((leave,),))
    made = judged.corrections[-1]
    if not isinstance(made, FieldCorrection):
        return card(desk, draft_id, 0)
    return card(desk, draft_id, 0, telling.corrected(desk.t, made, was))


def _value(judged: Judgement, field: str) -> correcting.Value:
    return correcting.value_of(judged.reply, field) if judged.reply else None


def undo(desk: Desk, draft_id: int, revision: int, position: int) -> Message:
    """Takes one correction back."""
    before = desk.intake.card(draft_id).corrections
    try:
        desk.intake.undo_correction(
            draft_id, position, by=desk.person_id, at=desk.now, revision=revision
        )
    except UserError as refusal:
        return card(desk, draft_id, 0, escape(refusal))
    words = telling.correction(desk.t, before[position])
    return fields(desk, draft_id, desk.t("correction-undone", words=words))


# --- next steps of a draft --------------------------------------------------------------------


def steps(desk: Desk, draft_id: int, page: int, *said: Markup) -> Message:
    """The next steps that were read, to be mended."""
    shown, reply = _open(desk, draft_id)
    if reply is None:
        return card(desk, draft_id, 0, *said)
    size, found = telling.STEPS, reply.next_steps
    offset = min(page, max(0, len(found) - 1) // size) * size
    listing = Listing(found[offset : offset + size], len(found), offset)
    splits = [
        bool(correcting.borders(reply, offset + number)) for number in range(len(listing.items))
    ]
    return telling.steps(desk.t, shown, listing, splits, *said)


def remove_step(desk: Desk, draft_id: int, revision: int, step: int) -> Message:
    """Says that a step is none."""
    try:
        desk.intake.remove_step(draft_id, step, by=desk.person_id, at=desk.now, revision=revision)
    except UserError as refusal:
        return card(desk, draft_id, 0, escape(refusal))
    return steps(desk, draft_id, 0, desk.t("correct-step-removed"))


def borders(desk: Desk, draft_id: int, step: int) -> Message:
    """Where a step may be split."""
    shown, reply = _open(desk, draft_id)
    if reply is None:
        return card(desk, draft_id, 0)
    if step >= len(reply.next_steps):
        return steps(desk, draft_id, 0)
    return telling.borders(desk.t, shown, reply, step, correcting.borders(reply, step))


def split_step(desk: Desk, draft_id: int, revision: int, step: int, border: int) -> Message:
    """Makes two of a step."""
    try:
        desk.intake.split_step(
            draft_id, step, border, by=desk.person_id, at=desk.now, revision=revision
        )
    except UserError as refusal:
        return card(desk, draft_id, 0, escape(refusal))
    return steps(desk, draft_id, 0, desk.t("correct-step-was-split"))


def choices(desk: Desk, draft_id: int, page: int) -> Message:
    """Sentences of the text that may be chosen as steps."""
    shown, reply = _open(desk, draft_id)
    if reply is None:
        return card(desk, draft_id, 0)
    size, found = telling.SENTENCES, correcting.choices(reply)
    offset = min(page, max(0, len(found) - 1) // size) * size
    listing = Listing(found[offset : offset + size], len(found), offset)
    return telling.choices(desk.t, shown, reply.text, listing)


def choose(desk: Desk, draft_id: int, revision: int, start: int, end: int) -> Message:
    """Makes a sentence of the text a step."""
    try:
        desk.intake.choose_step(
            draft_id, Place(start, end), by=desk.person_id, at=desk.now, revision=revision
        )
    except UserError as refusal:
        return card(desk, draft_id, 0, escape(refusal))
    return steps(desk, draft_id, 0, desk.t("correct-step-added"))


# --- what is published ------------------------------------------------------------------------


def reply_row(desk: Desk, reply_id: int) -> Rows:
    """A button for editors below a reply."""
    editor = desk.role is not None and desk.role.covers(StaffRole.EDITOR)
    return telling.reply_row(desk.t, reply_id) if editor else ()


def reply_fields(desk: Desk, reply_id: int, *said: Markup) -> Message:
    """What can be put right of a published reply."""
    desk.store.stop_waiting(desk.chat_id)
    stored = stored_reply(desk, reply_id)
    return telling.reply_fields(desk.t, stored, name(desk.t, stored), *said)


def ask_of_reply(desk: Desk, reply_id: int, version: int, number: int) -> Message:
    """Asks for a field of a published reply."""
    stored, field = stored_reply(desk, reply_id), _field(number)
    _wait(desk, OF_REPLY, reply_id, version, number)
    leave = Button(desk.t.plain("correct-leave"), actions.REPLY_LEAVE(reply_id))
    return telling.ask(desk.t, field, stored.reply, _as_read(desk, stored, field), leave)


def _as_read(desk: Desk, stored: StoredReply, field: str) -> correcting.Value:
    """What the machine had read, if somebody put the field right before."""
    made = [
        each
        for each in desk.store.incoming.corrections_of_reply(stored.id)
        if isinstance(each, FieldCorrection) and each.field == field
    ]
    return made[0].read if made else correcting.value_of(stored.reply, field)


def said_of_reply(desk: Desk, about: str, words: str) -> Message:
    """Puts a published reply right; a publication of its own."""
    reply_id, version, number = map(int, about.split())
    if stored_reply(desk, reply_id).version != version:
        return reply_fields(desk, reply_id)
    try:
        made = desk.intake.correct_published(
            reply_id, _field(number), words, by=desk.person_id, at=desk.now
        )
    except UserError as refusal:
        leave = Button(desk.t.plain("correct-leave"), actions.REPLY_LEAVE(reply_id))
        return Message(escape(refusal), ((leave,),))
    desk.store.stop_waiting(desk.chat_id)
    return publications.published(desk, made)


def _wait(desk: Desk, what: str, of: int, seen: int, number: int) -> None:
    about = f"{of} {seen} {number}"
    desk.store.wait_for_words(desk.chat_id, what, about, until=desk.now + ASKED_FOR)


def _field(number: int) -> str:
    if number >= len(FIELDS):
        raise Gone(number)
    return FIELDS[number]
