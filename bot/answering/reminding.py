"""Questions about reminders: of what and on which day, the list of them, and taking one back."""

from __future__ import annotations

from datetime import date

from bot.answering.desk import Desk, Gone, too_long
from bot.answering.things import described, meant, thing_of
from bot.finding.days import read_day
from bot.model import Listing
from bot.telling import names
from bot.telling import reminding as telling
from bot.telling.message import Message
from bot.telling.things import Thing
from bot.telling.welcome import notice

_SPANS = {"three-weeks": "三周后", "one-month": "一个月后", "three-months": "三个月后"}
_FARTHEST = 10  # years ahead, as `read_day`


def remind(desk: Desk, words: str) -> Message:
    """Keeps a reminder; without words, lists those that there are."""
    if not words:
        return listed(desk, 0)
    if answer := too_long(desk, words):
        return answer
    parted = _parted(desk, words)
    if parted is None:
        return _without_day(desk, words)
    about, day = parted
    if day < desk.today:
        return notice(desk.t, "remind-past", day=names.day(day, desk.t))
    if not about:
        return notice(desk.t, "remind-empty")
    return _remind_of(desk, about, day)


def _without_day(desk: Desk, words: str) -> Message:
    """Asks for the day of what is sure to be meant; else says how to write both."""
    sure = meant(desk, words).sure
    if len(sure) == 1:
        return telling.when(desk.t, sure[0])
    return notice(desk.t, "remind-not-read")


def _remind_of(desk: Desk, about: str, day: date) -> Message:
    found = meant(desk, about)
    things = found.sure or (*found.titled, *((found.words,) if found.words else ()))
    if not things:
        return notice(desk.t, "remind-nothing", words=about)
    if len(things) == 1:
        return _keep(desk, *things[0].values, day)
    return telling.choice(desk.t, about, day, things)


def _parted(desk: Desk, words: str) -> tuple[str, date] | None:
    """What to be reminded of and the day, which stands at the end or at the beginning."""
    pieces = words.split()
    cuts = range(1, len(pieces))
    at_end = [(" ".join(pieces[:cut]), " ".join(pieces[cut:])) for cut in cuts]
    at_start = [(after, before) for before, after in reversed(at_end)]
    for about, said in (("", words), *at_end, *at_start):
        if day := read_day(said, desk.today):
            return about, day
    return _parted_unspaced(desk, words)


def _parted_unspaced(desk: Desk, words: str) -> tuple[str, date] | None:
    """82三周后: only of what is sure to be meant, or any half of a word would be a matter."""
    for cut in range(1, len(words)):
        day = read_day(words[cut:], desk.today)
        if day:
            inside_number = words[cut - 1].isdigit() and words[cut].isdigit()
            sure = not inside_number and meant(desk, words[:cut]).sure
            return (words[:cut], day) if sure else None
    return None


# --- from a button --------------------------------------------------------------------------------


def when(desk: Desk, position: int, thing_id: int) -> Message:
    """Asks for the day."""
    thing, _ = thing_of(desk, position, thing_id)
    return telling.when(desk.t, thing)


def remind_in(desk: Desk, position: int, thing_id: int, span: int) -> Message:
    """Keeps a reminder for after one of the spans."""
    day = read_day(_SPANS[telling.SPANS[span]], desk.today) if span < len(telling.SPANS) else None
    if day is None:
        raise Gone(span)
    return _keep(desk, position, thing_id, day)


def remind_on(desk: Desk, position: int, thing_id: int, ordinal: int) -> Message:
    """Keeps a reminder for the day that was asked for."""
    last = desk.today.replace(year=desk.today.year + _FARTHEST, day=1).toordinal()
    if not 1 <= ordinal <= last:
        raise Gone(ordinal)
    day = date.fromordinal(ordinal)
    if day < desk.today:
        return notice(desk.t, "remind-past", day=names.day(day, desk.t))
    return _keep(desk, position, thing_id, day)


def _keep(desk: Desk, position: int, thing_id: int, day: date) -> Message:
    thing, keys = thing_of(desk, position, thing_id)
    desk.store.remind(desk.chat_id, thing.subject, keys[0], day, at=desk.now)
    return telling.noted(desk.t, thing, day)


# --- the list -------------------------------------------------------------------------------------


def listed(desk: Desk, page: int) -> Message:
    """The reminders of the chat, the next one first."""
    reminders = desk.store.reminders(desk.chat_id)
    size = telling.PER_PAGE
    offset = min(page, max(0, len(reminders) - 1) // size) * size
    shown: list[tuple[int, date, Thing]] = [
        (each.id, each.day, described(desk.store, desk.t, each.subject, each.key))
        for each in reminders[offset : offset + size]
    ]
    return telling.listed(desk.t, Listing(tuple(shown), len(reminders), offset))


def cancel(desk: Desk, reminder_id: int) -> Message:
    """Takes one back."""
    found = next(
        (each for each in desk.store.reminders(desk.chat_id) if each.id == reminder_id), None
    )
    if found is None or not desk.store.unremind(desk.chat_id, reminder_id):
        raise Gone(reminder_id)
    thing = described(desk.store, desk.t, found.subject, found.key)
    return telling.cancelled(desk.t, thing, found.day)
