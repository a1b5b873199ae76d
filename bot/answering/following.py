"""Questions about following: begin, change, mute, end, and the list of it all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.answering.desk import Desk, Gone, too_long
from bot.answering.things import described, meant, thing_of
from bot.finding.conditions import has_conditions
from bot.model import Follow, Listing, Pace, Subject
from bot.telling import following as telling
from bot.telling.catalogue import clipped
from bot.telling.message import Button, Message, Rows
from bot.telling.things import SUBJECTS, Thing, follow_button
from bot.telling.welcome import notice
from bot.typed import terms_of

_LONGEST_TOAST = 80  # characters of a name; a toast holds 200


@dataclass(frozen=True, slots=True)
class Toggled:
    """What a press did where its message stays: a word for the person, and the button as it is."""

    toast: str
    button: Button | None  # None: it goes


# --- beginning ------------------------------------------------------------------------------------


def follow(desk: Desk, words: str) -> Message:
    """Follows what the words surely mean; asks where several things fit, and before any words."""
    if not words:
        return notice(desk.t, "follow-empty")
    if answer := too_long(desk, words) or _with_conditions(desk, words):
        return answer
    found = meant(desk, words)
    if len(found.sure) == 1:
        thing = found.sure[0]
        return chosen(desk, *thing.values)
    if found.sure:
        return telling.choice(desk.t, words, found.sure)
    if found.words is None:
        return notice(desk.t, "follow-empty")
    return _ask(desk, found.words, found.titled)


def ask_words(desk: Desk, words_id: int) -> Message:
    """How many replies hold the words of a search, before they are followed."""
    thing, _ = thing_of(desk, SUBJECTS.index(Subject.WORDS), words_id)
    return _ask(desk, thing)


def _with_conditions(desk: Desk, words: str) -> Message | None:
    """A search with conditions cannot be followed: news are told by words alone."""
    return notice(desk.t, "follow-conditions", words=words) if has_conditions(words) else None


def _ask(desk: Desk, thing: Thing, titled: tuple[Thing, ...] = ()) -> Message:
    words = desk.store.kept_words(thing.id) or ""
    if answer := _with_conditions(desk, words):
        return answer
    wanted = terms_of(words)
    year_ago = _year_before(desk.today)
    return telling.ask_words(
        desk.t,
        words,
        thing,
        desk.store.words_count(wanted),
        desk.store.words_count(wanted, since=year_ago),
        titled,
    )


def not_now(desk: Desk, words_id: int) -> Message:
    """The words are not followed after all."""
    words = desk.store.kept_words(words_id)
    if words is None:
        raise Gone(words_id)
    return notice(desk.t, "follow-not", words=words)


def chosen(desk: Desk, position: int, thing_id: int) -> Message:
    """Follows one thing from now on, and says so."""
    thing, follows = _follow(desk, position, thing_id)
    return telling.started(desk.t, thing, follows)


def _follow(desk: Desk, position: int, thing_id: int) -> tuple[Thing, list[Follow]]:
    thing, keys = thing_of(desk, position, thing_id)
    follows = [
        desk.store.follow(desk.chat_id, thing.subject, key, at=desk.now, pace=Pace.AT_ONCE)
        for key in keys
    ]
    return thing, follows


# --- the button on an answer ----------------------------------------------------------------------


def follow_row(desk: Desk, thing: Thing, *keys: str, beside: Button | None = None) -> Rows:
    """The follow button of an answer, as things stand for this chat."""
    button = follow_button(desk.t, thing, _followed(desk, thing.subject, keys))
    return ((button, beside) if beside else (button,),)


def _followed(desk: Desk, subject: Subject, keys: tuple[str, ...]) -> bool:
    return all(desk.store.follow_of(desk.chat_id, subject, key) for key in keys)


def toggled_on(desk: Desk, position: int, thing_id: int) -> Toggled:
    """Follows; the button says so."""
    thing, _ = _follow(desk, position, thing_id)
    toast = desk.t.plain("toast-followed", what=_short(thing))
    return Toggled(toast, follow_button(desk.t, thing, True))


def toggled_off(desk: Desk, position: int, thing_id: int) -> Toggled:
    """Follows no more; the button offers it again."""
    thing, keys = thing_of(desk, position, thing_id)
    for key in keys:
        if known := desk.store.follow_of(desk.chat_id, thing.subject, key):
            desk.store.unfollow(desk.chat_id, known.id)
    toast = desk.t.plain("toast-unfollowed", what=_short(thing))
    return Toggled(toast, follow_button(desk.t, thing, False))


def _short(thing: Thing) -> str:
    return clipped(thing.name, _LONGEST_TOAST)


# --- the list and the card of one -----------------------------------------------------------------


def first_page(desk: Desk) -> Message:
    """What the chat follows."""
    return listed(desk, 0)


def listed(desk: Desk, page: int) -> Message:
    """What the chat follows, a page at a time."""
    follows = desk.store.follows(desk.chat_id)
    size = telling.PER_PAGE
    offset = min(page, max(0, len(follows) - 1) // size) * size
    shown = tuple((each, _thing(desk, each)) for each in follows[offset : offset + size])
    return telling.listed(desk.t, Listing(shown, len(follows), offset))


def _thing(desk: Desk, follow: Follow) -> Thing:
    return described(desk.store, desk.t, follow.subject, follow.key)


def card(desk: Desk, follow_id: int) -> Message:
    """One thing that is followed."""
    own = _own(desk, follow_id)
    since = own.since.astimezone(desk.zone).date()
    return telling.card(desk.t, own, _thing(desk, own), since)


def _own(desk: Desk, follow_id: int) -> Follow:
    """The follow, if it is this chat's own."""
    found = desk.store.follow_numbered(follow_id)
    if found is None or found.chat_id != desk.chat_id:
        raise Gone(follow_id)
    return found


def set_pace(desk: Desk, follow_id: int, position: int) -> Message:
    """Tells of it as often as was pressed; what was muted is heard again."""
    own = _own(desk, follow_id)
    if position >= len(telling.PACES):
        raise Gone(position)
    desk.store.set_pace(desk.chat_id, own.id, telling.PACES[position], at=desk.now)
    if own.muted:
        desk.store.set_muted(desk.chat_id, own.id, False, at=desk.now)
    return card(desk, follow_id)


def mute(desk: Desk, follow_id: int, muted: int) -> Message:
    """Mutes or hears again, on the card."""
    _mute(desk, follow_id, muted)
    return card(desk, follow_id)


def _mute(desk: Desk, follow_id: int, muted: int) -> Follow:
    own = _own(desk, follow_id)
    if muted > 1:
        raise Gone(muted)
    desk.store.set_muted(desk.chat_id, own.id, bool(muted), at=desk.now)
    return replace(own, muted=bool(muted))


def end(desk: Desk, follow_id: int) -> Message:
    """Ends one follow, on the card."""
    own = _own(desk, follow_id)
    desk.store.unfollow(desk.chat_id, own.id)
    return telling.stopped(desk.t, _thing(desk, own))


# --- below news -----------------------------------------------------------------------------------


def news_muted(desk: Desk, follow_id: int, muted: int) -> Toggled:
    """Mutes or hears again what news came through."""
    own = _mute(desk, follow_id, muted)
    message = "toast-muted" if own.muted else "toast-heard"
    toast = desk.t.plain(message, what=_short(_thing(desk, own)))
    return Toggled(toast, telling.mute_button(desk.t, own.id, own.muted))


def news_ended(desk: Desk, follow_id: int) -> Toggled:
    """Ends what news came through."""
    own = _own(desk, follow_id)
    thing = _thing(desk, own)
    desk.store.unfollow(desk.chat_id, own.id)
    return Toggled(desk.t.plain("toast-unfollowed", what=_short(thing)), None)


# --- the end of it all ----------------------------------------------------------------------------


def stop(desk: Desk) -> Message:
    """One button that ends everything."""
    follows, reminders = desk.store.follows(desk.chat_id), desk.store.reminders(desk.chat_id)
    return telling.stop(desk.t, len(follows), len(reminders))


def stop_all(desk: Desk) -> Message:
    """Ends every follow and every reminder."""
    reminders = desk.store.reminders(desk.chat_id)
    for reminder in reminders:
        desk.store.unremind(desk.chat_id, reminder.id)
    follows = desk.store.unfollow_all(desk.chat_id)
    return notice(desk.t, "stopped-all", follows=follows, reminders=len(reminders))


def _year_before(day: date) -> date:
    """The same day a year ago; of 29 February, the 28th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
