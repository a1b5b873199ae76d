"""A table's rows as lines, as the parser reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_LONGEST_ROW = 400  # characters; a letter laid out in a table is longer and keeps its lines
_LABEL = re.compile(r"[^\d\s。，,；;：:、（）()]{2,12}(?:[（(][^（）()]{1,8}[）)])?")


def row_lines(cells: Sequence[Sequence[str]], *, laid_out: bool = False) -> list[str]:
    """One line for a row of short cells; the cells' own lines for a letter laid out in a table."""
    filled = [[line for line in cell if line.strip()] for cell in cells]
    written = [cell for cell in filled if cell]
    if (
        laid_out
        or len(written) < 2
        or sum(len(line) for cell in written for line in cell) > _LONGEST_ROW
    ):
        return [line for cell in written for line in cell]
    return [row_line([" ".join(line.strip() for line in cell) for cell in filled])]


def row_line(cells: Sequence[str]) -> str:
    """Cells joined by tabs; a label and its value as `label：value`."""
    if len(cells) == 2 and all(cells):
        label, value = cells[0].rstrip(), cells[1].strip()
        if label.endswith(("：", ":")):
            return label + value
        if _LABEL.fullmatch("".join(label.split())):
            return f"{label}：{value}"
    return "\t".join(cells).rstrip("\t")


@dataclass(slots=True)
class _Row:
    cells: list[list[str]] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    laid_out: bool = False  # a table stands in one of its cells


@dataclass(slots=True)
class OpenRows:
    """The row being read and the rows of the tables inside it, as their cells come.

    Depth 1 is a table in the text, depth 2 one in its cells, and so on.
    """

    _rows: list[_Row] = field(default_factory=list)

    def write(self, lines: Sequence[str], depth: int) -> None:
        """Add lines to the cell that is open."""
        self._at(depth).cell.extend(lines)

    def end_cell(self, depth: int) -> None:
        """What was written since the last cell is one."""
        row = self._at(depth)
        row.cells.append(row.cell)
        row.cell = []

    def end_row(self, depth: int = 1) -> list[str]:
        """The lines of the row, with those of rows inside it that were never ended."""
        while len(self._rows) > depth:
            self.end_row(len(self._rows))
        if len(self._rows) < depth or not self._rows:
            return []
        row = self._rows.pop()
        cells = [*row.cells, row.cell] if row.cell else row.cells
        lines = row_lines(cells, laid_out=row.laid_out) if any(map(any, cells)) else []
        if depth == 1:
            return lines
        self._at(depth - 1).cell.extend(lines)
        self._at(depth - 1).laid_out = True
        return []

    def _at(self, depth: int) -> _Row:
        while len(self._rows) < depth:
            self._rows.append(_Row())
        return self._rows[depth - 1]
