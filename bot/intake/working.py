"""Reading what was sent in, one file after another, beside everything else that the bot does."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.errors import StoreError
from bot.intake.intake import Intake
from bot.model import Upload

_log = logging.getLogger(__name__)
_PATIENCE = 30.0  # seconds until a database in trouble is tried again


class Work:
    """Reads every file that waits; sleeps until it is told that there is another.

    `after(upload)` is awaited after each file, with what became of it, to show the progress. What
    it raises ends the work: it must answer for its own trouble with Telegram.
    """

    def __init__(
        self,
        intake: Intake,
        now: Callable[[], datetime],
        after: Callable[[Upload], Awaitable[None]],
    ) -> None:
        self._intake = intake
        self._now = now
        self._after = after
        self._more = asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begins to read, in a task of the running loop."""
        self._running = asyncio.create_task(self._kept_up())

    async def stop(self) -> None:
        """Reads no more; a file at hand is read anew at the next start. May be repeated."""
        if self._running:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)
            self._running = None

    def wake(self) -> None:
        """Says that a file waits; to be called after `Intake.receive`, `retry` and `go_on`."""
        self._more.set()

    async def _kept_up(self) -> None:
        """Begins again after a defect ended the work; the file that it was at is given up."""
        while True:
            ended: tuple[BaseException | None] = await asyncio.gather(
                self.run(), return_exceptions=True
            )
            _log.critical("the reading of files is interrupted by a defect", exc_info=ended[0])
            try:
                upload = await asyncio.to_thread(self._intake.give_up, self._now())
            except StoreError as trouble:
                _log.error("the intake waits for the database: %s", trouble)
                await asyncio.sleep(_PATIENCE)
                continue
            if upload:
                await self._after(upload)
            else:
                await asyncio.sleep(_PATIENCE)

    async def run(self) -> None:
        """Reads until cancelled; begins with what an earlier process left."""
        await asyncio.to_thread(self._intake.resume)
        while True:
            self._more.clear()
            try:
                upload = await asyncio.to_thread(self._intake.read_next, self._now())
            except StoreError as trouble:
                _log.error("the intake waits for the database: %s", trouble)
                await asyncio.sleep(_PATIENCE)
                continue
            if upload:
                await self._after(upload)
            else:
                await self._more.wait()
