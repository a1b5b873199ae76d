"""Buttons: the numbers that a button carries go to a question; pages turn in place.

What speaks of something else comes as a new message, so that nothing a person was reading is
lost; only a page of the same list takes the place of the page before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.model import StaffRole
from bot.telling.actions import Action
from bot.telling.message import Message
from handlers.context import BotContext
from handlers.guard import needs

Question = Callable[..., Message]
ButtonHandler = CallbackQueryHandler[BotContext, Any]


def opens(action: Action, question: Question, *, role: StaffRole | None = None) -> ButtonHandler:
    """A button that answers with a new message; with a `role`, for those alone who have it now."""

    async def pressed(update: Update, context: BotContext) -> None:
        await context.answer(update, question, *_values(action, update))

    return CallbackQueryHandler(needs(role)(pressed) if role else pressed, action.pattern)


def turns(action: Action, question: Question, *, role: StaffRole | None = None) -> ButtonHandler:
    """A button that turns its own message; with a `role`, for those alone who have it now."""

    async def pressed(update: Update, context: BotContext) -> None:
        await context.turn(update, question, *_values(action, update))

    return CallbackQueryHandler(needs(role)(pressed) if role else pressed, action.pattern)


def _values(action: Action, update: Update) -> tuple[int, ...]:
    query = update.callback_query
    return action.read(query.data) if query and query.data else ()
