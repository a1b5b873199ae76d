"""/region 长春: where a chat is at home."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.answering import home
from bot.telling import actions
from handlers.buttons import turns
from handlers.context import BotContext


async def region(update: Update, context: BotContext) -> None:
    """/region: the chat's region; with a name, another one."""
    await context.answer(update, home.region, context.words)


HANDLERS = (
    CommandHandler("region", region, filters.UpdateType.MESSAGE),
    turns(actions.REGION, home.choose),
    turns(actions.REGION_LEAVE, home.leave),
)
