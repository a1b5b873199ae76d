"""Replies by the numbers of their proposals, in the order of `listed_numbers`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from bot.model import ANY_MEETING, Meeting, ReplyLine
from bot.store import identity
from bot.store.pages import checked
from bot.store.replies import lines
from bot.store.statements import Value

_CONDITIONS = {
    "term": "term = :term",
    "meeting": "meeting = :meeting",
    "year": "dated >= :year_start AND dated < :year_end",
}
_NEWEST = "ORDER BY term DESC, meeting DESC, dated DESC, reply_id DESC LIMIT :limit"


def numbered(
    connection: sqlite3.Connection,
    number: str,
    of: Meeting = ANY_MEETING,
    *,
    own: Sequence[str] = (),
    limit: int,
) -> tuple[ReplyLine, ...]:
    """The replies that bear the number: those of `own` regions, then newest session first."""
    wanted: dict[str, Value] = {"number": identity.number_key(number), "whole": 1, "head": ""}
    return _found(connection, wanted, of, own, limit)


def with_serial(
    connection: sqlite3.Connection,
    serial: str,
    of: Meeting = ANY_MEETING,
    *,
    head: str = "",
    own: Sequence[str] = (),
    limit: int,
) -> tuple[ReplyLine, ...]:
    """Those of which a longer number ends with `head` and this running number: W218, 2024W218."""
    wanted: dict[str, Value] = {"number": identity.number_key(serial), "whole": 0, "head": head}
    return _found(connection, wanted, of, own, limit)


def known_numbers(connection: sqlite3.Connection, numbers: Sequence[str]) -> tuple[str, ...]:
    """Those of these keys that are the number of a reply, in this order."""
    found = connection.execute(
        """SELECT value FROM json_each(:numbers) AS asked WHERE EXISTS (
               SELECT 1 FROM listed_numbers WHERE number = asked.value AND whole = 1)
           ORDER BY asked.key""",
        {"numbers": json.dumps(numbers)},
    )
    return tuple(row["value"] for row in found)


def numbers_beside(connection: sqlite3.Connection, value: int, limit: int) -> tuple[str, ...]:
    """The keys of the numbers of which the running number is nearest to `value`."""
    checked(limit)
    found: dict[str, int] = {}
    for side, order in ((">=", ""), ("<", "DESC")):
        rows = connection.execute(
            f"""SELECT DISTINCT value, number FROM listed_numbers
                WHERE whole = 1 AND value {side} :value ORDER BY value {order} LIMIT :limit""",  # noqa: S608 - names of ours
            {"value": value, "limit": limit},
        )
        found |= {row["number"]: abs(row["value"] - value) for row in rows}
    return tuple(sorted(found, key=lambda number: (found[number], number)))[:limit]


def _found(
    connection: sqlite3.Connection,
    wanted: dict[str, Value],
    of: Meeting,
    own: Sequence[str],
    limit: int,
) -> tuple[ReplyLine, ...]:
    checked(limit)
    asked: dict[str, Value] = {
        **wanted,
        "term": of.term,
        "meeting": of.meeting,
        "year_start": f"{of.year:04}-01-01" if of.year is not None else None,
        "year_end": f"{of.year + 1:04}-01-01" if of.year is not None else None,
        "own": json.dumps(own),
        "limit": limit,
    }
    passing = ["number = :number", "whole = :whole"]
    passing += ["substr(head, -length(:head)) = :head"] if wanted["head"] else []
    passing += (sql for name, sql in _CONDITIONS.items() if getattr(of, name) is not None)
    found: dict[int, None] = {}
    for first in ([["region IN (SELECT value FROM json_each(:own))"]] if own else []) + [[]]:
        rows = connection.execute(
            f"""SELECT DISTINCT reply_id FROM listed_numbers
                WHERE {" AND ".join([*passing, *first])} {_NEWEST}""",  # noqa: S608 - names of ours
            asked,
        )
        found |= dict.fromkeys(row["reply_id"] for row in rows)
    return lines(connection, list(found)[:limit])
