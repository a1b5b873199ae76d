"""A fan-out to many chats: how near to Telegram's limit, how near to a bare loop, how answers fare.

    python -m benchmarks.fan_out [--chats 100000] [--seconds 60] [--whole]

A reply comes in whose agency all the chats follow. The stand-in for Telegram runs in a process of
its own and is reached over HTTP.

(a) The whole application, with Telegram's limits kept by the stand-in: messages a second over the
limit's own 30, for a slice of the time that all of it takes (`--whole`: for all of it).
(b) The courier without limits, in turns with a bare loop of `await bot.send_message` of the same
message to the same stand-in through the same kind of request.
(c) The seconds from /proposal to its answer while (a) goes on, over those without it.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import statistics
import tempfile
import time
from datetime import datetime, timedelta
from itertools import cycle
from zoneinfo import ZoneInfo

from telegram import Bot
from telegram.constants import ParseMode
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from benchmarks.store_load import sample_replies
from benchmarks.telegram_apart import TelegramApart
from bot.answering import news
from bot.app import ALLOWED_UPDATES, build
from bot.chat import running
from bot.delivering import Courier, Pacing, keyboard
from bot.model import Announce, Pace, Parcel, Subject
from bot.settings import Settings
from bot.store import Store, following
from bot.store.connection import DatabaseFile
from bot.telling.message import Message

LIMIT = 30  # messages a second
FIRST = 1_000_000  # the first chat's id
ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 23, 12, tzinfo=ZONE)
TURNS, A_TURN = 6, 4.0  # seconds
ASKED = 60


class Clock:
    """Noon, and on from there: nobody's quiet hours."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    def __call__(self) -> datetime:
        """The time now."""
        return NOON + timedelta(seconds=time.monotonic() - self._begun)


def prepare(url: str, chats: range) -> None:
    """All chats follow an agency of the samples, and are owed that another reply of it came."""
    replies = [reply for reply in sample_replies() if reply.agency == "澜岭省科学技术厅"]
    with Store.open(url) as store:
        store.save(replies[0], source_name="a.txt")
        agency = next(str(each.id) for each in store.agencies() if each.name == replies[0].agency)
    file = DatabaseFile(url, patience=5)
    with file.writing() as connection:
        for chat in chats:
            following.follow(connection, chat, Subject.AGENCY, agency, NOON, Pace.AT_ONCE)
    file.close()
    with Store.open(url) as store:
        begun = time.perf_counter()
        store.save(replies[1], source_name="b.txt", announce=Announce(NOON))
        print(f"the change and all it is owed to, one transaction: {_since(begun):.2f} s")


def _since(begun: float) -> float:
    return time.perf_counter() - begun


# --- (a) and (c): with limits


async def limited(store: Store, telegram: TelegramApart, seconds: float) -> None:
    """Prints what the whole application reaches, and how long an answer takes meanwhile."""
    application = build(
        Settings.read({}),
        store,
        token=telegram.token,
        base_url=telegram.base_url,
        base_file_url=telegram.base_file_url,
        direct=True,
        now=Clock(),
    )
    courier: Courier = application.bot_data["courier"]
    updater = application.updater
    if updater is None:
        raise RuntimeError("the application polls")
    async with running(application):
        await courier.stop()
        await updater.start_polling(allowed_updates=ALLOWED_UPDATES)
        await delivering_alone(courier, telegram, seconds)
        await answering(courier, telegram)
        await updater.stop()


async def delivering_alone(courier: Courier, telegram: TelegramApart, seconds: float) -> None:
    """Prints messages a second over the limit."""
    telegram.arrived()
    courier.start()
    await asyncio.sleep(seconds)
    await courier.stop()
    arrived = telegram.arrived()
    rate = arrived.a_second()
    print(
        f"(a) {len(arrived.at)} messages: {rate:.2f} a second, {rate / LIMIT:.3f} of the limit;"
        f" at most {arrived.most_in_a_second()} in any second;"
        f" told to wait {arrived.told_to_wait} times"
    )


async def answering(courier: Courier, telegram: TelegramApart) -> None:
    """Prints how long answers take while the courier delivers, over how long they take else."""
    alone: list[float] = []
    meanwhile: list[float] = []
    for _ in range(TURNS):
        alone += await asked(telegram)
        courier.start()
        await asyncio.sleep(1)
        meanwhile += await asked(telegram)
        await courier.stop()
    for name, at in (("median", 0.5), ("95 %", 0.95)):
        one, other = _quantile(alone, at), _quantile(meanwhile, at)
        print(
            f"(c) /proposal 82, {name}: {one * 1e3:.0f} ms alone, {other * 1e3:.0f} ms"
            f" during the fan-out, ratio {other / one:.2f} ({len(alone)} times each)"
        )


async def asked(telegram: TelegramApart) -> list[float]:
    """Seconds to the answer, some times; never two questions in a second."""
    seconds = []
    for _ in range(ASKED // TURNS):
        seconds.append(await asyncio.to_thread(telegram.say, "/proposal 82"))
        await asyncio.sleep(random.uniform(1.05, 1.25))
    return seconds


def _quantile(seconds: list[float], at: float) -> float:
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * at))]


# --- (b): without


async def unlimited(store: Store, telegram: TelegramApart, chats: range, lanes: int) -> None:
    """Prints the courier's sends a second over those of a bare loop, in turns."""
    clock, pacing = Clock(), Pacing(unlimited=True)
    parcels: list[Parcel] = []

    def told(parcel: Parcel) -> Message:
        parcels.append(parcel)
        return news.parcel(store, parcel, page=0, today=NOON.date(), zone=ZONE)

    def request() -> HTTPXRequest:
        return HTTPXRequest(connection_pool_size=64, httpx_kwargs={"trust_env": False})

    ours = ExtBot(telegram.token, telegram.base_url, request=request(), rate_limiter=pacing)
    bare = Bot(telegram.token, telegram.base_url, request=request())
    courier = Courier(store, ours, render=told, pacing=pacing, now=clock, zone=ZONE, lanes=lanes)
    rates: list[tuple[float, float]] = []
    async with ours, bare:
        for _ in range(TURNS):
            telegram.arrived()
            courier.start()
            await asyncio.sleep(A_TURN)
            await courier.stop()
            delivered = telegram.arrived().a_second()
            message = news.parcel(store, parcels[0], page=0, today=NOON.date(), zone=ZONE)
            await bare_loop(bare, message, chats, A_TURN)
            rates.append((delivered, telegram.arrived().a_second()))
    ratios = [delivered / looped for delivered, looped in rates]
    ours_a_second, bare_a_second = (
        statistics.median(column) for column in zip(*rates, strict=True)
    )
    print(
        f"(b) {lanes} lane(s): {ours_a_second:.0f} messages a second, a bare loop"
        f" {bare_a_second:.0f}: ratio {statistics.median(ratios):.2f}"
        f" (turns: {', '.join(f'{each:.2f}' for each in ratios)})"
    )


async def bare_loop(bot: Bot, message: Message, chats: range, seconds: float) -> None:
    """Sends one message after another, and nothing else."""
    end = time.monotonic() + seconds
    for chat in cycle(chats):
        if time.monotonic() > end:
            return
        await bot.send_message(
            chat, message.html, parse_mode=ParseMode.HTML, reply_markup=keyboard(message)
        )


def main() -> None:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--chats", type=int, default=100_000)
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--whole", action="store_true")
    given = arguments.parse_args()
    chats = range(FIRST, FIRST + given.chats)
    seconds = given.chats / LIMIT * 1.05 if given.whole else given.seconds
    logging.basicConfig(level=logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/replies.db"
        prepare(url, chats)
        for measure in (unlimited_part, limited_part):
            measure(url, chats, seconds)


def unlimited_part(url: str, chats: range, _seconds: float) -> None:
    """(b), with one lane."""
    telegram = TelegramApart(chats, limited=False)
    with Store.open(url) as store:
        asyncio.run(unlimited(store, telegram, chats, lanes=1))
    telegram.stop()


def limited_part(url: str, chats: range, seconds: float) -> None:
    """(a) and (c)."""
    telegram = TelegramApart(chats, limited=True)
    with Store.open(url) as store:
        asyncio.run(limited(store, telegram, seconds))
    telegram.stop()


if __name__ == "__main__":
    main()
