"""Next steps: those that the newest versions hold, each with the reply that it stands in.

A step keeps its id from version to version, so that what hangs on it survives a new one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from bot.model import Listing, NextStep, Reply, StepFilter, StoredStep
from bot.store import moments
from bot.store.agencies import id_of
from bot.store.counting import EVERY_AGENCY
from bot.store.pages import checked
from bot.store.replies import lines
from bot.store.rows import of_step, to_steps
from bot.store.statements import Value, insert, insert_one
from bot.store.step_ids import Held, ids_of

_STEPS = """
    FROM step_versions AS step
    JOIN versions ON versions.id = step.version_id AND versions.newest = 1
"""
_FILTERS = {
    "year": ("dated >= :year_start AND dated < :year_end", "year = :year"),
    "firmness": ("firmness = :firmness", "firmness = :firmness"),
}
_DUE = {  # of a step, and as it is counted
    "dated": ("due_end IS NOT NULL", "due_end <> ''"),
    "past": ("due_end < :today", "due_end <> '' AND due_end < :today"),
    "ahead": ("due_end >= :today", "due_end >= :today"),
    "undated": ("due_end IS NULL", "due_end = ''"),
}


def write(
    connection: sqlite3.Connection,
    reply_id: int,
    version_id: int,
    reply: Reply,
    *,
    former: Sequence[Held],
    at: datetime,
) -> None:
    """Writes the next steps of a version, each under its own id (`step_ids`).

    `former` is what was read of the same text before; `at` is when it is read now.
    """
    ids = ids_of(connection, reply_id, version_id, reply.next_steps, former)
    for position, (step_id, step) in enumerate(zip(ids, reply.next_steps, strict=True)):
        row: dict[str, Value] = {
            "version_id": version_id,
            "position": position,
            "step_id": step_id,
            **of_step(step),
        }
        step_version_id = insert_one(connection, "step_versions", row)
        insert(connection, "step_agencies", _filed(connection, step_version_id, step, reply.region))
        _know_due_day(connection, step_id, step, at)


def steps(
    connection: sqlite3.Connection,
    which: StepFilter,
    limit: int,
    offset: int,
    oldest_first: bool,
) -> Listing[StoredStep]:
    """The next steps that pass the filter: by due day, then undated ones; or by the reply's age."""
    checked(limit, offset)
    asked = _asked(which)
    if oldest_first:
        total, ids = _by_age(connection, which, {**asked, "limit": limit, "offset": offset})
    else:
        total, ids = _by_due(connection, which, asked, limit, offset)
    return Listing(_numbered(connection, ids), total, offset)


def _by_age(
    connection: sqlite3.Connection, which: StepFilter, asked: dict[str, Value]
) -> tuple[int, list[int]]:
    listed, counted = _conditions(which)
    total = connection.execute(
        f"SELECT coalesce(sum(steps), 0) FROM step_counts WHERE {counted}",  # noqa: S608 - names of ours
        asked,
    ).fetchone()[0]
    found = connection.execute(
        f"""SELECT step_version_id FROM listed_steps WHERE {listed}
            ORDER BY dated IS NULL, dated, reply_id, position LIMIT :limit OFFSET :offset""",  # noqa: S608 - names of ours
        asked,
    )
    return total, [row["step_version_id"] for row in found]


def _by_due(
    connection: sqlite3.Connection,
    which: StepFilter,
    asked: dict[str, Value],
    limit: int,
    offset: int,
) -> tuple[int, list[int]]:
    """A page, by the counters: how many are due on which day says where it begins."""
    listed, counted = _conditions(which)
    days = connection.execute(
        f"""SELECT due_end, sum(steps) AS steps FROM step_counts WHERE {counted}
            GROUP BY due_end HAVING sum(steps) > 0 ORDER BY due_end = '', due_end""",  # noqa: S608 - names of ours
        asked,
    ).fetchall()
    ids: list[int] = []
    skipped = offset
    for day in days:
        if len(ids) == limit:
            break
        if skipped >= day["steps"]:
            skipped -= day["steps"]
            continue
        found = connection.execute(
            f"""SELECT step_version_id FROM listed_steps
                WHERE {listed} AND due_end IS :due
                ORDER BY dated DESC, reply_id DESC, position LIMIT :limit OFFSET :offset""",  # noqa: S608 - names of ours
            {**asked, "due": day["due_end"] or None, "limit": limit - len(ids), "offset": skipped},
        )
        ids += (row["step_version_id"] for row in found)
        skipped = 0
    return sum(day["steps"] for day in days), ids


def steps_of(connection: sqlite3.Connection, reply_id: int) -> tuple[StoredStep, ...]:
    """The next steps of a reply in the order of the text."""
    found = connection.execute(
        f"""SELECT step.*, versions.reply_id {_STEPS}
            WHERE versions.reply_id = ? ORDER BY step.text_start, step.position""",
        (reply_id,),
    ).fetchall()
    return _stored(connection, found)


def step(connection: sqlite3.Connection, step_id: int) -> StoredStep | None:
    """The next step, or None when the newest version no longer says it."""
    found = connection.execute(
        f"SELECT step.*, versions.reply_id {_STEPS} WHERE step.step_id = ?", (step_id,)
    ).fetchall()
    return _stored(connection, found)[0] if found else None


def step_years(connection: sqlite3.Connection) -> tuple[tuple[int, int], ...]:
    """The years of replies with next steps and how many, newest first; undated ones left out."""
    found = connection.execute(
        """SELECT year, sum(steps) AS steps FROM step_counts
           WHERE agency_id = ? AND year <> 0 GROUP BY year HAVING sum(steps) > 0
           ORDER BY year DESC""",
        (EVERY_AGENCY,),
    )
    return tuple((row["year"], row["steps"]) for row in found)


def _know_due_day(
    connection: sqlite3.Connection, step_id: int, step: NextStep, at: datetime
) -> None:
    """Keeps since when the step is known to be due on its day."""
    if step.due:
        connection.execute(
            "INSERT OR IGNORE INTO due_days (step_id, due_end, since) VALUES (?, ?, ?)",
            (step_id, step.due.end.isoformat(), moments.written(at)),
        )


def _filed(
    connection: sqlite3.Connection, step_version_id: int, step: NextStep, region: str | None
) -> list[dict[str, Value]]:
    return [
        {
            "step_version_id": step_version_id,
            "position": position,
            "printed": printed,
            "agency_id": id_of(connection, printed, region),
        }
        for position, printed in enumerate(step.agencies)
    ]


def _stored(connection: sqlite3.Connection, found: list[sqlite3.Row]) -> tuple[StoredStep, ...]:
    places = lines(connection, [row["reply_id"] for row in found])
    return tuple(
        StoredStep(row["step_id"], line, step)
        for row, line, step in zip(found, places, to_steps(connection, found), strict=True)
    )


def _numbered(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[StoredStep, ...]:
    """The steps with these ids of their rows, in this order."""
    found = connection.execute(
        f"SELECT step.*, versions.reply_id {_STEPS}"  # noqa: S608 - names of ours
        " WHERE step.id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    by_id = {row["id"]: row for row in found}
    return _stored(connection, [by_id[each] for each in ids])


def _conditions(which: StepFilter) -> tuple[str, str]:
    """What holds of a step in `listed_steps`, and of its row in `step_counts`."""
    wanted = [("agency_id = :agency_id", "agency_id = :agency_id")]
    wanted += (pair for name, pair in _FILTERS.items() if getattr(which, name) is not None)
    if which.due is not None:
        wanted.append(_DUE[which.due])
    listed, counted = (" AND ".join(conditions) for conditions in zip(*wanted, strict=True))
    return listed, counted


def _asked(which: StepFilter) -> dict[str, Value]:
    if which.due in {"past", "ahead"} and which.today is None:
        raise ValueError(f"steps due {which.due!r} need to know what day it is")
    year = which.year
    return {
        "agency_id": EVERY_AGENCY if which.agency_id is None else which.agency_id,
        "year": year,
        "year_start": None if year is None else f"{year:04}-01-01",
        "year_end": None if year is None else f"{year + 1:04}-01-01",
        "firmness": which.firmness.value if which.firmness else None,
        "today": which.today.isoformat() if which.today else None,
    }
