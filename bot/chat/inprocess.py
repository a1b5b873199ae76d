"""The transport without a network: python-telegram-bot asks, the stand-in answers in-process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from telegram.request import BaseRequest, RequestData

from bot.chat.call import Call, Json, Upload
from bot.chat.refusals import Refusal
from bot.chat.telegram import Telegram, answer, split_path


@dataclass(frozen=True, slots=True)
class Recorded:
    """A Bot API call that was made: the method and its parameters, as JSON can hold them."""

    method: str
    params: Json


class InProcessRequest(BaseRequest):
    """Give it to `Application.builder().request(…)` and `.get_updates_request(…)`."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.calls: list[Recorded] = []

    @property
    def read_timeout(self) -> float | None:
        """No limit: nothing travels."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = None,
        write_timeout: object = None,
        connect_timeout: object = None,
        pool_timeout: object = None,
    ) -> tuple[int, bytes]:
        """The HTTP status and body that Telegram would answer."""
        path = unquote(urlsplit(url).path)
        if "/file/bot" in path:
            return self._download(path)
        asked = split_path(path)
        if asked is None:
            return 404, json.dumps(Refusal(404, "Not Found").body()).encode()
        token, name = asked
        self.calls.append(Recorded(name, _recordable(request_data)))
        status, body = await answer(self.telegram, token, _call(name, request_data))
        return status, json.dumps(body).encode()

    def _download(self, path: str) -> tuple[int, bytes]:
        token, _, rest = path.partition("/file/bot")[2].partition("/")
        try:
            if token != self.telegram.token:
                raise Refusal(401, "Unauthorized")
            return 200, self.telegram.file_at(rest).content
        except Refusal as refusal:
            return refusal.code, json.dumps(refusal.body()).encode()


def _call(name: str, data: RequestData | None) -> Call:
    if data is None:
        return Call(name)
    files = {part: _upload(field) for part, field in (data.multipart_data or {}).items()}
    return Call(name, data.json_parameters, files)


def _upload(field: tuple[str, Any, str]) -> Upload:
    name, content, media_type = field
    return Upload(name, media_type, content if isinstance(content, bytes) else content.read())


def _recordable(data: RequestData | None) -> Json:
    """The parameters with each file as its name and size."""
    if data is None:
        return {}
    recorded: Json = dict(data.parameters)
    for part, (name, content, _) in (data.multipart_data or {}).items():
        size = len(content) if isinstance(content, bytes) else None
        recorded[part] = {"file_name": name, "file_size": size}
    return recorded
