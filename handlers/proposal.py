"""/proposal, and the buttons below a reply."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.answering import agencies, proposals
from bot.telling import actions
from handlers.buttons import opens, turns
from handlers.context import BotContext


async def proposal(update: Update, context: BotContext) -> None:
    """/proposal 82: the reply to a proposal, by number or by words."""
    await context.answer(update, proposals.proposal, context.words)


HANDLERS = (
    CommandHandler("proposal", proposal, filters.UpdateType.MESSAGE),
    opens(actions.PROPOSAL, proposals.summary),
    turns(actions.SECTIONS, proposals.sections),
    turns(actions.STEPS, proposals.steps),
    turns(actions.TEXT, proposals.text),
    opens(actions.PLACE, proposals.place),
    opens(actions.AGENCIES, agencies.of_reply),
)
