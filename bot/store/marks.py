"""What somebody saw of a next step. Every mark is kept for good; the newest counts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.model import Doing, Happening, Status, StepMark
from bot.store import audit, events, moments, subjects
from bot.store.events import Happened
from bot.store.statements import insert_one


def mark_step(
    connection: sqlite3.Connection,
    step_id: int,
    status: Status,
    *,
    source: str,
    by: int,
    at: datetime,
    released: datetime,
) -> StepMark:
    """Marks the step and owes it to who follows it; saying the same again is no second mark."""
    said = subjects.of_step(connection, step_id)
    if said is None:
        raise LookupError(f"there is no next step {step_id}")
    newest = newest_mark(connection, step_id)
    if newest and (newest.status, newest.source) == (status, source):
        return newest
    mark_id = insert_one(
        connection,
        "step_marks",
        {
            "step_id": step_id,
            "status": status.value,
            "source": source,
            "by": by,
            "at": moments.written(at),
        },
    )
    mark = StepMark(mark_id, step_id, status, source, by, moments.read(moments.written(at)))
    happened = Happened(
        key=f"mark|{mark_id}",
        what=Happening.STEP_MARKED,
        at=at,
        released=released,
        reply_id=said.reply_id,
        version=said.version,
        step_id=step_id,
        mark_id=mark_id,
    )
    events.record(connection, happened, said.touched)
    audit.record(
        connection,
        by=by,
        what=Doing.STEP_MARKED,
        about=said.printed,
        at=at,
        before=_written(newest) if newest else "",
        after=_written(mark),
    )
    return mark


def _written(mark: StepMark) -> str:
    """A mark as the audit keeps it: the status and what it rests on."""
    return f"{mark.status} {mark.source}".rstrip()


def marks(connection: sqlite3.Connection, step_id: int) -> tuple[StepMark, ...]:
    """The marks of the step, oldest first."""
    found = connection.execute("SELECT * FROM step_marks WHERE step_id = ? ORDER BY id", (step_id,))
    return tuple(_to_mark(row) for row in found)


def newest_mark(connection: sqlite3.Connection, step_id: int) -> StepMark | None:
    """The mark that counts, or None when nobody has marked the step."""
    return newest_marks(connection, [step_id]).get(step_id)


def newest_marks(connection: sqlite3.Connection, step_ids: Iterable[int]) -> Mapping[int, StepMark]:
    """The mark that counts of each step that has one."""
    found = connection.execute(
        """SELECT * FROM step_marks WHERE id IN (
               SELECT max(id) FROM step_marks
               WHERE step_id IN (SELECT value FROM json_each(?)) GROUP BY step_id)""",
        (json.dumps(list(step_ids)),),
    )
    return {row["step_id"]: _to_mark(row) for row in found}


def _to_mark(row: sqlite3.Row) -> StepMark:
    return StepMark(
        id=row["id"],
        step_id=row["step_id"],
        status=Status(row["status"]),
        source=row["source"],
        by=row["by"],
        at=moments.read(row["at"]),
    )
