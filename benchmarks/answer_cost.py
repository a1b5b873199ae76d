"""What an answer costs: `/proposal N` through the whole application, beside bare handlers.

    python -m benchmarks.answer_cost DATABASE [TIMES]

The database holds the replies of `benchmarks.scale` (100,000 of them is what is asked for). A bare
handler is python-telegram-bot with one command that replies with a constant text, the very words of
an answer; one of them has the answer's buttons too. Each has a stand-in for Telegram of its own, in
a process of its own, and is reached over HTTP; questions go to one after the other in turns.
"""

from __future__ import annotations

import asyncio
import logging
import random
import statistics
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, CommandHandler, ContextTypes
from telegram.request import HTTPXRequest

from benchmarks.scale_answers import NOW, desk_of, numbers_of_one
from benchmarks.telegram_apart import TelegramApart
from bot.answering import proposals
from bot.app import ALLOWED_UPDATES, build
from bot.chat import running
from bot.delivering.keyboards import keyboard
from bot.settings import Settings
from bot.store import Store
from bot.telling.message import Message

TIMES = 60
PAUSE = 0.02  # seconds between two questions
NAMES = ("the whole application", "a bare handler", "a bare handler with buttons")
PEOPLE = range(5_000_000, 5_000_001)


def bare(telegram: TelegramApart, said: Message) -> Application[Any, Any, Any, Any, Any, Any]:
    """An application that knows one answer."""

    async def answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.effective_message:
            await update.effective_message.reply_html(said.html, reply_markup=keyboard(said))

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


async def measured(store: Store, count: int, times: int) -> dict[str, list[float]]:
    """Seconds to the whole application's answers, and to the bare handlers'."""
    numbers = numbers_of_one(store, random.Random(6), count)
    answer = proposals.proposal(desk_of(store), numbers[0])
    print(f"an answer of {len(answer.html)} characters and {sum(map(len, answer.rows))} buttons")
    apart = {name: TelegramApart(PEOPLE, limited=False) for name in NAMES}
    ours_at = apart[NAMES[0]]
    ours = build(
        Settings.read({}),
        store,
        token=ours_at.token,
        base_url=ours_at.base_url,
        base_file_url=ours_at.base_file_url,
        direct=True,
        now=lambda: NOW,
    )
    plain = bare(apart[NAMES[1]], replace(answer, rows=()))
    buttons = bare(apart[NAMES[2]], answer)
    async with running(ours), running(plain), running(buttons):
        for application in (ours, plain, buttons):
            if application.updater is None:
                raise RuntimeError("the application polls")
            await application.updater.start_polling(allowed_updates=ALLOWED_UPDATES)
        seconds: dict[str, list[float]] = {name: [] for name in NAMES}
        for at in range(-3, times):
            for name, telegram in apart.items():
                words = f"/proposal {numbers[at % len(numbers)]}"
                took = await asyncio.to_thread(telegram.say, words)
                if at >= 0:  # the first few are for warming up
                    seconds[name].append(took)
                await asyncio.sleep(PAUSE)
        for application in (ours, plain, buttons):
            if application.updater:
                await application.updater.stop()
    for telegram in apart.values():
        telegram.stop()
    return seconds


def told(name: str, seconds: Sequence[float]) -> float:
    """Prints and gives the median."""
    median = statistics.median(seconds)
    last = sorted(seconds)[int(len(seconds) * 0.99)]
    print(f"{name:30}{1e3 * median:8.2f} ms, 99 %: {1e3 * last:8.2f} ms")
    return median


def main(path: Path, times: int) -> None:
    """Measures and prints."""
    logging.basicConfig(level=logging.ERROR)
    with Store.open(f"sqlite:///{path}") as store:
        count = store.for_staff.counts().replies
        seconds = asyncio.run(measured(store, count, times))
    print(f"{count} replies stored, over HTTP, {times} times each in turns")
    medians = {name: told(name, taken) for name, taken in seconds.items()}
    for name in NAMES[1:]:
        print(f"beside {name}: {medians[NAMES[0]] / medians[name]:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else TIMES)
