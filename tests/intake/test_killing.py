"""A kill at any moment of receiving, reading, publishing or taking back leaves nothing by half."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.store import Store
from tests.intake.killed import DEEDS
from tests.store.dumps import readable
from tests.store.soundness import assert_sound

Stood = tuple[dict[str, list[tuple[object, ...]]], list[object]]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("killed")
    subprocess.run(
        [sys.executable, "-m", "tests.intake.killed", str(folder)],
        cwd=ROOT,
        check=True,
        timeout=300,
    )
    return folder


def stands(path: Path) -> Stood:
    with Store.open(f"sqlite:///{path}") as store, closing(sqlite3.connect(path)) as database:
        assert_sound(store, database)
        drafts = [(d.state, d.document.text) for d in store.incoming.drafts(1)]
        files = [upload.name for upload in store.incoming.uploads(1)]
        undone = [p.undone_by for p in store.incoming.publications()]
        return readable(database), [drafts, files, undone, store.audit().total]


@pytest.mark.parametrize("deed", DEEDS)
def test_it_stands_as_before_or_as_after_and_can_be_done_again(killed: Path, deed: str) -> None:
    folder = killed / deed
    before, after = stands(folder / "before.db"), stands(folder / "whole.db")
    assert before != after
    copies = list(folder.glob("[0-9]*.db"))
    assert len(copies) >= {"receive": 5, "read": 8, "publish": 20, "withdraw": 20}[deed]
    for path in copies:
        stood = stands(path)
        assert stood in (before, after), path.name
        if stood == before:
            with Store.open(f"sqlite:///{path}") as store:
                DEEDS[deed](store)
            assert without_marks(stands(path)) == without_marks(after), path.name


def without_marks(stood: Stood) -> object:
    """The moments and numbers that a second try makes anew are left out."""
    readings, rest = stood
    return {name: len(rows) for name, rows in readings.items()}, rest


def test_nobody_is_owed_what_was_not_published(killed: Path) -> None:
    for path in (killed / "publish").glob("before.db"):
        with closing(sqlite3.connect(path)) as database:
            assert database.execute("SELECT count(*) FROM outbox").fetchone()[0] == 0
    with closing(sqlite3.connect(killed / "publish" / "whole.db")) as database:
        assert database.execute("SELECT count(*) FROM outbox").fetchone()[0] == 1
    with closing(sqlite3.connect(killed / "withdraw" / "whole.db")) as database:
        assert database.execute("SELECT count(*) FROM outbox").fetchone()[0] == 0
