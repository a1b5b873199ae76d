"""Who looks at the page and which chat it shows; and a refusal in one Chinese sentence."""

from __future__ import annotations

import json

from aiohttp import web

from bot.chat.bot_api import TELEGRAM
from bot.chat.limits import UPLOAD_BYTES
from bot.chat.world import Chat, Person

_ERRORS = {
    400: web.HTTPBadRequest,
    404: web.HTTPNotFound,
    409: web.HTTPConflict,
    415: web.HTTPUnsupportedMediaType,
}


def viewer(request: web.Request) -> tuple[Chat, Person]:
    """The chat that the page shows and the person who looks at it."""
    telegram = request.app[TELEGRAM]
    chats = {
        "member": (telegram.member_chat, telegram.member),
        "admin": (telegram.admin_chat, telegram.admin),
        "group": (telegram.group, telegram.member),
    }
    name = request.match_info["chat"]
    if name not in chats:
        raise refused(404, "没有这个聊天。")
    chat, person = chats[name]
    if chat.is_group and request.query.get("as") == "admin":
        person = telegram.admin
    return chat, person


def refused(status: int, sentence: str) -> web.HTTPException:
    """An answer that the page shows as it stands."""
    body = json.dumps({"error": sentence}, ensure_ascii=False)
    if status == 413:
        return web.HTTPRequestEntityTooLarge(
            max_size=UPLOAD_BYTES, actual_size=0, text=body, content_type="application/json"
        )
    return _ERRORS[status](text=body, content_type="application/json")
