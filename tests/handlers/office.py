"""The office's people in tests: an owner in the stand-in's admin chat, and what they can do."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from bot.app import build
from bot.chat import Conversation, InProcessRequest, Telegram, incoming, running
from bot.chat.world import Chat, Person
from bot.settings import Settings
from bot.store import Store
from tests.conftest import NOW


class Clock:
    """A time that tests put forward."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def office(
    store: Store, telegram: Telegram, *, owners: str = "1", clock: Clock | None = None
) -> AsyncIterator[Conversation]:
    """The bot running, with the stand-in's admin in their private chat."""
    application = build(
        Settings.read({"ADMIN_IDS": owners}),
        store,
        token=telegram.token,
        request=InProcessRequest(telegram),
        updates_request=InProcessRequest(telegram),
        now=clock or Clock(),
        deliver_to=(),
    )
    async with running(application):
        yield Conversation(application, telegram, chat=telegram.admin_chat)


def newcomer(telegram: Telegram, person_id: int, name: str) -> Person:
    """Somebody else with a private chat of their own."""
    person = Person(person_id, name, f"person_{person_id}")
    telegram.people[person_id] = person
    telegram.chats[person_id] = Chat(person_id, "private", "", (person,))
    return person


def talk_of(person: Person, other: Conversation) -> Conversation:
    """The person's own chat with the same bot."""
    chat = other.telegram.chats[person.id]
    return Conversation(other.application, other.telegram, chat=chat)


async def send(talk: Conversation, body: dict[str, Any]) -> str:
    """Sends a message of any content; what the bot said to it."""
    talk._begin()
    message = talk.telegram.post(talk.chat, talk.person, body)
    talk.telegram.inbox.add("message", message)
    await talk._settle()
    return talk.text


async def forward(talk: Conversation, origin: dict[str, Any], text: str = "你好") -> str:
    """Forwards a message of somebody."""
    return await send(talk, {"text": text, "forward_origin": {"date": 1, **origin}})


async def press_forged(talk: Conversation, data: str) -> None:
    """Presses a button of the newest message as a forger would: with data of their own."""
    (message,) = await talk.say("/language")
    talk._begin()
    incoming.press(talk.telegram, talk.chat, talk.person, message.id, data)
    await talk._settle()
