"""What an answer costs: `/proposal N` through the whole application, beside a bare handler.

    python -m benchmarks.answer_cost DATABASE [TIMES]

The database holds the replies of `benchmarks.scale` (100,000 of them is what is asked for). The
bare handler is python-telegram-bot with one command that replies with a constant text, the very
words of an answer without its buttons. Each has a stand-in for Telegram of its own, in a process of
its own, and is reached over HTTP; questions go to the one and the other in turns.
"""

from __future__ import annotations

import asyncio
import logging
import random
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.constants import ParseMode
from telegram.ext import Application, ApplicationBuilder, CommandHandler, ContextTypes
from telegram.request import HTTPXRequest

from benchmarks.scale_answers import NOW, desk_of, numbers_of_one
from benchmarks.telegram_apart import TelegramApart
from bot.answering import proposals
from bot.app import ALLOWED_UPDATES, build
from bot.chat import running
from bot.settings import Settings
from bot.store import Store

TIMES = 60
PEOPLE = range(5_000_000, 5_000_001)


def bare(telegram: TelegramApart, text: str) -> Application[Any, Any, Any, Any, Any, Any]:
    """An application that knows one answer."""

    async def answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.effective_message:
            await update.effective_message.reply_text(text, parse_mode=ParseMode.HTML)

    def request() -> HTTPXRequest:
        return HTTPXRequest(connection_pool_size=64, httpx_kwargs={"trust_env": False})

    application = (
        ApplicationBuilder()
        .token(telegram.token)
        .base_url(telegram.base_url)
        .request(request())
        .get_updates_request(request())
        .build()
    )
    application.add_handler(CommandHandler("proposal", answer))
    return application


async def measured(store: Store, count: int, times: int) -> tuple[list[float], list[float]]:
    """Seconds to the whole application's answers, and to the bare handler's."""
    numbers = numbers_of_one(store, random.Random(6), count)
    text = proposals.proposal(desk_of(store), numbers[0]).html
    print(f"an answer of {len(text)} characters")
    ours_at, theirs_at = TelegramApart(PEOPLE, limited=False), TelegramApart(PEOPLE, limited=False)
    ours = build(
        Settings.read({}),
        store,
        token=ours_at.token,
        base_url=ours_at.base_url,
        base_file_url=ours_at.base_file_url,
        direct=True,
        now=lambda: NOW,
    )
    theirs = bare(theirs_at, text)
    async with running(ours), running(theirs):
        for application in (ours, theirs):
            if application.updater is None:
                raise RuntimeError("the application polls")
            await application.updater.start_polling(allowed_updates=ALLOWED_UPDATES)
        seconds: tuple[list[float], list[float]] = ([], [])
        for at in range(-3, times):
            for telegram, taken in zip((ours_at, theirs_at), seconds, strict=True):
                words = f"/proposal {numbers[at % len(numbers)]}"
                took = await asyncio.to_thread(telegram.say, words)
                if at >= 0:  # the first few are for warming up
                    taken.append(took)
            await asyncio.sleep(random.uniform(1.05, 1.25))  # a chat takes one message a second
        for application in (ours, theirs):
            if application.updater:
                await application.updater.stop()
    ours_at.stop()
    theirs_at.stop()
    return seconds


def told(name: str, seconds: Sequence[float]) -> float:
    """Prints and gives the median."""
    median = statistics.median(seconds)
    last = sorted(seconds)[int(len(seconds) * 0.99)]
    print(f"{name:24}{1e3 * median:8.2f} ms, 99 %: {1e3 * last:8.2f} ms")
    return median


def main(path: Path, times: int) -> None:
    """Measures and prints."""
    logging.basicConfig(level=logging.ERROR)
    with Store.open(f"sqlite:///{path}") as store:
        count = store.for_staff.counts().replies
        ours, theirs = asyncio.run(measured(store, count, times))
    print(f"{count} replies stored, over HTTP, {times} times each in turns")
    ratio = told("the whole application", ours) / told("a bare handler", theirs)
    print(f"ratio of medians: {ratio:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else TIMES)
