"""What a chat chose is kept, and words that a button goes on searching for."""

from __future__ import annotations

import sqlite3

from bot.store import Store


def test_a_chat_that_chose_nothing_has_no_language(store: Store) -> None:
    assert store.language(7) is None


def test_the_last_choice_is_kept_through_a_restart(url: str) -> None:
    with Store.open(url) as store:
        store.set_language(7, "en")
        store.set_language(-100_123_456_789_012, "zh-hant")
        store.set_language(7, "zh")
    with Store.open(url) as store:
        assert store.language(7) == "zh"
        assert store.language(-100_123_456_789_012) == "zh-hant"


def test_words_are_kept_under_one_id(store: Store) -> None:
    first = store.keep_words("碳纤维 基地")
    second = store.keep_words("吉浙")
    assert first != second
    assert store.keep_words("碳纤维 基地") == first
    assert store.kept_words(first) == "碳纤维 基地"
    assert store.kept_words(999) is None


def test_keeping_known_words_does_not_wait_for_a_writer(
    store: Store, url: str, database: sqlite3.Connection
) -> None:
    known = store.keep_words("吉浙")
    database.execute("BEGIN IMMEDIATE")
    with Store.open(url, patience=0) as other:
        assert other.keep_words("吉浙") == known
