"""The server as a bot sees it: the real application over real HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict, InvalidToken

from bot.chat import ChatServer, Telegram
from bot.errors import SettingError

from .conftest import AnyApplication, direct


@pytest.fixture
async def remote(server: ChatServer) -> AsyncIterator[Bot]:
    async with Bot(
        server.telegram.token,
        base_url=server.base_url,
        base_file_url=server.base_file_url,
        request=direct(),
        get_updates_request=direct(),
    ) as made:
        yield made


class Watcher:
    """Waits, in the test's own loop, for what happens in the server's thread."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.happened = asyncio.Queue[dict[str, object]]()
        self.loop = asyncio.get_running_loop()
        telegram.watch(self.notice)

    def notice(self, event: dict[str, object]) -> None:
        self.loop.call_soon_threadsafe(self.happened.put_nowait, event)

    async def next_from_bot(self) -> dict[str, object]:
        while True:
            event = await asyncio.wait_for(self.happened.get(), 20)
            message = event.get("message")
            if isinstance(message, dict) and message["from"]["is_bot"]:
                return message


async def test_a_saying_is_answered_over_http(server: ChatServer, polling: AnyApplication) -> None:
    telegram, watcher = server.telegram, Watcher(server.telegram)
    telegram.say(telegram.member_chat, telegram.member, "您好")
    assert (await watcher.next_from_bot())["text"] == "您说：您好"


async def test_a_file_with_a_chinese_name_goes_up_and_comes_back(
    server: ChatServer, polling: AnyApplication
) -> None:
    telegram, watcher = server.telegram, Watcher(server.telegram)
    telegram.send_file(telegram.member_chat, telegram.member, "答复“甲”.txt", b"abc")
    document = (await watcher.next_from_bot())["document"]
    assert isinstance(document, dict)
    assert document["file_name"] == "回执-答复“甲”.txt"
    assert document["mime_type"] == "text/plain"
    assert telegram.files[document["file_id"]].content == b"cba"


async def test_refusals_arrive_as_the_librarys_errors(remote: Bot) -> None:
    with pytest.raises(BadRequest, match="Message is too long"):
        await remote.send_message(1001, "字" * 4097)
    base = remote.base_url.removesuffix(remote.token)
    stranger = Bot("1:another", base_url=base, request=direct())
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.request.shutdown()


async def test_two_pollers_conflict(remote: Bot, server: ChatServer) -> None:
    watcher = asyncio.create_task(remote.get_updates(timeout=20))
    for _ in range(500):
        if server.telegram.inbox.poll:
            break
        await asyncio.sleep(0.01)
    assert await remote.get_updates(timeout=0) == ()
    with pytest.raises(Conflict):
        await watcher


async def test_the_server_stops_while_a_poll_waits_and_a_page_listens() -> None:
    serving = ChatServer(Telegram(), port=0)
    serving.start()
    reader, writer = await asyncio.open_connection(serving.host, serving.port)
    request = f"GET /chat/member/events HTTP/1.1\r\nHost: {serving.host}:{serving.port}\r\n\r\n"
    writer.write(request.encode())
    await reader.readuntil(b'"kind": "view"')
    await asyncio.to_thread(serving.stop)
    await reader.read()
    writer.close()
    await writer.wait_closed()
    serving.stop()  # a second time does nothing


def test_a_busy_port_is_told_in_chinese_and_names_the_setting(server: ChatServer) -> None:
    second = ChatServer(Telegram(), port=server.port)
    with pytest.raises(SettingError, match=f"CHAT_PORT={server.port}：.*占用"):
        second.start()
