"""/agency, and the buttons below an agency."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.answering import agencies
from bot.telling import actions
from handlers.buttons import opens, turns
from handlers.context import BotContext


async def agency(update: Update, context: BotContext) -> None:
    """/agency 科技厅: an agency, by any of its names."""
    await context.answer(update, agencies.agency, context.words)


HANDLERS = (
    CommandHandler("agency", agency, filters.UpdateType.MESSAGE),
    opens(actions.AGENCY, agencies.summary),
    turns(actions.AGENCY_STEPS, agencies.steps),
    turns(actions.AGENCY_REPLIES, agencies.replies),
)
