"""A process that is killed leaves each reply whole: as it was before, or as it is after."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.store import Store
from tests.store.replies import full_reply
from tests.store.soundness import assert_sound
from tests.store.test_saving import new_version

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("killed")
    with Store.open(f"sqlite:///{folder}/before.db") as store:
        store.save(full_reply(), source_name="a.txt")
    subprocess.run(
        [sys.executable, "-m", "tests.store.killed_while_saving", str(folder)],
        cwd=ROOT,
        check=True,
        timeout=120,
    )
    return folder


def test_it_was_killed_at_every_statement(killed: Path) -> None:
    assert len(list(killed.glob("[0-9]*.db"))) > 40
    with Store.open(f"sqlite:///{killed}/whole.db") as store:
        stored = store.reply(1)
        assert stored
        assert (stored.reply, stored.versions) == (new_version(), 2)


def test_every_database_is_sound_and_holds_the_reply_as_it_was(killed: Path) -> None:
    for path in killed.glob("[0-9]*.db"):
        with Store.open(f"sqlite:///{path}") as store, closing(sqlite3.connect(path)) as database:
            assert_sound(store, database)
            stored = store.reply(1)
            assert stored
            assert (stored.reply, stored.versions) == (full_reply(), 1)


ENDLESS = """
from bot.store import Store
from tests.store.replies import plain_reply
from itertools import count
import sys

with Store.open(sys.argv[1]) as store:
    for n in count():
        reply = plain_reply(f"第{n}文" * 500, numbers=(str(n // 3),))
        saved = store.save(reply, source_name=f"{n}.txt")
        print(n, saved.reply_id, saved.version, flush=True)
"""


@pytest.mark.parametrize("told", [1, 7, 20])
def test_what_was_told_saved_is_there_after_a_kill(url: str, path: Path, told: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS, url], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        saved = [tuple(map(int, process.stdout.readline().split())) for _ in range(told)]
        process.kill()
        process.stdout.read()
    assert process.returncode == -signal.SIGKILL
    with Store.open(url) as store, closing(sqlite3.connect(path)) as database:
        assert_sound(store, database)
        for n, reply_id, version in saved:
            stored = store.reply(reply_id, version)
            assert stored
            assert (stored.reply.text, stored.source_name) == (f"第{n}文" * 500, f"{n}.txt")
