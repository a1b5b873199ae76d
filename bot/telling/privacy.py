"""All that is kept about a chat, in plain words; and the way to have it deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, tzinfo

from markupsafe import Markup

from bot.model import Follow, KeptAbout, Reminder, StaffRole
from bot.telling import actions, names, times
from bot.telling.catalogue import LANGUAGES, Catalogue
from bot.telling.following import spoken
from bot.telling.message import Button, Message, joined
from bot.telling.paging import Block, page_line, pages, turning
from bot.telling.things import Thing


def my_data(
    t: Catalogue,
    kept: KeptAbout,
    follows: Sequence[tuple[Follow, Thing]],
    reminders: Sequence[tuple[Reminder, Thing]],
    role: StaffRole | None,
    zone: tzinfo,
    page: int,
) -> Message:
    """Everything, a page at a time."""
    lines = list(_lines(t, kept, follows, reminders, zone))
    if role:
        lines.append(t("my-data-role", role=t.plain(f"role-{role}")))
    if not lines:
        return Message(t("my-data-nothing"))
    whole = pages(map(Block, lines))
    page = min(page, len(whole) - 1)
    alone = t("my-data-who") if kept.chat_id > 0 else None  # a group's is its members' as well
    return Message(
        joined(
            [
                t("my-data"),
                page_line(t, page, len(whole)),
                whole[page],
                "",
                alone,
                t("my-data-forget"),
            ]
        ),
        turning(
            page,
            len(whole),
            Button(t.plain("button-previous"), actions.MY_DATA(max(0, page - 1))),
            Button(t.plain("button-next"), actions.MY_DATA(page + 1)),
        ),
    )


def _lines(
    t: Catalogue,
    kept: KeptAbout,
    follows: Sequence[tuple[Follow, Thing]],
    reminders: Sequence[tuple[Reminder, Thing]],
    zone: tzinfo,
) -> Iterator[Markup]:
    if kept.language:
        yield t("my-data-language", language=LANGUAGES.get(kept.language, kept.language))
    if kept.region:
        yield t("my-data-region", region=kept.region)
    if follows:
        yield t("my-data-follows", count=len(follows))
        yield from (_follow(t, follow, thing, zone) for follow, thing in follows)
    if reminders:
        yield t("my-data-reminders", count=len(reminders))
        for reminder, thing in reminders:
            yield Markup("· {}：{}").format(names.day(reminder.day, t), thing.line)
    if kept.times:
        yield t("my-data-times")
        yield from (Markup("· {}").format(row) for row in times.rows(t, kept.times))
    yield from _records(t, kept, zone)


def _follow(t: Catalogue, follow: Follow, thing: Thing, zone: tzinfo) -> Markup:
    pace = t(f"pace-{'muted' if follow.muted else spoken(follow.pace)}")
    since = _day(t, follow.since.astimezone(zone).date())
    return Markup("· {}：{}（{}，{}）").format(
        t(f"subject-{follow.subject}"), thing.line, since, pace
    )


def _records(t: Catalogue, kept: KeptAbout, zone: tzinfo) -> Iterator[Markup]:
    """What the sending left behind: counts and moments, nothing of what was read."""
    for state, count in kept.owed.items():
        if count:
            yield t("my-data-owed", state=t(f"owed-{state}"), count=count)
    if kept.messages:
        yield t("my-data-messages", count=kept.messages)
    if kept.marks:
        yield t("my-data-marks", count=kept.marks)
    if kept.asleep_since:
        yield t("my-data-asleep", day=_day(t, kept.asleep_since.astimezone(zone).date()))
    if kept.held_until:
        yield t("my-data-held", day=_day(t, kept.held_until.astimezone(zone).date()))


def _day(t: Catalogue, day: date) -> str:
    return names.day(day, t) or ""


def forget(t: Catalogue) -> Message:
    """Asks once, with one button."""
    return Message(t("forget-ask"), ((Button(t.plain("button-forget"), actions.FORGET()),),))


def forgotten(t: Catalogue, marks: int, role: StaffRole | None) -> Message:
    """All is deleted; what an admin did for the office stays there, and that is said."""
    left = [
        t("forgotten-marks", count=marks) if marks else None,
        t("forgotten-role", role=t.plain(f"role-{role}")) if role else None,
    ]
    return Message(joined([t("forgotten-but" if any(left) else "forgotten"), *left]))
