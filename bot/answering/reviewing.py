"""What was read of files, for staff to look at and to decide: drafts and batches of them.

Every deed carries what the person saw: a draft's revision, a batch's stamp. Who comes second is
told who was first, and gets the card as it stands now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup, escape

from bot.answering import publications
from bot.answering.desk import Desk
from bot.disclosure import is_open
from bot.errors import Overtaken, UserError
from bot.intake import Judgement, Overview, Verdict
from bot.model import Draft, DraftState
from bot.telling import batch_cards, review_cards
from bot.telling.batch_cards import BatchCard
from bot.telling.changes import Change
from bot.telling.message import Message
from bot.telling.review_cards import Card
from bot.telling.uploads import file_name

_STAMPS = 1_000_000_000  # a button's number has nine digits


# --- a batch ----------------------------------------------------------------------------------


def of_batch(desk: Desk, batch_id: int, *said: Markup) -> Message:
    """A batch that was read: its card, or its only draft's."""
    shown = desk.intake.batch(batch_id)
    seen = desk.intake.overview(batch_id)
    only = len(seen.judged) == 1 and not (seen.published or seen.dropped)
    if only and shown.received == 1 and not _failed(desk, batch_id):
        return card(desk, seen.judged[0].draft.id, 0, *said)
    return batch_cards.batch(desk.t, _batch_card(desk, batch_id, seen), *said)


def _batch_card(desk: Desk, batch_id: int, seen: Overview) -> BatchCard:
    shown = desk.intake.batch(batch_id)
    to_publish = [one for one in seen.judged if _publishable(one)]
    return BatchCard(
        batch=shown,
        at=shown.at.astimezone(desk.zone),
        verdicts=Counter(one.verdict.value for one in seen.judged),
        to_look_at=len(seen.to_look_at),
        published=seen.published,
        dropped=seen.dropped,
        failed=_failed(desk, batch_id),
        to_publish=len(to_publish),
        look_to_publish=sum(one.needs_look for one in to_publish),
        stamp=_stamp(seen.judged),
    )


def _publishable(one: Judgement) -> bool:
    return one.reply is not None and one.verdict is not Verdict.REPEATED


def _failed(desk: Desk, batch_id: int) -> int:
    return desk.intake.failed(batch_id, limit=1).total


def _stamp(judged: Sequence[Judgement]) -> int:
    """One number for what somebody saw: it changes with every change of a draft."""
    return sum(one.draft.revision * 1000 + 1 for one in judged) % _STAMPS


def drafts(desk: Desk, batch_id: int, page: int) -> Message:
    """The open drafts of a batch, those that need a look first."""
    seen = desk.intake.overview(batch_id)
    ordered = sorted(seen.judged, key=lambda one: not one.needs_look)
    if not ordered:
        return of_batch(desk, batch_id)
    size = batch_cards.DRAFTS
    page = min(page, (len(ordered) - 1) // size)
    cards = [_card(desk, one, seen) for one in ordered[page * size : (page + 1) * size]]
    return batch_cards.drafts(desk.t, batch_id, cards, page, len(ordered))


def look(desk: Desk, batch_id: int) -> Message:
    """The first draft of a batch that needs a look."""
    found = desk.intake.overview(batch_id).to_look_at
    return card(desk, found[0].draft.id, 0) if found else of_batch(desk, batch_id)


def publish_batch(desk: Desk, batch_id: int, stamp: int) -> Message:
    """Publishes a batch none of which needs a look; else asks."""
    shown = _batch_card(desk, batch_id, desk.intake.overview(batch_id))
    if shown.look_to_publish:
        return batch_cards.publish_question(desk.t, shown)
    return _publish_batch(desk, batch_id, stamp, sure_only=False)


def publish_sure(desk: Desk, batch_id: int, stamp: int) -> Message:
    """Publishes those of a batch that need no look."""
    return _publish_batch(desk, batch_id, stamp, sure_only=True)


def publish_all(desk: Desk, batch_id: int, stamp: int) -> Message:
    """Publishes all of a batch, those that nobody looked at as well."""
    return _publish_batch(desk, batch_id, stamp, sure_only=False)


def _publish_batch(desk: Desk, batch_id: int, stamp: int, *, sure_only: bool) -> Message:
    seen = desk.intake.overview(batch_id)
    if _stamp(seen.judged) != stamp:
        return of_batch(desk, batch_id, desk.t("batch-changed"))
    try:
        made = desk.intake.publish_batch(
            batch_id,
            by=desk.person_id,
            at=desk.now,
            revisions={one.draft.id: one.draft.revision for one in seen.judged},
            sure_only=sure_only,
        )
    except UserError as refusal:
        return of_batch(desk, batch_id, escape(refusal))
    return publications.published(desk, made)


def drop_batch(desk: Desk, batch_id: int) -> Message:
    """Asks whether the whole batch is to be given up."""
    shown = _batch_card(desk, batch_id, desk.intake.overview(batch_id))
    return batch_cards.drop_question(desk.t, shown)


def drop_batch_surely(desk: Desk, batch_id: int, stamp: int) -> Message:
    """Gives the whole batch up."""
    seen = desk.intake.overview(batch_id)
    if _stamp(seen.judged) != stamp:
        return of_batch(desk, batch_id, desk.t("batch-changed"))
    try:
        desk.intake.drop_batch(seen, batch_id, by=desk.person_id, at=desk.now)
    except Overtaken as refusal:
        return of_batch(desk, batch_id, escape(refusal))
    return of_batch(desk, batch_id)


# --- one draft --------------------------------------------------------------------------------


def card(desk: Desk, draft_id: int, page: int, *said: Markup) -> Message:
    """One draft and what publishing it would do."""
    desk.store.stop_waiting(desk.chat_id)
    return review_cards.card(desk.t, card_of(desk, draft_id), page, *said)


def card_of(desk: Desk, draft_id: int) -> Card:
    """The draft as it is judged now, beside the others of its batch."""
    judged = desk.intake.card(draft_id)
    return _card(desk, judged, desk.intake.overview(judged.draft.batch_id))


def _card(desk: Desk, one: Judgement, seen: Overview) -> Card:
    stored = desk.store.reply(one.reply_id) if one.reply_id is not None else None
    change = None
    if one.before and one.reply and one.changes:
        change = Change(one.before, one.reply, one.changes)
    before, after = _neighbours(one, seen)
    return Card(
        draft=one.draft,
        verdict=one.verdict.value,
        reply=one.reply,
        refusal=one.refusal,
        corrections=one.corrections,
        change=change,
        version=stored.version if stored else 0,
        repeats=one.repeats,
        needs_look=one.needs_look,
        hidden=one.reply is not None
        and not is_open(one.reply.disclosure, unstated=desk.unstated_is_open),
        people={each.by: desk.store.staff_name(each.by) for each in one.corrections},
        siblings=len(seen.judged) + seen.published + seen.dropped,
        before=before,
        after=after,
    )


def _neighbours(one: Judgement, seen: Overview) -> tuple[int | None, int | None]:
    """The drafts before and after, of those that need a look if this one does."""
    among = seen.to_look_at if one.needs_look else seen.judged
    ids = [each.draft.id for each in among]
    if one.draft.id not in ids:
        return None, ids[0] if ids else None
    at = ids.index(one.draft.id)
    return (ids[at - 1] if at else None), (ids[at + 1] if at + 1 < len(ids) else None)


def text(desk: Desk, draft_id: int, page: int) -> Message:
    """The text of a draft, as it was read."""
    return review_cards.text(desk.t, _draft(desk, draft_id), page)


def _draft(desk: Desk, draft_id: int) -> Draft:
    return desk.intake.card(draft_id).draft


def publish(desk: Desk, draft_id: int, revision: int) -> Message:
    """Publishes one draft."""
    try:
        made = desk.intake.publish(draft_id, by=desk.person_id, at=desk.now, revision=revision)
    except UserError as refusal:
        return card(desk, draft_id, 0, escape(refusal))
    return publications.published(desk, made)


def drop(desk: Desk, draft_id: int, revision: int) -> Message:
    """Asks whether a draft is to be given up."""
    draft = _draft(desk, draft_id)
    if draft.state is not DraftState.OPEN or draft.revision != revision:
        return drop_surely(desk, draft_id, revision)
    return review_cards.drop_draft_question(desk.t, draft)


def drop_surely(desk: Desk, draft_id: int, revision: int) -> Message:
    """Gives a draft up; what is shown next is the next one that needs a look, or the batch."""
    shown = card_of(desk, draft_id)
    try:
        desk.intake.drop(draft_id, by=desk.person_id, at=desk.now, revision=revision)
    except UserError as refusal:
        return card(desk, draft_id, 0, escape(refusal))
    name = file_name(shown.draft.document.name)
    said = desk.t("draft-dropped", name=name)
    if shown.needs_look and shown.after is not None:
        return card(desk, shown.after, 0, said)
    return of_batch(desk, shown.draft.batch_id, said)
