"""What was read of a file, for staff to look at: one draft as a card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from bot.correcting import FIELDS, Correction, FieldCorrection, StepCorrection
from bot.model import Draft, DraftState, Place, Reply, Sureness
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue
from bot.telling.changes import Change, blocks, counted, field_name, value
from bot.telling.message import Button, Message, Rows, joined
from bot.telling.origins import ocr
from bot.telling.paging import Block, page_line, pages, sentence_blocks, turning
from bot.telling.quoting import quote
from bot.telling.steps import CIRCLED, due
from bot.telling.uploads import batch_button, file_name, reason

SEEN = 60  # characters of the text around a value that is unsure
STEP = 300  # characters of a next step on a card; all of it stands in the letter
PAGE = 1500  # UTF-16 units of a card's page


@dataclass(frozen=True, slots=True)
class Card:
    """A draft as it is judged, and where it stands among those beside it."""

    draft: Draft
    verdict: str
    reply: Reply | None  # as it would be published
    refusal: str  # why it is none
    corrections: tuple[Correction, ...]
    change: Change | None  # from what is stored
    version: int  # of what is stored; 0 for nothing
    repeats: Draft | None
    needs_look: bool
    hidden: bool  # for staff only once it is published
    people: Mapping[int, str] = field(default_factory=dict)
    siblings: int = 0  # open drafts of its batch
    before: int | None = None  # the draft that ◀ leads to
    after: int | None = None


def card(t: Catalogue, shown: Card, page: int, *said: Markup) -> Message:
    """A draft as it was read, what is unsure, what it changes, its next steps; a page at a time."""
    head = t("card", verdict=verdict(t, shown), file=file_name(shown.draft.document.name))
    sheets = pages(_blocks(t, shown), PAGE)
    page = min(page, len(sheets) - 1)
    draft_id = shown.draft.id
    return Message(
        joined([*said, head, page_line(t, page, len(sheets)), sheets[page]]),
        (
            *turning(
                page,
                len(sheets),
                Button(t.plain("button-previous"), actions.DRAFT(draft_id, max(0, page - 1))),
                Button(t.plain("button-next"), actions.DRAFT(draft_id, page + 1)),
            ),
            *_deeds(t, shown),
            *_neighbours(t, shown),
        ),
    )


def _deeds(t: Catalogue, shown: Card) -> Rows:
    draft_id, revision = shown.draft.id, shown.draft.revision
    text = Button(t.plain("button-original"), actions.DRAFT_TEXT(draft_id, 0))
    if shown.draft.state is not DraftState.OPEN:
        return ((text,),)
    drop = Button(t.plain("button-drop"), actions.DRAFT_DROP(draft_id, revision))
    if shown.reply is None:
        return ((drop, text),)
    publish = Button(t.plain("button-publish"), actions.DRAFT_PUBLISH(draft_id, revision))
    correct = Button(t.plain("button-correct"), actions.DRAFT_FIELDS(draft_id))
    return ((publish, correct), (drop, text))


def _neighbours(t: Catalogue, shown: Card) -> Rows:
    """◀ ▶ through those that need a look, and back to the batch."""
    row = [
        Button(t.plain(name), actions.DRAFT(draft_id, 0))
        for name, draft_id in (("button-before", shown.before), ("button-after", shown.after))
        if draft_id is not None
    ]
    back = batch_button(t, shown.draft.batch_id)
    return tuple(filter(None, (tuple(row), (back,) if shown.siblings > 1 else ())))


def verdict(t: Catalogue, shown: Card) -> Markup:
    """What publishing it would do."""
    return t(f"verdict-{shown.verdict.replace('_', '-')}")


def _blocks(t: Catalogue, shown: Card) -> Iterator[Block]:
    if shown.draft.state is not DraftState.OPEN:
        yield Block(t(f"card-closed-{shown.draft.state}"))
    if shown.reply is None:
        yield Block(t("card-refused", reason=reason(shown.refusal)))
        return
    yield from map(Block, _beside(t, shown))
    yield from map(Block, _changes(t, shown))
    yield from map(Block, _other_doubts(t, shown.reply))
    yield from map(Block, _fields(t, shown, shown.reply))
    yield from map(Block, _steps(t, shown, shown.reply))


def _changes(t: Catalogue, shown: Card) -> Iterator[Markup]:
    """What differs from what is stored; it is what a person looks for first."""
    if shown.change is None or not shown.change.count:
        return
    head = t("card-changed", version=shown.version, counts=counted(t, shown.change))
    if shown.verdict == "unchanged":
        head = t("card-fields-changed")
    first, *rest = blocks(t, shown.change)
    yield joined([head, first])
    yield from rest
    yield Markup("")


def _beside(t: Catalogue, shown: Card) -> Iterator[Markup]:
    if found := ocr(t, there=shown.draft.document.ocr):
        yield t("card-warning", words=found)
    if shown.repeats:
        same = shown.repeats.document.text == shown.draft.document.text
        said = "card-repeats-same" if same else "card-repeats"
        yield t(said, file=file_name(shown.repeats.document.name))
    if shown.verdict == "unchanged" and not (shown.change and shown.change.count):
        yield t("card-unchanged")
    if shown.hidden:
        yield t("card-hidden")


def _fields(t: Catalogue, shown: Card, reply: Reply) -> Iterator[Markup]:
    said = {c.field: c for c in shown.corrections if isinstance(c, FieldCorrection)}
    warned = {warning.field for warning in reply.warnings}
    unstated = []
    # What is unsure or was put right comes first: for that the card is looked at.
    for name in sorted(FIELDS, key=lambda name: name not in warned and name not in said):
        stated = getattr(reply, name)
        if stated in (None, ()) and name not in said and name not in warned:
            unstated.append(field_name(t, name))
        else:
            yield _field(t, shown, reply, name, said.get(name))
    if unstated:
        yield t("card-unstated", names=Markup("、").join(unstated))


def _field(
    t: Catalogue, shown: Card, reply: Reply, name: str, said: FieldCorrection | None
) -> Markup:
    readings = [reading for reading in reply.readings if reading.field == name]
    doubts = [warning.text for warning in reply.warnings if warning.field == name]
    unsure = bool(doubts) or any(reading.sureness is Sureness.DOUBTFUL for reading in readings)
    form = "card-field-corrected" if said else "card-field-unsure" if unsure else "card-field"
    lines = [t(form, name=field_name(t, name), value=value(t, getattr(reply, name)))]
    if said:
        who = shown.people.get(said.by) or str(said.by)
        was, now = value(t, said.read), value(t, said.said)
        lines.append(t("card-was-read", read=was, said=now, who=who))
    lines += [t("card-warning", words=reason(words)) for words in doubts]
    if unsure and not said:
        places = [reading.place for reading in readings if reading.place]
        lines += [quote(t, seen(reply.text, place), longest=2 * SEEN) for place in places[:1]]
    return joined(lines)


def seen(text: str, place: Place) -> str:
    """The line that the words at a place stand in, as far as it is near."""
    start = max(text.rfind("\n", 0, place.start) + 1, place.start - SEEN)
    end = text.find("\n", place.end)
    return text[start : min(end if end >= 0 else len(text), place.end + SEEN)].strip()


def _other_doubts(t: Catalogue, reply: Reply) -> Iterator[Markup]:
    for warning in reply.warnings:
        if warning.field not in FIELDS:
            yield t("card-warning", words=reason(warning.text))


def _steps(t: Catalogue, shown: Card, reply: Reply) -> Iterator[Markup]:
    if not reply.next_steps:
        yield t("card-no-steps")
        return
    mended = sum(isinstance(each, StepCorrection) for each in shown.corrections)
    head = "card-steps-corrected" if mended else "card-steps"
    yield t(head, total=len(reply.next_steps), count=mended)
    for number, step in enumerate(reply.next_steps):
        facts = [
            due(t, step),
            names.agency(step.agency, t) if step.agency else None,
            t(f"firmness-{step.firmness}"),
        ]
        mark = CIRCLED[number] if number < len(CIRCLED) else f"({number + 1})"
        line = Markup("{} {}").format(mark, names.listed(t, facts))
        yield joined([line, quote(t, step.text, longest=STEP)])


def drop_draft_question(t: Catalogue, draft: Draft) -> Message:
    """Is this draft to be given up?"""
    sure = Button(t.plain("draft-drop-sure"), actions.DRAFT_DROP_SURE(draft.id, draft.revision))
    return Message(
        t("draft-drop-ask", name=file_name(draft.document.name)),
        ((sure, back_button(t, draft.id)),),
    )


def back_button(t: Catalogue, draft_id: int) -> Button:
    """Back to the draft's card."""
    return Button(t.plain("button-back-to-card"), actions.DRAFT(draft_id, 0))


def text(t: Catalogue, draft: Draft, page: int) -> Message:
    """The text as it was read, whole, a page at a time."""
    letter = draft.document.text
    sheets = pages(sentence_blocks(letter, Place(0, len(letter))))
    page = min(page, len(sheets) - 1)
    return Message(
        joined(
            [
                t("draft-text", name=file_name(draft.document.name)),
                page_line(t, page, len(sheets)),
                sheets[page],
            ]
        ),
        (
            *turning(
                page,
                len(sheets),
                Button(t.plain("button-previous"), actions.DRAFT_TEXT(draft.id, max(0, page - 1))),
                Button(t.plain("button-next"), actions.DRAFT_TEXT(draft.id, page + 1)),
            ),
            (back_button(t, draft.id),),
        ),
    )
