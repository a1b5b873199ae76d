"""Ledgers (xlsx, xls, csv): each row with an answer becomes a letter with its fields above it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace

import olefile

from bot.errors import Damaged, Unsupported
from bot.reading.extracted import Extracted, Limits
from bot.reading.ledgers.ledger_columns import Columns, find_columns, looked_for
from bot.reading.ledgers.ledger_values import dated, listed, numbered, session
from bot.reading.ledgers.sheets import Sheet, delimiters, rows_of, separated, sheets
from bot.tables import table

_ZIP = b"PK\x03\x04"
_FULL_CELL = 32_766  # UTF-16 units; one more is the most, and a pair of them is never cut


def ledger_rows(content: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """One text for each row that holds an answer, in the order of the sheets and rows."""
    notes: list[str] = []
    if content.startswith((_ZIP, olefile.MAGIC)):
        tables = sheets(content, name, limits)
    else:
        text, lost = separated(content, name)
        notes.extend(lost)
        tables = (_sheet_of_text(text, name),)
    found = [(sheet, find_columns(sheet.rows)) for sheet in tables]
    letters: list[Extracted] = []
    for sheet, columns in found:
        if columns is not None:
            of_sheet = f"{sheet.name} " if len(found) > 1 else ""
            letters.extend(
                replace(letter, place=of_sheet + letter.place)
                for letter in _letters(sheet, columns, notes)
            )
        elif any(map(any, sheet.rows)):
            notes.append(f"工作表“{sheet.name}”没有认出表头，没有读取。")
    if not any(columns for _, columns in found):
        raise Unsupported(
            f"表格“{name}”里没有认出答复台账的表头：需要{looked_for()}。请补上表头后再上传。"
        )
    if not letters:
        raise Damaged(f"表格“{name}”有表头，但没有一行写有答复正文。请确认后再上传。")
    if len(letters) > limits.members:
        raise Damaged(
            f"表格“{name}”有 {len(letters)} 件答复，超过一次 {limits.members} 件的上限。"
            "请拆成几个表格再上传。"
        )
    letters[0] = replace(letters[0], warnings=tuple(notes))
    return tuple(letters)


def looks_like_ledger(text: str) -> bool:
    """Whether a plain text is a ledger whose cells are parted by commas, tabs, ; or |."""
    lines = text[:20_000].split("\n", 20)[:20]
    return any(
        find_columns([line.strip("\r\ufeff").replace('"', "").split(delimiter) for line in lines])
        for delimiter in ",\t;|"
    )


def _sheet_of_text(text: str, name: str) -> Sheet:
    """The text's rows by the first delimiter whose headings are recognised."""
    first: Sheet | None = None
    for delimiter in delimiters(text):
        try:
            sheet = Sheet("", rows_of(text, delimiter))
        except csv.Error as error:
            raise Damaged(
                f"表格“{name}”的引号或换行有误，无法分列。请另存为 xlsx 后再上传。"
            ) from error
        if find_columns(sheet.rows) is not None:
            return sheet
        first = first or sheet
    return first or Sheet("", [])


def _letters(sheet: Sheet, columns: Columns, notes: list[str]) -> Iterator[Extracted]:
    """The rows below the headings; what is not read of them is noted."""
    if columns.unknown:
        notes.append(f"没有读取的列：{'、'.join(columns.unknown)}。")
    unanswered: list[int] = []
    for number, row in enumerate(sheet.rows[columns.row + 1 :], columns.row + 2):
        cells = {
            field: row[column].strip()
            for field, column in columns.at.items()
            if column < len(row) and row[column].strip()
        }
        if "answer" in cells:
            further = [row[column] for column in columns.going_on if column < len(row)]
            cells["answer"] = _joined(cells["answer"], *further)
            lines = _lines(cells, suggestions=columns.suggestions)
            yield Extracted("\n".join(lines) + "\n", place=f"第{number}行")
        elif cells.keys() & {"number", "title"}:
            unanswered.append(number)
    if unanswered:
        notes.append(f"第{_shortened(unanswered)}行没有答复正文，没有读取。")


def _joined(*cells: str) -> str:
    """A text from the cells that it was cut into: after a line, or where a cell was full."""
    text = ""
    for cell in filter(None, cells):
        text += cell
        if len(cell.encode("utf-16-le")) // 2 < _FULL_CELL:
            text += "\n"
    return text.rstrip("\n")


def _lines(cells: dict[str, str], *, suggestions: bool) -> Iterator[str]:
    """The letter's fields, one a line, and its words."""
    ledger = table("ledger")
    labels: dict[str, str] = ledger["labels"] | (ledger["suggestion_labels"] if suggestions else {})
    values = cells | {
        "number": numbered(cells.get("number", "")),
        "session": session(*(cells.get(one, "") for one in ("session", "term", "meeting"))),
        "title": " ".join(cells.get("title", "").split("\n")),
        "proposer": listed(cells.get("proposer", ""), cells.get("co_proposer", "")),
        "agency": listed(cells.get("agency", "")),
        "co_agency": listed(cells.get("co_agency", "")),
        "written": dated(cells.get("written", "")),
    }
    for field, label in labels.items():
        value = values.get(field, "")
        if value:
            yield f"{label}：{' '.join(value.split())}"
    yield cells["answer"]


def _shortened(numbers: Sequence[int]) -> str:
    shown = "、".join(map(str, numbers[:10]))
    return f"{shown}等 {len(numbers)} " if len(numbers) > 10 else shown
