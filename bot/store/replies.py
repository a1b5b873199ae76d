"""Replies by their ids, numbers and proposers, and as lines of a list."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from bot.folding import key as folded
from bot.model import Counts, Kind, ReplyLine, StoredReply
from bot.store import identity, origins
from bot.store.pages import checked
from bot.store.rows import to_date, to_reply


def reply(
    connection: sqlite3.Connection, reply_id: int, version: int | None = None
) -> StoredReply | None:
    """The whole reply, in its newest version unless another is asked for."""
    row = connection.execute(
        """SELECT versions.*, replies.sample,
               (SELECT max(version) FROM versions AS all_of_it
                WHERE all_of_it.reply_id = replies.id) AS versions
           FROM versions JOIN replies ON replies.id = versions.reply_id
           WHERE versions.reply_id = :reply
             AND CASE WHEN :version IS NULL THEN versions.newest = 1
                      ELSE versions.version = :version END""",
        {"reply": reply_id, "version": version},
    ).fetchone()
    if row is None:
        return None
    return StoredReply(
        id=reply_id,
        version=row["version"],
        versions=row["versions"],
        loaded_at=datetime.fromisoformat(row["loaded_at"]),
        source_name=row["source_name"],
        sample=bool(row["sample"]),
        reply=to_reply(connection, row),
        breaks=origins.breaks(connection, row["id"]),
        ocr=bool(row["ocr"]),
    )


def lines(connection: sqlite3.Connection, reply_ids: Sequence[int]) -> tuple[ReplyLine, ...]:
    """The lines of these replies, in this order."""
    if not reply_ids:
        return ()
    found = connection.execute(_LINES, (json.dumps(list(reply_ids)),))
    by_id = {row["id"]: _to_line(row) for row in found}
    return tuple(by_id[reply_id] for reply_id in reply_ids)


def line(connection: sqlite3.Connection, reply_id: int) -> ReplyLine | None:
    """The reply's line."""
    known = connection.execute("SELECT id FROM replies WHERE id = ?", (reply_id,)).fetchone()
    return lines(connection, [reply_id])[0] if known else None


def newest(connection: sqlite3.Connection, limit: int) -> tuple[ReplyLine, ...]:
    """The replies of the latest dates."""
    checked(limit)
    return _lines_where(
        connection,
        "SELECT reply_id FROM versions WHERE newest = 1 ORDER BY dated DESC, reply_id DESC LIMIT ?",
        limit,
    )


def proposers(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The names of all proposers, each in one spelling."""
    found = connection.execute(
        """SELECT min(proposers.printed) AS name
           FROM proposers JOIN versions ON versions.id = proposers.version_id
           WHERE versions.newest = 1 GROUP BY proposers.key ORDER BY name"""
    )
    return tuple(row["name"] for row in found)


def proposers_called(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """The proposer of this name in one spelling, if there is one."""
    row = connection.execute(
        """SELECT min(proposers.printed) AS name
           FROM proposers JOIN versions ON versions.id = proposers.version_id
           WHERE versions.newest = 1 AND proposers.key = ?""",
        (identity.name_key(name),),
    ).fetchone()
    return (row["name"],) if row["name"] is not None else ()


def replies_of_proposer(connection: sqlite3.Connection, name: str) -> tuple[ReplyLine, ...]:
    """The replies to what a person or group proposed, alone or with others, newest first."""
    return _lines_where(
        connection,
        """SELECT DISTINCT versions.reply_id
           FROM proposers JOIN versions ON versions.id = proposers.version_id
           WHERE versions.newest = 1 AND proposers.key = ?
           ORDER BY versions.dated DESC, versions.reply_id DESC""",
        identity.name_key(name),
    )


def proposal_lines(connection: sqlite3.Connection, key: str) -> tuple[ReplyLine, ...]:
    """The replies to the proposal with this key, newest first."""
    named, *rest = key.split("|")
    if named == "reply":
        itself = line(connection, int(rest[0]))
        found: tuple[ReplyLine, ...] = () if itself is None else (itself,)
    else:
        region, term, meeting, number = rest
        numbered = connection.execute(
            """SELECT DISTINCT reply_id, dated, region FROM listed_numbers
               WHERE number = ? AND whole = 1 AND term = ? AND meeting = ?
               ORDER BY dated DESC, reply_id DESC""",
            (number, int(term or 0), int(meeting or 0)),
        )
        found = lines(
            connection, [row["reply_id"] for row in numbered if folded(row["region"]) == region]
        )
    return tuple(each for each in found if key in identity.proposal_keys(each, each.id))


def counts(connection: sqlite3.Connection) -> Counts:
    """How much is stored; samples are among the replies."""
    row = connection.execute(
        """SELECT
            (SELECT coalesce(sum(replies), 0) FROM reply_counts) AS replies,
            (SELECT coalesce(sum(replies), 0) FROM reply_counts WHERE sample = 1) AS samples,
            (SELECT count(DISTINCT agency_id) FROM agency_counts
             WHERE led + joined + named > 0) AS agencies,
            (SELECT coalesce(sum(steps), 0) FROM step_counts WHERE agency_id = 0) AS steps,
            (SELECT dated FROM versions WHERE newest = 1
             ORDER BY dated DESC, reply_id DESC LIMIT 1) AS newest"""
    ).fetchone()
    return Counts(**{**row, "newest": to_date(row["newest"])})


# The names of a list stand in their order as one JSON value.
_LINES = """
    SELECT reply_id AS id, kind, region, term, meeting, agency, dated, ocr,
        coalesce(
            (SELECT printed FROM titles WHERE version_id = versions.id AND position = 0), ''
        ) AS title,
        (SELECT json_group_array(printed) FROM (
            SELECT printed FROM numbers WHERE version_id = versions.id ORDER BY position
        )) AS numbers,
        (SELECT json_group_array(printed) FROM (
            SELECT printed FROM proposers WHERE version_id = versions.id ORDER BY position
        )) AS proposers
    FROM versions
    WHERE newest = 1 AND reply_id IN (SELECT value FROM json_each(?))
"""


def _lines_where(
    connection: sqlite3.Connection, selected: str, sought: str | int
) -> tuple[ReplyLine, ...]:
    found = connection.execute(selected, (sought,)).fetchall()
    return lines(connection, [row["reply_id"] for row in found])


def _to_line(row: sqlite3.Row) -> ReplyLine:
    return ReplyLine(
        id=row["id"],
        kind=Kind(row["kind"]),
        numbers=tuple(json.loads(row["numbers"])),
        region=row["region"],
        term=row["term"],
        meeting=row["meeting"],
        title=row["title"],
        agency=row["agency"],
        proposers=tuple(json.loads(row["proposers"])),
        dated=to_date(row["dated"]),
        ocr=bool(row["ocr"]),
    )
