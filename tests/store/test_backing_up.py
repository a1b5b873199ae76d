"""A copy made while others write is whole, and holds what had been written."""

from __future__ import annotations

import gzip
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store import Store
from bot.store.backing_up import back_up, contents
from tests.store.replies import full_reply, plain_reply
from tests.store.soundness import assert_sound


def test_a_copy_holds_what_was_stored(store: Store, path: Path, tmp_path: Path) -> None:
    store.save(full_reply(), source_name="a.txt")
    back_up(path, tmp_path / "copy.db")
    with Store.open(f"sqlite:///{tmp_path}/copy.db") as copy:
        assert copy.for_staff.reply(1) == store.for_staff.reply(1)


def test_copies_made_while_others_write_are_sound(store: Store, path: Path, tmp_path: Path) -> None:
    def write(number: int) -> None:
        store.save(plain_reply(f"第{number}文" * 300, numbers=(str(number),)), source_name="a")

    with ThreadPoolExecutor(2) as pool:
        writing = [pool.submit(write, number) for number in range(1, 41)]
        for number in range(4):
            back_up(path, tmp_path / f"{number}.db")
        assert all(done.result() is None for done in writing)
    counted = []
    for number in range(4):
        url = f"sqlite:///{tmp_path}/{number}.db"
        with Store.open(url) as copy, closing(sqlite3.connect(tmp_path / f"{number}.db")) as raw:
            assert_sound(copy, raw)
            counted.append(copy.for_staff.counts().replies)
    assert counted == sorted(counted)


def test_a_packed_copy_is_the_same_packed(store: Store, path: Path, tmp_path: Path) -> None:
    store.save(full_reply(), source_name="a.txt")
    back_up(path, tmp_path / "copy.db.gz")
    (tmp_path / "copy.db").write_bytes(gzip.decompress((tmp_path / "copy.db.gz").read_bytes()))
    held = contents(tmp_path / "copy.db")
    assert held
    assert held.replies == 1


def test_what_was_deleted_is_not_in_the_copy(store: Store, path: Path, tmp_path: Path) -> None:
    words = "只在这里出现的话" * 50
    store.save(plain_reply(words), source_name="a.txt", sample=True)
    store.remove_samples()
    back_up(path, tmp_path / "copy.db")
    assert words[:16].encode() not in (tmp_path / "copy.db").read_bytes()


def test_nothing_is_written_over_and_no_part_is_left(
    store: Store, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "copy.db").write_bytes(b"mine")
    with pytest.raises(StoreError, match="已经存在"):
        back_up(path, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_bytes() == b"mine"
    with pytest.raises(StoreError):
        back_up(tmp_path / "copy.db", tmp_path / "other.db")
    assert {file.name for file in tmp_path.iterdir()} == {
        "copy.db", "replies.db", "replies.db-shm", "replies.db-wal",
    }  # fmt: skip


def test_an_older_database_is_copied_as_it_is(tmp_path: Path) -> None:
    from sqlite_utils import Database

    from bot.store.migrations import migrations

    with Database(tmp_path / "older.db", execute_plugins=False) as database:
        migrations.apply(database, stop_before="m006_following")
    back_up(tmp_path / "older.db", tmp_path / "copy.db")
    with Database(tmp_path / "copy.db", execute_plugins=False) as copy:
        assert len(list(migrations.applied(copy))) == 5
    held = contents(tmp_path / "copy.db")
    assert held
    assert (held.follows, held.staff) == (0, ())
