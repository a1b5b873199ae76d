"""Following: what is followed now, what could be, the list of it all, and the end of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.model import Follow, Listing, Pace
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue
from bot.telling.message import Button, Message, Rows, joined, label
from bot.telling.paging import page_line, turning
from bot.telling.steps import CIRCLED
from bot.telling.things import BUTTON_WIDTH, Thing

PACES = tuple(Pace)  # a button carries a position in it: never change the order
PER_PAGE = 8
CHOICES = 10


def spoken(value: str) -> str:
    """A value of the model as the catalogue names it: at_once is at-once."""
    return value.replace("_", "-")


# --- starting to follow ---------------------------------------------------------------------------


def started(t: Catalogue, thing: Thing, follows: Sequence[Follow]) -> Message:
    """What is followed from now on, with what else may be wished of it."""
    return Message(
        joined([t("followed", what=thing.line), thing.words, _told(t, follows[0])]),
        _started_buttons(t, follows),
    )


def _started_buttons(t: Catalogue, follows: Sequence[Follow]) -> Rows:
    if len(follows) > 1:  # a reply to several proposals: each is a follow of its own
        return ((Button(t.plain("button-following"), actions.FOLLOWS_NEW()),),)
    follow = follows[0]
    return (
        (Button(t.plain("button-pace"), actions.FOLLOW_CARD(follow.id)), _mute_button(t, follow)),
        (Button(t.plain("button-stop"), actions.FOLLOW_STOP(follow.id)),),
    )


def _told(t: Catalogue, follow: Follow) -> Markup:
    return t("told-never") if follow.muted else t(f"told-{spoken(follow.pace)}")


def choice(t: Catalogue, words: str, things: Sequence[Thing]) -> Message:
    """Several things fit: which one to follow."""
    return Message(
        joined([t("follow-choose", words=words), *_numbered(things)]),
        choice_buttons(t, things),
    )


def _numbered(things: Sequence[Thing]) -> list[Markup]:
    return [
        Markup("{} {}").format(mark, thing.line)
        for mark, thing in zip(CIRCLED, things[:CHOICES], strict=False)
    ]


def choice_buttons(t: Catalogue, things: Sequence[Thing]) -> Rows:
    """A row a thing; pressed, the question turns into the answer."""
    return tuple(
        (Button(label(f"{mark} {thing.name}", BUTTON_WIDTH), actions.FOLLOW_CHOSEN(*thing.values)),)
        for mark, thing in zip(CIRCLED, things[:CHOICES], strict=False)
    )


def ask_words(
    t: Catalogue, words: str, thing: Thing, now: int, year: int, proposals: Sequence[Thing]
) -> Message:
    """How many replies hold the words, before anything is followed."""
    asked = t("follow-words-ask", words=words, now=now, year=year)
    others = [t("follow-words-or"), *_numbered(proposals)] if proposals else []
    return Message(
        joined([asked, *others]),
        (
            (
                Button(t.plain("button-follow-yes"), actions.FOLLOW_CHOSEN(*thing.values)),
                Button(t.plain("button-follow-no"), actions.FOLLOW_NOT(thing.id)),
            ),
            *choice_buttons(t, proposals),
        ),
    )


# --- the list and the card of one -----------------------------------------------------------------


def listed(t: Catalogue, page: Listing[tuple[Follow, Thing]]) -> Message:
    """Everything that the chat follows, a button each."""
    times = (Button(t.plain("button-times"), actions.TIMES()),)
    if not page.total:
        return Message(t("following-none"), (times,))
    number, count = page.offset // PER_PAGE, -(-page.total // PER_PAGE)
    return Message(
        joined([t("following", total=page.total), t("following-how"), page_line(t, number, count)]),
        (
            *((_card_button(t, follow, thing),) for follow, thing in page.items),
            *turning(
                number,
                count,
                Button(t.plain("button-previous"), actions.FOLLOWS(max(0, number - 1))),
                Button(t.plain("button-next"), actions.FOLLOWS(number + 1)),
            ),
            times,
        ),
    )


def _card_button(t: Catalogue, follow: Follow, thing: Thing) -> Button:
    pace = "muted" if follow.muted else spoken(follow.pace)
    text = f"{t.plain(f'pace-{pace}')}｜{label(thing.name, 30)}"
    return Button(label(text, BUTTON_WIDTH), actions.FOLLOW_CARD(follow.id))


def card(t: Catalogue, follow: Follow, thing: Thing, since: date) -> Message:
    """One thing that is followed: since when, how often, and the buttons to change that."""
    paces = tuple(
        Button(
            ("✓ " if pace is follow.pace and not follow.muted else "")
            + t.plain(f"pace-{spoken(pace)}"),
            actions.FOLLOW_PACE(follow.id, position),
        )
        for position, pace in enumerate(PACES)
    )
    opens = (Button(t.plain("button-open"), thing.opens),) if thing.opens else ()
    return Message(
        joined(
            [
                Markup("{}：<b>{}</b>").format(t(f"subject-{follow.subject}"), thing.line),
                thing.words,
                t("follow-since", day=names.day(since, t)),
                _told(t, follow),
            ]
        ),
        (
            paces,
            (
                _mute_button(t, follow),
                Button(t.plain("button-stop"), actions.FOLLOW_STOP(follow.id)),
            ),
            (*opens, Button(t.plain("button-following"), actions.FOLLOWS(0))),
        ),
    )


def _mute_button(t: Catalogue, follow: Follow) -> Button:
    message = "button-hear" if follow.muted else "button-mute"
    return Button(t.plain(message), actions.FOLLOW_MUTE(follow.id, int(not follow.muted)))


def stopped(t: Catalogue, thing: Thing) -> Message:
    """One thing is no longer followed; one press takes it back."""
    again = Button(t.plain("button-follow-again"), actions.FOLLOW_CHOSEN(*thing.values))
    back = Button(t.plain("button-following"), actions.FOLLOWS(0))
    return Message(t("follow-stopped", what=thing.line), ((again, back) if thing.id else (back,),))


# --- the end of it all ----------------------------------------------------------------------------


def stop(t: Catalogue, follows: int, reminders: int) -> Message:
    """One big button that stops everything."""
    if not follows + reminders:
        return Message(t("stop-none"))
    button = Button(t.plain("button-stop-all", count=follows + reminders), actions.STOP_ALL())
    return Message(t("stop-ask", follows=follows, reminders=reminders), ((button,),))


# --- the buttons below news -----------------------------------------------------------------------


def mute_button(t: Catalogue, follow_id: int, muted: bool, mark: str = "") -> Button:
    """Mutes, or hears again, the follow through which news came; `mark` where there are several."""
    words = t.plain("button-hear" if muted else "button-mute")
    return Button(f"{words} {mark}".strip(), actions.MUTE(follow_id, int(not muted)))


def stop_button(t: Catalogue, follow_id: int) -> Button:
    """Ends the follow through which news came."""
    return Button(t.plain("button-stop"), actions.STOP(follow_id))
