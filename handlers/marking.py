"""/mark, and the buttons and the one message by which editors record progress."""

from __future__ import annotations

import asyncio

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.answering import marking
from bot.model import StaffRole
from bot.telling import actions
from handlers.buttons import opens, turns
from handlers.context import BotContext
from handlers.guard import may, needs

EDITOR = StaffRole.EDITOR


@needs(EDITOR)
async def mark(update: Update, context: BotContext) -> None:
    """/mark 82: the next steps of a reply, to record what was seen of one."""
    person = update.effective_user
    if person:
        store = context.services.store
        await asyncio.to_thread(store.keep_staff_name, person.id, person.full_name)
    await context.answer(update, marking.mark, context.words)


async def said(update: Update, context: BotContext, about: str) -> bool:
    """The address or the note that was asked for."""
    message = update.message
    if message is None or not message.text:
        return False
    if await may(update, context, EDITOR):
        await context.answer(update, marking.by_words, about, message.text)
    return True


AWAITED = {marking.ASKED: said}

HANDLERS = (
    CommandHandler("mark", mark, filters.UpdateType.MESSAGE),
    opens(actions.MARK, marking.card, role=EDITOR),
    turns(actions.MARK_REPLY, marking.of_reply, role=EDITOR),
    turns(actions.MARK_CARD, marking.card, role=EDITOR),
    turns(actions.MARK_LEAVE, marking.card, role=EDITOR),
    turns(actions.MARK_STATUS, marking.sources, role=EDITOR),
    turns(actions.MARK_PLAIN, marking.without_source, role=EDITOR),
    turns(actions.MARK_LETTERS, marking.letters, role=EDITOR),
    turns(actions.MARK_SENTENCES, marking.sentences, role=EDITOR),
    turns(actions.MARK_SENTENCE, marking.by_sentence, role=EDITOR),
    turns(actions.MARK_WORDS, marking.ask_words, role=EDITOR),
)
