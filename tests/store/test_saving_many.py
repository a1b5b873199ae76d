"""Many replies saved together are stored as if they had been saved one after another."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from benchmarks.scale_replies import replies
from bot.model import Announce, Outcome, Reply, Subject
from bot.store import Store
from bot.store.origins import Origin
from bot.store.saving_many import Loading
from tests.store.replies import full_reply, plain_reply
from tests.store.soundness import assert_sound, vocabulary

AT = datetime(2026, 3, 2, tzinfo=UTC)
# When it was saved is another moment each time.
MOMENTS = {"loaded_at", "since"}
# SQLite's own, the indexes' own (their words are compared), and how often was counted.
NOT_COMPARED = ("sqlite_", "_sqlite", "text_index", "head_index", "topic_index", "revisions")


def stored(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, and every pair in the indexes."""
    with closing(sqlite3.connect(path)) as database:
        found = {}
        for (name,) in database.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        ).fetchall():
            if name.startswith(
                ("sqlite_", "_sqlite", "text_index", "head_index", "topic_index", "revisions")
            ):
                continue
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({name})")]
            kept = ", ".join(column for column in columns if column not in MOMENTS)
            found[name] = sorted(database.execute(f"SELECT {kept} FROM {name}"), key=repr)  # noqa: S608 - names of ours
        for index in ("text_index", "head_index", "topic_index"):
            found[index] = list(vocabulary(database, index))
        return found


def one_by_one(path: Path, batch: Sequence[Reply]) -> dict[str, list[tuple[object, ...]]]:
    with Store.open(f"sqlite:///{path}") as store:
        for reply in batch:
            store.save(reply, source_name="a.txt")
    return stored(path)


def at_once(path: Path, *batches: Sequence[Reply]) -> dict[str, list[tuple[object, ...]]]:
    with Store.open(f"sqlite:///{path}") as store:
        for batch in batches:
            store.save_all([Loading(reply, Origin("a.txt")) for reply in batch])
    return stored(path)


def test_fifty_synthetic_replies(tmp_path: Path) -> None:
    fifty = [*replies(48), full_reply(), plain_reply("没有日期的答复", numbers=("99",))]
    expected = one_by_one(tmp_path / "one.db", fifty)
    assert len(expected["listed_steps"]) > 100
    assert at_once(tmp_path / "all.db", fifty) == expected
    assert at_once(tmp_path / "some.db", fifty[:20], fifty[20:]) == expected


def test_what_comes_twice_or_in_another_version(tmp_path: Path) -> None:
    first, second = replies(2)
    batch = [first, second, replace(first, text=first.text + "改"), second, full_reply()]
    expected = one_by_one(tmp_path / "one.db", batch)
    assert at_once(tmp_path / "all.db", batch) == expected


def followed(path: Path, batch: Sequence[Reply], *, together: bool) -> list[tuple[object, ...]]:
    """What is owed when the batch is announced to a chat that follows much of it."""
    with Store.open(f"sqlite:///{path}") as store:
        store.save(batch[0], source_name="a.txt")
        store.follow(7, Subject.AGENCY, "1", at=AT)
        store.follow(8, Subject.MEMBER, batch[1].proposers[0], at=AT)
        store.follow(9, Subject.WORDS, str(store.keep_words("建设")), at=AT)
        if together:
            rest = [Loading(each, Origin("a.txt"), announce=Announce(AT)) for each in batch[1:]]
            store.save_all(rest)
        else:
            for each in batch[1:]:
                store.save(each, source_name="a.txt", announce=Announce(AT))
    with closing(sqlite3.connect(path)) as database:
        return [
            *database.execute("SELECT id, key, what, at, reply_id, version FROM events"),
            *database.execute("SELECT * FROM event_subjects ORDER BY event_id, subject, key"),
            *database.execute("SELECT chat_id, event_id, follow_id, state FROM outbox ORDER BY id"),
        ]


def test_who_follows_is_told_the_same(tmp_path: Path) -> None:
    known, first, second, third = (replace(each, disclosure="主动公开") for each in replies(4))
    by_another = replace(first, agency="长春市水务局", text=first.text + "另复。")  # 分别答复
    batch = [known, first, by_another, second, replace(second, text=second.text + "改"), third]
    expected = followed(tmp_path / "one.db", batch, together=False)
    assert {row[2] for row in expected if len(row) == 6} >= {"new_reply", "supplement"}
    assert followed(tmp_path / "all.db", batch, together=True) == expected


def test_what_became_of_each(store: Store, database: sqlite3.Connection) -> None:
    first, second = replies(2)
    store.save(first, source_name="a.txt")
    batch = [first, second, replace(second, text=second.text + "改"), full_reply()]
    saved = store.save_all([Loading(reply, Origin("a.txt")) for reply in batch])
    assert [(each.outcome, each.reply_id, each.version) for each in saved] == [
        (Outcome.UNCHANGED, 1, 1),
        (Outcome.NEW, 2, 1),
        (Outcome.NEW_VERSION, 2, 2),
        (Outcome.NEW, 3, 1),
    ]
    assert_sound(store, database)


def test_all_or_none(store: Store) -> None:
    batch = [Loading(reply, Origin("a.txt")) for reply in replies(3)]
    broken = replace(batch[2].reply, signer=object())  # type: ignore[arg-type]
    with pytest.raises(sqlite3.Error):
        store.save_all([*batch[:2], replace(batch[2], reply=broken)])
    assert store.for_staff.counts().replies == 0


def test_a_reply_without_steps_or_date(store: Store) -> None:
    dated = plain_reply("甲", numbers=("1",), written_on=date(2024, 1, 1))
    store.save_all([Loading(plain_reply("乙"), Origin("b.txt")), Loading(dated, Origin("a.txt"))])
    assert [line.numbers for line in store.newest(5)] == [("1",), ("82",)]
