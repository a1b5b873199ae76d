"""An intake over an empty store, with a real process that reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.intake import Intake
from bot.reading import Reader
from bot.store import Store
from tests.intake.letters import PAUSE


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    with Reader() as reading:
        yield reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "replies.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{path}") as opened:
        yield opened


@pytest.fixture
def intake(store: Store, reader: Reader) -> Intake:
    return Intake(store, reader, pause=PAUSE)


@pytest.fixture
def database(store: Store, path: Path) -> Iterator[sqlite3.Connection]:
    """The same file as another program would open it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection
