"""Who may do what: asked at the time of the press, never remembered from when a button was made.

Staff work in their private chats with the bot; a group's other members would read along.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update

from bot.model import StaffRole
from bot.telling.welcome import notice
from handlers.context import BotContext, say

Handler = Callable[[Update, BotContext], Coroutine[Any, Any, None]]


def needs(role: StaffRole) -> Callable[[Handler], Handler]:
    """A handler for those who have at least `role` now; others are told so in one line."""

    def guarded(handler: Handler) -> Handler:
        async def asked(update: Update, context: BotContext) -> None:
            if await may(update, context, role):
                await handler(update, context)

        asked.__doc__ = handler.__doc__
        return asked

    return guarded


async def may(update: Update, context: BotContext, role: StaffRole) -> bool:
    """Whether the person may do what needs `role`, here and now; told why not."""
    chat, person = update.effective_chat, update.effective_user
    if chat is None or person is None:
        return False
    has = await asyncio.to_thread(context.services.role_of, person.id)
    if has and has.covers(role) and chat.id == person.id:
        return True
    await _refuse(update, context, has, role)
    return False


async def _refuse(
    update: Update, context: BotContext, has: StaffRole | None, role: StaffRole
) -> None:
    t = await context.catalogue(update)
    if has and has.covers(role):
        said, values = "staff-private", {}
    elif has:
        said, values = (
            "staff-rank",
            {"role": t.plain(f"role-{role}"), "own": t.plain(f"role-{has}")},
        )
    else:
        said, values = "staff-only", {}
    if update.callback_query:
        await update.callback_query.answer(t.plain(said, **values), show_alert=True)
    else:
        await say(update, notice(t, said, **values))
