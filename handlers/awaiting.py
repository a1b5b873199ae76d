"""Words that the bot has asked for: taken for what it asked, and not looked up.

What is waited for stands in the database, one thing a chat. A command ends the waiting: who goes
on to something else is not held to the question.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters

from handlers.context import BotContext

Taker = Callable[[Update, BotContext, str], Coroutine[Any, Any, bool]]
"""Takes a message for what was asked, about something; False leaves it to the other handlers."""


def awaiting(takers: Mapping[str, Taker]) -> MessageHandler[BotContext, Any]:
    """The handler that goes before all others: who waits for what, by its name in the store."""

    async def heard(update: Update, context: BotContext) -> None:
        message, chat, services = update.message, update.effective_chat, context.services
        if message is None or chat is None:
            return
        # One row by its key, before every answer: handing it to a thread costs ten times as much.
        asked = services.store.waiting_for(chat.id, services.now())
        if asked is None or asked[0] not in takers:
            return
        what, about = asked
        if _is_command(message):
            await asyncio.to_thread(services.store.stop_waiting, chat.id)
        elif await takers[what](update, context, about):
            services.nudge()
            raise ApplicationHandlerStop

    return MessageHandler(filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE, heard)


def _is_command(message: Message) -> bool:
    return message.text is not None and message.text.startswith("/")
