"""Updates of one chat keep their order; a chat that waits keeps no other waiting."""

from __future__ import annotations

import asyncio

from telegram import Chat, Message, Update

from bot.delivering import ChatByChat
from tests.delivering.owed import NOON


def update(number: int, chat: int) -> Update:
    return Update(number, Message(number, NOON, Chat(chat, "private")))


async def test_a_chat_is_handled_in_order_beside_the_others() -> None:
    processor, free, done = ChatByChat(), asyncio.Event(), list[str]()

    async def handle(name: str, *, waits: bool = False) -> None:
        if waits:
            await free.wait()
        done.append(name)

    async with processor:
        first = asyncio.create_task(
            processor.process_update(update(1, 11), handle("a1", waits=True))
        )
        second = asyncio.create_task(processor.process_update(update(2, 11), handle("a2")))
        await processor.process_update(update(3, 12), handle("b1"))
        await processor.process_update("no update of a chat", handle("c"))
        assert done == ["b1", "c"]
        free.set()
        await asyncio.gather(first, second)
    assert done == ["b1", "c", "a1", "a2"]
