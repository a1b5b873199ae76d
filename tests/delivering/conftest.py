"""A store, people who know the bot, and a courier between them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from telegram.ext import ExtBot

from bot.chat import InProcessRequest, Telegram
from bot.delivering import Courier, Pacing, Sender
from bot.store import Store
from tests.delivering.owed import Clock, acquaint, courier_of

PEOPLE = range(70_011, 70_016)


@pytest.fixture(autouse=True)
def waits_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's coming type for waits; it warns while the old one is in use."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/replies.db"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store.open(url) as opened:
        yield opened


@pytest.fixture
def telegram() -> Telegram:
    people = Telegram()
    acquaint(people, PEOPLE)
    return people


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def bot(telegram: Telegram, clock: Clock) -> AsyncIterator[ExtBot[Sender]]:
    pacing = Pacing(clock=clock.monotonic, sleep=clock.sleep)
    request = InProcessRequest(telegram)
    async with ExtBot(telegram.token, request=request, rate_limiter=pacing) as opened:
        yield opened


@pytest.fixture
def courier(store: Store, bot: ExtBot[Sender], clock: Clock) -> Courier:
    return courier_of(store, bot, clock)
