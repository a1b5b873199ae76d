"""What happens to an error that no handler expected: it is logged, and the person is told."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import Forbidden, NetworkError, RetryAfter

from bot.errors import UserError
from bot.telling.welcome import notice
from handlers.context import BotContext, say

logger = logging.getLogger(__name__)


async def on_error(update: object, context: BotContext) -> None:
    """Logs first; then a sentence for the person, unless it is Telegram that cannot be reached."""
    error = context.error
    logger.error("while handling %s", _what(update), exc_info=error)
    if not isinstance(update, Update) or isinstance(error, NetworkError | Forbidden | RetryAfter):
        return
    t = await context.catalogue(update)
    if isinstance(error, UserError):
        await say(update, notice(t, "user-error", words=str(error)))
    else:
        await say(update, notice(t, "error"))


def _what(update: object) -> str:
    """The update's id and nothing of what the person wrote."""
    return f"update {update.update_id}" if isinstance(update, Update) else "no update"
