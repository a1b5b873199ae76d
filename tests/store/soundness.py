"""What holds of every database of ours, looked at behind the store's back."""

from __future__ import annotations

import sqlite3

from bot.model import Reply
from bot.store import Store
from bot.store.text_index import pairs, place_of, topic_pairs, topic_place


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
    assert vocabulary(database, "head_index") == [
        entry for entry in expected(newest) if entry[1] != "text"
    ]
    assert topics(database) == sorted(
        (reply_id, topic)
        for reply_id, reply in newest.items()
        for topic in {*reply.titles, *(s.ask for s in reply.sections if s.ask)}
    )
    assert_counted(database)


def assert_counted(database: sqlite3.Connection) -> None:
    """What is listed and counted is what counting everything gives."""
    for table, counted in _COUNTED.items():
        kept = f"SELECT * FROM {table} WHERE {_COUNTS_SOMETHING.get(table, '1')}"  # noqa: S608 - names of ours
        assert rows_of(database, kept) == rows_of(database, counted), table
    visible = "SELECT count(*) FROM replies WHERE id IN (SELECT reply_id FROM shown)"
    hidden = "SELECT count(*) FROM replies WHERE id NOT IN (SELECT reply_id FROM shown)"
    for flag, naive in ((0, visible), (1, hidden)):
        kept = f"SELECT coalesce(sum(replies), 0) FROM reply_counts WHERE hidden = {flag}"  # noqa: S608 - names of ours
        assert rows_of(database, kept) == rows_of(database, naive)


def rows_of(database: sqlite3.Connection, asked: str) -> list[tuple[object, ...]]:
    """The rows, in no order."""
    return sorted(map(tuple, database.execute(asked)), key=repr)


_COUNTS_SOMETHING = {"agency_counts": "led + joined + named > 0", "step_counts": "steps > 0"}
_OPEN = "EXISTS (SELECT 1 FROM shown WHERE shown.reply_id = versions.reply_id)"
_COUNTED = {
    "listed_steps": """
        SELECT versions.reply_id, step.position, filed.agency_id, step.id, step.due_end,
            versions.dated, step.firmness
        FROM versions JOIN step_versions AS step ON step.version_id = versions.id
        JOIN (SELECT step_version_id, agency_id FROM step_agencies
              UNION SELECT id, 0 FROM step_versions) AS filed ON filed.step_version_id = step.id
        WHERE versions.newest = 1""",
    "listed_numbers": """
        SELECT reply_id, number, whole, head, CAST(serial AS INTEGER), coalesce(term, 0),
            coalesce(meeting, 0), coalesce(dated, ''), coalesce(region, '')
        FROM versions JOIN (
            SELECT version_id, key AS number, 1 AS whole, '' AS head, serial FROM numbers
            UNION SELECT version_id, serial, 0, rtrim(key, '0123456789'), serial FROM numbers
            WHERE serial <> key
        ) AS said ON said.version_id = versions.id
        WHERE newest = 1 GROUP BY reply_id, number, whole, head""",
    "roles": """
        SELECT roles.reply_id, agency_id, role, versions.dated FROM roles
        JOIN versions ON versions.reply_id = roles.reply_id AND versions.newest = 1""",
    "agency_counts": f"""
        SELECT agency_id, NOT {_OPEN} AS hidden, sum(role = 'lead'), sum(role = 'joint'),
            sum(role = 'named'), (
                SELECT count(DISTINCT step.id) FROM step_versions AS step
                JOIN step_agencies ON step_agencies.step_version_id = step.id
                JOIN versions AS said ON said.id = step.version_id AND said.newest = 1
                WHERE step_agencies.agency_id = roles.agency_id
                AND EXISTS (SELECT 1 FROM shown WHERE shown.reply_id = said.reply_id)
                    = {_OPEN})
        FROM roles JOIN versions ON versions.reply_id = roles.reply_id AND versions.newest = 1
        GROUP BY agency_id, hidden""",  # noqa: S608 - names of ours
    "step_counts": f"""
        SELECT filed.agency_id, NOT {_OPEN} AS hidden,
            coalesce(CAST(substr(versions.dated, 1, 4) AS INTEGER), 0) AS year, step.firmness,
            coalesce(step.due_end, '') AS due, count(*)
        FROM versions JOIN step_versions AS step ON step.version_id = versions.id
        JOIN (SELECT step_version_id, agency_id FROM step_agencies
              UNION SELECT id, 0 FROM step_versions) AS filed ON filed.step_version_id = step.id
        WHERE versions.newest = 1 GROUP BY 1, 2, 3, 4, 5""",  # noqa: S608 - names of ours
}


def newest_of(store: Store, reply_id: int) -> Reply:
    """The reply in its newest version."""
    stored = store.for_staff.reply(reply_id)
    assert stored
    return stored.reply


def topics(database: sqlite3.Connection) -> list[tuple[int, str]]:
    """Titles and asks as they are kept, each of them in its index with its own pairs."""
    kept = database.execute("SELECT id, reply_id, printed FROM topics").fetchall()
    assert vocabulary(database, "topic_index") == sorted(
        (topic_place(topic_id), "printed", offset, pair)
        for topic_id, _, printed in kept
        for offset, pair in enumerate(topic_pairs(printed).split())
    )
    return sorted((reply_id, printed) for _, reply_id, printed in kept)


def indexed(database: sqlite3.Connection) -> list[tuple[int, str, int, str]]:
    """Every pair in the text index: of which reply, in which column, at which place."""
    return vocabulary(database, "text_index")


def expected(newest: dict[int, Reply]) -> list[tuple[int, str, int, str]]:
    """What should be in the text index."""
    return sorted(
        (place_of(reply_id, reply.written_on or reply.published_on), column, offset, pair)
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
