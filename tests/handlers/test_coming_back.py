"""Who comes back is told what was missed, in one message; a group that moved goes on as before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from time import monotonic
from typing import Any

import pytest
from telegram import Update

from bot.app import build
from bot.chat import Conversation, InProcessRequest, Telegram, running
from bot.chat.call import Call, Json
from bot.chat.refusals import Refusal
from bot.chat.world import Chat
from bot.model import Announce, Subject
from bot.settings import Settings
from bot.store import Store
from tests.conftest import NOW
from tests.store.replies import plain_reply

OLD, NEW = -100200, -1001000200


class Moving(Telegram):
    """Has a group that can become a supergroup."""

    moved = False

    def call(self, call: Call) -> Any:
        """As Telegram does: what is meant for the old group is told where the new one is."""
        if self.moved and call.text("chat_id") == str(OLD):
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refusal(400, words, migrate_to_chat_id=NEW)
        return super().call(call)


@pytest.fixture
def telegram() -> Moving:
    made = Moving()
    for number, kind in ((OLD, "group"), (NEW, "supergroup")):
        made.chats[number] = Chat(number, kind, "委员工作群", (made.member, made.admin))
    return made


@pytest.fixture
async def talk(store: Store, telegram: Moving) -> AsyncIterator[Conversation]:
    begun = monotonic()  # the clock goes on: nobody is written to twice in a second
    application = build(
        Settings.read({}),
        store,
        token=telegram.token,
        request=InProcessRequest(telegram),
        updates_request=InProcessRequest(telegram),
        now=lambda: NOW + timedelta(seconds=monotonic() - begun),
    )
    async with running(application):
        yield Conversation(application, telegram)


async def until(condition: Callable[[], bool]) -> None:
    """Waits for what must come."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - what the courier sends
            await asyncio.sleep(0.01)


async def heard(talk: Conversation, kind: str, body: Json) -> None:
    """The bot is told something that is no message of a person's."""
    talk.telegram.inbox.add(kind, body)
    for update in talk.telegram.inbox.take():
        await talk.application.process_update(Update.de_json(update, talk.application.bot))


def follow(store: Store, chat: int) -> None:
    """The chat follows the agency of the replies that come."""
    store.save(plain_reply("第一件"), source_name="a.txt")
    (line,) = store.search(["第一件"]).items
    agency = next(each for each in store.agencies() if each.name == line.reply.agency)
    store.follow(chat, Subject.AGENCY, str(agency.id), at=NOW)


def happen(store: Store, *numbers: int) -> None:
    """The agency answers further proposals."""
    for number in numbers:
        reply = plain_reply(f"又一件，第{number}件", numbers=(str(number),))
        store.save(reply, source_name="b.txt", announce=Announce(NOW - timedelta(minutes=1)))


def texts(telegram: Telegram, chat: int) -> list[str]:
    """What the bot said in a chat."""
    messages = list(telegram.chats[chat].messages.values())
    return [each.get("text", "") for each in messages if each["from"]["is_bot"]]


async def test_news_come_without_being_asked_for(
    store: Store, telegram: Moving, talk: Conversation
) -> None:
    follow(store, telegram.member.id)
    happen(store, 901)
    await until(lambda: len(texts(telegram, telegram.member.id)) == 1)
    assert "第901号" in texts(telegram, telegram.member.id)[0]


async def test_a_person_who_comes_back_is_told_all_in_one_digest(
    store: Store, telegram: Moving, talk: Conversation
) -> None:
    me = telegram.member.id
    follow(store, me)
    telegram.block(telegram.member_chat)
    (update,) = telegram.inbox.take()
    await talk.application.process_update(Update.de_json(update, talk.application.bot))
    happen(store, 901, 902, 903)
    telegram.block(telegram.member_chat, False)
    (update,) = telegram.inbox.take()
    await talk.application.process_update(Update.de_json(update, talk.application.bot))
    await until(lambda: len(texts(telegram, me)) == 1)
    (digest,) = texts(telegram, me)
    assert all(f"第{number}号" in digest for number in (901, 902, 903))


async def test_so_is_one_whose_return_was_not_announced(
    store: Store, telegram: Moving, talk: Conversation
) -> None:
    me = telegram.member.id
    follow(store, me)
    store.asleep(me, NOW)
    happen(store, 901, 902)
    await talk.say("/help")
    await until(lambda: len(texts(telegram, me)) == 2)
    assert all(f"第{number}号" in texts(telegram, me)[-1] for number in (901, 902))


@pytest.mark.parametrize("told_by", ["the old group", "the new group", "a refusal"])
async def test_a_group_that_became_a_supergroup_keeps_its_follows(
    store: Store, telegram: Moving, talk: Conversation, told_by: str
) -> None:
    follow(store, OLD)
    telegram.moved = True
    message = {"message_id": 1, "date": 0, "from": telegram.admin.as_json()}
    if told_by == "the old group":
        chat = telegram.chats[OLD].as_json()
        await heard(talk, "message", {**message, "chat": chat, "migrate_to_chat_id": NEW})
    elif told_by == "the new group":
        chat = telegram.chats[NEW].as_json()
        await heard(talk, "message", {**message, "chat": chat, "migrate_from_chat_id": OLD})
    happen(store, 901)
    await until(lambda: len(texts(telegram, NEW)) == 1)
    assert not store.follows(OLD)
    assert len(store.follows(NEW)) == 1


async def test_a_group_that_sent_the_bot_away_is_left_alone_until_it_is_back(
    store: Store, telegram: Moving, talk: Conversation
) -> None:
    follow(store, NEW)
    bot = telegram.bot.as_json()
    said = {"chat": telegram.chats[NEW].as_json(), "from": telegram.admin.as_json(), "date": 0}
    here = {"status": "member", "user": bot}
    gone = {"status": "left", "user": bot}
    change = {**said, "old_chat_member": here, "new_chat_member": gone}
    await heard(talk, "my_chat_member", change)
    happen(store, 901)
    assert store.take_parcel(NOW, Settings.read({}).timezone, lease=timedelta(minutes=2)) is None
    change = {**said, "old_chat_member": gone, "new_chat_member": here}
    await heard(talk, "my_chat_member", change)
    await until(lambda: len(texts(telegram, NEW)) == 1)
