"""Recording what was seen of a next step: the step, its history, and what the record rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from bot.model import Listing, ReplyLine, Status, StepMark, StoredReply, StoredStep
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue
from bot.telling.message import Button, Message, Rows, joined, label
from bot.telling.origins import ocr
from bot.telling.paging import page_line, turning
from bot.telling.proposals import CHOICES, choices_heading
from bot.telling.quoting import quote
from bot.telling.steps import CIRCLED, Seen, listed, step_lines

STEPS = 5  # a page
SENTENCES = 5  # a page
HISTORY = 5  # marks shown
STATUSES = tuple(Status)
ADDRESS, NOTE = 0, 1  # what one message is asked for
LONGEST_SENTENCE = 300  # characters of one in a list


def word(t: Catalogue, status: Status) -> str:
    """A status in the field's own words."""
    return t.plain(f"status-{status.replace('_', '-')}")


def reply_row(t: Catalogue, reply_id: int) -> Rows:
    """A button by which an editor goes on to record progress."""
    return ((Button(t.plain("button-mark"), actions.MARK_REPLY(reply_id, 0)),),)


def step_row(t: Catalogue, step_id: int) -> Rows:
    """The same below one step."""
    return ((Button(t.plain("button-mark"), actions.MARK(step_id)),),)


def replies(
    t: Catalogue, words: str, lines: Sequence[ReplyLine], *, more: bool, own_first: bool
) -> Message:
    """Several replies fit the words: of which are the steps?"""
    rows = tuple(
        (
            Button(
                label(f"{mark} {names.number(t, line.numbers)} {line.title}", 40),
                actions.MARK_REPLY(line.id, 0),
            ),
        )
        for mark, line in zip(CIRCLED, lines[:CHOICES], strict=False)
    )
    return Message(choices_heading(t, words, lines, more=more, own_first=own_first), rows)


def steps(
    t: Catalogue,
    title: Markup,
    reply_id: int,
    found: Listing[StoredStep],
    seen: Seen,
    today: date,
) -> Message:
    """The steps of a reply, each with a button."""
    if not found.total:
        return Message(t("steps-none"))
    page, count = found.offset // STEPS, -(-found.total // STEPS)
    choices = tuple(
        Button(mark, actions.MARK(step.id))
        for mark, step in zip(CIRCLED, found.items, strict=False)
    )
    return Message(
        joined(
            [
                t("mark-which", title=title),
                page_line(t, page, count),
                listed(t, found.items, today, seen=seen),
            ]
        ),
        (
            choices,
            *turning(
                page,
                count,
                Button(t.plain("button-previous"), actions.MARK_REPLY(reply_id, max(0, page - 1))),
                Button(t.plain("button-next"), actions.MARK_REPLY(reply_id, page + 1)),
            ),
        ),
    )


def card(
    t: Catalogue,
    stored: StoredStep,
    marks: Sequence[StepMark],
    people: Mapping[int, str],
    today: date,
    *said: Markup,
) -> Message:
    """One step with all that was recorded of it, newest first, and a button a status."""
    newest = marks[-1] if marks else None
    history = [_mark(t, mark, people) for mark in reversed(marks[-HISTORY:])]
    rest = len(marks) - len(history)
    buttons = [
        Button(
            ("✓ " if newest and newest.status is status else "") + word(t, status),
            actions.MARK_STATUS(stored.id, number),
        )
        for number, status in enumerate(STATUSES)
    ]
    return Message(
        joined(
            [
                *said,
                step_lines(t, "▸", stored.step, today, stored.reply, newest),
                "",
                t("mark-history", count=len(marks)) if marks else t("mark-no-history"),
                *history,
                t("mark-history-more", count=rest) if rest else None,
                "",
                t("mark-ask"),
            ]
        ),
        tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)),
    )


def _mark(t: Catalogue, mark: StepMark, people: Mapping[int, str]) -> Markup:
    who = people.get(mark.by) or (str(mark.by) if mark.by else t.plain("mark-by-nobody"))
    line = t("mark-line", day=names.day(mark.at.date(), t), status=word(t, mark.status), name=who)
    if not mark.source:
        return line
    return joined([line, quote(t, mark.source, longest=LONGEST_SENTENCE)])


def sources(t: Catalogue, stored: StoredStep, status: Status) -> Message:
    """On what the record rests; done needs one of the three."""
    number = STATUSES.index(status)
    plain = Button(t.plain("mark-plain"), actions.MARK_PLAIN(stored.id, number))
    must = status is Status.DONE
    asked = t("mark-source-must" if must else "mark-source", status=word(t, status))
    return Message(
        joined([asked, quote(t, stored.step.text), ocr(t, there=stored.reply.ocr)]),
        (
            (Button(t.plain("mark-by-sentence"), actions.MARK_LETTERS(stored.id, number)),),
            (Button(t.plain("mark-by-address"), actions.MARK_WORDS(stored.id, number, ADDRESS)),),
            (Button(t.plain("mark-by-note"), actions.MARK_WORDS(stored.id, number, NOTE)),),
            *(() if must else ((plain,),)),
            _back(t, stored.id),
        ),
    )


def letters(t: Catalogue, step_id: int, status: Status, lines: Sequence[ReplyLine]) -> Message:
    """In which letter does the sentence stand?"""
    number = STATUSES.index(status)
    rows = tuple(
        (Button(_letter(t, line), actions.MARK_SENTENCES(step_id, number, line.id, 0)),)
        for line in lines
    )
    return Message(t("mark-letters"), (*rows, _back(t, step_id)))


def _letter(t: Catalogue, line: ReplyLine) -> str:
    facts = [names.number(t, line.numbers), names.agency(line.agency, t), names.day(line.dated, t)]
    return label(" ".join(filter(None, facts)), 40)


def sentences(
    t: Catalogue,
    step_id: int,
    status: Status,
    letter: StoredReply,
    found: Listing[tuple[int, str]],
) -> Message:
    """The sentences of a letter, where each starts and its words, with a button each."""
    number, page = STATUSES.index(status), found.offset // SENTENCES
    count = -(-found.total // SENTENCES)
    choices = tuple(
        Button(
            mark,
            actions.MARK_SENTENCE(step_id, number, letter.id, letter.version, start),
        )
        for mark, (start, _) in zip(CIRCLED, found.items, strict=False)
    )
    told = [
        joined([Markup(mark), quote(t, words, longest=LONGEST_SENTENCE)])
        for mark, (_, words) in zip(CIRCLED, found.items, strict=False)
    ]
    turned = (
        Button(t.plain(name), actions.MARK_SENTENCES(step_id, number, letter.id, max(0, to)))
        for name, to in (("button-previous", page - 1), ("button-next", page + 1))
    )
    return Message(
        joined(
            [
                t("mark-sentences", letter=names.number(t, letter.reply.numbers)),
                ocr(t, there=letter.ocr),
                page_line(t, page, count),
                *told,
            ]
        ),
        (*((choices,) if choices else ()), *turning(page, count, *turned), _back(t, step_id)),
    )


def ask_words(t: Catalogue, step_id: int, status: Status, kind: int, today: date) -> Message:
    """Asks for one message: an address, or a note of who checked and when."""
    message = "mark-ask-address" if kind == ADDRESS else "mark-ask-note"
    leave = Button(t.plain("mark-leave"), actions.MARK_LEAVE(step_id))
    return Message(t(message, status=word(t, status), today=today.isoformat()), ((leave,),))


def cited(t: Catalogue, letter: StoredReply, sentence: str) -> str:
    """A sentence as a record keeps it: whence, and the words as they stand there."""
    dated = letter.reply.written_on or letter.reply.published_on
    facts = [names.agency(letter.reply.agency, t), dated.isoformat() if dated else None]
    whence = t.plain(
        "mark-cited",
        letter=names.number(t, letter.reply.numbers),
        facts="，".join(filter(None, facts)),
    )
    return f"{whence}“{sentence}”"


def _back(t: Catalogue, step_id: int) -> tuple[Button, ...]:
    return (Button(t.plain("mark-back"), actions.MARK_CARD(step_id)),)
