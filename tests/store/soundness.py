"""What holds of every database of ours, looked at behind the store's back."""

from __future__ import annotations

import sqlite3

from bot.model import Reply
from bot.store import Store
from bot.store.text_index import pairs


def assert_sound(store: Store, database: sqlite3.Connection) -> None:
    """Sound as a file, each reply with one newest version, and just these in the indexes."""
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    replies = [row[0] for row in database.execute("SELECT id FROM replies ORDER BY id")]
    versions: dict[int, list[tuple[int, int]]] = {reply_id: [] for reply_id in replies}
    for reply_id, *version in database.execute(
        "SELECT reply_id, version, newest FROM versions ORDER BY version"
    ):
        versions[reply_id].append((version[0], version[1]))
    for held in versions.values():
        last = len(held)
        assert held == [(n, int(n == last)) for n in range(1, last + 1)] != []
    newest = {reply_id: newest_of(store, reply_id) for reply_id in replies}
    assert indexed(database) == expected(newest)
    assert topics(database) == sorted(
        (reply_id, topic)
        for reply_id, reply in newest.items()
        for topic in {*reply.titles, *(s.ask for s in reply.sections if s.ask)}
    )


def newest_of(store: Store, reply_id: int) -> Reply:
    """The reply in its newest version."""
    stored = store.reply(reply_id)
    assert stored
    return stored.reply


def topics(database: sqlite3.Connection) -> list[tuple[int, str]]:
    """Titles and asks as they are kept, each of them in its index with its own pairs."""
    kept = database.execute("SELECT id, reply_id, printed FROM topics").fetchall()
    assert vocabulary(database, "topic_index") == sorted(
        (topic_id, "printed", offset, pair)
        for topic_id, _, printed in kept
        for offset, pair in enumerate(pairs(printed).split())
    )
    return sorted((reply_id, printed) for _, reply_id, printed in kept)


def indexed(database: sqlite3.Connection) -> list[tuple[int, str, int, str]]:
    """Every pair in the text index: of which reply, in which column, at which place."""
    return vocabulary(database, "text_index")


def expected(newest: dict[int, Reply]) -> list[tuple[int, str, int, str]]:
    """What should be in the text index."""
    return sorted(
        (reply_id, column, offset, pair)
        for reply_id, reply in newest.items()
        for column, text in {
            "title": "\n".join(reply.titles),
            "asks": "\n".join(section.ask for section in reply.sections),
            "steps": "\n".join(step.text for step in reply.next_steps),
            "text": reply.text,
        }.items()
        for offset, pair in enumerate(pairs(text).split())
    )


def vocabulary(database: sqlite3.Connection, index: str) -> list[tuple[int, str, int, str]]:
    database.execute(f"CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, {index}, instance)")
    held = sorted(database.execute('SELECT doc, col, "offset", term FROM held'))
    database.execute("DROP TABLE temp.held")
    return held
