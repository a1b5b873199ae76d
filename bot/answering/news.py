"""What a chat is told of what it follows, and the views behind the buttons of such a message."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, tzinfo

from bot.answering.desk import Desk, Gone
from bot.answering.seen import local
from bot.answering.things import described
from bot.comparing import changes
from bot.model import Event, Follow, Happening, Owed, Pace, Parcel, StepMark, StoredStep, Subject
from bot.store import Store
from bot.telling import digest
from bot.telling import news as telling
from bot.telling.catalogue import Catalogue, catalogue
from bot.telling.changes import Change
from bot.telling.message import Message
from bot.telling.reported import ABOUT_STEPS, News

_WITH_CHANGES = (Happening.CHANGED, Happening.CORRECTED)
_NEW = (Happening.NEW_REPLY, Happening.SUPPLEMENT)


def parcel(
    store: Store,
    parcel: Parcel,
    *,
    page: int,
    today: date,
    zone: tzinfo,
) -> Message:
    """The message of a parcel: one event in full, several as a page of a digest."""
    t = catalogue(parcel.language)
    if len(parcel.owed) == 1:
        return telling.single(t, _owed(store, t, parcel, parcel.owed[0], zone), today)
    size, total = digest.PER_PAGE, len(parcel.owed)
    offset = min(page, (total - 1) // size) * size
    shown = [_owed(store, t, parcel, each, zone) for each in parcel.owed[offset : offset + size]]
    return digest.digest(t, parcel.id, shown, offset, total, today)


def turned(desk: Desk, parcel_id: int, page: int) -> Message:
    """Another page of a digest that the chat was sent."""
    found = desk.store.parcel_page(parcel_id, desk.chat_id)
    if found is None or not found.owed:
        raise Gone(parcel_id)
    found = replace(found, language=desk.t.language)
    return parcel(desk.store, found, page=page, today=desk.today, zone=desk.zone)


def all_changes(desk: Desk, event_id: int, page: int) -> Message:
    """All that an event changed in a reply that anybody here may read."""
    event = desk.store.event(event_id)
    if event is None or event.what not in _WITH_CHANGES or event.reply_id is None:
        raise Gone(event_id)
    line = desk.store.line(event.reply_id)
    if line is None:
        raise Gone(event_id)
    news = News(event, line=line, change=_change(desk.store, event))
    return telling.all_changes(desk.t, news, page)


# --- what an event speaks of ----------------------------------------------------------------------


def _owed(store: Store, t: Catalogue, parcel: Parcel, owed: Owed, zone: tzinfo) -> News:
    follow = _current(store, parcel.chat_id, owed.follow)
    news = _about(store, t, owed.event, zone)
    return replace(
        news,
        follow=follow,
        through=described(store, t, follow.subject, follow.key) if follow else None,
        span=_span(store, parcel.chat_id) if owed.event.what is Happening.QUIET else "",
        maybe_repeated=owed.maybe_repeated,
    )


def _current(store: Store, chat_id: int, follow: Follow | None) -> Follow | None:
    """The follow as it is now: a page may be turned long after it was muted or ended."""
    found = store.follow_numbered(follow.id) if follow else None
    return found if found and found.chat_id == chat_id else None


def _about(store: Store, t: Catalogue, event: Event, zone: tzinfo) -> News:
    if event.what is Happening.REMINDER:
        return _reminder(store, t, event, zone)
    step = store.step(event.step_id) if event.step_id is not None else None
    line = store.line(event.reply_id) if event.reply_id is not None else None
    return News(
        event,
        line=line or (step.reply if step else None),
        step=step,
        steps=_dated_first(store, event.reply_id) if event.what in _NEW and line else (),
        seen=_seen(store, event, zone) if event.what in ABOUT_STEPS else None,
        change=_change(store, event) if event.what in _WITH_CHANGES else None,
    )


def _reminder(store: Store, t: Catalogue, event: Event, zone: tzinfo) -> News:
    if event.subject is None:
        return News(event)
    about = described(store, t, event.subject, event.key)
    step = store.step(int(event.key)) if event.subject is Subject.STEP else None
    line = step.reply if step else None
    if event.subject is Subject.PROPOSAL and about.id:
        line = store.line(about.id)
    mark = store.status(step.id) if step else None
    return News(
        event,
        line=line,
        step=step,
        steps=_dated_first(store, line.id) if line and not step else (),
        seen=local(mark, zone) if mark else None,
        about=about,
    )


def _dated_first(store: Store, reply_id: int | None) -> tuple[StoredStep, ...]:
    steps = store.steps_of(reply_id) if reply_id is not None else ()
    return tuple(sorted(steps, key=lambda each: each.step.due.end if each.step.due else date.max))


def _seen(store: Store, event: Event, zone: tzinfo) -> StepMark | None:
    """The mark that the event is about; of a due date, what was seen by now."""
    if event.step_id is None:
        return None
    if event.mark_id is None:
        newest = store.status(event.step_id)
        return local(newest, zone) if newest else None
    marks = store.marks(event.step_id)
    mark = next((mark for mark in marks if mark.id == event.mark_id), None)
    return local(mark, zone) if mark else None


def _change(store: Store, event: Event) -> Change | None:
    if event.reply_id is None or event.before is None or event.version is None:
        return None
    before = store.reply(event.reply_id, event.before)
    after = store.reply(event.reply_id, event.version)
    if before is None or after is None:
        return None
    return Change(before.reply, after.reply, changes(before.reply, after.reply))


def _span(store: Store, chat_id: int) -> str:
    """Whether a quiet note speaks of a day or a week: that of the chat's most frequent digests."""
    paces = {follow.pace for follow in store.follows(chat_id) if not follow.muted}
    return next((pace.value for pace in (Pace.DAILY, Pace.WEEKLY) if pace in paces), "")
