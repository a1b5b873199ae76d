"""Buttons and the one message by which editors put right what was misread."""

from __future__ import annotations

from collections.abc import Callable

from telegram import Update

from bot.answering import correcting
from bot.answering.desk import Desk
from bot.model import StaffRole
from bot.telling import actions
from bot.telling.message import Message
from handlers.buttons import opens, turns
from handlers.context import BotContext
from handlers.guard import may

EDITOR = StaffRole.EDITOR


async def said(update: Update, context: BotContext, about: str) -> bool:
    """The value of a draft's field that was asked for."""
    return await _said(update, context, correcting.said, about)


async def said_of_reply(update: Update, context: BotContext, about: str) -> bool:
    """The value of a published reply's field that was asked for."""
    return await _said(update, context, correcting.said_of_reply, about)


async def _said(
    update: Update,
    context: BotContext,
    question: Callable[[Desk, str, str], Message],
    about: str,
) -> bool:
    message = update.message
    if message is None or not message.text:
        return False
    if await may(update, context, EDITOR):
        await context.answer(update, question, about, message.text)
    return True


AWAITED = {correcting.OF_DRAFT: said, correcting.OF_REPLY: said_of_reply}

HANDLERS = (
    turns(actions.DRAFT_FIELDS, correcting.fields, role=EDITOR),
    turns(actions.DRAFT_FIELD, correcting.ask, role=EDITOR),
    turns(actions.DRAFT_LEAVE, correcting.fields, role=EDITOR),
    turns(actions.DRAFT_UNDO, correcting.undo, role=EDITOR),
    turns(actions.DRAFT_STEPS, correcting.steps, role=EDITOR),
    turns(actions.DRAFT_STEP_REMOVE, correcting.remove_step, role=EDITOR),
    turns(actions.DRAFT_STEP_BORDERS, correcting.borders, role=EDITOR),
    turns(actions.DRAFT_STEP_SPLIT, correcting.split_step, role=EDITOR),
    turns(actions.DRAFT_CHOICES, correcting.choices, role=EDITOR),
    turns(actions.DRAFT_CHOOSE, correcting.choose, role=EDITOR),
    opens(actions.REPLY_FIELDS, correcting.reply_fields, role=EDITOR),
    turns(actions.REPLY_FIELD, correcting.ask_of_reply, role=EDITOR),
    turns(actions.REPLY_LEAVE, correcting.reply_fields, role=EDITOR),
)
