"""What a publication changes, row by row, so that it can be put back exactly.

While it is written, temporary triggers note every row of the tables below that is inserted, changed
or deleted, by whatever code. Putting back goes through the notes from the last to the first. What
can be made from the newest versions (`roles`, `topics`, the indexes, `shown`) is not noted: it is
withdrawn before and entered after.

Rows of a version that the publication itself made go with the version, and need no note.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.store.statements import Value

# Each with its primary key. Following and reminding are in it because a reply that gives way to
# another hands over what hangs on it.
_KEYS = {
    "agencies": ("id",),
    "replies": ("id",),
    "also_known_by": ("identity",),
    "versions": ("id",),
    "pages": ("version_id", "position"),
    "numbers": ("version_id", "position"),
    "titles": ("version_id", "position"),
    "proposers": ("version_id", "position"),
    "co_agencies": ("version_id", "position"),
    "sections": ("version_id", "position"),
    "figures": ("version_id", "position"),
    "warnings": ("version_id", "position"),
    "readings": ("version_id", "position"),
    "steps": ("id",),
    "step_versions": ("id",),
    "step_agencies": ("step_version_id", "position"),
    "due_days": ("step_id", "due_end"),
    "step_marks": ("id",),
    "corrections": ("id",),
    "follows": ("id",),
    "reminders": ("id",),
    "events": ("id",),
    "event_subjects": ("event_id", "subject", "key"),
}
# Made from the newest versions; or of the sending and of staff, which is not undone but told.
NOT_NOTED = frozenset(
    ("roles", "topics", "text_index", "topic_index", "head_index", "listed_steps",
     "listed_numbers", "reply_counts", "agency_counts", "step_counts", "revisions", "shown",
     "rules", "outbox", "parcels", "audit", "chats", "chat_states", "telling_times", "searches",
     "staff", "invitations", "awaited", "batches", "fetches", "uploads", "refusals", "drafts",
     "publications", "published", "left_behind", "journal")
)  # fmt: skip
NOTED = frozenset(_KEYS)

# What must not be in the way for a row that was made to go again: else it stays, as it is used.
_USED = {
    "agencies": """NOT EXISTS (SELECT 1 FROM step_agencies WHERE agency_id = agencies.id)
        AND NOT EXISTS (SELECT 1 FROM roles WHERE agency_id = agencies.id)
        AND NOT EXISTS (SELECT 1 FROM follows
            WHERE subject = 'agency' AND follows.key = CAST(agencies.id AS TEXT))""",
    "steps": "NOT EXISTS (SELECT 1 FROM step_versions WHERE step_id = steps.id)",
    "due_days": "NOT EXISTS (SELECT 1 FROM step_versions WHERE step_id = due_days.step_id)",
}


@contextmanager
def noting(connection: sqlite3.Connection, publication_id: int) -> Iterator[None]:
    """Notes what the block changes, inside the transaction that is open."""
    connection.execute("CREATE TEMP TABLE made_now (version_id INTEGER PRIMARY KEY)")
    names = [_note(connection, table, deed, publication_id) for table in _KEYS for deed in _DEEDS]
    yield
    for name in names:  # without `finally`: with the transaction, they are undone
        connection.execute(f"DROP TRIGGER temp.{name}")
    connection.execute("DROP TABLE temp.made_now")


def put_back(connection: sqlite3.Connection, publication_id: int) -> None:
    """Undoes what was noted, as far as nothing else has come to stand on it.

    Events that the publication made stay: who was told of them, others ask. Raises
    `sqlite3.IntegrityError` where another row has taken the place of one that is to come back.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    perhaps_used: dict[str, Note] = {}
    for note in notes(connection, publication_id):
        place = f"{note.table} {sorted(note.which.items())}"
        if note.deed == "inserted" and note.table in _USED:
            perhaps_used[place] = note  # until all that used it is gone
        elif note.deed != "inserted" or note.table not in _EVENTS:
            _UNDOING[note.deed](connection, note)
            if note.deed == "deleted":
                perhaps_used.pop(place, None)
    for note in perhaps_used.values():
        _take_away(connection, note)
    connection.execute(
        """DELETE FROM step_agencies WHERE step_version_id IN (
               SELECT json_extract(which, '$.step_version_id') FROM journal
               WHERE publication_id = ? AND of_table = 'step_agencies')
           AND step_version_id NOT IN (SELECT id FROM step_versions)""",
        (publication_id,),
    )


def notes(connection: sqlite3.Connection, publication_id: int) -> Iterator[Note]:
    """What was noted of a publication, the last deed first."""
    for row in connection.execute(
        "SELECT * FROM journal WHERE publication_id = ? ORDER BY id DESC", (publication_id,)
    ).fetchall():
        was = json.loads(row["was"]) if row["was"] else {}
        yield Note(row["of_table"], row["deed"], json.loads(row["which"]), was)


@dataclass(frozen=True, slots=True)
class Note:
    """One row that was inserted, updated or deleted."""

    table: str
    deed: str
    which: dict[str, Value]  # its key: the one that it has now, or had last
    was: dict[str, Value]  # the whole row that was deleted, or the columns that were changed


_EVENTS = ("events", "event_subjects")


_DEEDS = ("inserted", "updated", "deleted")


def _note(connection: sqlite3.Connection, table: str, deed: str, publication_id: int) -> str:
    """Makes the trigger that notes this deed in this table; returns its name."""
    columns = [row["name"] for row in connection.execute(f"PRAGMA main.table_info({table})")]
    name, row = f"note_{deed}_{table}", "OLD" if deed == "deleted" else "NEW"
    which = ", ".join(f"'{column}', {row}.{column}" for column in _KEYS[table])
    was = {"inserted": "NULL", "updated": _differing(columns), "deleted": _all_of(columns)}[deed]
    also = "INSERT INTO made_now VALUES (NEW.id);" if (table, deed) == _MAKES_A_VERSION else ""
    connection.execute(
        f"""CREATE TEMP TRIGGER {name} AFTER {_SQL[deed]} ON main.{table}
            {_unless_of_a_new_version(table, columns, row)}
            BEGIN
                INSERT INTO journal (publication_id, of_table, deed, which, was)
                VALUES ({publication_id}, '{table}', '{deed}', json_object({which}), {was});
                {also}
            END"""  # noqa: S608 - names of ours
    )
    return name


_SQL = {"inserted": "INSERT", "updated": "UPDATE", "deleted": "DELETE"}
_MAKES_A_VERSION = ("versions", "inserted")


def _all_of(columns: list[str]) -> str:
    each = ", ".join(f"'{column}', OLD.{column}" for column in columns)
    return f"json_object({each})"


def _differing(columns: list[str]) -> str:
    """Only what was changed: a version's text is long, and what stays needs no putting back."""
    each = " UNION ALL ".join(
        f"SELECT '{column}' AS name, OLD.{column} AS value WHERE OLD.{column} IS NOT NEW.{column}"
        for column in columns
    )
    return f"(SELECT json_group_object(name, value) FROM ({each}))"  # noqa: S608 - names of ours


def _unless_of_a_new_version(table: str, columns: list[str], row: str) -> str:
    if table == "step_agencies":
        return f"""WHEN NOT EXISTS (
            SELECT 1 FROM step_versions JOIN made_now USING (version_id)
            WHERE step_versions.id = {row}.step_version_id)"""  # noqa: S608 - names of ours
    if "version_id" in columns:
        return f"WHEN {row}.version_id NOT IN (SELECT version_id FROM made_now)"  # noqa: S608 - names of ours
    return ""


def _take_away(connection: sqlite3.Connection, note: Note) -> None:
    unused = f" AND {_USED[note.table]}" if note.table in _USED else ""
    connection.execute(f"DELETE FROM {note.table} WHERE {_keyed(note)}{unused}", note.which)  # noqa: S608 - names of ours


def _change_back(connection: sqlite3.Connection, note: Note) -> None:
    if note.was:
        assigned = ", ".join(f"{column} = :was_{column}" for column in note.was)
        values = {f"was_{column}": value for column, value in note.was.items()}
        connection.execute(
            f"UPDATE OR IGNORE {note.table} SET {assigned} WHERE {_keyed(note)}",  # noqa: S608 - names of ours
            {**note.which, **values},
        )


def _bring_back(connection: sqlite3.Connection, note: Note) -> None:
    columns, values = ", ".join(note.was), ", ".join(f":{column}" for column in note.was)
    conflict = _IN_THE_WAY.get(note.table, "ABORT")
    connection.execute(
        f"INSERT OR {conflict} INTO {note.table} ({columns}) VALUES ({values})",  # noqa: S608 - names of ours
        note.was,
    )


_UNDOING = {"inserted": _take_away, "updated": _change_back, "deleted": _bring_back}


# A chat that follows or is reminded anew since keeps that; a step that went under its number to
# another reply comes back.
_IN_THE_WAY = {
    "follows": "IGNORE",
    "reminders": "IGNORE",
    "event_subjects": "IGNORE",
    "steps": "REPLACE",
    "due_days": "REPLACE",
}


def _keyed(note: Note) -> str:
    return " AND ".join(f"{column} = :{column}" for column in note.which)
