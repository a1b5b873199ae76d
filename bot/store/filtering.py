"""Which replies pass a filter, as conditions on their newest `versions`."""

from __future__ import annotations

import json

from bot.folding import fold
from bot.model import ReplyFilter, Status
from bot.store.statements import Value

_CONDITIONS = {
    "agency_ids": """versions.reply_id IN (SELECT roles.reply_id FROM roles
        WHERE roles.role <> 'named'
        AND roles.agency_id IN (SELECT value FROM json_each(:agency_ids)))""",
    "year": "versions.dated >= :year_start AND versions.dated < :year_end",
    # What nobody has marked is waited for.
    "status": """EXISTS (SELECT 1 FROM step_versions WHERE step_versions.version_id = versions.id
        AND coalesce((SELECT step_marks.status FROM step_marks
            WHERE step_marks.step_id = step_versions.step_id ORDER BY step_marks.id DESC LIMIT 1
        ), :unmarked) = :status)""",
    "region": "(instr(versions.region, :region) OR instr(versions.region, :region_folded))",
    "term": "versions.term = :term",
    "meeting": "versions.meeting = :meeting",
    "kind": "versions.kind = :kind",
    "disposition": "upper(substr(versions.disposition, 1, length(:disposition))) = :disposition",
}


def conditions(which: ReplyFilter) -> list[str]:
    """The conditions that the filter makes; none when every reply passes."""
    return [sql for name, sql in _CONDITIONS.items() if getattr(which, name) not in (None, ())]


def values(which: ReplyFilter) -> dict[str, Value]:
    """What the conditions are asked with."""
    return {
        "agency_ids": json.dumps(which.agency_ids),
        "year_start": f"{which.year:04}-01-01" if which.year is not None else None,
        "year_end": f"{which.year + 1:04}-01-01" if which.year is not None else None,
        "status": which.status.value if which.status else None,
        "unmarked": Status.PENDING.value,
        "region": which.region,
        "region_folded": fold(which.region) if which.region else None,
        "term": which.term,
        "meeting": which.meeting,
        "kind": which.kind.value if which.kind else None,
        "disposition": which.disposition.upper() if which.disposition else None,
    }
