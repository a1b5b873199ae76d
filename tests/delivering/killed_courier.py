"""Run as a program: couriers one after another, each in a process that is killed at one stage.

`python -m tests.delivering.killed_courier DATABASE_URL BASE_URL TOKEN BEGUN LINE` reads a stage and
a number a line, starts a courier that dies when it comes to the stage for that many-th time, says
its process id and, when it is gone, how it ended. Its time runs 240 times as fast, so that a lease
of two minutes runs out in half a second. A `bad` LINE fails now and then, before or after a message
has arrived.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx
from telegram.error import NetworkError, TimedOut
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.delivering import Courier, Pacing
from bot.model import Parcel
from bot.store import Store
from bot.store.connection import path_of
from bot.telling.message import Message
from tests.delivering.owed import NOON, ZONE, told

SPEED = 240


@dataclass
class Death:
    """Comes at one stage, the n-th time."""

    stage: str
    turn: int
    met: Counter[str] = field(default_factory=Counter)

    def at(self, stage: str) -> None:
        """A stage is come to."""
        self.met[stage] += 1
        if stage == self.stage and self.met[stage] == self.turn:
            os.kill(os.getpid(), signal.SIGKILL)


class MortalStore(Store):
    """Dies before, in and after the transaction that settles and takes."""

    death: Death

    def take_parcel(self, *given: Any, **named: Any) -> Parcel | None:
        """As the store does."""
        self.death.at("before taking")
        with self._file.writing() as connection:
            connection.set_trace_callback(lambda _: self.death.at("statement"))
        taken = super().take_parcel(*given, **named)
        with self._file.writing() as connection:
            connection.set_trace_callback(None)
        self.death.at("taken")
        return taken


class MortalRequest(HTTPXRequest):
    """Dies before a message leaves and after its answer came; fails where the line is bad."""

    death: Death
    line: str

    async def do_request(self, url: str, *given: Any, **named: Any) -> tuple[int, bytes]:
        """As the library does."""
        if not url.endswith("sendMessage"):
            return await super().do_request(url, *given, **named)
        self.death.at("leaving")
        turn = self.death.met["leaving"] % 48 if self.line == "bad" else 0
        if turn == 4:
            raise NetworkError("httpx.ConnectError") from httpx.ConnectError("unreachable")
        if turn == 16:
            return 500, b'{"ok": false, "error_code": 500, "description": "Internal Server Error"}'
        answer = await super().do_request(url, *given, **named)
        if turn == 28:
            raise TimedOut from httpx.ReadTimeout("no answer")
        if turn == 40:
            raise NetworkError("httpx.ReadError") from httpx.ReadError("connection reset")
        self.death.at("answered")
        return answer


async def live(death: Death, database: str, base_url: str, token: str, begun: float) -> None:
    """Delivers until nothing is owed any more."""

    def now() -> datetime:
        return NOON + timedelta(seconds=(time.time() - begun) * SPEED)

    def render(parcel: Parcel) -> Message:
        death.at("telling")
        return told(parcel)

    request = MortalRequest(httpx_kwargs={"trust_env": False}, read_timeout=1)
    MortalStore.death = MortalRequest.death = death
    pacing = Pacing(unlimited=True)
    bot = ExtBot(token, base_url=base_url, request=request, rate_limiter=pacing)
    with MortalStore.open(database) as store, closing(sqlite3.connect(path_of(database))) as file:
        async with bot:
            courier = Courier(store, bot, render=render, pacing=pacing, now=now, zone=ZONE)
            courier.start()
            owed = "SELECT 1 FROM outbox WHERE state IN ('queued', 'sending')"
            while file.execute(owed).fetchone():  # noqa: ASYNC110 - what another process sees
                await asyncio.sleep(0.05)
            death.at("all sent")
            await courier.stop()


def say(number: int) -> None:
    """One line for whoever started this."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def main(database: str, base_url: str, token: str, begun: str, line: str) -> None:
    """Starts couriers as it is told to."""
    MortalRequest.line = line
    for command in sys.stdin:
        stage, _, turn = command.strip().rpartition(" ")
        child = os.fork()
        if child == 0:
            code = 1
            try:
                asyncio.run(live(Death(stage, int(turn)), database, base_url, token, float(begun)))
                code = 0
            finally:
                os._exit(code)
        say(child)
        say(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


if __name__ == "__main__":
    main(*sys.argv[1:])
