"""The workbook: 提案台账, 建议台账 if there are suggestions, and 下一步台账 of both."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from bot.ledgers.columns import STEP_COLUMNS, cells_for, reply_cells, reply_columns, step_cells
from bot.ledgers.workbook import LedgerFile
from bot.model import Kind, LedgerEntry

_NAMES = {Kind.PROPOSAL: "提案台账", Kind.SUGGESTION: "建议台账"}
_STEPS = "下一步台账"


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows a workbook has got."""

    replies: int
    steps: int


def write_ledgers(
    path: Path,
    entries: Iterable[LedgerEntry],
    *,
    kinds: Collection[Kind],
    longest: int,
    contacts: bool,
    zone: tzinfo,
) -> Written:
    """Writes the ledgers of entries of these `kinds` with letters of at most `longest` characters.

    Without `contacts` no telephone number stands in it. One row a reply, however many numbers it
    answers: they stand in one cell, as in a ledger of proposals that were joined (并案).
    """
    answers = cells_for(longest)
    with LedgerFile(path) as file:
        replies = {
            kind: file.sheet(name, reply_columns(kind, contacts=contacts, answers=answers))
            for kind, name in _NAMES.items()
            if kind in kinds
        }
        steps = file.sheet(_STEPS, STEP_COLUMNS)
        for entry in entries:
            row = reply_cells(entry.stored, contacts=contacts, answers=answers)
            replies[entry.stored.reply.kind].row(row)
            for stored in entry.steps:
                seen = entry.seen.get(stored.id)
                marked_on = seen.at.astimezone(zone).date() if seen else None
                steps.row(step_cells(entry.stored, stored.step, seen, marked_on))
    return Written(sum(sheet.rows for sheet in replies.values()), steps.rows)
