"""/start p_12, g_3, s_45: a link from another chat to a proposal, an agency, a next step.

A link shows what its reader may see: of a closed reply a member learns that it is not there.
"""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.answering import agencies, proposals
from handlers.context import BotContext

_OPENED = {"p": proposals.summary, "g": agencies.summary, "s": proposals.place}
# Nine digits hold any id of ours and keep a forged number within SQLite's integers.
_LINK = filters.Regex(rf"^/start(?:@\w+)? [{''.join(_OPENED)}]_\d{{1,9}}$")


async def follow_link(update: Update, context: BotContext) -> None:
    """What the link leads to."""
    kind, _, number = context.words.partition("_")
    await context.answer(update, _OPENED[kind], int(number))


HANDLERS = (CommandHandler("start", follow_link, filters.UpdateType.MESSAGE & _LINK),)
