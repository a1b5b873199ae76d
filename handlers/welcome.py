"""/start, /help and /language; commands and buttons that nothing else knows."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.answering import welcome
from bot.telling import actions
from handlers.context import BotContext


async def start(update: Update, context: BotContext) -> None:
    """/start, /help, and any command that is not known: what can be asked."""
    await context.answer(update, welcome.welcome)


async def language(update: Update, context: BotContext) -> None:
    """/language: the languages to choose from."""
    await context.answer(update, welcome.languages)


async def choose_language(update: Update, context: BotContext) -> None:
    """A language's button."""
    query, chat = update.callback_query, update.effective_chat
    if query is None or query.data is None or chat is None:
        return
    (position,) = actions.LANGUAGE.read(query.data)
    await context.turn(update, welcome.choose_language, chat.id, position)
    context.services.languages.pop(chat.id, None)


async def unknown_button(update: Update, context: BotContext) -> None:
    """A button that no longer means anything, or a forged one: said in a toast."""
    t = await context.catalogue(update)
    if update.callback_query:
        await update.callback_query.answer(t.plain("unknown-button"), show_alert=True)


HANDLERS = (
    CommandHandler(["start", "help"], start, filters.UpdateType.MESSAGE),
    CommandHandler("language", language, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(choose_language, pattern=actions.LANGUAGE.pattern),
)

FALLBACKS = (
    MessageHandler(filters.COMMAND & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE, start),
    CallbackQueryHandler(unknown_button),
)
