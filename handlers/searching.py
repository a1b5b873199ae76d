"""/search, and any text that is no command.

In a group only what is said to the bot counts: a text that names it or answers one of its messages.
"""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import CommandHandler, MessageHandler, filters

from bot.answering import searching
from bot.telling import actions
from handlers.buttons import turns
from handlers.context import BotContext


class _ToBot(filters.MessageFilter):
    """A group's text that mentions the bot or answers one of its messages."""

    def filter(self, message: Message) -> bool:
        bot = message.get_bot()
        answered = message.reply_to_message
        if answered and answered.from_user and answered.from_user.id == bot.id:
            return True
        return f"@{bot.username}".lower() in (message.text or "").lower()


async def search(update: Update, context: BotContext) -> None:
    """/search 养老: what the words find."""
    await context.answer(update, searching.looked_up, context.words)


async def free_text(update: Update, context: BotContext) -> None:
    """82, 曲莹, 概念验证中心: a number or what the words find."""
    text = (update.effective_message and update.effective_message.text) or ""
    words = " ".join(text.replace(f"@{context.bot.username}", " ").split())
    await context.answer(update, searching.free_text, words)


_TEXT = filters.TEXT & ~filters.COMMAND & filters.UpdateType.MESSAGE

HANDLERS = (
    CommandHandler("search", search, filters.UpdateType.MESSAGE),
    turns(actions.SEARCH, searching.turned),
    MessageHandler(_TEXT & (filters.ChatType.PRIVATE | _ToBot()), free_text),
)
