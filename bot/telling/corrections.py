"""Putting right what was misread: which field, what it should be, and which steps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from bot.correcting import (
    FIELDS,
    Correction,
    FieldCorrection,
    StepCorrection,
    StepDeed,
    Value,
    example,
)
from bot.model import Listing, NextStep, Place, Reply, StoredReply
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue
from bot.telling.changes import field_name, value
from bot.telling.message import Button, Message, Rows, joined
from bot.telling.paging import page_line, turning
from bot.telling.quoting import quote
from bot.telling.review_cards import STEP, Card, back_button, seen
from bot.telling.steps import CIRCLED
from bot.telling.uploads import file_name, reason

CORRECTIONS = 8  # shown with a button each, the last ones
STEPS = 4  # a page
SENTENCES = 5  # a page
BORDERS = 20  # offered at the most
_DEEDS = {
    StepDeed.ADDED: "correction-added",
    StepDeed.REMOVED: "correction-removed",
    StepDeed.SPLIT: "correction-split",
}
_WORDS = 30  # characters of a step where it is only named


def fields(t: Catalogue, shown: Card, reply: Reply, *said: Markup) -> Message:
    """What can be put right, a button a field; and what was, to be undone."""
    draft = shown.draft
    buttons = [
        Button(_marked(t, reply, name), actions.DRAFT_FIELD(draft.id, draft.revision, number))
        for number, name in enumerate(FIELDS)
    ]
    steps = t.plain("correct-steps-button", count=len(reply.next_steps))
    first = max(0, len(shown.corrections) - CORRECTIONS)
    made = tuple(zip(CIRCLED, shown.corrections[first:], strict=False))
    undo = [
        Button(
            t.plain("correct-undo-button", mark=mark),
            actions.DRAFT_UNDO(draft.id, draft.revision, first + position),
        )
        for position, (mark, _) in enumerate(made)
    ]
    lines = [t("correct-correction", mark=mark, words=correction(t, each)) for mark, each in made]
    return Message(
        joined(
            [
                *said,
                t("correct-which", name=file_name(draft.document.name)),
                *((t("correct-corrections"), *lines) if lines else ()),
            ]
        ),
        (
            *_in_rows(buttons, 3),
            (Button(steps, actions.DRAFT_STEPS(draft.id, 0)),),
            *_in_rows(undo, 4),
            (back_button(t, draft.id),),
        ),
    )


def _in_rows(buttons: Sequence[Button], width: int) -> Rows:
    return tuple(tuple(buttons[i : i + width]) for i in range(0, len(buttons), width))


def _marked(t: Catalogue, reply: Reply, name: str) -> str:
    """A field's name, with ⚠ where the reading is in doubt."""
    doubtful = any(warning.field == name for warning in reply.warnings)
    return ("⚠ " if doubtful else "") + field_name(t, name)


def correction(t: Catalogue, made: Correction) -> Markup:
    """One correction in a few words."""
    if isinstance(made, StepCorrection):
        return t(_DEEDS[made.deed], words=_short(made.words))
    return t("correction-field", field=field_name(t, made.field), value=value(t, made.said))


def _short(words: str) -> str:
    return words if len(words) <= _WORDS else words[:_WORDS] + "…"


def ask(t: Catalogue, name: str, reply: Reply, read: Value, leave: Button) -> Message:
    """Asks for a field's value by one message: what it is, what the machine read, an example."""
    places = [each.place for each in reply.readings if each.field == name and each.place]
    doubts = [warning.text for warning in reply.warnings if warning.field == name]
    return Message(
        joined(
            [
                t(
                    "correct-ask",
                    field=field_name(t, name),
                    value=value(t, getattr(reply, name)),
                    read=value(t, read),
                ),
                *(t("card-warning", words=reason(words)) for words in doubts),
                *(quote(t, seen(reply.text, place)) for place in places[:1]),
                t("correct-ask-how", example=example(name)),
                t("correct-ask-none") if name != "kind" else None,
            ]
        ),
        ((leave,),),
    )


def corrected(t: Catalogue, made: FieldCorrection, was: Value) -> Markup:
    """What a field was and is."""
    return t(
        "corrected",
        field=field_name(t, made.field),
        was=value(t, was),
        now=value(t, made.said),
    )


# --- next steps -------------------------------------------------------------------------------


def steps(
    t: Catalogue, shown: Card, found: Listing[NextStep], splits: Sequence[bool], *said: Markup
) -> Message:
    """The steps that were read, with buttons to take one away or to split it, and to add one."""
    draft = shown.draft
    page, count = found.offset // STEPS, -(-found.total // STEPS)
    marked = tuple(zip(CIRCLED, found.items, splits, strict=False))
    remove = tuple(
        Button(
            t.plain("correct-step-remove", mark=mark),
            actions.DRAFT_STEP_REMOVE(draft.id, draft.revision, found.offset + number),
        )
        for number, (mark, _, _) in enumerate(marked)
    )
    split = tuple(
        Button(
            t.plain("correct-step-split", mark=mark),
            actions.DRAFT_STEP_BORDERS(draft.id, found.offset + number),
        )
        for number, (mark, _, may) in enumerate(marked)
        if may
    )
    add = Button(t.plain("correct-step-add"), actions.DRAFT_CHOICES(draft.id, 0))
    lines = [joined([Markup(mark), quote(t, step.text, longest=STEP)]) for mark, step, _ in marked]
    return Message(
        joined(
            [
                *said,
                t("correct-steps", total=found.total, name=file_name(draft.document.name)),
                t("correct-steps-how"),
                page_line(t, page, count),
                *lines,
            ]
        ),
        (
            *(row for row in (remove, split) if row),
            *turning(
                page,
                count,
                Button(t.plain("button-previous"), actions.DRAFT_STEPS(draft.id, max(0, page - 1))),
                Button(t.plain("button-next"), actions.DRAFT_STEPS(draft.id, page + 1)),
            ),
            (add, back_button(t, draft.id)),
        ),
    )


def steps_button(t: Catalogue, draft_id: int) -> Button:
    """Back to the steps of a draft."""
    return Button(t.plain("button-back-to-card"), actions.DRAFT_STEPS(draft_id, 0))


def choices(t: Catalogue, shown: Card, text: str, found: Listing[Place]) -> Message:
    """Sentences of the text that may be chosen as next steps."""
    draft = shown.draft
    back = (steps_button(t, draft.id),)
    if not found.total:
        return Message(t("correct-choices-none"), (back,))
    page, count = found.offset // SENTENCES, -(-found.total // SENTENCES)
    marked = tuple(zip(CIRCLED, found.items, strict=False))
    choose = tuple(
        Button(
            mark,
            actions.DRAFT_CHOOSE(draft.id, draft.revision, place.start, place.end),
        )
        for mark, place in marked
    )
    lines = [
        joined([Markup(mark), quote(t, place.of(text), longest=STEP)]) for mark, place in marked
    ]
    return Message(
        joined([t("correct-choices", total=found.total), page_line(t, page, count), *lines]),
        (
            choose,
            *turning(
                page,
                count,
                Button(
                    t.plain("button-previous"), actions.DRAFT_CHOICES(draft.id, max(0, page - 1))
                ),
                Button(t.plain("button-next"), actions.DRAFT_CHOICES(draft.id, page + 1)),
            ),
            back,
        ),
    )


def borders(
    t: Catalogue, shown: Card, reply: Reply, number: int, offered: Sequence[int]
) -> Message:
    """A step with its borders marked ①②③ in the sentence, a button each."""
    draft, step = shown.draft, reply.next_steps[number]
    marked = tuple(zip(CIRCLED, offered[:BORDERS], strict=False))
    cuts = [step.start, *(border for _, border in marked), step.end]
    pieces = [reply.text[a:b] for a, b in pairwise(cuts)]
    marks = [t("correct-border", mark=mark) for mark, _ in marked]
    words = Markup("{}").format(pieces[0]) + Markup("").join(
        Markup(" {} {}").format(mark, piece) for mark, piece in zip(marks, pieces[1:], strict=True)
    )
    buttons = [
        Button(mark, actions.DRAFT_STEP_SPLIT(draft.id, draft.revision, number, border))
        for mark, border in marked
    ]
    return Message(
        joined([t("correct-borders"), Markup("<blockquote>{}</blockquote>").format(words)])
        if marked
        else t("correct-no-borders"),
        (*_in_rows(buttons, 5), (steps_button(t, draft.id),)),
    )


# --- what is published ------------------------------------------------------------------------


def reply_fields(t: Catalogue, stored: StoredReply, title: Markup, *said: Markup) -> Message:
    """What can be put right of a published reply."""
    buttons = [
        Button(
            _marked(t, stored.reply, name), actions.REPLY_FIELD(stored.id, stored.version, number)
        )
        for number, name in enumerate(FIELDS)
    ]
    return Message(joined([*said, t("reply-correct-which", name=title)]), _in_rows(buttons, 3))


def reply_row(t: Catalogue, reply_id: int) -> Rows:
    """A button below a reply, for editors."""
    return ((Button(t.plain("button-correct"), actions.REPLY_FIELDS(reply_id)),),)


def named(t: Catalogue, reply: Reply) -> str:
    """A reply in a line: its number and the agency."""
    return f"{names.number(t, reply.numbers)} {names.agency(reply.agency, t)}"
