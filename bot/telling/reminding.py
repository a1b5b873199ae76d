"""Reminders that a person asks for: of what, on which day, and the list of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.model import Listing
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue
from bot.telling.message import Button, Message, Rows, joined, label
from bot.telling.paging import page_line, turning
from bot.telling.steps import CIRCLED
from bot.telling.things import BUTTON_WIDTH, Thing

# A button carries a position in it: never change the order.
SPANS = ("three-weeks", "one-month", "three-months")
PER_PAGE = 8
CHOICES = 10


def span_buttons(t: Catalogue, thing: Thing) -> Rows:
    """Three spans after which to be reminded."""
    return (
        tuple(
            Button(t.plain(f"span-{span}"), actions.REMIND_IN(*thing.values, position))
            for position, span in enumerate(SPANS)
        ),
    )


def when(t: Catalogue, thing: Thing) -> Message:
    """Asks for the day."""
    return Message(joined([t("remind-when", what=thing.line), thing.words]), span_buttons(t, thing))


def choice(t: Catalogue, words: str, day: date, things: Sequence[Thing]) -> Message:
    """Several things fit: which one to be reminded of."""
    things = things[:CHOICES]
    numbered = [
        Markup("{} {}").format(mark, thing.line)
        for mark, thing in zip(CIRCLED, things, strict=False)
    ]
    buttons = tuple(
        (
            Button(
                label(f"{mark} {thing.name}", BUTTON_WIDTH),
                actions.REMIND_ON(*thing.values, day.toordinal()),
            ),
        )
        for mark, thing in zip(CIRCLED, things, strict=False)
    )
    return Message(
        joined([t("remind-choose", words=words, day=names.day(day, t)), *numbered]), buttons
    )


def noted(t: Catalogue, thing: Thing, day: date) -> Message:
    """The reminder is kept."""
    return Message(
        joined([t("reminded", day=names.day(day, t), what=thing.line), thing.words]),
        ((Button(t.plain("button-reminders"), actions.REMINDERS(0)),),),
    )


def listed(t: Catalogue, page: Listing[tuple[int, date, Thing]]) -> Message:
    """All reminders of a chat, the next one first; a press cancels one."""
    if not page.total:
        return Message(t("reminders-none"))
    number, count = page.offset // PER_PAGE, -(-page.total // PER_PAGE)
    return Message(
        joined([t("reminders", total=page.total), t("reminders-how"), page_line(t, number, count)]),
        (
            *(
                (
                    Button(
                        label(f"✕ {names.day(day, t)}｜{thing.name}", BUTTON_WIDTH),
                        actions.REMIND_NOT(reminder_id),
                    ),
                )
                for reminder_id, day, thing in page.items
            ),
            *turning(
                number,
                count,
                Button(t.plain("button-previous"), actions.REMINDERS(max(0, number - 1))),
                Button(t.plain("button-next"), actions.REMINDERS(number + 1)),
            ),
        ),
    )


def cancelled(t: Catalogue, thing: Thing, day: date) -> Message:
    """A reminder that will not come."""
    return Message(
        t("reminder-cancelled", day=names.day(day, t), what=thing.line),
        ((Button(t.plain("button-reminders"), actions.REMINDERS(0)),),),
    )
