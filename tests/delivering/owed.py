"""Chats that follow an agency, what happens to it, and messages in which events can be counted."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from markupsafe import Markup
from telegram.ext import ExtBot

from bot.chat import Telegram
from bot.chat.world import Chat, Person
from bot.delivering import Courier, Pacing, Sender
from bot.delivering.courier import LEASE
from bot.model import Announce, Pace, Parcel, Settled, Subject
from bot.store import Store
from bot.store.connection import path_of
from bot.telling.message import Message
from tests.store.replies import plain_reply

ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 23, 12, tzinfo=ZONE)  # a Monday

_numbers = count(1)


def agency(store: Store) -> str:
    """The key of an agency that a reply names."""
    if not store.agencies():
        store.save(plain_reply("第一件"), source_name="a.txt")
    return str(store.agencies()[0].id)


def follow_all(
    store: Store, chats: Iterable[int], at: datetime = NOON, pace: Pace = Pace.AT_ONCE
) -> None:
    """Every chat follows the agency."""
    key = agency(store)
    for chat in chats:
        store.follow(chat, Subject.AGENCY, key, at=at, pace=pace)


def happen(store: Store, at: datetime = NOON, times: int = 1) -> None:
    """The agency answers another proposal, so many times."""
    for number in (next(_numbers) for _ in range(times)):
        reply = plain_reply(f"又一件，第{number}件", numbers=(f"{number + 1000}",))
        store.save(reply, source_name=f"{number}.txt", announce=Announce(at))


def told(parcel: Parcel) -> Message:
    """A message that names its events by number, each with a mark if it may be a repeat."""
    return Message(
        Markup("\n").join(
            Markup("〔{}{}〕").format(each.event.id, "?" if each.maybe_repeated else "")
            for each in parcel.owed
        )
    )


def named_in(text: str) -> list[str]:
    """The events named in a message."""
    return re.findall(r"〔(.*?)〕", text)


def said_in(telegram: Telegram, chat: int) -> list[str]:
    """The events named in a chat, in the order in which they were told."""
    messages = telegram.chats[chat].messages.values()
    return [name for message in messages for name in named_in(message["text"])]


def acquaint(telegram: Telegram, people: Iterable[int]) -> None:
    """Each of them has a private chat with the bot."""
    for number in people:
        person = telegram.people[number] = Person(number, "委员", f"member_{number}")
        telegram.chats[number] = Chat(number, "private", "", (person,))


class Clock:
    """A clock that goes on only when somebody sleeps or it is put."""

    def __init__(self) -> None:
        self.time = NOON
        self.lived = 0.0

    def now(self) -> datetime:
        """What it shows."""
        return self.time

    def monotonic(self) -> float:
        """Seconds since it was made, however it was put."""
        return self.lived

    async def sleep(self, seconds: float) -> None:
        """Goes on."""
        self.go_on(timedelta(seconds=seconds, milliseconds=1))

    def go_on(self, time: timedelta) -> None:
        """Time passes."""
        self.time += time
        self.lived += time.total_seconds()


def courier_of(store: Store, bot: ExtBot[Sender], clock: Clock) -> Courier:
    """A courier that tells of events by their numbers."""
    assert isinstance(bot.rate_limiter, Pacing)
    return Courier(store, bot, render=told, pacing=bot.rate_limiter, now=clock.now, zone=ZONE)


async def deliver_all(store: Store, courier: Courier, clock: Clock) -> None:
    """One lane's work until nothing may go now."""
    settled: Settled | None = None
    while parcel := store.take_parcel(clock.now(), ZONE, lease=LEASE, settled=settled):
        settled = await courier.deliver(parcel)


def states(url: str) -> dict[tuple[int, int], str]:
    """The outbox: what became of each event for each chat."""
    with closing(sqlite3.connect(path_of(url))) as opened:
        rows = opened.execute("SELECT chat_id, event_id, state FROM outbox").fetchall()
    return {(chat, event): state for chat, event, state in rows}
