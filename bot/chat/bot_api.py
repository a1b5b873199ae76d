"""The Bot API over HTTP, for a bot that polls: requests in every form the real server takes."""

from __future__ import annotations

from io import BytesIO

from aiohttp import web

from bot.chat.call import Call, Upload, as_text
from bot.chat.incoming import media_type_of
from bot.chat.refusals import Refusal, bad_request
from bot.chat.telegram import Telegram, answer

TELEGRAM = web.AppKey("telegram", Telegram)


def add_bot_api(app: web.Application) -> None:
    """Serve the Bot API's two addresses."""
    app.router.add_route("*", "/bot{token:[^/]+}/{method}", _answer_method)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", _answer_download)


async def _answer_method(request: web.Request) -> web.Response:
    token = request.match_info["token"]
    try:
        call = await _read_call(request)
    except web.HTTPRequestEntityTooLarge:
        refusal = Refusal(413, "Request Entity Too Large")
        return _as_json(refusal.code, refusal.body())
    except Refusal as refusal:
        return _as_json(refusal.code, refusal.body())
    status, body = await answer(request.app[TELEGRAM], token, call)
    return _as_json(status, body)


async def _read_call(request: web.Request) -> Call:
    """The method's parameters from the address, a form or a JSON body; files from a form."""
    params = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        params.update(await _json_params(request))
    else:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                with value.file as opened:
                    content = opened.read()
                kind = media_type_of(value.filename, value.content_type)
                files[name] = Upload(value.filename, kind, content)
            else:
                params[name] = value if isinstance(value, str) else value.decode()
    return Call(request.match_info["method"], params, files)


async def _json_params(request: web.Request) -> dict[str, str]:
    try:
        given = await request.json()
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(given, dict):
        raise bad_request("object expected as JSON body")
    return {name: as_text(value) for name, value in given.items() if value is not None}


async def _answer_download(request: web.Request) -> web.Response:
    telegram = request.app[TELEGRAM]
    try:
        if request.match_info["token"] != telegram.token:
            raise Refusal(401, "Unauthorized")
        content = telegram.file_at(request.match_info["path"]).content
    except Refusal as refusal:
        return _as_json(refusal.code, refusal.body())
    return web.Response(body=BytesIO(content), content_type="application/octet-stream")


def _as_json(status: int, body: object) -> web.Response:
    return web.json_response(body, status=status)
