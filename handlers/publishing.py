"""/publications, and taking back what was published."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.answering import publications
from bot.model import StaffRole
from bot.telling import actions
from handlers.buttons import turns
from handlers.context import BotContext
from handlers.guard import needs

EDITOR = StaffRole.EDITOR


@needs(EDITOR)
async def listed(update: Update, context: BotContext) -> None:
    """/publications: the last ones, to be taken back."""
    await context.answer(update, publications.publications, 0)


HANDLERS = (
    CommandHandler("publications", listed, filters.UpdateType.MESSAGE),
    turns(actions.PUBLICATIONS, publications.publications, role=EDITOR),
    turns(actions.PUBLICATION, publications.publication, role=EDITOR),
    turns(actions.WITHDRAW, publications.withdraw, role=EDITOR),
    turns(actions.WITHDRAW_SURE, publications.withdraw_surely, role=EDITOR),
)
