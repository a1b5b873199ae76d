"""Which columns of a ledger hold what, by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.folding import fold, key
from bot.tables import table

_LOOKED_AT = 20  # rows; a title and a remark or two may stand above the headings
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_AN_ANSWER = 60  # characters; 办理结果 with more than these is the answer, with fewer its class
_SUGGESTION = re.compile(r"建议|代表|议案")
_PROPOSAL = re.compile(r"提案|委员")


@dataclass(frozen=True, slots=True)
class Columns:
    """The recognised headings of one sheet."""

    row: int  # of the headings
    at: dict[str, int]  # field to column
    unknown: tuple[str, ...]  # headings that no field knows
    suggestions: bool  # a ledger of deputies' suggestions
    going_on: tuple[int, ...] = ()  # where an answer too long for its cell goes on: 答复内容（续1）


def find_columns(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The headings, None when no row is one: an answer and a number, title or agency."""
    for number, row in enumerate(rows[:_LOOKED_AT]):
        fields = [_field(cell) for cell in row]
        at = _best_columns(fields, row)
        _answer_from_outcome(at, rows[number + 1 :])
        if "answer" in at and {"number", "title", "agency", "proposer"} & at.keys():
            unknown = [cell for cell, field in zip(row, fields, strict=True) if cell and not field]
            headings = " ".join(row)
            suggestions = bool(_SUGGESTION.search(headings)) and not _PROPOSAL.search(headings)
            going_on = _going_on(row, at["answer"])
            return Columns(number, at, tuple(unknown), suggestions, going_on)
    return None


def _going_on(headings: Sequence[str], answer: int) -> tuple[int, ...]:
    """The columns after the answer's whose headings say that they continue it."""
    after = range(answer + 1, len(headings))
    same = (column for column in after if _bare(headings[column]) == _bare(headings[answer]))
    return tuple(column for column in same if "续" in fold(headings[column]))


def looked_for() -> str:
    """The columns that a ledger needs, in words."""
    names: dict[str, list[str]] = table("ledger")["columns"]
    answers = "、".join(names["answer"][:6])
    return f"答复正文一列（如{answers}），以及提案号、案由（标题）、提案者、主办单位中的至少一列"


@cache
def _fields() -> dict[str, tuple[str, int]]:
    """Heading to its field and its rank there; known but not read is the field `left_out`."""
    ledger = table("ledger")
    known = {key(name): ("left_out", 0) for name in ledger["left_out"]["names"]}
    for field, names in ledger["columns"].items():
        known |= {key(name): (field, rank) for rank, name in enumerate(names)}
    return known


def _field(heading: str) -> str:
    found = _fields().get(_bare(heading))
    return found[0] if found else ""


def _bare(heading: str) -> str:
    return key(_IN_BRACKETS.sub("", fold(heading)))


def _best_columns(fields: Sequence[str], headings: Sequence[str]) -> dict[str, int]:
    """For each field the column whose heading ranks first among its names."""
    at: dict[str, int] = {}
    for column, field in enumerate(fields):
        if not field or field == "left_out":
            continue
        rank = _fields()[_bare(headings[column])][1]
        if field not in at or rank < _fields()[_bare(headings[at[field]])][1]:
            at[field] = column
    return at


def _answer_from_outcome(at: dict[str, int], rows: Sequence[Sequence[str]]) -> None:
    """办理结果 is the class in most ledgers; where it holds paragraphs it is the answer."""
    column = at.get("disposition")
    if column is not None and "answer" not in at:
        longest = max((len(row[column]) for row in rows if column < len(row)), default=0)
        if longest >= _AN_ANSWER:
            at["answer"] = at.pop("disposition")
