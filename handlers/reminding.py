"""/remind, and the buttons that set and cancel reminders."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.answering import reminding
from bot.telling import actions
from handlers.buttons import opens, turns
from handlers.context import BotContext
from handlers.rights import by_admins, for_admins


async def remind(update: Update, context: BotContext) -> None:
    """/remind 82 三周后; without words, the list."""
    await context.answer(update, reminding.remind, context.words)


HANDLERS = (
    CommandHandler("remind", for_admins(remind), filters.UpdateType.MESSAGE),
    opens(actions.REMIND, reminding.when),
    by_admins(opens(actions.REMIND_IN, reminding.remind_in)),
    by_admins(turns(actions.REMIND_ON, reminding.remind_on)),
    turns(actions.REMINDERS, reminding.listed),
    by_admins(turns(actions.REMIND_NOT, reminding.cancel)),
)
