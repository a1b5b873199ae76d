"""Who may see a reply: members what is open to all, staff everything that is kept.

A query need not remember this, and cannot forget it. On a members' connection every table that
belongs to a reply is veiled: under its own name stands a view of just the rows of shown versions.
Which tables belong to a reply, their foreign keys say; those that have none are named here.

`shown` holds the versions that members may see, each with its reply. A version is shown when its
own 公开属性 is open and that of its reply's newest version is; no row means hidden. What is open
where nothing is printed, the operator says (`UNSTATED_IS_OPEN`), and the database remembers it, so
that every program that writes decides alike. Samples are open.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence

from bot.disclosure import is_open
from bot.store import counting
from bot.store.statements import insert
from bot.store.text_index import REPLY_ID, TOPIC_ID
from bot.tables import table


def _shown(column: str, value: str) -> str:
    # The plus keeps SQLite from beginning with all that is shown and looking from there for what
    # was asked; each row found is looked up in the index instead.
    return f"+{value} IN (SELECT {column} FROM main.shown)"  # noqa: S608 - names of ours


def _through(owner: str, column: str, value: str, shown: str) -> str:
    """What shows a row by another table's row, which itself is shown."""
    return f"EXISTS (SELECT 1 FROM main.{owner} WHERE main.{owner}.{column} = {value} AND {shown})"  # noqa: S608 - names of ours


_OWNERS = {"versions": "version_id", "replies": "reply_id"}  # and what `shown` calls their ids
_OF_STEP = _shown("reply_id", "main.steps.reply_id")
# Of no reply, of one that is shown, or that one which was told of is withdrawn.
_TOLD = (
    "(main.events.reply_id IS NULL OR main.events.what = 'withdrawn'"
    f" OR {_shown('reply_id', 'main.events.reply_id')})"
)

# Tables that belong to replies without a foreign key that says so, each with what shows a row.
_WITHOUT_KEY = {
    "text_index": _shown("reply_id", REPLY_ID.format(index="text_index")),
    "head_index": _shown("reply_id", REPLY_ID.format(index="head_index")),
    "topic_index": _through(
        "topics",
        "id",
        TOPIC_ID.format(index="main.topic_index"),
        _shown("reply_id", "main.topics.reply_id"),
    ),
    "agencies": _through(
        "agency_counts",
        "agency_id",
        "main.agencies.id",
        "main.agency_counts.hidden = 0 AND main.agency_counts.led + main.agency_counts.joined"
        " + main.agency_counts.named > 0",
    ),
    "reply_counts": "main.reply_counts.hidden = 0",
    "agency_counts": "main.agency_counts.hidden = 0",
    "step_counts": "main.step_counts.hidden = 0",
    "step_marks": _through("steps", "id", "main.step_marks.step_id", _OF_STEP),
    "due_days": _through("steps", "id", "main.due_days.step_id", _OF_STEP),
    "events": _TOLD,
    "event_subjects": _through("events", "id", "main.event_subjects.event_id", _TOLD),
}
# What a view of a full-text table must name, for MATCH and rank to go on working.
_COLUMNS = {
    "text_index": "rowid, text_index, rank, title, asks, steps, text",
    "head_index": "rowid, head_index, rank, title, asks, steps",
    "topic_index": "rowid, topic_index, rank, printed",
}
# For staff alone, whatever reply they are about: what was uploaded, mended, published.
FOR_STAFF_ALONE = (
    "audit", "batches", "fetches", "uploads", "refusals", "drafts", "corrections", "publications",
    "published", "left_behind", "journal",
)  # fmt: skip
# In these nothing of a reply's text stands: chats, what they follow, roles of staff, bookkeeping.
FOR_ALL = frozenset(
    ("chats", "searches", "follows", "telling_times", "chat_states",
     "reminders", "parcels", "outbox", "shown", "rules", "revisions", "staff",
     "invitations", "awaited")
)  # fmt: skip


def veils(connection: sqlite3.Connection) -> str:
    """The statements that hide from a connection what members may not see."""
    veiled = [*_WITHOUT_KEY.items()]
    for name in _tables(connection):
        condition = "0" if name in FOR_STAFF_ALONE else _by_foreign_key(connection, name)
        if condition and name not in _WITHOUT_KEY and name not in FOR_ALL:
            veiled.append((name, condition))
    return ";".join(_veil(name, shown) for name, shown in veiled)


def _veil(name: str, shown: str) -> str:
    columns = _COLUMNS.get(name, "*")
    return f"CREATE TEMP VIEW {name} AS SELECT {columns} FROM main.{name} WHERE {shown}"  # noqa: S608 - names of ours


def is_shown(connection: sqlite3.Connection, reply_id: int) -> bool:
    """Whether members may see the reply."""
    row = connection.execute("SELECT 1 FROM shown WHERE reply_id = ?", (reply_id,)).fetchone()
    return row is not None


def is_shown_version(connection: sqlite3.Connection, version_id: int) -> bool:
    """Whether members may see this version."""
    row = connection.execute("SELECT 1 FROM shown WHERE version_id = ?", (version_id,)).fetchone()
    return row is not None


def settle(connection: sqlite3.Connection, reply_id: int) -> None:
    """Works out anew which versions of the reply members may see.

    What was still to be told of a reply that is hidden now is told to nobody.
    """
    versions = connection.execute(
        f"{_VERSIONS} WHERE versions.reply_id = ?",
        (reply_id,),
    ).fetchall()
    connection.execute("DELETE FROM shown WHERE reply_id = ?", (reply_id,))
    if not _show(connection, versions):
        connection.execute(_UNOWE, (reply_id,))


def settle_new(connection: sqlite3.Connection, first: int, last: int) -> None:
    """As `settle`, of replies that were never settled before: all from the first to the last."""
    _show(
        connection,
        connection.execute(
            f"{_VERSIONS} WHERE versions.reply_id BETWEEN ? AND ?", (first, last)
        ).fetchall(),
    )


def settle_all(connection: sqlite3.Connection, unstated_is_open: bool | None) -> None:
    """Works out anew who may see each reply if the setting or the known words have changed.

    A transaction of its own. None leaves the setting as the database remembers it, at first open.
    """
    wanted = _unstated_is_open(connection) if unstated_is_open is None else unstated_is_open
    rules = {"unstated_is_open": str(int(wanted)), "disclosure": _fingerprint()}
    known = {row["name"]: row["said"] for row in connection.execute("SELECT * FROM rules")}
    if all(known.get(name) == said for name, said in rules.items()):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.executemany(
            "INSERT OR REPLACE INTO rules (name, said) VALUES (?, ?)", rules.items()
        )
        connection.execute("DELETE FROM shown")
        _show(connection, connection.execute(_VERSIONS).fetchall())
        counting.count_all(connection)
        connection.execute(_UNOWE_HIDDEN)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _show(connection: sqlite3.Connection, versions: Sequence[sqlite3.Row]) -> int:
    """Shows those of these versions, which are all of their replies, that are open; how many."""
    unstated = _unstated_is_open(connection)
    opened = {
        row["id"]: bool(row["sample"]) or is_open(row["disclosure"], unstated=unstated)
        for row in versions
    }
    shown = {row["reply_id"] for row in versions if row["newest"] and opened[row["id"]]}
    rows = [
        {"version_id": row["id"], "reply_id": row["reply_id"]}
        for row in versions
        if row["reply_id"] in shown and opened[row["id"]]
    ]
    insert(connection, "shown", rows)
    return len(rows)


_VERSIONS = """
    SELECT versions.id, versions.reply_id, versions.newest, versions.disclosure, replies.sample
    FROM versions JOIN replies ON replies.id = versions.reply_id
"""
_UNOWE = """
    DELETE FROM outbox WHERE state IN ('queued', 'blocked')
        AND event_id IN (SELECT id FROM events WHERE reply_id = ? AND what != 'withdrawn')
"""
_UNOWE_HIDDEN = """
    DELETE FROM outbox WHERE state IN ('queued', 'blocked')
        AND event_id IN (SELECT id FROM events WHERE what != 'withdrawn'
            AND reply_id IN (SELECT id FROM replies) AND reply_id NOT IN
                (SELECT reply_id FROM shown))
"""


def _unstated_is_open(connection: sqlite3.Connection) -> bool:
    row = connection.execute("SELECT said FROM rules WHERE name = 'unstated_is_open'").fetchone()
    return row is None or row["said"] == "1"


def _fingerprint() -> str:
    words = json.dumps(table("disclosure"), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
    return [row["name"] for row in found]


def _by_foreign_key(connection: sqlite3.Connection, name: str) -> str | None:
    """What shows a row of a table that belongs, directly or through another, to a reply."""
    if name in _OWNERS:
        return _shown(_OWNERS[name], f"main.{name}.id")
    keys = connection.execute(f"PRAGMA main.foreign_key_list({name})").fetchall()
    for key in sorted(keys, key=lambda key: key["table"] not in _OWNERS):  # the shortest way first
        value, owner = f"main.{name}.{key['from']}", key["table"]
        if owner in _OWNERS:
            return _shown(_OWNERS[owner], value)
        above = None if owner in (name, *_WITHOUT_KEY) else _by_foreign_key(connection, owner)
        if above:
            return _through(owner, "id", value, above)
    return None
