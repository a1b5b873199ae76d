"""What every handler gets: the question asked off the event loop, the answer shown in the chat."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.error import BadRequest
from telegram.ext import CallbackContext, ExtBot

from bot.answering.desk import Desk, Gone
from bot.delivering import Progress
from bot.delivering.keyboards import keyboard
from bot.errors import StoreError, UserError
from bot.intake import Intake, Work
from bot.model import StaffRole
from bot.store import Store
from bot.telling.catalogue import Catalogue, catalogue
from bot.telling.message import Message
from bot.telling.welcome import notice

Q = ParamSpec("Q")
R = TypeVar("R")


@dataclass(slots=True)
class Services:
    """What `bot.app` puts together for the handlers."""

    store: Store
    region: str | None
    now: Callable[[], datetime]  # aware
    timezone: ZoneInfo
    intake: Intake
    work: Work
    progress: Progress
    owners: frozenset[int] = frozenset()  # whom the settings name: owners whatever is stored
    languages: dict[int, str | None] = field(default_factory=dict)  # by chat, as stored
    largest_file: int = 50_000_000  # bytes that Telegram takes of a bot
    largest_upload: int = 20_971_520  # bytes that are fetched of what people send
    by_telegram: bool = True  # it is Telegram that fetches no more
    fetching: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(4))
    fetches: set[asyncio.Task[None]] = field(default_factory=set)  # begun before updates came
    unstated_is_open: bool = True  # replies that state no 公开属性
    making_files: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    nudge: Callable[[], None] = lambda: None  # something may have been queued for delivery

    def today(self) -> date:
        """The day that it is where the bot's members live."""
        return self.now().astimezone(self.timezone).date()

    def desk(self, chat_id: int, person_id: int, t: Catalogue) -> Desk:
        """What an answer to this person is made with, the role as it is now; reads the store."""
        # A private chat has its person's own number; in a group everybody reads along.
        role = self.role_of(person_id) if chat_id == person_id else None
        return Desk(
            store=self.store.for_staff if role else self.store,
            t=t,
            today=self.today(),
            # What is typed in other chats comes without a chat: the person's own one counts.
            region=self.store.region(chat_id or person_id) or self.region,
            chat_id=chat_id,
            person_id=person_id,
            now=self.now(),
            zone=self.timezone,
            intake=self.intake,
            role=role,
            owners=self.owners,
            unstated_is_open=self.unstated_is_open,
        )

    def catalogue_of(self, chat_id: int) -> Catalogue:
        """The messages in the language that the chat chose; reads the store."""
        return catalogue(self.store.language(chat_id))

    def role_of(self, person_id: int) -> StaffRole | None:
        """What a person is at this moment; to be asked anew at every press."""
        if person_id in self.owners:
            return StaffRole.OWNER
        return self.store.staff_role(person_id)


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
        question: Callable[Concatenate[Desk, Q], R],
        *args: Q.args,
        **kwargs: Q.kwargs,
    ) -> R | Message:
        """The answer to a question of `bot.answering`, worked out in a thread."""
        services, chat, person = self.services, update.effective_chat, update.effective_user
        chat_id = chat.id if chat else 0
        person_id = person.id if person else chat_id
        t = await self.catalogue(update)

        def asked() -> R:
            desk = services.desk(chat_id, person_id, t)
            return question(desk, *args, **kwargs)

        try:
            return await asyncio.to_thread(asked)
        except Gone:
            return notice(t, "gone")
        except StoreError:
            raise
        except UserError as refusal:
            return notice(t, "user-error", words=str(refusal))

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
        if query.message:
            self.services.progress.leave(query.message.chat.id, query.message.message_id)
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
