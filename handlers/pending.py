"""/pending, and the buttons that narrow it."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.answering import steps
from bot.telling import actions
from handlers.buttons import turns
from handlers.context import BotContext


async def pending(update: Update, context: BotContext) -> None:
    """/pending: next steps over everything."""
    await context.answer(update, steps.pending, 0, 0, 0, 0, 0)


HANDLERS = (
    CommandHandler("pending", pending, filters.UpdateType.MESSAGE),
    turns(actions.PENDING, steps.pending),
    turns(actions.PENDING_CHOICES, steps.pending_choices),
)
