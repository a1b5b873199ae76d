"""The server as other sites, other hosts and oversized requests meet it."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.chat import ChatServer
from bot.chat.limits import UPLOAD_BYTES


@pytest.fixture
async def http(server: ChatServer) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(server.url) as session:
        yield session


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[", "10.0.0.1"])
@pytest.mark.parametrize("path", ["/", "/chat/member/events", "/bot1:x/getMe"])
async def test_another_hosts_name_is_refused(
    http: aiohttp.ClientSession, host: str, path: str
) -> None:
    async with http.get(path, headers={"Host": host}) as response:
        assert response.status in {400, 403}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
async def test_this_machines_names_are_accepted(
    http: aiohttp.ClientSession, server: ChatServer, host: str
) -> None:
    async with http.get("/", headers={"Host": f"{host}:{server.port}"}) as response:
        assert response.status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_sites_request_is_refused_and_does_nothing(
    http: aiohttp.ClientSession, server: ChatServer, headers: dict[str, str]
) -> None:
    telegram = server.telegram
    said = http.post("/chat/member/say", json={"text": "x"}, headers=headers)
    sent = http.post(f"/bot{telegram.token}/sendMessage", json={"chat_id": 1001, "text": "x"},
                     headers=headers)  # fmt: skip
    for request in (said, sent):
        async with request as response:
            assert response.status == 403
    assert telegram.member_chat.messages == {}


async def test_a_link_on_another_site_may_open_the_page(http: aiohttp.ClientSession) -> None:
    async with http.get("/", headers={"Sec-Fetch-Site": "cross-site"}) as response:
        assert response.status == 200


async def test_a_plain_form_cannot_speak(http: aiohttp.ClientSession, server: ChatServer) -> None:
    async with http.post("/chat/member/say", data={"text": "x"}) as response:
        assert response.status == 415
    assert server.telegram.member_chat.messages == {}


async def test_the_page_may_run_only_its_own_scripts(http: aiohttp.ClientSession) -> None:
    async with http.get("/") as response:
        policy = response.headers["Content-Security-Policy"]
        html = await response.text()
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy
    assert html.count("<script") == 1 and "onclick" not in html and "style=" not in html


@pytest.mark.parametrize(
    "path", ["/page/../server.py", "/page/%2e%2e%2fserver.py", "/page/none.js", "/chat/file/none"]
)
async def test_nothing_but_the_pages_own_files_is_served(
    http: aiohttp.ClientSession, path: str
) -> None:
    async with http.get(path) as response:
        assert response.status == 404


@pytest.mark.parametrize(
    ("path", "body", "status", "words"),
    [
        ("/chat/member/say", {"text": "字" * 40_001}, 413, "40000"),
        ("/chat/member/say", {"text": " "}, 400, "请先输入"),
        ("/chat/nobody/say", {"text": "x"}, 404, "没有这个聊天"),
        ("/chat/member/press", {"message_id": 1, "row": 0, "column": 0}, 409, "按钮已经不在"),
        ("/chat/member/press", [], 400, "格式"),
    ],
)
async def test_a_doing_that_cannot_be_done_is_answered_in_chinese(
    http: aiohttp.ClientSession, path: str, body: object, status: int, words: str
) -> None:
    async with http.post(path, json=body) as response:
        assert response.status == status
        assert words in (await response.json())["error"]


async def test_a_file_that_is_too_large_is_refused(http: aiohttp.ClientSession) -> None:
    form = aiohttp.FormData()
    too_large = io.BytesIO(bytes(UPLOAD_BYTES + 2 * 1024 * 1024))
    form.add_field("file", too_large, filename="大.pdf")
    async with http.post("/chat/member/file", data=form) as response:
        assert response.status == 413
        assert "50 MB" in (await response.json())["error"]


async def test_a_file_is_given_back_to_be_saved_never_to_be_run(
    http: aiohttp.ClientSession, server: ChatServer
) -> None:
    telegram = server.telegram
    message = telegram.send_file(
        telegram.member_chat, telegram.member, "页 面.html", b"<script>alert(1)</script>"
    )
    async with http.get(f"/chat/file/{message['document']['file_id']}") as response:
        assert response.content_type == "application/octet-stream"
        disposition = response.headers["Content-Disposition"]
        assert disposition.startswith("attachment; filename*=UTF-8''%E9%A1%B5%20%E9%9D%A2.html")
        assert "sandbox" in response.headers["Content-Security-Policy"]


async def test_a_large_file_is_given_back_whole(
    http: aiohttp.ClientSession, server: ChatServer
) -> None:
    telegram, content = server.telegram, bytes(range(256)) * 20_000
    message = telegram.send_file(telegram.member_chat, telegram.member, "大.pdf", content)
    file_id = message["document"]["file_id"]
    token, path = telegram.token, telegram.files[file_id].path
    for address in (f"/chat/file/{file_id}", f"/file/bot{token}/{path}"):
        async with http.get(address) as response:
            assert await response.read() == content


@pytest.mark.parametrize("how", ["query", "form", "json"])
async def test_the_bot_api_takes_parameters_in_every_form(
    http: aiohttp.ClientSession, server: ChatServer, how: str
) -> None:
    params = {"chat_id": "1001", "text": "甲", "reply_markup": json.dumps({"inline_keyboard": []})}
    path = f"/bot{server.telegram.token}/sendmessage"
    request = {
        "query": lambda: http.get(path, params=params),
        "form": lambda: http.post(path, data=params),
        "json": lambda: http.post(path, json={"chat_id": 1001, "text": "甲", "entities": None}),
    }[how]()
    async with request as response:
        answer = await response.json()
    assert answer["ok"] and answer["result"]["text"] == "甲"


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b'{"chat_id": "1001", "text": 1, "reply_markup": 3}']
)
async def test_a_broken_request_is_a_bad_request(
    http: aiohttp.ClientSession, server: ChatServer, body: bytes
) -> None:
    headers = {"Content-Type": "application/json"}
    path = f"/bot{server.telegram.token}/sendMessage"
    async with http.post(path, data=body, headers=headers) as response:
        answer = await response.json()
    assert (response.status, answer["error_code"]) == (400, 400)


async def test_half_a_character_is_no_text(http: aiohttp.ClientSession, server: ChatServer) -> None:
    half = '{"chat_id": 1001, "text": "\\ud83d"}'
    headers = {"Content-Type": "application/json"}
    path = f"/bot{server.telegram.token}/sendMessage"
    async with http.post(path, data=half, headers=headers) as response:
        assert "UTF-8" in (await response.json())["description"]
    async with http.post("/chat/member/say", data=half, headers=headers) as response:
        assert response.status == 200
    assert [each["text"] for each in server.telegram.member_chat.messages.values()] == ["?"]


@pytest.mark.parametrize(
    "more",
    [
        {"reply_markup": {"inline_keyboard": [["x"]]}},
        {"reply_markup": {"inline_keyboard": [[{"text": "\ud83d", "callback_data": "x"}]]}},
        {"entities": [1]},
        {"entities": [{"type": "bold"}]},
        {"reply_parameters": []},
        {"reply_to_message_id": "x"},
    ],
)
async def test_parameters_of_the_wrong_shape_are_a_bad_request(
    http: aiohttp.ClientSession, server: ChatServer, more: dict[str, object]
) -> None:
    path = f"/bot{server.telegram.token}/sendMessage"
    async with http.post(path, json={"chat_id": 1001, "text": "甲", **more}) as response:
        assert (response.status, (await response.json())["error_code"]) == (400, 400)
    assert server.telegram.member_chat.messages == {}
