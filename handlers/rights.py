"""Who may follow, mute, stop and delete for a chat: everybody in private, in a group its admins.

It is asked at the moment of the press or the command, because admins change.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import ChatMember, Update
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler

from bot.telling.welcome import notice
from handlers.buttons import ButtonHandler
from handlers.context import BotContext, say

Handler = Callable[[Update, BotContext], Coroutine[Any, Any, None]]

_ADMINS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


def for_admins(handler: Handler) -> Handler:
    """The handler, for those who may decide for the chat; others are told so in one line."""

    async def guarded(update: Update, context: BotContext) -> None:
        if await may_decide(update, context):
            await handler(update, context)
        else:
            await _refuse(update, context)

    guarded.__doc__ = handler.__doc__
    return guarded


def by_admins(button: ButtonHandler) -> ButtonHandler:
    """The button, for those who may decide for the chat."""
    return CallbackQueryHandler(for_admins(button.callback), pattern=button.pattern)


async def may_decide(update: Update, context: BotContext) -> bool:
    """Whether the person decides for the chat now."""
    chat, person, message = update.effective_chat, update.effective_user, update.message
    if chat is None:
        return False
    if chat.type == chat.PRIVATE:
        return True
    if message and message.sender_chat:
        # An admin who stays anonymous speaks as the group itself; a channel speaks for nobody.
        return message.sender_chat.id == chat.id
    if person is None:
        return False
    try:
        member = await context.bot.get_chat_member(chat.id, person.id)
    except BadRequest:  # Telegram does not say who this is: then nobody says that they are admin
        return False
    return member.status in _ADMINS


async def _refuse(update: Update, context: BotContext) -> None:
    t = await context.catalogue(update)
    if update.callback_query:
        await update.callback_query.answer(t.plain("admins-only"), show_alert=True)
    else:
        await say(update, notice(t, "admins-only"))
