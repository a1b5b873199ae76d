"""A next step keeps its id from version to version, however it is worded."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from bot.store import Store
from tests.store.followed import letter
from tests.store.replies import next_step
from tests.store.soundness import assert_sound

A, A2, A3 = (
    "将在2026年底前建成养老中心",
    "将在2027年底前建成养老中心",
    "将在2027年底前建成示范性养老中心",
)
B, C = "将研究设立种子基金", "拟修订科技成果转化条例"


def ids(store: Store, *sentences: str, reply_id: int = 1) -> list[int]:
    """The ids of these next steps once a version that says them is the newest."""
    store.save(letter("文", *sentences, steps=sentences), source_name="a.txt")
    return [step.id for step in store.steps_of(reply_id)]


def test_a_reworded_step_keeps_its_id(store: Store, database: sqlite3.Connection) -> None:
    first, second = ids(store, A, B)
    assert ids(store, B, A2) == [second, first]
    assert ids(store, A3, C) == [first, 3]
    assert_sound(store, database)


def test_words_that_return_are_the_step_they_were(store: Store) -> None:
    first, second = ids(store, A, B)
    assert ids(store, B) == [second]
    assert ids(store, C, A) == [3, first]


def test_the_same_words_come_before_a_rewording(store: Store) -> None:
    (first,) = ids(store, A)
    assert ids(store, A2, A) == [2, first]


def test_first_words_said_again_beside_their_rewording_are_a_new_step(
    store: Store, database: sqlite3.Connection
) -> None:
    (first,) = ids(store, A)
    assert ids(store, A2) == [first]
    assert ids(store, A2, A) == [first, 2]
    assert ids(store, A, A2, B) == [2, first, 3]
    assert_sound(store, database)


def test_words_said_several_times(store: Store) -> None:
    text = "一是将推进。二是将推进。三是将推进。"
    places = [at for at in range(len(text)) if text.startswith("将推进", at)]
    said = [replace(next_step(text, "将推进"), start=at, end=at + 3) for at in places]
    for version, more in enumerate((2, 3, 1, 3)):
        store.save(
            letter(f"文{version}", text[:-1], next_steps=tuple(said[:more])), source_name="a.txt"
        )
        assert [step.id for step in store.steps_of(1)] == [1, 2, 3][:more]


def test_a_step_read_with_other_bounds_keeps_its_id(store: Store) -> None:
    (first,) = ids(store, A)
    shorter = A.removeprefix("将在")
    text = letter("文", A)
    store.save(replace(text, next_steps=(next_step(text.text, shorter),)), source_name="a.txt")
    (step,) = store.steps_of(1)
    assert (step.id, step.step.text) == (first, shorter)


@pytest.mark.parametrize("between", [(), (B,)])
def test_a_step_that_one_reading_missed_is_found_again(
    store: Store, between: tuple[str, ...]
) -> None:
    first, *_ = ids(store, A, B)
    text = letter("文", A, B)
    missing = tuple(next_step(text.text, words) for words in between)
    store.save(replace(text, next_steps=missing), source_name="a.txt")
    assert len(store.steps_of(1)) == len(between)
    assert ids(store, A, B) == [first, first + 1]


def test_an_older_version_read_again_keeps_the_ids_of_its_steps(
    store: Store, database: sqlite3.Connection
) -> None:
    first, _ = ids(store, A, B)
    ids(store, A2, B)
    again = letter("文", A, B, steps=[A])
    store.save(again, source_name="a.txt")
    held = database.execute(
        "SELECT step_id FROM step_versions JOIN versions ON versions.id = version_id"
        " WHERE version = 1"
    ).fetchall()
    assert held == [(first,)]
    assert [step.id for step in store.steps_of(1)] == [first, 2]
    assert_sound(store, database)


def test_an_id_is_free_to_go_only_if_no_version_that_stays_holds_it(
    store: Store, database: sqlite3.Connection
) -> None:
    store.save(letter("他文", number="9"), source_name="b.txt")
    (first,) = ids(store, A, reply_id=2)
    assert ids(store, A2, reply_id=2) == [first]
    moved = letter("文", A2, steps=[A2], number="9")
    store.save(moved, source_name="a.txt")
    (here,), (there,) = store.steps_of(1), store.steps_of(2)
    assert there.id == first
    assert here.id != first
    assert_sound(store, database)
