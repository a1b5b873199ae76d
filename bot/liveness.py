"""A watch on polling: a torn connection can leave it waiting for good without any error.

python-telegram-bot retries such polls silently (they raise TimedOut, logged at DEBUG only). So the
time of the last answered getUpdates is kept, and a bot that has heard nothing for five minutes
ends with an error, for its supervisor to start it again.
"""

from __future__ import annotations

import logging
import time
from typing import Any

from telegram.ext import Application
from telegram.request import BaseRequest, HTTPXRequest, RequestData

logger = logging.getLogger(__name__)

SILENCE = 300.0  # seconds; a long poll is answered every ten
CHECKED_EVERY = 60.0


class WatchedRequest(HTTPXRequest):
    """The request object of getUpdates; knows when it was last answered."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.answered_at = time.monotonic()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """As its base does; an answer of any status shows that the line is open."""
        answer = await super().do_request(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )
        self.answered_at = time.monotonic()
        return answer


def watch_polling(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Has the bot stop when polling has been silent for too long."""
    request = application.bot._request[0]
    if not isinstance(request, WatchedRequest) or application.job_queue is None:
        return
    watched = request

    async def check(context: Any) -> None:
        silent = time.monotonic() - watched.answered_at
        if silent > SILENCE:
            logger.critical("no answer to getUpdates for %.0f s; stopping", silent)
            application.bot_data["stalled"] = True
            application.stop_running()

    application.job_queue.run_repeating(
        check, CHECKED_EVERY, job_kwargs={"misfire_grace_time": None}
    )
