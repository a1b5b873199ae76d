"""`@bot 概念验证中心` in any chat: cards to post there, each with a way to the bot."""

from __future__ import annotations

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import InlineQueryHandler
from telegram.helpers import create_deep_linked_url

from bot.answering import inline
from bot.telling.inline import Card
from bot.telling.message import Message
from handlers.context import BotContext

KEPT = 30  # seconds that Telegram may answer the same words by itself


async def offer(update: Update, context: BotContext) -> None:
    """The cards that fit what is being typed."""
    query = update.inline_query
    if query is None:
        return
    found = await context.ask(update, inline.cards, query.query)
    cards = () if isinstance(found, Message) else found
    await query.answer([_article(card, context.bot.username) for card in cards], cache_time=KEPT)


def _article(card: Card, username: str) -> InlineQueryResultArticle:
    way = InlineKeyboardButton(card.button, url=create_deep_linked_url(username, card.link))
    return InlineQueryResultArticle(
        id=card.link,
        title=card.title,
        description=card.description,
        input_message_content=InputTextMessageContent(card.html, parse_mode=ParseMode.HTML),
        reply_markup=InlineKeyboardMarkup([[way]]),
    )


HANDLERS = (InlineQueryHandler(offer),)
