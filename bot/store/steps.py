"""Next steps: those that the newest versions hold, each with the reply that it stands in.

A step keeps its id while its words stay, so that what hangs on it survives a new version.
"""

from __future__ import annotations

import sqlite3
from collections import Counter

from bot.model import Listing, NextStep, Reply, StepFilter, StoredAgency, StoredStep
from bot.store import identity
from bot.store.agencies import agencies, id_of
from bot.store.pages import checked
from bot.store.replies import lines
from bot.store.rows import of_step, to_steps
from bot.store.statements import Value, insert, insert_one

_STEPS = """
    FROM step_versions AS step
    JOIN versions ON versions.id = step.version_id AND versions.newest = 1
"""
_BY_DUE = "step.due_end IS NULL, step.due_end, versions.dated DESC, versions.reply_id DESC"
_BY_AGE = "versions.dated IS NULL, versions.dated, versions.reply_id"

_FILTERS = {
    "agency_id": """EXISTS (SELECT * FROM step_agencies AS filed
        WHERE filed.step_version_id = step.id AND filed.agency_id = :agency_id)""",
    "year": "substr(versions.dated, 1, 4) = printf('%04d', :year)",
    "firmness": "step.firmness = :firmness",
}
_DUE = {
    "dated": "step.due_end IS NOT NULL",
    "past": "step.due_end < :today",
    "ahead": "step.due_end >= :today",
    "undated": "step.due_end IS NULL",
}


def write(connection: sqlite3.Connection, reply_id: int, version_id: int, reply: Reply) -> None:
    """Writes the next steps of a version, tied to the reply's steps of the same words."""
    seen: Counter[str] = Counter()
    for position, step in enumerate(reply.next_steps):
        words = identity.step_key(step.text)
        row: dict[str, Value] = {
            "version_id": version_id,
            "position": position,
            "step_id": _id_of(connection, reply_id, words, seen[words]),
            **of_step(step),
        }
        seen[words] += 1
        step_version_id = insert_one(connection, "step_versions", row)
        insert(connection, "step_agencies", _filed(connection, step_version_id, step, reply.region))


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
    where = _where(which)
    total = connection.execute(f"SELECT count(*) {_STEPS} {where}", asked).fetchone()[0]
    order = _BY_AGE if oldest_first else _BY_DUE
    found = connection.execute(
        f"""SELECT step.*, versions.reply_id {_STEPS} {where}
            ORDER BY {order}, step.position LIMIT :limit OFFSET :offset""",
        {**asked, "limit": limit, "offset": offset},
    ).fetchall()
    return Listing(_stored(connection, found), total, offset)


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


def step_agencies(connection: sqlite3.Connection) -> tuple[tuple[StoredAgency, int], ...]:
    """The agencies that next steps are filed under and how many, most first."""
    found = connection.execute(
        f"""SELECT filed.agency_id, count(DISTINCT step.id) AS steps {_STEPS}
            JOIN step_agencies AS filed ON filed.step_version_id = step.id
            GROUP BY filed.agency_id ORDER BY steps DESC, filed.agency_id"""
    ).fetchall()
    by_id = {agency.id: agency for agency in agencies(connection)}
    return tuple((by_id[row["agency_id"]], row["steps"]) for row in found)


def step_years(connection: sqlite3.Connection) -> tuple[tuple[int, int], ...]:
    """The years of replies with next steps and how many, newest first; undated ones left out."""
    found = connection.execute(
        f"""SELECT CAST(substr(versions.dated, 1, 4) AS INTEGER) AS year, count(*) AS steps {_STEPS}
            WHERE versions.dated IS NOT NULL GROUP BY year ORDER BY year DESC"""
    )
    return tuple((row["year"], row["steps"]) for row in found)


def _id_of(connection: sqlite3.Connection, reply_id: int, words: str, repetition: int) -> int:
    known = connection.execute(
        "SELECT id FROM steps WHERE reply_id = ? AND key = ? AND repetition = ?",
        (reply_id, words, repetition),
    ).fetchone()
    if known:
        return int(known["id"])
    row: dict[str, Value] = {"reply_id": reply_id, "key": words, "repetition": repetition}
    return insert_one(connection, "steps", row)


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


def _where(which: StepFilter) -> str:
    wanted = [sql for name, sql in _FILTERS.items() if getattr(which, name) is not None]
    if which.due is not None:
        wanted.append(_DUE[which.due])
    return f"WHERE {' AND '.join(wanted)}" if wanted else ""


def _asked(which: StepFilter) -> dict[str, Value]:
    if which.due in {"past", "ahead"} and which.today is None:
        raise ValueError(f"steps due {which.due!r} need to know what day it is")
    return {
        "agency_id": which.agency_id,
        "year": which.year,
        "firmness": which.firmness.value if which.firmness else None,
        "today": which.today.isoformat() if which.today else None,
    }
