"""The one message of each batch that is edited as its files are received and read.

Edits are spaced, for Telegram takes about one a second in a chat; whatever happened meanwhile is in
the next one, and the last state always arrives: what Telegram did not take is tried again.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.delivering.keyboards import keyboard
from bot.delivering.pacing import seconds_of
from bot.errors import StoreError
from bot.model import Refusal
from bot.telling.message import Message

logger = logging.getLogger(__name__)

SPACING = 1.5  # seconds between two edits of a message
_TRIES = 8  # of the same edit, ever further apart
_LONGEST_WAIT = 60.0
_TO_STOP = 5.0
_KEPT = 500  # batches whose message is known


@dataclass(slots=True, eq=False)
class Sending:
    """Files that one person sends in together, and the message that tells how far they are."""

    chat_id: int
    person_id: int
    first: str  # name of the first file
    message_id: int | None = None
    batch_id: int | None = None  # None until the first file is received
    coming: int = 0  # files that are on their way to us
    lost: list[Refusal] = field(default_factory=list)  # files that never came, and why
    left: bool = False  # the message speaks of something else now
    stale: bool = False  # something happened since the last edit
    edited: float = 0.0  # monotonic
    in_turn: asyncio.Lock = field(default_factory=asyncio.Lock)  # files are received in order
    work: asyncio.Task[None] | None = None


class Progress:
    """Keeps the messages of batches up to date."""

    def __init__(
        self, bot: ExtBot[Any], render: Callable[[Sending], Message], *, spacing: float = SPACING
    ) -> None:
        self._bot = bot
        self._render = render
        self.spacing = spacing
        self._of_batch: OrderedDict[int, Sending] = OrderedDict()
        self._work: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()

    def follow(self, sending: Sending) -> None:
        """This message tells of the batch from now on."""
        if sending.batch_id is None:
            return
        self._of_batch[sending.batch_id] = sending
        self._of_batch.move_to_end(sending.batch_id)
        while len(self._of_batch) > _KEPT:
            self._of_batch.popitem(last=False)

    def leave(self, chat_id: int, message_id: int) -> None:
        """A person has turned this message to something else: it is edited no more."""
        for batch_id, sending in list(self._of_batch.items()):
            if (sending.chat_id, sending.message_id) == (chat_id, message_id):
                sending.left = True
                del self._of_batch[batch_id]

    def happened(self, batch_id: int) -> None:
        """Something happened to a file of the batch."""
        if sending := self._of_batch.get(batch_id):
            self.changed(sending)

    def changed(self, sending: Sending) -> None:
        """Something happened: the message is edited when it may be."""
        sending.stale = True
        if sending.work is None or sending.work.done():
            sending.work = asyncio.create_task(self._keep_up(sending))
            self._work.add(sending.work)
            sending.work.add_done_callback(self._work.discard)

    async def settled(self) -> None:
        """Returns once every message says what has happened."""
        while self._work:
            await asyncio.wait(self._work)

    async def stop(self) -> None:
        """Shows the last state of all without waiting for its turn; may be repeated."""
        self._stopping.set()
        if self._work:
            _, late = await asyncio.wait(self._work, timeout=_TO_STOP)
            for task in late:
                task.cancel()

    async def _keep_up(self, sending: Sending) -> None:
        tries = 0
        while sending.stale and tries < _TRIES:
            await self._pause(sending.edited + self.spacing - monotonic())
            sending.stale = False
            wait = await self._edit(sending)
            sending.edited = monotonic()
            if wait is None:
                tries = 0
                continue
            tries, sending.stale = tries + 1, True
            await self._pause(min(_LONGEST_WAIT, max(wait, 2.0**tries)))

    async def _edit(self, sending: Sending) -> float | None:
        """Edits the message; seconds to wait if it is to be tried again."""
        if sending.message_id is None or sending.left:
            return None
        try:
            message = await asyncio.to_thread(self._render, sending)
            await self._bot.edit_message_text(
                message.html,
                chat_id=sending.chat_id,
                message_id=sending.message_id,
                reply_markup=keyboard(message),
            )
        except RetryAfter as demand:
            return seconds_of(demand)
        except (BadRequest, Forbidden) as refusal:
            if "Message is not modified" not in refusal.message:
                logger.info("the message of a batch is gone: %s", refusal)
        except (TelegramError, StoreError) as trouble:
            logger.warning("the progress of a batch could not be shown: %s", trouble)
            return 0.0
        return None

    async def _pause(self, seconds: float) -> None:
        if seconds > 0:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._stopping.wait()
