"""Talk to a real `telegram.ext.Application` without a network, as one person in one chat.

Updates are built by the stand-in exactly as `getUpdates` would deliver them; a step ends when the
handlers and every task that they started have ended.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.chat.call import Json
from bot.chat.incoming import press
from bot.chat.inprocess import InProcessRequest, Recorded
from bot.chat.shown import Button, Shown, shown
from bot.chat.telegram import Telegram
from bot.chat.world import Chat, Person
from bot.errors import UserError

_PATIENCE = 60.0  # seconds for what a handler leaves running; more is a defect

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class NoSuchButton(UserError):
    """No message in view has the wanted button; the text lists those that there are."""


@asynccontextmanager
async def running(application: AnyApplication) -> AsyncIterator[None]:
    """The application's life in the order of `run_polling`, without polling."""
    try:
        await application.initialize()
        if application.post_init:
            await application.post_init(application)
        await application.start()
        yield
    finally:
        if application.running:
            await application.stop()
            if application.post_stop:
                await application.post_stop(application)
        await application.shutdown()
        if application.post_shutdown:
            await application.post_shutdown(application)


class Conversation:
    """One person in one chat; the application must be running (see `running`)."""

    def __init__(
        self,
        application: AnyApplication,
        telegram: Telegram,
        *,
        chat: Chat | None = None,
        person: Person | None = None,
    ) -> None:
        self.application = application
        self.telegram = telegram
        self.chat = chat or telegram.member_chat
        self.person = person or self.chat.people[0]
        self.toast: str | None = None
        self.alert = False
        self._touched: list[int] = []
        self._first_call = 0
        telegram.watch(self._noticed)

    async def say(self, text: str, *, reply_to: int | None = None) -> tuple[Shown, ...]:
        """Write something; what the bot then says or changes."""
        self._begin()
        self.telegram.say(self.chat, self.person, text, reply_to)
        return await self._settle()

    async def press(self, label: str) -> tuple[Shown, ...]:
        """Press the button with this label in the newest message that has it."""
        message_id, button = self._find(label)
        if button.data is None:
            raise NoSuchButton(f"按钮“{button.label}”打开的是网页：{button.url}")
        self._begin()
        press(self.telegram, self.chat, self.person, message_id, button.data)
        return await self._settle()

    async def send_file(
        self, name: str, content: bytes, caption: str | None = None, *, as_photo: bool = False
    ) -> tuple[Shown, ...]:
        """Send a file; what the bot then says or changes."""
        self._begin()
        self.telegram.send_file(
            self.chat, self.person, name, content, caption=caption or "", as_photo=as_photo
        )
        return await self._settle()

    def screen(self) -> tuple[Shown, ...]:
        """All messages now visible in the chat, oldest first."""
        with self.telegram.lock:
            return tuple(shown(message) for message in self.chat.messages.values())

    def answers(self) -> tuple[Shown, ...]:
        """What the bot sent or changed since the last thing said or pressed, as it now stands."""
        messages = self.chat.messages
        return tuple(shown(messages[each]) for each in self._touched if each in messages)

    @property
    def text(self) -> str:
        """The words of all answers, one after another."""
        return "\n\n".join(message.text for message in self.answers())

    @property
    def calls(self) -> tuple[Recorded, ...]:
        """The Bot API calls made since the last thing said or pressed."""
        return tuple(self._recorded()[self._first_call :])

    def _recorded(self) -> list[Recorded]:
        request = self.application.bot.request
        if not isinstance(request, InProcessRequest):
            raise TypeError("the application was not built with InProcessRequest")
        return request.calls

    def _begin(self) -> None:
        self.toast, self.alert = None, False
        self._touched = []
        self._first_call = len(self._recorded())

    async def _settle(self) -> tuple[Shown, ...]:
        """Let the application work off all updates, and wait for the tasks it started."""
        before = asyncio.all_tasks()
        while updates := self.telegram.inbox.take():
            for update in updates:
                received = Update.de_json(update, self.application.bot)
                await self.application.process_update(received)
                await _ended(before)
        return self.answers()

    def _noticed(self, event: Json) -> None:
        if event["chat_id"] != self.chat.id:
            return
        if event["kind"] in {"message", "edited"}:
            message = event["message"]
            if message["from"]["is_bot"] and message["message_id"] not in self._touched:
                self._touched.append(message["message_id"])
        if event["kind"] == "toast" and event["person_id"] == self.person.id:
            self.toast, self.alert = event["text"], event["alert"]

    def _find(self, label: str) -> tuple[int, Button]:
        """The newest message's button: by its whole label, its beginning, or a part."""
        newest_first = self.screen()[::-1]
        for fits in (str.__eq__, str.startswith, str.__contains__):
            for message in newest_first:
                found = [
                    button for row in message.buttons for button in row if fits(button.label, label)
                ]
                if len({(button.label, button.data, button.url) for button in found}) == 1:
                    return message.id, found[0]
                if found:
                    raise NoSuchButton(f"有几个按钮含“{label}”：{_listed(found)}，请写完整。")
        for message in newest_first:
            if message.buttons:
                every = [button for row in message.buttons for button in row]
                raise NoSuchButton(f"没有按钮“{label}”。最近的按钮是：{_listed(every)}")
        raise NoSuchButton(f"没有按钮“{label}”：这里的消息都不带按钮。")


def _listed(buttons: list[Button]) -> str:
    return " ".join(f"[{button.label}]" for button in buttons)


async def _ended(before: set[asyncio.Task[Any]]) -> None:
    """Wait for all tasks that were not there before."""
    while started := asyncio.all_tasks() - before - {asyncio.current_task()}:
        _, unfinished = await asyncio.wait(started, timeout=_PATIENCE)
        if unfinished:
            names = ", ".join(sorted(task.get_name() for task in unfinished))
            raise TimeoutError(f"still running after {_PATIENCE:.0f} s: {names}")
