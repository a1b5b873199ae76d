"""Spreadsheets (xlsx, xls) and comma-separated texts as rows of words, nothing counted or changed.

A number stays as it is written: 0037 in a text cell keeps its zeros, 37.0 is 37.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import olefile
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from bot.errors import Damaged
from bot.reading.decoding import decode
from bot.reading.extracted import Limits
from bot.reading.package import Package

_MOST_CELLS = 3_000_000  # of one sheet's rectangle, which is held whole
_CELL = re.compile(rb"<(?:[a-z]+:)?c\s[^<>]{0,200}?\br\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_DELIMITERS = ",\t;|"
_FORCED_TEXT = re.compile(r'="(?P<words>[^"]*)"')  # ="0037": a number kept from losing its zeros

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name ("" for a text) and its rows."""

    name: str
    rows: Rows


def sheets(content: bytes, name: str, limits: Limits) -> tuple[Sheet, ...]:
    """The sheets of a workbook, by its bytes."""
    if content.startswith(b"PK\x03\x04"):
        _refuse_far_cells(content, name, limits)
    elif not content.startswith(olefile.MAGIC):
        raise Damaged(f"文件“{name}”不是表格。请另存为 xlsx 或 csv 后再上传。")
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = [workbook.get_sheet_by_name(one) for one in workbook.sheet_names]
    except PasswordError as error:
        raise Damaged(f"文件“{name}”加了密码，无法读取。请去掉密码后再上传。") from error
    except CalamineError as error:
        raise _damaged(name) from error
    except BaseException as error:
        # A panic of the library, whose class cannot be imported; all others are none of ours.
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(name) from error
    for sheet in found:
        bottom, right = sheet.end or (0, 0)
        if bottom * right > _MOST_CELLS:
            raise _far_cells(name, bottom)
    return tuple(map(_sheet, found))


def _damaged(name: str) -> Damaged:
    return Damaged(f"表格“{name}”已损坏，无法读取。请用 Excel 或 WPS 打开后另存，再上传。")


def _far_cells(name: str, row: int) -> Damaged:
    return Damaged(
        f"表格“{name}”里有单元格远在数据之外（第 {row} 行），为安全起见没有读取。"
        "请删去空白的行和列，另存后再上传。"
    )


def _refuse_far_cells(content: bytes, name: str, limits: Limits) -> None:
    """A single cell in the last corner would make the reader ask for a table of that size."""
    package = Package(content, name, limits)
    for part in package.named("xl/worksheets/"):
        rows = columns = 0
        for found in _CELL.finditer(package.content(part)):
            columns = max(columns, _column(found[1]))
            rows = max(rows, int(found[2]))
        if rows * columns > _MOST_CELLS:
            raise _far_cells(name, rows)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _sheet(sheet: CalamineSheet) -> Sheet:
    rows = [[_words(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if right == left and bottom < len(rows) and left < len(rows[top]):
            for row in range(top + 1, bottom + 1):  # a value that stands beside several rows
                rows[row][left] = rows[row][left] or rows[top][left]
    return Sheet(sheet.name, rows)


def _words(cell: float | str | bool | time | date | datetime | timedelta) -> str:
    if isinstance(cell, str):
        return cell.replace("_x000D_", "").replace("\r\n", "\n").strip()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell.year}年{cell.month}月{cell.day}日"
    return str(cell)


def separated(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """A comma-separated file's characters, and what was lost in decoding."""
    decoded = decode(content, name)
    return decoded.text, decoded.warnings


def rows_of(text: str, delimiter: str) -> Rows:
    """The rows of a text whose cells are parted by `delimiter`."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[_unforced(cell) for cell in row] for row in reader]


def delimiters(text: str) -> Sequence[str]:
    """The likely delimiters of a text, likeliest first."""
    try:
        sniffed = csv.Sniffer().sniff(text[:4096], delimiters=_DELIMITERS).delimiter
    except csv.Error:
        sniffed = max(_DELIMITERS, key=text[:1000].count)
    return list(_first(sniffed, _DELIMITERS))


def _first(one: str, others: str) -> Iterator[str]:
    yield one
    yield from (other for other in others if other != one)


def _unforced(cell: str) -> str:
    forced = _FORCED_TEXT.fullmatch(cell.strip())
    return (forced["words"] if forced else cell).replace("\r\n", "\n").strip()
