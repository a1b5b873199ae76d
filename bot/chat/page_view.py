"""What the page is made of: its own files, a stream of what happens, and the chat's files.

The stream begins with all that is in view, so that a page which lost its connection needs only to
open it again.
"""

from __future__ import annotations

import asyncio
import json
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from bot.chat.bot_api import TELEGRAM
from bot.chat.call import Call, Json
from bot.chat.guard import stream_headers
from bot.chat.methods.profile import get_me
from bot.chat.telegram import Telegram
from bot.chat.viewer import viewer
from bot.chat.world import Chat, Person

EXAMPLES = web.AppKey("examples", tuple)

_PAGE = Path(__file__).parent / "page"
_PARTS = {
    "index.html": "text/html",
    "chat.css": "text/css",
    "chat.js": "text/javascript",
    "composer.js": "text/javascript",
    "formatting.js": "text/javascript",
    "messages.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
_SHOWN_AS_PICTURE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
_MESSAGES_IN_VIEW = 500
_HEARTBEAT = 15.0


def add_page(app: web.Application, examples: tuple[str, ...]) -> None:
    """Serve the page and what it asks for."""
    app[EXAMPLES] = examples
    app.router.add_get("/", _send_index)
    app.router.add_get("/page/{name}", _send_part)
    app.router.add_get("/chat/{chat}/events", _stream)
    app.router.add_get("/chat/file/{id}", _download)


async def _send_index(request: web.Request) -> web.StreamResponse:
    return _part("index.html")


async def _send_part(request: web.Request) -> web.StreamResponse:
    name = request.match_info["name"]
    if name not in _PARTS:
        raise web.HTTPNotFound(text="没有这个文件。")
    return _part(name)


def _part(name: str) -> web.Response:
    return web.Response(
        body=(_PAGE / name).read_bytes(),
        content_type=_PARTS[name],
        charset="utf-8",
        headers={"Cache-Control": "no-cache"},
    )


async def _stream(request: web.Request) -> web.StreamResponse:
    """Server-sent events: first the whole view, then each change as it happens."""
    telegram, (chat, person) = request.app[TELEGRAM], viewer(request)
    loop, events = asyncio.get_running_loop(), asyncio.Queue[Json]()

    def notice(event: Json) -> None:
        if event["chat_id"] in {0, chat.id}:
            loop.call_soon_threadsafe(events.put_nowait, event)

    response = web.StreamResponse(
        headers={
            **stream_headers(),
            "Content-Type": "text/event-stream; charset=utf-8",
            "Cache-Control": "no-store",
        }
    )
    await response.prepare(request)
    with telegram.lock:
        stop = telegram.watch(notice)
        first = _view(telegram, chat, person, request.app[EXAMPLES])
    try:
        await _send_event(response, first)
        while True:
            await _send_event(response, await _next_event(events, telegram, chat, person))
    except ConnectionResetError:
        return response  # the page was closed
    finally:
        stop()


async def _next_event(
    events: asyncio.Queue[Json], telegram: Telegram, chat: Chat, person: Person
) -> Json | None:
    """The next change; None when it is time to show that the line is alive."""
    try:
        event = await asyncio.wait_for(events.get(), _HEARTBEAT)
    except TimeoutError:
        return None
    if event["kind"] in {"commands", "profile"}:
        return {"kind": event["kind"], **_about(telegram, chat, person)}
    return event


async def _send_event(response: web.StreamResponse, event: Json | None) -> None:
    line = f"data: {json.dumps(event)}" if event else ": still here"
    await response.write(f"{line}\n\n".encode())


def _view(telegram: Telegram, chat: Chat, person: Person, examples: tuple[str, ...]) -> Json:
    return {
        "kind": "view",
        "chat": chat.as_json(),
        "messages": list(chat.messages.values())[-_MESSAGES_IN_VIEW:],
        "blocked": chat.blocked,
        "examples": examples,
        **_about(telegram, chat, person),
    }


def _about(telegram: Telegram, chat: Chat, person: Person) -> Json:
    """Who speaks here, and the bot's name and menu."""
    return {
        "bot": get_me(telegram, Call("getMe")),
        "me": person.as_json(),
        "commands": telegram.menu(chat, person),
        "description": telegram.profile.get(("description", ""), ""),
    }


async def _download(request: web.Request) -> web.Response:
    """A file of the chat: pictures to look at, everything else only to save."""
    kept = request.app[TELEGRAM].files.get(request.match_info["id"])
    if kept is None:
        raise web.HTTPNotFound(text="没有这个文件。")
    picture = kept.media_type in _SHOWN_AS_PICTURE and "save" not in request.query
    how = "inline" if picture else "attachment"
    return web.Response(
        body=BytesIO(kept.content),
        content_type=kept.media_type if picture else "application/octet-stream",
        headers={
            "Content-Disposition": f"{how}; filename*=UTF-8''{quote(kept.name, safe='')}",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, max-age=3600",
        },
    )
