"""Figures over everything stored: each one question that the database counts through by itself."""

from __future__ import annotations

import sqlite3
from datetime import date

from bot.model import (
    AgencyCount,
    ClassCount,
    Kind,
    OfficeFigures,
    Statistics,
    Status,
    StepCount,
)

_AGENCIES = """
    SELECT agencies.name AS agency, CAST(substr(versions.dated, 1, 4) AS INTEGER) AS year,
        count(*) AS replies
    FROM versions
    LEFT JOIN roles ON roles.reply_id = versions.reply_id AND roles.role = 'lead'
    LEFT JOIN agencies ON agencies.id = roles.agency_id
    WHERE versions.newest = 1
    GROUP BY agencies.id, year ORDER BY agencies.id, year
"""
_CLASSES = """
    SELECT upper(substr(disposition, 1, 1)) AS disposition, region, kind, term, count(*) AS replies
    FROM versions WHERE newest = 1
    GROUP BY 1, region, kind, term ORDER BY replies DESC
"""
_STEPS = """
    SELECT coalesce(marked.status, 'pending') AS status,
        CASE WHEN step.due_end IS NULL THEN 'undated'
             WHEN step.due_end < :today THEN 'past' ELSE 'ahead' END AS due,
        count(*) AS steps
    FROM step_versions AS step
    JOIN versions ON versions.id = step.version_id AND versions.newest = 1
    LEFT JOIN (SELECT step_id, status, max(id) FROM step_marks GROUP BY step_id) AS marked
        ON marked.step_id = step.step_id
    GROUP BY 1, 2
"""
_OFFICE = """
    SELECT
        (SELECT count(*) FROM replies WHERE id NOT IN (SELECT reply_id FROM shown)) AS hidden,
        (SELECT count(*) FROM uploads WHERE state = 'failed') AS unread,
        (SELECT count(DISTINCT chat_id) FROM follows) AS chats
"""


def statistics(connection: sqlite3.Connection, today: date) -> Statistics:
    """What the replies that this connection shows add up to."""
    agencies = connection.execute(_AGENCIES)
    classes = connection.execute(_CLASSES)
    steps = connection.execute(_STEPS, {"today": today.isoformat()})
    return Statistics(
        agencies=tuple(AgencyCount(**row) for row in agencies),
        classes=tuple(ClassCount(**{**row, "kind": Kind(row["kind"])}) for row in classes),
        steps=tuple(StepCount(Status(row["status"]), row["due"], row["steps"]) for row in steps),
    )


def office_figures(connection: sqlite3.Connection) -> OfficeFigures:
    """What only staff are told: never who, only how many."""
    figures = connection.execute(_OFFICE).fetchone()
    follows = connection.execute("SELECT subject, count(*) AS n FROM follows GROUP BY 1 ORDER BY 1")
    return OfficeFigures(**figures, follows=tuple((row["subject"], row["n"]) for row in follows))
