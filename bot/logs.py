"""Logging, set up once by the command line. A bot's token never reaches a log."""

from __future__ import annotations

import logging
import re

from rich.console import Console
from rich.logging import RichHandler

_TOKEN = re.compile(r"\d{6,}:[\w-]{20,}")


class WithoutTokens(logging.Filter):
    """Replaces anything that looks like a bot's token, in messages and tracebacks alike."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets every record through, cleaned."""
        message = record.getMessage()
        if _TOKEN.search(message):
            record.msg, record.args = _TOKEN.sub("<token>", message), ()
        if record.exc_info:
            record.exc_text = _TOKEN.sub(
                "<token>", logging.Formatter().formatException(record.exc_info)
            )
            record.exc_info = None
        return True


def configure(level: str) -> None:
    """Logs to stderr at this level; the HTTP library, which logs addresses, only from WARNING."""
    handler = RichHandler(console=Console(stderr=True), show_path=False, markup=False)
    handler.addFilter(WithoutTokens())
    logging.basicConfig(level=level, format="%(message)s", handlers=[handler], force=True)
    for noisy in ("httpx", "httpcore", "apscheduler", "aiohttp.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
