"""What Telegram knows: persons, chats, messages, files, menus. Speaks the Bot API's own JSON.

Three chats stand from the start: the member's private one, the admin's, and a group with both and
the bot. Whoever changes something tells it, so that a page can follow.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath

from bot.chat.call import Json, Upload
from bot.chat.inbox import Inbox
from bot.chat.limits import Pacer, Pacing
from bot.chat.refusals import Refusal, bad_request, forbidden

Listener = Callable[[Json], None]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with an account: a human being or the bot."""

    id: int
    first_name: str
    username: str
    is_bot: bool = False
    language: str = "zh-hans"

    def as_json(self) -> Json:
        """The Bot API's User."""
        user: Json = {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
            "username": self.username,
        }
        if not self.is_bot:
            user["language_code"] = self.language
        return user


@dataclass(slots=True)
class Chat:
    """A chat and what was said in it."""

    id: int
    type: str
    title: str
    people: tuple[Person, ...]
    known: bool = True  # whether the bot may write: a person must have written first
    blocked: bool = False
    left: bool = False
    messages: dict[int, Json] = field(default_factory=dict)
    last_id: int = 0
    pinned: list[int] = field(default_factory=list)

    @property
    def is_group(self) -> bool:
        """Whether several people talk here."""
        return self.type != "private"

    def as_json(self) -> Json:
        """The Bot API's Chat."""
        if self.is_group:
            return {"id": self.id, "type": self.type, "title": self.title}
        person = self.people[0]
        return {
            "id": self.id,
            "type": self.type,
            "first_name": person.first_name,
            "username": person.username,
        }


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that Telegram keeps."""

    id: str
    unique_id: str
    name: str
    media_type: str
    content: bytes
    path: str


@dataclass(slots=True)
class Query:
    """A pressed button that waits for the bot's answer."""

    id: str
    chat_id: int
    message_id: int
    person_id: int
    asked_at: float
    answered: bool = False


class World:
    """The state behind the Bot API; one lock, so that any thread may look and change."""

    def __init__(
        self,
        *,
        member_id: int = 1001,
        admin_id: int = 1,
        group_id: int = -1001000000001,
        bot_id: int = 7000000001,
        bot_name: str = "提案答复助手",
        bot_username: str = "proposal_reply_bot",
        acquainted: bool = True,
        pacing: Pacing | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.lock = threading.RLock()
        self.now = now
        self.token = f"{bot_id}:local-chat"
        self.bot = Person(bot_id, bot_name, bot_username, is_bot=True)
        self.member = Person(member_id, "委员", "local_member")
        self.admin = Person(admin_id, "管理员", "local_admin")
        self.people = {person.id: person for person in (self.member, self.admin, self.bot)}
        self.member_chat = Chat(member_id, "private", "", (self.member,), known=acquainted)
        self.admin_chat = Chat(admin_id, "private", "", (self.admin,), known=acquainted)
        self.group = Chat(group_id, "supergroup", "委员工作群", (self.member, self.admin))
        self.chats = {chat.id: chat for chat in (self.member_chat, self.admin_chat, self.group)}
        self.inbox = Inbox()
        self.pacer = Pacer(pacing)
        self.files: dict[str, StoredFile] = {}
        self.queries: dict[str, Query] = {}
        self.inline_answers: dict[str, list[Json]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self._numbers = itertools.count(1)
        self._listeners: list[Listener] = []

    def next_number(self) -> int:
        """A number that was not given before, for queries and files."""
        return next(self._numbers)

    def watch(self, listener: Listener) -> Callable[[], None]:
        """Be told of every change; the answer ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, kind: str, chat_id: int, **what: object) -> None:
        """Tell the watchers that something changed in a chat."""
        for listener in list(self._listeners):
            listener({"kind": kind, "chat_id": chat_id, **what})

    def chat(self, chat_id: str | int) -> Chat:
        """The chat with this id, as the bot may see it."""
        try:
            found = self.chats.get(int(chat_id))
        except ValueError:
            found = None
        if found is None or not found.known:
            raise (
                bad_request("chat not found") if chat_id != "" else bad_request("chat_id is empty")
            )
        return found

    def open_chat(self, chat_id: str | int) -> Chat:
        """The chat with this id, if the bot may write there."""
        found = self.chat(chat_id)
        if found.blocked:
            raise forbidden("bot was blocked by the user")
        if found.left:
            raise forbidden("bot is not a member of the supergroup chat")
        return found

    def post(self, chat: Chat, sender: Person, body: Json) -> Json:
        """Put a message into a chat."""
        chat.last_id += 1
        message = {
            "message_id": chat.last_id,
            "from": sender.as_json(),
            "chat": chat.as_json(),
            "date": int(self.now()),
            **body,
        }
        chat.messages[chat.last_id] = message
        self.tell("message", chat.id, message=message)
        return message

    def keep_file(self, upload: Upload, folder: str) -> StoredFile:
        """Store a file's bytes under a new id."""
        number = self.next_number()
        suffix = PurePath(upload.name).suffix
        path = f"{folder}/file_{number}{suffix if suffix.isascii() else ''}"
        kept = StoredFile(
            id=f"LOCAL{folder[:3].upper()}{number:08d}",
            unique_id=f"L{number:08d}",
            name=upload.name,
            media_type=upload.media_type,
            content=upload.content,
            path=path,
        )
        self.files[kept.id] = kept
        return kept

    def file_at(self, path: str) -> StoredFile:
        """The file behind a download path."""
        for kept in self.files.values():
            if kept.path == path:
                return kept
        raise Refusal(404, "Not Found")
