"""A reply told: its summary, its answers point by point, the letter itself, a choice of several.

The summary keeps to a screen and a half of a phone (`bot.telling.phone`): next steps come first,
then as many asks as fit; what is left out is said and stands behind a button.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from markupsafe import Markup, escape

from bot.dispositions import legend
from bot.model import NextStep, Place, Reply, ReplyLine, StepMark, StoredReply, StoredStep
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue, clipped
from bot.telling.masking import masked
from bot.telling.message import Button, Message, Rows, joined, label
from bot.telling.origins import ocr, whence
from bot.telling.paging import Block, Sheet, page_line, sentence_blocks, sheets, turning
from bot.telling.phone import FIRST_ANSWER, height
from bot.telling.quoting import quote
from bot.telling.steps import CIRCLED, NOTHING_SEEN, Seen, place_buttons, status, step_lines

STEPS_FIRST = 3  # next steps in the summary at the most
CHOICES = 10  # replies to choose from at once
TITLES = 3  # titles in the summary at the most
ASKS_AT_LEAST = 2  # asks that they leave room for


def summary(
    t: Catalogue,
    stored: StoredReply,
    steps: Sequence[StoredStep],
    today: date,
    seen: Seen = NOTHING_SEEN,
    follow: Rows = (),
) -> Message:
    """The first answer on a proposal; `steps` are its next steps, dated ones first."""
    reply = stored.reply
    head = joined(_head(t, stored))
    asks = list(_asks(t, reply))
    told = [
        step_lines(t, mark, step.step, today, seen=seen.get(step.id))
        for mark, step in zip(CIRCLED, steps[:STEPS_FIRST], strict=False)
    ]
    asks_heading = t("asks-heading", total=len(asks)) if reply.sections else t("answer-heading")
    steps_heading = t("steps-heading", total=len(steps)) if steps else t("steps-none")
    # Two empty lines, and the two that say what was left out.
    room = FIRST_ANSWER - height(joined([head, asks_heading, steps_heading])) - 4
    told = told[: _fitting(told, room - sum(map(height, asks[:ASKS_AT_LEAST])))]
    shown = asks[: _fitting(asks, room - sum(map(height, told)))]
    lines = [
        head,
        "",
        asks_heading,
        *shown,
        t("asks-more", count=len(asks) - len(shown)) if len(shown) < len(asks) else None,
        "",
        steps_heading,
        *told,
        t("steps-more", count=len(steps) - len(told)) if len(told) < len(steps) else None,
    ]
    return Message(joined(lines), (*_summary_buttons(t, stored, steps[: len(told)]), *follow))


def _fitting(parts: Sequence[Markup], room: int) -> int:
    """How many of the parts fit into the lines of `room`; one always does."""
    used = 0
    for count, part in enumerate(parts):
        used += height(part)
        if count and used > room:
            return count
    return len(parts)


def _head(t: Catalogue, stored: StoredReply) -> Iterator[Markup | None]:
    reply = stored.reply
    yield Markup("<b>{}</b>").format(name(t, stored))
    if stored.sample:
        yield t("sample-mark")
    yield ocr(t, there=stored.ocr)
    yield from (t("title", title=title) for title in reply.titles[:TITLES])
    if len(reply.titles) > TITLES:
        yield t("titles-more", count=len(reply.titles) - TITLES)
    if reply.proposers:
        yield t(f"proposers-{reply.kind}", names=names.several(t, reply.proposers))
    yield t("lead", name=reply.agency) if reply.agency else t("lead-unstated")
    if reply.co_agencies:
        yield t("joint", names=names.several(t, reply.co_agencies))
    if reply.document_number:
        yield t("document", number=reply.document_number)
    if dated := names.day(reply.written_on or reply.published_on, t):
        yield t("dated", day=dated)
    yield _disposition(t, reply)
    if stored.versions > 1:
        yield t("version", version=stored.version, count=stored.versions)


def _disposition(t: Catalogue, reply: Reply) -> Markup:
    if reply.disposition is None:
        return t("disposition-unstated")
    words = legend(reply)
    if words is None:
        return t("disposition-no-legend", letter=reply.disposition)
    return t("disposition", letter=reply.disposition, legend=words)


def _asks(t: Catalogue, reply: Reply) -> Iterator[Markup]:
    if not reply.sections:
        if reply.telling:
            yield quote(t, reply.telling.of(reply.text))
        return
    for position, section in enumerate(reply.sections, 1):
        head = Markup("{}. {}").format(position, clipped(section.ask or section.heading))
        telling = quote(t, section.telling.of(reply.text)) if section.telling else None
        yield joined([head, telling])


def _summary_buttons(t: Catalogue, stored: StoredReply, steps: Sequence[StoredStep]) -> Rows:
    return (
        *place_buttons(t, steps),
        (
            Button(t.plain("button-sections"), actions.SECTIONS(stored.id, 0)),
            Button(t.plain("button-steps"), actions.STEPS(stored.id, 0)),
        ),
        (
            Button(t.plain("button-text"), actions.TEXT(stored.id, stored.version, 0)),
            Button(t.plain("button-agencies"), actions.AGENCIES(stored.id)),
        ),
    )


def sections(t: Catalogue, stored: StoredReply, page: int) -> Message:
    """The answers point by point: what was asked, and the agency's answer in its own words."""
    reply = stored.reply
    whole = sheets(_section_blocks(t, reply))
    return _page_of(
        t,
        stored,
        t("sections-of-reply", title=name(t, stored)),
        whole,
        page,
        lambda number: actions.SECTIONS(stored.id, number),
        actions.PROPOSAL(stored.id),
    )


def _section_blocks(t: Catalogue, reply: Reply) -> Iterator[Block]:
    if not reply.sections:
        yield Block(t("sections-none"))
        yield from sentence_blocks(masked(reply), reply.body)
        return
    for section in reply.sections:
        heading = Markup("<b>{}</b>").format(clipped(section.heading))
        yield from _beneath(heading, sentence_blocks(masked(reply), section.answer))


def _beneath(heading: Markup, blocks: Iterator[Block]) -> Iterator[Block]:
    """The heading and its first block stand together, so that no page ends in a heading."""
    first = next(blocks, None)
    html = joined([heading, first.html if first else None])
    yield Block(html, "\n\n", first.place if first else None)
    yield from blocks


def letter(t: Catalogue, stored: StoredReply, page: int) -> Message:
    """The letter as stored, a page at a time."""
    hidden = masked(stored.reply) != stored.reply.text
    title = t("letter", title=name(t, stored), source=stored.source_name)
    message = _page_of(
        t,
        stored,
        joined([title, t("letter-masked") if hidden else None]),
        _letter_pages(stored.reply),
        page,
        lambda number: actions.TEXT(stored.id, stored.version, number),
        actions.PROPOSAL(stored.id),
    )
    older = stored.version - 1
    if not older:
        return message
    button = Button(t.plain("button-older", version=older), actions.TEXT(stored.id, older, 0))
    return Message(message.html, (*message.rows, (button,)))


def _letter_pages(reply: Reply, marks: Sequence[Place] = ()) -> tuple[Sheet, ...]:
    return sheets(sentence_blocks(masked(reply), Place(0, len(reply.text)), marks))


def place(
    t: Catalogue,
    stored: StoredReply,
    step: NextStep,
    seen: StepMark | None = None,
    follow: Rows = (),
) -> Message:
    """Where a next step stands: its paragraph under its heading, the step in bold."""
    reply = stored.reply
    mark = Place(step.start, step.end)
    paragraph = sheets(sentence_blocks(masked(reply), _paragraph(reply.text, mark), [mark]))
    page = _holding_mark(_letter_pages(reply, [mark]))
    heading = reply.sections[step.section].heading if step.section is not None else None
    return Message(
        joined(
            [
                t("place", title=name(t, stored), source=stored.source_name),
                whence(t, stored, mark),
                status(t, seen) if seen else None,
                "",
                escape(clipped(heading)) if heading else None,
                paragraph[_holding_mark(paragraph)].html,
            ]
        ),
        (
            (Button(t.plain("button-text"), actions.TEXT(stored.id, stored.version, page)),),
            *follow,
            (Button(t.plain("button-summary"), actions.PROPOSAL(stored.id)),),
        ),
    )


def _paragraph(text: str, mark: Place) -> Place:
    end = text.find("\n", mark.end)
    return Place(text.rfind("\n", 0, mark.start) + 1, end if end >= 0 else len(text))


def _holding_mark(whole: Sequence[Sheet]) -> int:
    """The page with something in bold: nothing of a letter is, but what was marked."""
    return next((number for number, sheet in enumerate(whole) if "<b>" in sheet.html), 0)


def _page_of(
    t: Catalogue,
    stored: StoredReply,
    title: Markup,
    whole: Sequence[Sheet],
    page: int,
    data: Callable[[int], str],
    back: str,
) -> Message:
    """One page of a long view, with the buttons that turn it; `data` makes a page's button."""
    page = min(page, len(whole) - 1)
    shown = whole[page]
    origin = whence(t, stored, shown.place)
    return Message(
        joined([title, page_line(t, page, len(whole)), origin, "", shown.html]),
        (
            *turning(
                page,
                len(whole),
                Button(t.plain("button-previous"), data(max(0, page - 1))),
                Button(t.plain("button-next"), data(page + 1)),
            ),
            (Button(t.plain("button-summary"), back),),
        ),
    )


def name(t: Catalogue, stored: StoredReply) -> Markup:
    """What a reply is called in the title of its other views."""
    return names.listed(t, [names.number(t, stored.reply.numbers), names.session(t, stored.reply)])


def choices(
    t: Catalogue, words: str, lines: Sequence[ReplyLine], *, more: bool, own_first: bool
) -> Message:
    """The replies that some words mean to choose from; `more`: there are others besides."""
    return choice(t, choices_heading(t, words, lines, more=more, own_first=own_first), lines)


def choices_heading(
    t: Catalogue, words: str, lines: Sequence[ReplyLine], *, more: bool, own_first: bool
) -> Markup:
    """How many fit the words and, when not all of them are listed, how to ask for fewer."""
    listed = min(len(lines), CHOICES)
    name = "proposal-choices-first" if more or listed < len(lines) else "proposal-choices"
    return t(name, count=len(lines), words=words, listed=listed, more=int(more), own=int(own_first))


def choice(t: Catalogue, heading: Markup, lines: Sequence[ReplyLine]) -> Message:
    """Several replies to choose from: whose and of when each is, and a button each."""
    lines = lines[:CHOICES]
    listed = [
        Markup("{} {}").format(mark, names.listed(t, _facts(t, line)))
        for mark, line in zip(CIRCLED, lines, strict=False)
    ]
    buttons = tuple(
        (Button(label(f"{mark} {names.number(t, line.numbers)} {line.title}", 40), _open(line)),)
        for mark, line in zip(CIRCLED, lines, strict=False)
    )
    return Message(joined([heading, *listed]), buttons)


def _facts(t: Catalogue, line: ReplyLine) -> list[str | None]:
    return [
        names.number(t, line.numbers),
        names.session(t, line),
        line.agency or t.plain("agency-unstated"),
        names.day(line.dated, t),
    ]


def reply_buttons(t: Catalogue, lines: Sequence[ReplyLine]) -> Rows:
    """A row a reply: its number, its day, and its title as far as it fits."""
    return tuple((Button(label(_line(t, line), 40), _open(line)),) for line in lines[:20])


def _line(t: Catalogue, line: ReplyLine) -> str:
    dated = names.day(line.dated, t)
    return " ".join(filter(None, [names.number(t, line.numbers), dated, line.title]))


def _open(line: ReplyLine) -> str:
    return actions.PROPOSAL(line.id)
