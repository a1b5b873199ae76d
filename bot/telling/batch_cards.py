"""What was read of many files, for staff: a batch at a glance, and its drafts by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from bot.model import Batch
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue
from bot.telling.message import Button, Message, Rows, joined
from bot.telling.paging import page_line, turning
from bot.telling.review_cards import Card, verdict
from bot.telling.steps import CIRCLED
from bot.telling.uploads import batch_button, file_name, moment

DRAFTS = 8  # a page of a batch's list


@dataclass(frozen=True, slots=True)
class BatchCard:
    """A batch that was read."""

    batch: Batch
    at: datetime  # where the members live
    verdicts: Mapping[str, int]  # of the open drafts
    to_look_at: int
    published: int
    dropped: int
    failed: int  # files of which something could not be read
    to_publish: int
    stamp: int

    @property
    def sure(self) -> int:
        """How many may be published without a look."""
        return self.to_publish - self.look_to_publish

    look_to_publish: int = 0  # of those to publish, how many need a look


VERDICTS = ("new", "new_version", "unchanged", "repeated", "not_a_reply")


def batch(t: Catalogue, card: BatchCard, *said: Markup) -> Message:
    """新增 3 · 变更 2 · 无变化 77 · 需要看 5 · 读不了 2, and what can be done with them."""
    shown = card.batch
    counts = [(f"batch-{name.replace('_', '-')}", card.verdicts.get(name, 0)) for name in VERDICTS]
    counts += [("batch-to-look-at", card.to_look_at), ("batch-failed", card.failed)]
    line = names.listed(t, [t(name, count=count) for name, count in counts if count])
    return Message(
        joined(
            [
                *said,
                t("batch", id=str(shown.id), files=shown.received, moment=moment(card.at)),
                line or t("batch-nothing-open"),
                t("upload-repeated", count=shown.repeated) if shown.repeated else None,
                t("batch-published", count=card.published) if card.published else None,
                t("batch-dropped", count=card.dropped) if card.dropped else None,
            ]
        ),
        _batch_buttons(t, card),
    )


def _batch_buttons(t: Catalogue, card: BatchCard) -> Rows:
    batch_id, drafts = card.batch.id, sum(card.verdicts.values())
    rows: list[tuple[Button, ...]] = []
    if card.to_look_at:
        look = t.plain("batch-look", count=card.to_look_at)
        rows.append((Button(look, actions.BATCH_LOOK(batch_id)),))
    if card.to_publish:
        whole = t.plain("batch-publish-all", count=card.to_publish)
        rows.append((Button(whole, actions.BATCH_PUBLISH(batch_id, card.stamp)),))
    last = []
    if drafts:
        last.append(Button(t.plain("batch-list"), actions.BATCH_DRAFTS(batch_id, 0)))
    if card.failed:
        failed = t.plain("batch-failed-button", count=card.failed)
        last.append(Button(failed, actions.FAILED(batch_id, 0)))
    if last:
        rows.append(tuple(last))
    if drafts:
        rows.append((Button(t.plain("batch-drop"), actions.BATCH_DROP(batch_id)),))
    return tuple(rows)


def publish_question(t: Catalogue, card: BatchCard) -> Message:
    """Some of those to publish need a look: which are to be published?"""
    batch_id, stamp = card.batch.id, card.stamp
    sure = t.plain("batch-publish-sure", count=card.sure)
    even = t.plain("batch-publish-even", count=card.to_publish)
    return Message(
        t("batch-publish-ask", look=card.look_to_publish),
        (
            *(((Button(sure, actions.BATCH_PUBLISH_SURE(batch_id, stamp)),),) if card.sure else ()),
            (Button(even, actions.BATCH_PUBLISH_ALL(batch_id, stamp)),),
            (batch_button(t, batch_id),),
        ),
    )


def drop_question(t: Catalogue, card: BatchCard) -> Message:
    """Is the whole batch to be given up?"""
    drafts, files = sum(card.verdicts.values()), card.failed + card.batch.waiting
    sure = Button(t.plain("batch-drop-sure"), actions.BATCH_DROP_SURE(card.batch.id, card.stamp))
    return Message(
        t("batch-drop-ask", drafts=drafts, files=files),
        ((sure,), (batch_button(t, card.batch.id),)),
    )


def drafts(t: Catalogue, batch_id: int, cards: Sequence[Card], page: int, total: int) -> Message:
    """The open drafts of a batch, a button each."""
    count = -(-total // DRAFTS)
    marked = tuple(zip(CIRCLED, cards, strict=False))
    buttons = [Button(mark, actions.DRAFT(card.draft.id, 0)) for mark, card in marked]
    return Message(
        joined(
            [
                t("batch-drafts", id=str(batch_id), total=total),
                page_line(t, page, count),
                *(_draft_line(t, mark, card) for mark, card in marked),
            ]
        ),
        (
            *(tuple(buttons[i : i + 4]) for i in range(0, len(buttons), 4)),
            *turning(
                page,
                count,
                Button(
                    t.plain("button-previous"), actions.BATCH_DRAFTS(batch_id, max(0, page - 1))
                ),
                Button(t.plain("button-next"), actions.BATCH_DRAFTS(batch_id, page + 1)),
            ),
            (batch_button(t, batch_id),),
        ),
    )


def _draft_line(t: Catalogue, mark: str, card: Card) -> Markup:
    facts = [
        names.number(t, card.reply.numbers) if card.reply else None,
        file_name(card.draft.document.name),
        t("card-look") if card.needs_look else None,
    ]
    listed = names.listed(t, facts)
    return t("batch-draft", mark=mark, verdict=verdict(t, card), name=listed)
