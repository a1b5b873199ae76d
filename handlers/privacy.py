"""/mydata and /forget: what is kept about a chat, and its end."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.answering import privacy
from bot.telling import actions
from handlers.buttons import turns
from handlers.context import BotContext
from handlers.rights import by_admins, for_admins


async def my_data(update: Update, context: BotContext) -> None:
    """/mydata: all that is kept."""
    await context.answer(update, privacy.my_data)


async def forget(update: Update, context: BotContext) -> None:
    """/forget: asks once."""
    await context.answer(update, privacy.forget)


async def forget_all(update: Update, context: BotContext) -> None:
    """The one button of /forget; what this process remembers of the chat goes too."""
    await context.turn(update, privacy.forget_all)
    if update.effective_chat:
        context.services.languages.pop(update.effective_chat.id, None)


_MESSAGE = filters.UpdateType.MESSAGE

HANDLERS = (
    CommandHandler("mydata", my_data, _MESSAGE),
    CommandHandler("forget", for_admins(forget), _MESSAGE),
    turns(actions.MY_DATA, privacy.my_data),
    by_admins(CallbackQueryHandler(forget_all, pattern=actions.FORGET.pattern)),
)
