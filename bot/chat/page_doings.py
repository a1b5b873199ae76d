"""What a person does on the page: say, press, send a file, stop the bot.

Every failure is answered with one Chinese sentence that the page shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from bot.chat.bot_api import TELEGRAM
from bot.chat.call import Upload
from bot.chat.incoming import media_type_of, press, send_file
from bot.chat.limits import UPLOAD_BYTES
from bot.chat.refusals import Refusal
from bot.chat.viewer import refused, viewer

_LONGEST_SAYING = 40_000
_IN_CHINESE = {
    "IMAGE_PROCESS_FAILED": "这张图片读不出来，请改为作为文件发送。",
    "PHOTO_INVALID_DIMENSIONS": "这张图片太大或太长，请改为作为文件发送。",
    "message caption is too long": "随文件的说明不能超过 1024 字。",
    "blocked": "您已停用机器人，请先重新启用。",
}


def add_doings(app: web.Application) -> None:
    """Serve what a person can do."""
    app.router.add_post("/chat/{chat}/say", _say)
    app.router.add_post("/chat/{chat}/press", _press)
    app.router.add_post("/chat/{chat}/file", _send_file)
    app.router.add_post("/chat/{chat}/block", _block)


async def _say(request: web.Request) -> web.Response:
    asked = await _asked(request)
    text = str(asked.get("text", "")).encode(errors="replace").decode()
    if len(text) > _LONGEST_SAYING:
        raise refused(413, f"一次最多发送 {_LONGEST_SAYING} 字，请分几次发。")
    if not text.strip():
        raise refused(400, "请先输入内容。")
    chat, person = viewer(request)
    reply_to = asked.get("reply_to")
    telegram = request.app[TELEGRAM]
    try:
        telegram.say(chat, person, text, reply_to if isinstance(reply_to, int) else None)
    except Refusal as refusal:
        raise _in_chinese(refusal) from None
    return web.json_response({"ok": True})


async def _press(request: web.Request) -> web.Response:
    """Press a button by its place, so that only data which the bot gave can come back to it."""
    asked = await _asked(request)
    chat, person = viewer(request)
    try:
        message = chat.messages[asked["message_id"]]
        rows = message["reply_markup"]["inline_keyboard"]
        data = rows[asked["row"]][asked["column"]]["callback_data"]
    except (KeyError, IndexError, TypeError):
        raise refused(409, "这个按钮已经不在了。") from None
    try:
        query = press(request.app[TELEGRAM], chat, person, message["message_id"], data)
    except Refusal as refusal:
        raise _in_chinese(refusal) from None
    return web.json_response({"query_id": query.id})


async def _send_file(request: web.Request) -> web.Response:
    try:
        form = await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise refused(413, f"文件不能超过 {UPLOAD_BYTES // 1024 // 1024} MB。") from None
    field = form.get("file")
    if not isinstance(field, web.FileField):
        raise refused(400, "没有收到文件。")
    with field.file as opened:
        content = opened.read()
    if not content:
        raise refused(400, f"“{field.filename}”是空文件。")
    upload = Upload(field.filename, media_type_of(field.filename, field.content_type), content)
    chat, person = viewer(request)
    try:
        send_file(
            request.app[TELEGRAM],
            chat,
            person,
            upload,
            caption=str(form.get("caption", "")),
            as_photo=form.get("as_photo") == "yes",
        )
    except Refusal as refusal:
        raise _in_chinese(refusal) from None
    return web.json_response({"ok": True})


async def _block(request: web.Request) -> web.Response:
    asked = await _asked(request)
    chat, _ = viewer(request)
    request.app[TELEGRAM].block(chat, bool(asked.get("blocked")))
    return web.json_response({"ok": True})


async def _asked(request: web.Request) -> Mapping[str, Any]:
    """The JSON object of a doing; only JSON, which another site's form cannot send."""
    if request.content_type != "application/json":
        raise refused(415, "请求的格式不对。")
    try:
        asked = await request.json()
    except ValueError:
        raise refused(400, "请求的格式不对。") from None
    if not isinstance(asked, dict):
        raise refused(400, "请求的格式不对。")
    return asked


def _in_chinese(refusal: Refusal) -> web.HTTPException:
    for words, sentence in _IN_CHINESE.items():
        if words in refusal.description:
            return refused(409, sentence)
    return refused(400, refusal.description)
