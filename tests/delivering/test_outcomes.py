"""What certainly was not sent is told apart from what may have been, on real connections."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.delivering.outcomes import fate_of
from bot.model import Fate, Held, Moved, Refused, Troubled, Unanswered, Unsent, Unwanted
from tests.delivering.owed import NOON

Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]
TOKEN = "1:a"  # noqa: S105 - of no bot


def answers(status: int, body: object) -> Behaviour:
    """Answers with this status and body."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(content)}\r\n\r\n"
        writer.write(head.encode() + content)
        await writer.drain()

    return behave


def refuses(code: int, description: str, **parameters: int) -> Behaviour:
    """Refuses as the Bot API server does."""
    body = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return answers(code, body)


async def says_nothing(writer: asyncio.StreamWriter) -> None:
    """Keeps the line open and never answers."""
    await asyncio.sleep(0.3)


async def hangs_up(writer: asyncio.StreamWriter) -> None:
    """Closes the line without an answer."""


async def resets(writer: asyncio.StreamWriter) -> None:
    """Tears the line."""
    line: socket.socket = writer.get_extra_info("socket")
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@asynccontextmanager
async def server(behaviour: Behaviour) -> AsyncIterator[int]:
    """A server that reads a request and then behaves so; its port."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(
            int(line.split(b":")[1])
            for line in head.lower().splitlines()
            if line.startswith(b"content-length")
        )
        await reader.readexactly(length)
        await behaviour(writer)
        writer.close()
        with suppress(ConnectionResetError):
            await writer.wait_closed()
        served.set()

    served = asyncio.Event()
    serving = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with serving:
        yield serving.sockets[0].getsockname()[1]
        await served.wait()


async def fate_at(port: int) -> Fate:
    """What becomes of a message sent there."""
    request = HTTPXRequest(read_timeout=0.1, httpx_kwargs={"trust_env": False})
    bot = Bot(TOKEN, base_url=f"http://127.0.0.1:{port}/bot", request=request)
    await request.initialize()
    try:
        with pytest.raises(TelegramError) as refused:
            await bot.send_message(11, "甲")
    finally:
        await request.shutdown()
    return fate_of(refused.value, NOON)


@pytest.mark.parametrize(
    ("behaviour", "fate"),
    [
        (refuses(403, "Forbidden: bot was blocked by the user"), Unwanted),
        (refuses(403, "Forbidden: user is deactivated"), Unwanted),
        (refuses(403, "Forbidden: bot was kicked from the supergroup chat"), Unwanted),
        (refuses(400, "Bad Request: chat not found"), Unwanted),
        (refuses(400, "Bad Request: not enough rights to send text messages"), Unwanted),
        (refuses(400, "Bad Request: can't parse entities"), Refused),
        (refuses(500, "Internal Server Error"), Troubled),
        (refuses(502, "Bad Gateway"), Unanswered),
        (answers(504, b"<html>Gateway Time-out</html>"), Unanswered),
        (refuses(401, "Unauthorized"), Unsent),
        (refuses(409, "Conflict: terminated by other getUpdates request"), Unsent),
        (answers(200, b"<html>a captive portal</html>"), Unanswered),
        (says_nothing, Unanswered),
        (hangs_up, Unanswered),
        (resets, Unanswered),
    ],
)
async def test_an_answer_or_none(behaviour: Behaviour, fate: type[Fate]) -> None:
    async with server(behaviour) as port:
        assert type(await fate_at(port)) is fate


async def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert isinstance(await fate_at(port), Unsent)


async def test_a_demand_to_wait_names_the_moment() -> None:
    async with server(refuses(429, "Too Many Requests", retry_after=35)) as port:
        fate = await fate_at(port)
    assert isinstance(fate, Held)
    assert timedelta(seconds=35) <= fate.until - NOON <= timedelta(seconds=36)


async def test_a_group_that_became_a_supergroup_names_the_new_one() -> None:
    upgraded = refuses(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1002)
    async with server(upgraded) as port:
        assert await fate_at(port) == Moved(-1002)
