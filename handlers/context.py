"""What every handler gets: the question asked off the event loop, the answer shown in the chat."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Concatenate, ParamSpec
from zoneinfo import ZoneInfo

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import CallbackContext, ExtBot

from bot.answering.desk import Desk, Gone
from bot.store import Store
from bot.telling.catalogue import Catalogue, catalogue
from bot.telling.message import Message
from bot.telling.welcome import notice

Q = ParamSpec("Q")


@dataclass(slots=True)
class Services:
    """What `bot.app` puts together for the handlers."""

    store: Store
    region: str | None
    now: Callable[[], datetime]  # aware
    timezone: ZoneInfo
    languages: dict[int, str | None] = field(default_factory=dict)  # by chat, as stored

    def today(self) -> date:
        """The day that it is where the bot's members live."""
        return self.now().astimezone(self.timezone).date()


class BotContext(
    CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[str, Services]]
):
    """A handler's context with the bot's own services."""

    @property
    def services(self) -> Services:
        """The services of this bot."""
        services: Services = self.bot_data["services"]
        return services

    @property
    def words(self) -> str:
        """What stands after the command."""
        return " ".join(self.args or ())

    async def catalogue(self, update: Update) -> Catalogue:
        """The messages in the language that the chat chose."""
        chat = update.effective_chat
        if chat is None:
            return catalogue(None)
        languages = self.services.languages
        if chat.id not in languages:
            languages[chat.id] = await asyncio.to_thread(self.services.store.language, chat.id)
        return catalogue(languages[chat.id])

    async def ask(
        self,
        update: Update,
        question: Callable[Concatenate[Desk, Q], Message],
        *args: Q.args,
        **kwargs: Q.kwargs,
    ) -> Message:
        """The answer to a question of `bot.answering`, worked out in a thread."""
        services, chat, person = self.services, update.effective_chat, update.effective_user
        chat_id = chat.id if chat else 0
        desk = Desk(
            store=services.store,
            t=await self.catalogue(update),
            today=services.today(),
            region=services.region,
            chat_id=chat_id,
            person_id=person.id if person else chat_id,
            now=services.now(),
        )
        try:
            return await asyncio.to_thread(question, desk, *args, **kwargs)
        except Gone:
            return notice(desk.t, "gone")

    async def answer(
        self,
        update: Update,
        question: Callable[Concatenate[Desk, Q], Message],
        *args: Q.args,
        **kwargs: Q.kwargs,
    ) -> None:
        """Answers with a new message."""
        if update.callback_query:
            await update.callback_query.answer()
        await say(update, await self.ask(update, question, *args, **kwargs))

    async def turn(
        self,
        update: Update,
        question: Callable[Concatenate[Desk, Q], Message],
        *args: Q.args,
        **kwargs: Q.kwargs,
    ) -> None:
        """Answers by turning the message whose button was pressed."""
        query = update.callback_query
        if query is None:
            return
        await query.answer()
        message = await self.ask(update, question, *args, **kwargs)
        try:
            await query.edit_message_text(message.html, reply_markup=keyboard(message))
        except BadRequest as refusal:
            # Pressed twice: the page is already there.
            if "Message is not modified" not in refusal.message:
                raise


async def say(update: Update, message: Message) -> None:
    """Sends a message to where the update came from."""
    if update.effective_message:
        await update.effective_message.reply_html(message.html, reply_markup=keyboard(message))


def keyboard(message: Message) -> InlineKeyboardMarkup | None:
    """The message's buttons as Telegram takes them."""
    if not message.rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(button.label, callback_data=button.data) for button in row]
            for row in message.rows
        ]
    )
