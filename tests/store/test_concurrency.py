"""Reading never waits for writing, and writers wait for each other, in one process or several."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from bot.errors import StoreError
from bot.model import Outcome, StepFilter
from bot.store import Store
from bot.store.connection import DatabaseFile
from tests.store.replies import full_reply, plain_reply


def test_readers_answer_during_a_long_write(store: Store, url: str) -> None:
    store.save(full_reply(), source_name="a.txt")
    file = DatabaseFile(url, patience=0)
    with file.writing() as writer:
        writer.execute("UPDATE versions SET agency = 'half written'")
        stored = store.reply(1)
        assert stored
        assert stored.reply == full_reply()
        assert store.search(["碳纤维"]).total == 1
        assert store.steps(StepFilter()).total == 3
        with file.reading() as reader:  # of the same program, too
            assert reader.execute("SELECT agency FROM versions").fetchone()[0] != "half written"
    file.close()


def test_a_reading_is_of_one_moment(store: Store, url: str) -> None:
    file = DatabaseFile(url, patience=0)
    with file.reading() as reader:
        assert reader.execute("SELECT count(*) FROM replies").fetchone()[0] == 0
        store.save(full_reply(), source_name="a.txt")
        assert reader.execute("SELECT count(*) FROM replies").fetchone()[0] == 0
    assert store.counts().replies == 1
    file.close()


def test_a_reader_cannot_write(url: str) -> None:
    file = DatabaseFile(url, patience=0)
    with pytest.raises(StoreError, match="只能读"), file.reading() as reader:
        reader.execute("DELETE FROM chats")
    file.close()


def test_another_program_that_does_not_stop_writing_is_told(
    url: str, store: Store, database: sqlite3.Connection
) -> None:
    database.execute("BEGIN IMMEDIATE")
    with (
        Store.open(url, patience=0.05) as waiting,
        pytest.raises(StoreError, match=r"replies\.db 正被另一个程序写入.*请等那个程序结束后再试"),
    ):
        waiting.save(full_reply(), source_name="a.txt")
    database.execute("COMMIT")
    assert store.save(full_reply(), source_name="a.txt").outcome is Outcome.NEW


def test_a_write_has_its_turn_before_it_reads(url: str, database: sqlite3.Connection) -> None:
    # Had it only when it first writes, what it read before might have changed by then.
    database.execute("PRAGMA busy_timeout = 0")
    file = DatabaseFile(url, patience=0)
    with file.writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
        database.execute("BEGIN IMMEDIATE")
    file.close()


def test_two_programs_load_at_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new/replies.db"
    start = Barrier(2)

    def load(program: int) -> list[Outcome]:
        start.wait()
        with Store.open(url) as store:  # both make the folder, the file and the tables
            return [
                store.save(plain_reply(f"文{n}", numbers=(f"{n}",)), source_name="a.txt").outcome
                for n in range(program, program + 20)
            ]

    with ThreadPoolExecutor(2) as pool:
        outcomes = [outcome for done in pool.map(load, (1, 11)) for outcome in done]
    assert outcomes.count(Outcome.NEW) == 30
    assert outcomes.count(Outcome.UNCHANGED) == 10
    with Store.open(url) as store:
        assert store.counts().replies == 30


def test_many_threads_use_one_store(store: Store) -> None:
    def work(number: int) -> bool:
        reply = plain_reply(f"第{number}文", numbers=(f"{number}",), co_agencies=("省财政厅",))
        saved = store.save(reply, source_name="a.txt")
        stored = store.reply(saved.reply_id)
        return stored is not None and stored.reply == reply and store.counts().replies > 0

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(40)))
    assert store.counts().replies == 40
    assert [agency.joined for agency in store.agencies()] == [0, 40]


def test_a_reader_at_work_finishes_although_the_store_is_closed(url: str) -> None:
    file = DatabaseFile(url, patience=0)
    with file.reading() as reader:
        file.close()
        assert reader.execute("SELECT count(*) FROM replies").fetchone()[0] == 0
    with pytest.raises(sqlite3.ProgrammingError):
        reader.execute("SELECT 1")


def test_an_error_undoes_the_whole_write(url: str, store: Store) -> None:
    file = DatabaseFile(url, patience=0)

    def half_a_write() -> None:
        with file.writing() as writer:
            writer.execute("INSERT INTO chats (id, language) VALUES (1, 'zh')")
            raise KeyError

    with pytest.raises(KeyError):
        half_a_write()
    assert store.language(1) is None
    store.set_language(1, "en")
    file.close()
