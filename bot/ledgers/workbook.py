"""Rows into an xlsx file, one after another, so that a long ledger costs no memory.

A text is written as a text, whatever it begins with: never as a formula, a number or a link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from types import TracebackType
from typing import Self

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

CELL_LIMIT = 32_767  # UTF-16 units that a cell can hold
FIRST_DAY = date(1900, 3, 1)  # days before are counted wrongly by every spreadsheet
Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and its width in characters."""

    heading: str
    width: int


class LedgerFile:
    """An xlsx file that is being written; whole when the block ends."""

    def __init__(self, path: Path) -> None:
        self._workbook = Workbook(
            str(path),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._sheets: list[Sheet] = []
        self._heading = self._workbook.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1}
        )
        # The mark keeps a text a text even when somebody edits the cell and leaves it.
        self._text = self._workbook.add_format(
            {"text_wrap": True, "valign": "top", "quote_prefix": True}
        )
        self._number = self._workbook.add_format({"valign": "top"})
        self._day = self._workbook.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for sheet in self._sheets:
            sheet.finish()
        self._workbook.close()

    def sheet(self, name: str, columns: Sequence[Column]) -> Sheet:
        """A new sheet with its headings, which stay in view."""
        sheet = self._workbook.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
        for number, column in enumerate(columns):
            sheet.write_string(0, number, column.heading, self._heading)
        self._sheets.append(Sheet(sheet, len(columns), self._text, self._number, self._day))
        return self._sheets[-1]


class Sheet:
    """A sheet that is being written, a row at a time."""

    def __init__(
        self, sheet: Worksheet, columns: int, text: object, number: object, day: object
    ) -> None:
        self._sheet, self._columns = sheet, columns
        self._text, self._number, self._day = text, number, day
        self.rows = 0

    def row(self, cells: Sequence[Cell]) -> None:
        """The next row; it has a cell for each heading."""
        if len(cells) != self._columns:
            raise ValueError(f"{len(cells)} cells for {self._columns} columns")
        self.rows += 1
        for column, cell in enumerate(cells):
            self._write(self.rows, column, cell)

    def finish(self) -> None:
        """Lets whoever opens it filter by any column."""
        self._sheet.autofilter(0, 0, self.rows, self._columns - 1)

    def _write(self, row: int, column: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, int):
            written = self._sheet.write_number(row, column, cell, self._number)
        elif isinstance(cell, date) and cell >= FIRST_DAY:
            moment = datetime.combine(cell, time())
            written = self._sheet.write_datetime(row, column, moment, self._day)
        else:
            written = self._sheet.write_string(row, column, _fit_for_xml(str(cell)), self._text)
        if written:
            raise ValueError(f"cell {row}:{column} does not fit: {written}")


def _fit_for_xml(text: str) -> str:
    """Half a pair of surrogates, which a file's name may hold, is no character."""
    return text.encode("utf-8", "replace").decode()
