"""The courier carries what is owed to the chats, each message once, whatever happens meanwhile.

A lane has one message between its sending and its mark: a kill repeats at most that one, and the
repeat says that it may be one. What became of a message is written down in the same transaction
that takes the next, so a message costs one commit.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine
from contextlib import suppress
from datetime import datetime, timedelta
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.delivering.alike import Alike
from bot.delivering.keyboards import keyboard
from bot.delivering.outcomes import fate_of
from bot.delivering.pacing import Pacing, Sender
from bot.errors import StoreError
from bot.model import Fate, Held, Parcel, Refused, Sent, Settled, Troubled, Unanswered, Unsent
from bot.store import Store
from bot.telling.message import Message

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)  # longer than any request may take
IDLE = 1.0  # seconds until an empty outbox is looked at again
COMING_DUE = 60.0
LONGEST_REST = 60.0  # seconds without a try while nothing gets through
A_BLINK = 0.05  # seconds that a lane waits for a chat with its parcel in hand
LONGEST_RETRY = timedelta(hours=4)  # as `bot.store.settling` puts a row off after trouble
FLOODED = 3  # chats in a row that are told to wait: then it is meant for all


class Courier:
    """Takes parcels and sends them, in so many lanes, from `start` to `stop`.

    `only` names the chats that can be reached; what others are owed is not touched.
    """

    def __init__(
        self,
        store: Store,
        bot: ExtBot[Sender],
        *,
        render: Callable[[Parcel], Message],
        pacing: Pacing,
        now: Callable[[], datetime],
        zone: ZoneInfo,
        lanes: int = 1,
        only: Collection[int] | None = None,
    ) -> None:
        self._store = store
        self._bot = bot
        self._alike = Alike(render)
        self._pacing = pacing
        self._now = now
        self._zone = zone
        self._lanes = lanes
        self._only = only
        self._work: list[asyncio.Task[None]] = []
        self._stopping = asyncio.Event()
        self._news = asyncio.Event()
        self._in_vain = 0  # tries in a row that got nothing through
        self._resting_until = 0.0  # monotonic

    def start(self) -> None:
        """Begins to deliver, in tasks of the running loop."""
        self._stopping.clear()
        lanes = [self._kept_up(self._lane) for _ in range(self._lanes)]
        self._work = [asyncio.create_task(work) for work in (*lanes, self._kept_up(self._due))]

    def nudge(self) -> None:
        """Something may have been queued just now."""
        self._news.set()

    async def stop(self, patience: float = 8.0) -> None:
        """Lets the messages on their way arrive and writes down that they did; may be repeated.

        What has not arrived by then counts as unanswered when its lease has run out.
        """
        self._stopping.set()
        self._news.set()
        work, self._work = self._work, []
        if not work:
            return
        _, late = await asyncio.wait(work, timeout=patience)
        for task in late:
            logger.warning("a message was still on its way when the bot was stopped")
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)

    async def deliver(self, parcel: Parcel) -> Settled:
        """Sends one parcel; says what became of it."""
        wait = self._pacing.chat_wait(parcel.chat_id)
        if wait > A_BLINK:
            return Settled(parcel.id, Held(self._now() + timedelta(seconds=wait)))
        message = self._alike.known(parcel) or await self._told(parcel)
        if isinstance(message, Refused):
            return Settled(parcel.id, message)
        fate = await self._sent(parcel.chat_id, message)
        self._note(fate)
        return Settled(parcel.id, fate)

    async def _told(self, parcel: Parcel) -> Message | Refused:
        """What cannot be told is a defect, and must not keep the others from being told."""
        (told,) = await asyncio.gather(
            asyncio.to_thread(self._alike.told, parcel), return_exceptions=True
        )
        if isinstance(told, Message):
            return told
        logger.error("parcel %d cannot be told", parcel.id, exc_info=told)
        return Refused(f"{type(told).__name__}: {told}")

    async def _sent(self, chat_id: int, message: Message) -> Fate:
        try:
            sent = await self._bot.send_message(
                chat_id,
                message.html,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(message),
                rate_limit_args=Sender.COURIER,
            )
        except TelegramError as error:
            return fate_of(error, self._now())
        return Sent(sent.message_id)

    def _note(self, fate: Fate) -> None:
        """Rests when nothing gets through, ever longer; one that does ends it."""
        match fate:
            case Unsent(reason) | Troubled(reason) | Unanswered(reason):
                self._in_vain += 1
                self._rest(min(LONGEST_REST, 2.0 ** (self._in_vain - 3)), reason)
            case Held(until):
                self._in_vain += 1
                if self._in_vain >= FLOODED:
                    wait = (until - self._now()).total_seconds()
                    self._rest(min(LONGEST_REST, wait), "every chat is to wait")
            case _:
                self._in_vain = 0

    def _rest(self, seconds: float, reason: str) -> None:
        logger.warning("a message did not get through (%s); resting for %.1f s", reason, seconds)
        self._resting_until = monotonic() + seconds

    async def _lane(self) -> None:
        settled: Settled | None = None
        while settled or not self._stopping.is_set():
            try:
                settled = await self._step(settled)
            except StoreError as trouble:  # what is to be written down is kept until it can be
                logger.error("the outbox cannot be read or written: %s", trouble)
                await asyncio.sleep(IDLE)

    async def _step(self, settled: Settled | None) -> Settled | None:
        """Writes down what became of the last parcel and delivers the next, if there is one."""
        self._news.clear()
        rest = self._resting_until - monotonic()
        if self._stopping.is_set() or rest > 0:
            if settled:
                await asyncio.to_thread(self._store.settle_parcel, settled, self._now())
            await self._pause(rest)
            return None
        parcel = await asyncio.to_thread(
            self._store.take_parcel,
            self._now(),
            self._zone,
            lease=LEASE,
            settled=settled,
            only=self._only,
        )
        if parcel:
            return await self.deliver(parcel)
        await _until(self._news, IDLE)
        return None

    async def _due(self) -> None:
        """Every minute: what came due by itself, and whether the clock was put back."""
        last: datetime | None = None
        while not self._stopping.is_set():
            now = self._now()
            try:
                if await asyncio.to_thread(self._come_due, now, last):
                    self.nudge()
            except StoreError as trouble:
                logger.error("what came due cannot be read or written: %s", trouble)
            last = now
            await self._pause(COMING_DUE)

    def _come_due(self, now: datetime, last: datetime | None) -> int:
        if last is None or now < last:
            self._store.look_again(now, LONGEST_RETRY if last is None else timedelta())
        return self._store.come_due(now, self._zone)

    async def _kept_up(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Begins the work again a minute after a defect ended it; all else goes on meanwhile."""
        while not self._stopping.is_set():
            ended: tuple[BaseException | None] = await asyncio.gather(
                work(), return_exceptions=True
            )
            if defect := ended[0]:
                logger.critical("delivering is interrupted by a defect", exc_info=defect)
                await self._pause(LONGEST_REST)

    async def _pause(self, seconds: float) -> None:
        await _until(self._stopping, seconds)


async def _until(event: asyncio.Event, seconds: float) -> None:
    """Waits until the event is set, so long at most."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
