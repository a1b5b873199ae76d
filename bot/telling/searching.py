"""What a search found: agencies and members as buttons, passages with the words marked."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.model import Hit, Listing, ReplyLine, StoredAgency
from bot.telling import actions, names
from bot.telling.agencies import agency_buttons
from bot.telling.catalogue import Catalogue
from bot.telling.message import Button, Message, Rows, joined, label
from bot.telling.origins import ocr, of_passages
from bot.telling.paging import page_line, turning
from bot.telling.proposals import choice, reply_buttons
from bot.telling.quoting import quote
from bot.telling.steps import CIRCLED

PER_PAGE = 5
PASSAGE = 200  # characters of a quoted passage: two for each reply of a page fit a message


def results(
    t: Catalogue,
    words: str,
    words_id: int,
    *,
    agencies: Sequence[StoredAgency],
    proposals: Sequence[ReplyLine],
    members: Sequence[tuple[str, tuple[ReplyLine, ...]]],
    hits: Listing[Hit],
    loosened: bool,
    follow: Rows = (),
) -> Message:
    """One page of what was found; agencies, proposals and members stand on the first one."""
    first = hits.offset == 0
    page, count = hits.offset // PER_PAGE, -(-hits.total // PER_PAGE)
    passages = [_hit(t, mark, hit) for mark, hit in zip(CIRCLED, hits.items, strict=False)]
    heading = "search-loosened" if loosened else "search-heading" if hits.total else "search-none"
    listed = {hit.line.id for hit in hits.items}
    others = [line for line in proposals if line.id not in listed][:3]
    by_member = [line for _, lines in members for line in lines if line.id not in listed][:5]
    return Message(
        joined(
            [
                t(heading, words=words, total=hits.total, more=int(hits.more)),
                page_line(t, page, count),
                *passages,
                *(_member(t, name, lines) for name, lines in members[:3] if first),
            ]
        ),
        (
            *_hit_buttons(t, hits.items),
            *turning(
                page,
                count,
                Button(t.plain("button-previous"), actions.SEARCH(words_id, max(0, page - 1))),
                Button(t.plain("button-next"), actions.SEARCH(words_id, page + 1)),
            ),
            *(reply_buttons(t, _distinct([*by_member, *others])) if first else ()),
            *(agency_buttons(t, agencies[:3]) if first else ()),
            *(follow if first else ()),
        ),
    )


def unread(t: Catalogue, conditions: Sequence[str], near: Sequence[StoredAgency]) -> Message:
    """Conditions that were not understood, and what one may write; `near` agencies as buttons."""
    quoted = "、".join(f"“{each}”" for each in conditions)
    return Message(t("search-unread", conditions=quoted), agency_buttons(t, near[:3]))


def _distinct(lines: Sequence[ReplyLine]) -> list[ReplyLine]:
    return list({line.id: line for line in lines}.values())


def _hit(t: Catalogue, mark: str, hit: Hit) -> Markup:
    facts = [
        names.number(t, hit.line.numbers),
        names.agency(hit.line.agency, t),
        names.day(hit.line.dated, t),
        *of_passages(t, hit.passages),
        ocr(t, there=hit.line.ocr),
    ]
    head = Markup("{} <b>{}</b>").format(mark, names.listed(t, facts))
    return joined([head, *(quote(t, p.text, p.marks, PASSAGE) for p in hit.passages)])


def _hit_buttons(t: Catalogue, hits: Sequence[Hit]) -> Rows:
    buttons = [
        Button(
            label(f"{mark} {names.number(t, hit.line.numbers)} {hit.line.title}"),
            actions.PROPOSAL(hit.line.id),
        )
        for mark, hit in zip(CIRCLED, hits, strict=False)
    ]
    return tuple((button,) for button in buttons)


def _member(t: Catalogue, name: str, lines: Sequence[ReplyLine]) -> Markup:
    return t("member", name=name, count=len(lines))


def nothing(t: Catalogue, words: str, near: Sequence[ReplyLine]) -> Message:
    """Nothing was found; what is nearest stands below."""
    if not near:
        return Message(t("nothing", words=words))
    return choice(t, t("nothing-near", words=words), near)
