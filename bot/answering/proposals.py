"""Questions about one reply: by its number or its words, and by the buttons of its summary."""

from __future__ import annotations

from datetime import date

from bot.answering import correcting, marking
from bot.answering.desk import Desk, Gone, nothing_found, stored_reply, too_long
from bot.answering.following import follow_row
from bot.answering.seen import seen_of
from bot.finding import find_proposals
from bot.model import Listing, StoredStep
from bot.store.identity import proposal_keys
from bot.telling import actions, things
from bot.telling import proposals as telling
from bot.telling.message import Button, Message, Rows
from bot.telling.reminding import span_buttons
from bot.telling.steps import PER_PAGE, reply_steps
from bot.telling.welcome import notice


def proposal(desk: Desk, words: str) -> Message:
    """The reply that a number or some words mean; a choice when several do."""
    if not words:
        return notice(desk.t, "proposal-empty")
    if answer := too_long(desk, words):
        return answer
    match = find_proposals(desk.store, words, desk.region)
    if len(match.lines) == 1:
        return summary(desk, match.lines[0].id)
    if match.lines:
        return telling.choices(
            desk.t, words, match.lines, more=match.more, own_first=match.own_first
        )
    return nothing_found(desk, words, match.near)


def summary(desk: Desk, reply_id: int) -> Message:
    """The first answer on a reply."""
    stored = stored_reply(desk, reply_id)
    steps = _dated_first(desk, reply_id)
    return telling.summary(
        desk.t,
        stored,
        steps,
        desk.today,
        seen_of(desk, steps),
        (
            *_follow(desk, reply_id),
            *(marking.reply_row(desk, reply_id) if steps else ()),
            *correcting.reply_row(desk, reply_id),
        ),
    )


def _follow(desk: Desk, reply_id: int) -> Rows:
    """The buttons that follow the reply's proposals, and that remind of them."""
    line = desk.store.line(reply_id)
    if line is None:
        raise Gone(reply_id)
    thing = things.proposal(desk.t, line)
    remind = Button(desk.t.plain("button-remind"), actions.REMIND(*thing.values))
    return follow_row(desk, thing, *proposal_keys(line, reply_id), beside=remind)


def sections(desk: Desk, reply_id: int, page: int) -> Message:
    """The answers point by point."""
    return telling.sections(desk.t, stored_reply(desk, reply_id), page)


def steps(desk: Desk, reply_id: int, page: int) -> Message:
    """All next steps of a reply, a page at a time."""
    stored = stored_reply(desk, reply_id)
    found = _dated_first(desk, reply_id)
    offset = min(page, max(0, len(found) - 1) // PER_PAGE) * PER_PAGE
    listing = Listing(found[offset : offset + PER_PAGE], len(found), offset)
    name = telling.name(desk.t, stored)
    return reply_steps(desk.t, reply_id, name, listing, desk.today, seen_of(desk, listing.items))


def text(desk: Desk, reply_id: int, version: int, page: int) -> Message:
    """The letter itself, in one of its versions."""
    return telling.letter(desk.t, stored_reply(desk, reply_id, version), page)


def place(desk: Desk, step_id: int) -> Message:
    """The paragraph in which a next step stands, the step in bold."""
    found = desk.store.step(step_id)
    if found is None:
        raise Gone(step_id)
    stored = stored_reply(desk, found.reply.id)
    thing = things.step(desk.t, found)
    return telling.place(
        desk.t,
        stored,
        found.step,
        seen_of(desk, [found]).get(step_id),
        (
            *follow_row(desk, thing, str(step_id)),
            *span_buttons(desk.t, thing),
            *marking.step_row(desk, step_id),
        ),
    )


def _dated_first(desk: Desk, reply_id: int) -> tuple[StoredStep, ...]:
    """Dated steps by date, then the others as they stand in the letter."""
    return tuple(
        sorted(
            desk.store.steps_of(reply_id),
            key=lambda found: found.step.due.end if found.step.due else date.max,
        )
    )
