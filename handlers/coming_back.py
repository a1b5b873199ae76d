"""Who comes back is written to again; who sends the bot away is left alone until then.

These are asked after all others: an answer is never kept waiting for them.
"""

from __future__ import annotations

import asyncio

from telegram import Update
from telegram.constants import ChatMemberStatus
from telegram.ext import ChatMemberHandler, MessageHandler, TypeHandler, filters

from handlers.context import BotContext

_GONE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


async def came_or_went(update: Update, context: BotContext) -> None:
    """The bot was stopped or let speak again, taken into a group or sent away."""
    change, services = update.my_chat_member, context.services
    if change is None:
        return
    gone = change.new_chat_member.status in _GONE
    told = services.store.asleep if gone else services.store.woken
    await asyncio.to_thread(told, change.chat.id, services.now())
    services.nudge()


async def moved(update: Update, context: BotContext) -> None:
    """A group became a supergroup, as told in the old one or in the new one."""
    message, services = update.effective_message, context.services
    if message is None:
        return
    old = message.migrate_from_chat_id or message.chat.id
    new = message.migrate_to_chat_id or message.chat.id
    await asyncio.to_thread(services.store.chat_moved, old, new)
    services.languages.pop(new, None)
    services.nudge()


async def anything(update: Update, context: BotContext) -> None:
    """Whoever writes or presses a button is there; what was done may be news for others."""
    chat, services = update.effective_chat, context.services
    if chat is not None:
        await asyncio.to_thread(services.store.woken, chat.id, services.now())
    services.nudge()


HANDLERS = (
    ChatMemberHandler(came_or_went, ChatMemberHandler.MY_CHAT_MEMBER),
    MessageHandler(filters.StatusUpdate.MIGRATE, moved),
    TypeHandler(Update, anything),
)
