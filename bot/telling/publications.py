"""What was published together: when followers are told, and how it is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from bot.model import Outcome, Publication
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue
from bot.telling.message import Button, Message, Rows, joined
from bot.telling.paging import turning
from bot.telling.steps import CIRCLED
from bot.telling.uploads import moment

LISTED = 6  # a page of publications
REPLIES = 5  # of a publication that are named


@dataclass(frozen=True, slots=True)
class Told:
    """A publication as it is told to staff; all moments where the members live."""

    made: Publication
    at: datetime
    released: datetime
    undone: datetime | None
    who: str
    undone_by: str
    replies: tuple[tuple[int, str], ...]  # the first ones: id, and what it is called
    chats: int  # that have been told
    due: bool  # the pause is over

    @property
    def is_correction(self) -> bool:
        """Whether a published reply was put right."""
        return all(each.draft_id is None for each in self.made.replies)


def published(t: Catalogue, told: Told, minutes: int, left: int, to_look_at: int) -> Message:
    """What was done just now, and when followers hear of it; what is left of the batch."""
    made = told.made
    if told.is_correction:
        head = "published-corrected" if minutes else "published-corrected-now"
    elif minutes:
        head = "published-later"
    else:
        head = "published-now"
    return Message(
        joined([t(head, minutes=minutes), *_lines(t, told)]),
        (
            (Button(t.plain("button-withdraw"), actions.WITHDRAW(made.id)),),
            *_reply_rows(t, told),
            *(_batch_row(t, made.batch_id, to_look_at) if made.batch_id and left else ()),
        ),
    )


def _batch_row(t: Catalogue, batch_id: int, to_look_at: int) -> Rows:
    back = Button(t.plain("batch-back"), actions.BATCH(batch_id))
    look = Button(t.plain("batch-look", count=to_look_at), actions.BATCH_LOOK(batch_id))
    return ((look,), (back,)) if to_look_at else ((back,),)


def _lines(t: Catalogue, told: Told) -> list[Markup]:
    lines = [
        t("published-line", mark=mark, what=name, outcome=_outcome(t, told, number))
        for number, (mark, (_, name)) in enumerate(zip(CIRCLED, told.replies, strict=False))
    ]
    more = len(told.made.replies) - len(lines)
    return [*lines, *([t("published-more", count=more)] if more > 0 else [])]


def _outcome(t: Catalogue, told: Told, number: int) -> Markup:
    one = told.made.replies[number]
    if one.draft_id is None:
        return t("outcome-corrected")
    return t(f"outcome-{one.outcome.replace('_', '-')}")


def _reply_rows(t: Catalogue, told: Told) -> Rows:
    row = tuple(
        Button(
            mark if len(told.replies) > 1 else t.plain("published-open"),
            actions.PROPOSAL(reply_id),
        )
        for mark, (reply_id, _) in zip(CIRCLED, told.replies, strict=False)
    )
    return (row,) if row else ()


def counts(t: Catalogue, made: Publication) -> Markup:
    """新增 3 · 变更 1."""
    if all(each.draft_id is None for each in made.replies):
        return t("outcome-corrected")
    found = [
        (outcome, sum(each.outcome is outcome for each in made.replies)) for outcome in Outcome
    ]
    return names.listed(
        t, [t(f"batch-{each.replace('_', '-')}", count=count) for each, count in found if count]
    )


def card(t: Catalogue, told: Told, *said: Markup) -> Message:
    """One publication: what it was, who has been told, and how to take it back."""
    made = told.made
    head = t(
        "publication",
        id=str(made.id),
        who=told.who,
        moment=moment(told.at),
        counts=counts(t, made),
    )
    rows: Rows = ()
    if told.undone is None:
        rows = ((Button(t.plain("button-withdraw"), actions.WITHDRAW(made.id)),),)
    return Message(
        joined([*said, head, _telling(t, told), *_lines(t, told)]),
        (*rows, *(_reply_rows(t, told) if told.undone is None else ()), *_after(t, told)),
    )


def _telling(t: Catalogue, told: Told) -> Markup:
    if told.undone is not None:
        return t("publication-undone", who=told.undone_by, moment=moment(told.undone))
    if not told.due:
        return t("publication-will-tell", time=f"{told.released:%H:%M}")
    if not told.chats:
        return t("publication-told-nobody")
    return t("publication-told", time=f"{told.released:%H:%M}", count=told.chats)


def _after(t: Catalogue, told: Told) -> Rows:
    """Where the drafts are that stand open again."""
    if told.undone is None:
        return ()
    drafts = [each.draft_id for each in told.made.replies if each.draft_id is not None]
    if len(drafts) == 1:
        return ((Button(t.plain("withdrawn-draft"), actions.DRAFT(drafts[0], 0)),),)
    if drafts and told.made.batch_id is not None:
        return ((Button(t.plain("withdrawn-batch"), actions.BATCH(told.made.batch_id)),),)
    return ()


def question(t: Catalogue, told: Told) -> Message:
    """The pause is over: is it to be taken back all the same?"""
    asked = t("withdraw-ask", count=told.chats) if told.chats else t("withdraw-ask-nobody")
    sure = Button(t.plain("withdraw-sure"), actions.WITHDRAW_SURE(told.made.id))
    back = Button(t.plain("button-back-to-card"), actions.PUBLICATION(told.made.id))
    return Message(asked, ((sure, back),))


def withdrawn(t: Catalogue, told: Told, chats: int) -> Message:
    """It was taken back; so many chats had been told."""
    said = t("withdrawn-told", count=chats) if chats else t("withdrawn-untold")
    return Message(said, _after(t, told))


def listed(t: Catalogue, found: Sequence[Told], page: int, more: bool) -> Message:
    """The last publications, a button each."""
    if not found:
        return Message(t("publications-none"))
    marked = tuple(zip(CIRCLED, found, strict=False))
    return Message(
        joined([t("publications"), *(_listed(t, mark, told) for mark, told in marked)]),
        (
            tuple(Button(mark, actions.PUBLICATION(told.made.id)) for mark, told in marked),
            *turning(
                page,
                page + 2 if more else page + 1,
                Button(t.plain("button-previous"), actions.PUBLICATIONS(max(0, page - 1))),
                Button(t.plain("button-next"), actions.PUBLICATIONS(page + 1)),
            ),
        ),
    )


def _listed(t: Catalogue, mark: str, told: Told) -> Markup:
    line = t(
        "publications-line",
        mark=mark,
        id=str(told.made.id),
        moment=moment(told.at),
        who=told.who,
        counts=counts(t, told.made),
    )
    return line + t("publications-undone") if told.undone else line
