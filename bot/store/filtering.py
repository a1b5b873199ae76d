"""Which replies pass a filter, as conditions of SQL.

Conditions that few replies meet are sets of replies, which SQLite makes once and looks hits up in;
the others are asked of each reply's newest version.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from bot.folding import fold
from bot.model import ReplyFilter, Status
from bot.store.statements import Value

_SETS = {
    "agency_ids": """SELECT roles.reply_id FROM roles WHERE roles.role <> 'named'
        AND roles.agency_id IN (SELECT value FROM json_each(:agency_ids))""",
    "region": """SELECT versions.reply_id FROM versions
        WHERE versions.newest = 1 AND versions.region IN (SELECT value FROM json_each(:regions))""",
}
_MARKED = """SELECT versions.reply_id FROM step_marks AS mark
    JOIN step_versions AS step ON step.step_id = mark.step_id
    JOIN versions ON versions.id = step.version_id AND versions.newest = 1
    WHERE mark.status = :status AND NOT EXISTS (
        SELECT 1 FROM step_marks AS later
        WHERE later.step_id = mark.step_id AND later.id > mark.id)"""
_OF_VERSION = {
    "term": "versions.term = :term",
    "meeting": "versions.meeting = :meeting",
    "kind": "versions.kind = :kind",
    "disposition": "upper(substr(versions.disposition, 1, length(:disposition))) = :disposition",
}
# Nearly every step waits: what nobody has marked is waited for.
_WAITED_FOR = """EXISTS (SELECT 1 FROM step_versions AS step WHERE step.version_id = versions.id
    AND coalesce((SELECT step_marks.status FROM step_marks
        WHERE step_marks.step_id = step.step_id ORDER BY step_marks.id DESC LIMIT 1
    ), :status) = :status)"""
OF_YEAR = "versions.dated >= :year_start AND versions.dated < :year_end"


def sets(which: ReplyFilter) -> list[str]:
    """Queries for ids of replies, in each of which a reply must be."""
    marked = {"status": _MARKED} if which.status is not Status.PENDING else {}
    return _asked_for(which, {**_SETS, **marked})


def conditions(which: ReplyFilter) -> list[str]:
    """What the newest version must meet besides; the year is left out."""
    waited_for = {"status": _WAITED_FOR} if which.status is Status.PENDING else {}
    return _asked_for(which, {**_OF_VERSION, **waited_for})


def values(connection: sqlite3.Connection, which: ReplyFilter) -> dict[str, Value]:
    """What all of these are asked with."""
    return {
        "agency_ids": json.dumps(which.agency_ids),
        "year_start": f"{which.year:04}-01-01" if which.year is not None else None,
        "year_end": f"{which.year + 1:04}-01-01" if which.year is not None else None,
        "status": which.status.value if which.status else None,
        "regions": json.dumps(_regions(connection, which.region) if which.region else ()),
        "term": which.term,
        "meeting": which.meeting,
        "kind": which.kind.value if which.kind else None,
        "disposition": which.disposition.upper() if which.disposition else None,
    }


def _regions(connection: sqlite3.Connection, part: str) -> list[str]:
    """The regions in whose names `part` stands, as they are printed."""
    wanted = fold(part)
    named = connection.execute(_REGIONS)
    return [row["name"] for row in named if row["name"] and wanted in fold(row["name"])]


# Each is the next in the index, so that of a million replies as few are read as there are regions.
# Past the veil, as names alone: the replies of these regions are looked for behind it.
_REGIONS = """
    WITH RECURSIVE regions (name) AS (
        SELECT min(region) FROM main.versions WHERE newest = 1
        UNION ALL
        SELECT (SELECT min(region) FROM main.versions WHERE newest = 1 AND region > regions.name)
        FROM regions WHERE regions.name IS NOT NULL)
    SELECT name FROM regions
"""


def _asked_for(which: ReplyFilter, by_name: Mapping[str, str]) -> list[str]:
    return [sql for name, sql in by_name.items() if getattr(which, name) not in (None, ())]
