"""What clerks do in tests: they send files, alone and in albums, and wait until these are read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager

from bot.app import build
from bot.chat import Conversation, InProcessRequest, Telegram, running
from bot.chat.call import Json, Upload
from bot.chat.incoming import media_type_of
from bot.chat.methods.files import document_of
from bot.chat.shown import Shown
from bot.model import DraftState, StaffRole
from bot.settings import Settings
from bot.store import Store
from handlers.context import Services
from tests.conftest import NOW
from tests.handlers.office import Clock, newcomer, send, talk_of


@asynccontextmanager
async def bureau(
    store: Store,
    telegram: Telegram,
    *,
    clock: Clock | None = None,
    delivering: bool = False,
    settings: Mapping[str, str] | None = None,
) -> AsyncIterator[Conversation]:
    """The bot running with these settings; the stand-in's admin is its owner."""
    application = build(
        Settings.read({"ADMIN_IDS": "1", **(settings or {})}),
        store,
        token=telegram.token,
        request=InProcessRequest(telegram),
        updates_request=InProcessRequest(telegram),
        now=clock or Clock(),
        deliver_to=None if delivering else (),
    )
    async with running(application):
        services: Services = application.bot_data["services"]
        services.progress.spacing = 0.0
        yield Conversation(application, telegram, chat=telegram.admin_chat)


def services_of(talk: Conversation) -> Services:
    services: Services = talk.application.bot_data["services"]
    return services


def clerk_of(talk: Conversation, store: Store, person_id: int, name: str) -> Conversation:
    """Another clerk, an editor, in a chat of their own with the same bot."""
    store.appoint(person_id, name, StaffRole.EDITOR, by=1, at=NOW, owners={1})
    return talk_of(newcomer(talk.telegram, person_id, name), talk)


async def read_all(talk: Conversation) -> str:
    """Waits until every file is read and every message says so; this chat's newest words."""
    services = services_of(talk)
    await until(lambda: all(batch.stopped for batch in services.intake.unfinished()))
    await asyncio.sleep(0.02)
    await services.progress.settled()
    return newest(talk).text if talk.screen() else ""


async def until(holds: Callable[[], bool]) -> None:
    """Waits until it holds."""
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 - another thread's doing is waited for
            await asyncio.sleep(0.05)


async def sent(talk: Conversation, name: str, content: bytes) -> str:
    """Sends a file and waits until it is read; the words of its message."""
    await talk.send_file(name, content)
    return await read_all(talk)


def attached(telegram: Telegram, name: str, content: bytes, **more: object) -> Json:
    """A message's body with a file that Telegram keeps."""
    kept = telegram.keep_file(Upload(name, media_type_of(name), content), "documents")
    return {"document": {**document_of(kept), **more}}


async def send_album(talk: Conversation, files: Iterable[tuple[str, bytes]], number: str) -> None:
    """Sends files as one album: a message each, with the album's number."""
    for name, content in files:
        body = attached(talk.telegram, name, content)
        await send(talk, {**body, "media_group_id": number})


def drafts(store: Store, state: DraftState = DraftState.OPEN) -> list[str]:
    """The names of all drafts in this state, batch by batch."""
    incoming = store.for_staff.incoming
    numbers = range(1, 200)
    return [draft.document.name for n in numbers for draft in incoming.drafts(n, state)]


def labels(talk: Conversation) -> tuple[str, ...]:
    """The buttons of the newest message."""
    return newest(talk).labels


def newest(talk: Conversation) -> Shown:
    """The bot's newest message."""
    return [message for message in talk.screen() if message.from_bot][-1]
