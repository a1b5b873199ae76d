"""The stand-in for Telegram: one core that knows its rules, reached by two transports.

`Telegram.call` answers a Bot API request or raises a `Refusal` in Telegram's own words;
`answer` does the same for a transport, with the token checked and `getUpdates` waiting.
"""

from __future__ import annotations

import asyncio
from typing import Any

from bot.chat.call import Call, Json, Upload
from bot.chat.incoming import media_type_of, say, send_file, set_blocked
from bot.chat.methods.table import METHODS
from bot.chat.refusals import Refusal, bad_request, conflict
from bot.chat.world import Chat, Person, World

_LONGEST_POLL = 50
_POLLED_TWICE = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


class Telegram(World):
    """Chats, persons and files, the Bot API over them, and what persons do."""

    def call(self, call: Call) -> Any:
        """The result of a Bot API method; raises Refusal."""
        method = METHODS.get(call.method.lower())
        if method is None:
            raise Refusal(404, "Not Found: method not found")
        with self.lock:
            return method(self, call)

    def say(
        self, chat: Chat, person: Person, text: str, reply_to: int | None = None
    ) -> tuple[Json, ...]:
        """A person writes; the message or messages it makes."""
        return say(self, chat, person, text, reply_to)

    def send_file(
        self,
        chat: Chat,
        person: Person,
        name: str,
        content: bytes,
        *,
        caption: str = "",
        as_photo: bool = False,
    ) -> Json:
        """A person sends a file; its message."""
        upload = Upload(name, media_type_of(name), content)
        return send_file(self, chat, person, upload, caption=caption, as_photo=as_photo)

    def block(self, chat: Chat, blocked: bool = True) -> None:
        """A person stops the bot, or lets it speak again."""
        set_blocked(self, chat, blocked)

    def menu(self, chat: Chat, person: Person) -> list[Json]:
        """The commands that a person is shown in a chat: the narrowest menu that was set."""
        admin = chat.is_group and person == self.admin
        scopes = {
            f"chat_member:{chat.id}:{person.id}": chat.is_group,
            f"chat_administrators:{chat.id}": admin,
            f"chat:{chat.id}": True,
            "all_chat_administrators": admin,
            "all_group_chats": chat.is_group,
            "all_private_chats": not chat.is_group,
            "default": True,
        }
        for scope, applies in scopes.items():
            for language in (person.language[:2], ""):
                if applies and (scope, language) in self.commands:
                    return self.commands[scope, language]
        return []


async def answer(telegram: Telegram, token: str, call: Call) -> tuple[int, Json]:
    """A request's HTTP status and JSON answer, as the Bot API server gives them."""
    try:
        if token != telegram.token:
            raise Refusal(401, "Unauthorized")
        _check_encoding(call)
        if call.method.lower() == "getupdates":
            result = await _poll(telegram, call)
        else:
            result = telegram.call(call)
    except Refusal as refusal:
        return refusal.code, refusal.body()
    return 200, {"ok": True, "result": result}


def _check_encoding(call: Call) -> None:
    """Half a surrogate pair, which JSON can carry, is no text."""
    for value in call.params.values():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise bad_request("strings must be encoded in UTF-8") from None


async def _poll(telegram: Telegram, call: Call) -> list[Json]:
    """Wait until there are updates, the time is up, or another poll takes the line."""
    loop, bell = asyncio.get_running_loop(), asyncio.Event()
    deadline = loop.time() + min(call.integer("timeout"), _LONGEST_POLL)

    def ring() -> None:
        loop.call_soon_threadsafe(bell.set)

    with telegram.lock:
        turn = telegram.inbox.open_poll(ring)
    try:
        while True:
            with telegram.lock:
                if telegram.inbox.poll != turn:
                    raise conflict(_POLLED_TWICE)
                updates: list[Json] = telegram.call(call)
            remaining = deadline - loop.time()
            if updates or remaining <= 0:
                return updates
            await _wait(bell, remaining)
    finally:
        with telegram.lock:
            telegram.inbox.close_poll(ring)


async def _wait(bell: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(bell.wait(), seconds)
    except TimeoutError:
        return
    bell.clear()


def split_path(path: str) -> tuple[str, str] | None:
    """Token and rest of a Bot API path such as `/bot<token>/getMe`; None for any other path."""
    head, _, rest = path.lstrip("/").partition("/")
    if not head.startswith("bot") or not rest:
        return None
    return head.removeprefix("bot"), rest
