"""The local chat's server: the Bot API and the page on one loopback address, in its own thread.

`Application.run_polling` owns the main thread's event loop; the server has one of its own, so that
the real application can poll it as it polls Telegram.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import threading
from collections.abc import Sequence
from concurrent.futures import Future

from aiohttp import web

from bot.chat.bot_api import TELEGRAM, add_bot_api
from bot.chat.guard import guard
from bot.chat.limits import UPLOAD_BYTES
from bot.chat.page_doings import add_doings
from bot.chat.page_view import add_page
from bot.chat.telegram import Telegram
from bot.errors import SettingError

_FORM_OVERHEAD = 1024 * 1024
_REASONS = {
    errno.EADDRINUSE: "端口 {port} 已被别的程序占用，请换一个，例如 CHAT_PORT={other}",
    errno.EACCES: "没有权限使用端口 {port}，请换一个大于 1024 的，例如 CHAT_PORT={other}",
}


class ChatServer:
    """Serves a Telegram stand-in; `start` returns when it listens, `stop` when it is gone."""

    def __init__(
        self,
        telegram: Telegram,
        host: str = "127.0.0.1",
        port: int = 8080,
        *,
        examples: Sequence[str] = ("/start", "/pending", "/help"),
    ) -> None:
        self.telegram = telegram
        self.host = host
        self.port = port
        self.examples = tuple(examples)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closing: asyncio.Event | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """Where the page is, seen from this machine."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104
        host = f"[{host}]" if ":" in host else host
        return f"http://{host}:{self.port}/"

    @property
    def base_url(self) -> str:
        """For `Application.builder().base_url(…)`."""
        return f"{self.url}bot"

    @property
    def base_file_url(self) -> str:
        """For `Application.builder().base_file_url(…)`."""
        return f"{self.url}file/bot"

    def start(self) -> None:
        """Listen; raises SettingError when the address cannot be used."""
        listening = self._bind()
        self.port = listening.getsockname()[1]
        ready = Future[None]()
        self._thread = threading.Thread(
            target=self._run, args=(listening, ready), name="local-chat", daemon=True
        )
        self._thread.start()
        ready.result()

    def stop(self) -> None:
        """Close every connection and end the thread; nothing happens if it never started."""
        if self._thread is None or self._loop is None or self._closing is None:
            return
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join()
        self._thread = None

    def _bind(self) -> socket.socket:
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        try:
            return socket.create_server((self.host, self.port), family=family)
        except OSError as error:
            reason = _REASONS.get(error.errno or 0, "地址 {host}:{port} 用不了（{error}）").format(
                host=self.host, port=self.port, other=self.port % 60000 + 1081, error=error.strerror
            )
            raise SettingError(f"CHAT_PORT={self.port}：{reason}。") from error

    def _run(self, listening: socket.socket, ready: Future[None]) -> None:
        try:
            asyncio.run(self._serve(listening, ready))
        finally:
            listening.close()
            if not ready.done():
                ready.set_exception(RuntimeError("the local chat's server did not come up"))

    async def _serve(self, listening: socket.socket, ready: Future[None]) -> None:
        self._loop, self._closing = asyncio.get_running_loop(), asyncio.Event()
        runner = web.AppRunner(
            self._app(), access_log=None, handler_cancellation=True, shutdown_timeout=0.2
        )
        await runner.setup()
        await web.SockSite(runner, listening).start()
        ready.set_result(None)
        await self._closing.wait()
        await runner.cleanup()

    def _app(self) -> web.Application:
        app = web.Application(
            client_max_size=UPLOAD_BYTES + _FORM_OVERHEAD, middlewares=[guard(self.host)]
        )
        app[TELEGRAM] = self.telegram
        add_bot_api(app)
        add_page(app, self.examples)
        add_doings(app)
        return app
