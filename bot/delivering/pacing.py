"""At most as many messages as Telegram takes: about 30 a second in all, 20 a minute to a group.

python-telegram-bot's `AIORateLimiter` lets two seconds' worth through in the first one, queues
answers behind whatever else is sent, and makes all chats wait for one that was told to. Here the
last second is counted exactly; answers to people go first, in bursts if they like, while the
courier keeps to even steps just below the limit; and a chat that is told to wait waits alone.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from enum import Enum, auto
from math import ceil
from time import monotonic
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

logger = logging.getLogger(__name__)

Answer = bool | dict[str, Any] | list[dict[str, Any]]

ALL_TOGETHER = 30  # messages
A_SECOND = 1.02  # and what their ways to Telegram may differ by
A_BARE_SECOND = 1.005  # for answers, so that they nearly always find a place free
COURIERS = 29.2  # messages a second
CATCHING_UP = 2  # steps that the courier may be late by and still make good
ONE_CHAT = 1.0  # seconds between two messages of the courier to the same person
TO_A_GROUP, A_MINUTE = 20, 61.0
PATIENCE = 61.0  # seconds that an answer waits for its chat at most
ANSWERS_TRIES = 4


class Sender(Enum):
    """Who asks, as `rate_limit_args` says: an answer (nothing said), or the courier."""

    COURIER = auto()


class Window:
    """When something was last done, as far as it counts: so often in so many seconds."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._done: deque[float] = deque(maxlen=most)

    def wait(self, now: float) -> float:
        """Seconds until it may be done again."""
        if len(self._done) < self._most:
            return 0.0
        return max(0.0, self._done[0] + self._seconds - now)

    def count(self, now: float) -> None:
        """It is done now."""
        self._done.append(now)

    def is_past(self, now: float) -> bool:
        """Whether nothing of it counts any more."""
        return self._done[-1] + self._seconds < now


class Pacing(BaseRateLimiter[Sender]):
    """Give it to `Application.builder().rate_limiter(…)`.

    `unlimited` lifts all limits of ours, for a Bot API server that has none. Telegram's own demand
    to wait is heard in any case.
    """

    def __init__(
        self,
        *,
        unlimited: bool = False,
        clock: Callable[[], float] = monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._unlimited = unlimited
        self._clock = clock
        self._sleep = sleep
        self._all = Window(ALL_TOGETHER, A_SECOND)
        self._answers = Window(ALL_TOGETHER, A_BARE_SECOND)
        self._groups: OrderedDict[int | str, Window] = OrderedDict()
        self._last: OrderedDict[int | str, float] = OrderedDict()
        self._held: dict[int | str, float] = {}
        self._couriers_turn = 0.0
        self._answers_waiting = 0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    def chat_wait(self, chat_id: int) -> float:
        """Seconds until the courier may write to this chat."""
        wait = self._chat_waits(chat_id)
        if chat_id not in self._last or self._unlimited:
            return wait
        return max(wait, self._last[chat_id] + ONE_CHAT - self._clock())

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Sender | None,
    ) -> Answer:
        """Sends the request when it is its turn; what speaks of no chat goes at once."""
        if data.get("chat_id") is None:
            return await callback(*args, **kwargs)
        chat = _as_number(data["chat_id"])
        tries = 1 if rate_limit_args is Sender.COURIER else ANSWERS_TRIES
        while True:
            if rate_limit_args is Sender.COURIER:
                await self._turn_of_courier()
            else:
                await self._turn_of_answer(chat)
            self._count(chat)
            tries -= 1
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as demand:
                self._hold(chat, seconds_of(demand))
                if not tries:
                    raise
                logger.info("%s: a chat is to wait for %.0f s", endpoint, seconds_of(demand))

    async def _turn_of_courier(self) -> None:
        """Even steps; while an answer waits, it goes first."""
        while wait := self._courier_waits():
            await self._sleep(wait)
        late = self._clock() - CATCHING_UP / COURIERS
        self._couriers_turn = max(self._couriers_turn, late) + 1 / COURIERS

    def _courier_waits(self) -> float:
        if self._unlimited:
            return 0.0
        wait = max(self._couriers_turn - self._clock(), self._all_wait(self._all))
        if wait <= 0 and self._answers_waiting:
            return 1 / COURIERS
        return max(0.0, wait)

    def _all_wait(self, window: Window) -> float:
        return 0.0 if self._unlimited else window.wait(self._clock())

    async def _turn_of_answer(self, chat: int | str) -> None:
        """First until its own chat is free, then before all that the courier has to send."""
        while wait := self._chat_waits(chat):
            if wait > PATIENCE:
                raise RetryAfter(ceil(wait))
            await self._sleep(wait)
        self._answers_waiting += 1
        try:
            while wait := self._all_wait(self._answers):
                await self._sleep(wait)
        finally:
            self._answers_waiting -= 1

    def _chat_waits(self, chat: int | str) -> float:
        """Seconds that Telegram wants of the chat, or that its group has used up."""
        now = self._clock()
        wait = self._held.get(chat, now) - now
        if chat in self._groups and not self._unlimited:
            wait = max(wait, self._groups[chat].wait(now))
        return max(0.0, wait)

    def _hold(self, chat: int | str, seconds: float) -> None:
        now = self._clock()
        self._held = {other: until for other, until in self._held.items() if until > now}
        self._held[chat] = now + seconds

    def _count(self, chat: int | str) -> None:
        now = self._clock()
        self._all.count(now)
        self._answers.count(now)
        self._last[chat] = now
        self._last.move_to_end(chat)
        while now - next(iter(self._last.values())) > ONE_CHAT:
            self._last.popitem(last=False)
        if isinstance(chat, str) or chat < 0:
            self._groups.setdefault(chat, Window(TO_A_GROUP, A_MINUTE)).count(now)
            self._groups.move_to_end(chat)
            while next(iter(self._groups.values())).is_past(now):
                self._groups.popitem(last=False)


def seconds_of(demand: RetryAfter) -> float:
    """How long Telegram wants to be left alone, in either of the library's types for it."""
    wait = demand.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _as_number(chat: Any) -> int | str:
    """A chat's id as a number; a channel's @name stays a name."""
    try:
        return int(chat)
    except ValueError:
        return str(chat)
