"""The bot as a person meets it: the real application over the samples, without the network."""

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.app import build
from bot.chat import Conversation, InProcessRequest, Telegram, running
from bot.commands.samples import load_samples
from bot.settings import Settings
from bot.store import Store

NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Sunday
TODAY = NOW.date()


@pytest.fixture(scope="session")
def loaded_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all samples, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("samples") / "replies.db"
    with Store.open(f"sqlite:///{path}") as store:
        assert load_samples(store) >= 10
    return path


@pytest.fixture
def store(loaded_database: Path, tmp_path: Path) -> Iterator[Store]:
    """The samples in a store of this test's own."""
    path = shutil.copy(loaded_database, tmp_path / "replies.db")
    with Store.open(f"sqlite:///{path}") as opened:
        yield opened


@pytest.fixture
def telegram() -> Telegram:
    """The stand-in for Telegram."""
    return Telegram()


@pytest.fixture
async def member(store: Store, telegram: Telegram) -> AsyncIterator[Conversation]:
    """A member's private chat with the bot."""
    application = build(
        Settings.read({}),
        store,
        token=telegram.token,
        request=InProcessRequest(telegram),
        updates_request=InProcessRequest(telegram),
        now=lambda: NOW,
    )
    async with running(application):
        yield Conversation(application, telegram)
