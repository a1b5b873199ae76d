"""An agency told: how much it answers for, what it is still to do, and its replies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.model import Listing, ReplyLine, StoredAgency, StoredStep
from bot.telling import actions
from bot.telling.catalogue import Catalogue
from bot.telling.message import Button, Message, Rows, joined, label
from bot.telling.paging import page_line, turning
from bot.telling.proposals import reply_buttons
from bot.telling.steps import NOTHING_SEEN, PER_PAGE, Seen, listed, place_buttons

STEPS_FIRST = 3
REPLIES_FIRST = 5
REPLIES_PER_PAGE = 8


def summary(
    t: Catalogue,
    agency: StoredAgency,
    steps: Listing[StoredStep],
    replies: Listing[ReplyLine],
    today: date,
    seen: Seen = NOTHING_SEEN,
    follow: Rows = (),
    notes: Sequence[Markup] = (),
    others: Sequence[StoredAgency] = (),
) -> Message:
    """The first answer on an agency: its oldest next steps and its newest replies.

    `notes` say how the name that was typed leads here; `others` are called so too.
    """
    shown = steps.items[:STEPS_FIRST]
    rest = steps.total - len(shown)
    more_steps = Button(t.plain("button-steps"), actions.AGENCY_STEPS(agency.id, 0))
    more_replies = Button(
        t.plain("button-replies", count=replies.total), actions.AGENCY_REPLIES(agency.id, 0)
    )
    more = tuple(
        button
        for button, there in ((more_steps, rest > 0), (more_replies, replies.total > REPLIES_FIRST))
        if there
    )
    return Message(
        joined(
            [
                _head(t, agency),
                *notes,
                t("agency-elsewhere") if others else None,
                "",
                t("agency-steps", total=steps.total) if shown else t("steps-none"),
                listed(t, shown, today, sources=True, seen=seen) if shown else None,
                t("steps-more", count=rest) if rest else None,
                "",
                t("agency-replies", total=replies.total) if replies.total else t("replies-none"),
            ]
        ),
        (
            *place_buttons(t, shown),
            *((more,) if more else ()),
            *follow,
            *reply_buttons(t, replies.items[:REPLIES_FIRST]),
            *agency_buttons(t, others[:3]),
        ),
    )


def former_name(t: Catalogue, old: str, year: int, now: Sequence[str], *, typed: bool) -> Markup:
    """What an abolished agency is called now; `typed`: the old name is only the asker's."""
    message = "agency-former" if typed else "agency-was"
    return t(message, old=old, year=str(year), now="、".join(now))


def none_named(t: Catalogue, name: str, near: Sequence[StoredAgency]) -> Message:
    """An agency that there is and that no reply names; the nearest below."""
    said = t("agency-none", name=name)
    if not near:
        return Message(said)
    return Message(t("agency-none-near", none=said), agency_buttons(t, near))


def _head(t: Catalogue, agency: StoredAgency) -> Markup:
    return t(
        "agency-head",
        name=agency.name,
        led=agency.led,
        joined=agency.joined,
        named=agency.named,
    )


def steps(
    t: Catalogue,
    agency: StoredAgency,
    found: Listing[StoredStep],
    today: date,
    seen: Seen = NOTHING_SEEN,
) -> Message:
    """All next steps of an agency, oldest first, a page at a time."""
    page, count = found.offset // PER_PAGE, -(-found.total // PER_PAGE)
    return Message(
        joined(
            [
                t("steps-of-agency", name=agency.name, total=found.total),
                page_line(t, page, count),
                listed(t, found.items, today, sources=True, seen=seen)
                if found.items
                else t("steps-none"),
            ]
        ),
        (
            *place_buttons(t, found.items),
            *turning(
                page,
                count,
                Button(
                    t.plain("button-previous"), actions.AGENCY_STEPS(agency.id, max(0, page - 1))
                ),
                Button(t.plain("button-next"), actions.AGENCY_STEPS(agency.id, page + 1)),
            ),
            _back(t, agency),
        ),
    )


def replies(t: Catalogue, agency: StoredAgency, found: Listing[ReplyLine]) -> Message:
    """All replies of an agency, newest first, a page at a time."""
    page, count = found.offset // REPLIES_PER_PAGE, -(-found.total // REPLIES_PER_PAGE)
    return Message(
        joined(
            [
                t("replies-of-agency", name=agency.name, total=found.total),
                page_line(t, page, count),
            ]
        ),
        (
            *reply_buttons(t, found.items),
            *turning(
                page,
                count,
                Button(
                    t.plain("button-previous"), actions.AGENCY_REPLIES(agency.id, max(0, page - 1))
                ),
                Button(t.plain("button-next"), actions.AGENCY_REPLIES(agency.id, page + 1)),
            ),
            _back(t, agency),
        ),
    )


def _back(t: Catalogue, agency: StoredAgency) -> tuple[Button, ...]:
    return (Button(t.plain("button-agency"), actions.AGENCY(agency.id)),)


def agency_buttons(t: Catalogue, agencies: Sequence[StoredAgency]) -> Rows:
    """A row an agency."""
    return tuple(
        (Button(label(agency.name, 40), actions.AGENCY(agency.id)),) for agency in agencies[:20]
    )


def not_found(
    t: Catalogue, words: str, choices: Sequence[StoredAgency], *, offered: bool
) -> Message:
    """No agency fits, or several do: said plainly; `offered` choices are only the nearest ones."""
    if not choices:
        return Message(t("agency-not-found", words=words))
    message = "agency-nearest" if offered else "agency-choices"
    return Message(t(message, words=words), agency_buttons(t, choices))


def choice(t: Catalogue, agencies: Sequence[StoredAgency]) -> Message:
    """The agencies of one reply."""
    return Message(t("agencies-of-reply"), agency_buttons(t, agencies))
