"""Boxes of glyphs to the lines that a reader of the page sees.

Whatever order a file draws its glyphs in, the place on the page decides. Nothing is added but
what the place says: a space, a tab between cells, a line end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from bot.reading.paged.page_boxes import Glyph, Page, width_of
from bot.reading.paged.page_tables import Cell, cells_of
from bot.reading.rows import row_line


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed, or a whole row of a ruled table."""

    text: str  # cells apart by tabs
    page: int
    left: float
    top: float
    right: float
    bottom: float
    em: float
    row: bool = False  # of a table: complete in itself

    @property
    def centre(self) -> float:
        return (self.top + self.bottom) / 2


_WORD = re.compile(r"[0-9A-Za-z%.,/@:_+\-]")
_HAN = "\u3400"
_LATIN = re.compile(r"[A-Za-z]")
# Gaps between neighbours, in ems. Justified Chinese is spread by up to half a character.
_WORD_GAP, _SPACE_GAP, _CELL_GAP = 0.18, 0.7, 2.7
_LONGEST_ROW = 400  # characters; a letter laid out in one cell is no row
_CLASS_LETTER = re.compile(r"[(（〔【\[]?[A-DＡ-Ｄ][1-9１-９]?(?:\s*类)?[)）〕】\]]?")


def lines_of(page: Page, number: int) -> list[Line]:
    """The lines of the page from top to bottom; a ruled table gives one line for each row."""
    cells, loose = cells_of(page.rules, page.glyphs)
    lines = [_line(row, number) for row in _clustered(loose)]
    for row in _rows(cells):
        lines += _row_lines(row, number)
    return _class_letter_first(sorted(lines, key=lambda line: line.centre), page, number)


def _clustered(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand side by side, from left to right, each once."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.centre):
        if rows and _side_by_side(rows[-1], glyph):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    in_order = (_once(sorted(row, key=lambda glyph: glyph.left)) for row in rows)
    return [row for row in map(_between_spaces, in_order) if row]


def _between_spaces(row: list[Glyph]) -> list[Glyph]:
    """The row from its first to its last seen glyph: spaces set in, but are no part of a line."""
    seen = [at for at, glyph in enumerate(row) if not glyph.text.isspace()]
    return row[seen[0] : seen[-1] + 1] if seen else []


def _side_by_side(row: list[Glyph], glyph: Glyph) -> bool:
    lower = min(row[0].bottom - row[0].top, glyph.bottom - glyph.top)
    return glyph.centre - row[len(row) // 2].centre < 0.5 * lower


def _once(row: list[Glyph]) -> list[Glyph]:
    """Bold that is faked by printing a glyph twice, a little apart, counts once."""
    kept: list[Glyph] = []
    for glyph in row:
        close = 0.3 * (glyph.right - glyph.left)
        if not any(
            other.text == glyph.text and abs(other.left - glyph.left) < close for other in kept[-3:]
        ):
            kept.append(glyph)
    return kept


def _line(row: Sequence[Glyph], page: int) -> Line:
    em = median(glyph.em for glyph in row if not glyph.text.isspace())
    spread = median([glyph.left - before.right for before, glyph in pairwise(row)] or [0.0])
    pieces = [row[0].text]
    for before, glyph in pairwise(row):
        pieces.append(_between(before, glyph, em, max(spread, 0.0)))
        pieces.append(glyph.text)
    return Line(
        text="".join(pieces).strip(" \t\u3000\xa0"),
        page=page,
        left=row[0].left,
        top=min(glyph.top for glyph in row),
        right=max(glyph.right for glyph in row),
        bottom=max(glyph.bottom for glyph in row),
        em=em,
    )


def _between(before: Glyph, glyph: Glyph, em: float, spread: float) -> str:
    """What the gap between two neighbours stands for."""
    gap = (glyph.left - before.right) / em
    if (before.text + glyph.text).isspace():
        return ""
    if gap > _CELL_GAP:
        return "\t"
    if gap > _SPACE_GAP:
        return "\u3000" * round(gap)
    last, first = before.text[-1:], glyph.text[:1]
    words = _WORD.match(last) and _WORD.match(first)
    # Chinese is parted from figures without a space, so between those a gap says nothing.
    parted = last >= _HAN and first >= _HAN and last.isalnum() and first.isalnum()
    return " " if (words or parted) and gap - spread / em > _WORD_GAP else ""


def _rows(cells: Sequence[Cell]) -> list[list[Cell]]:
    rows: dict[tuple[int, int], list[Cell]] = {}
    for cell in cells:
        rows.setdefault((cell.table, cell.row), []).append(cell)
    return [sorted(row, key=lambda cell: cell.column) for _, row in sorted(rows.items())]


def _row_lines(row: list[Cell], page: int) -> list[Line]:
    """A table row as one line; a row that holds a whole letter stays the lines that it has."""
    within = [[_line(glyphs, page) for glyphs in _clustered(cell.glyphs)] for cell in row]
    lines = [line for cell in within for line in cell]
    if len(row) == 1 or sum(len(line.text) for line in lines) > _LONGEST_ROW:
        return lines
    texts = [_joined([line.text for line in cell]) for cell in within]
    return [
        Line(
            text=row_line(texts),
            page=page,
            left=min(line.left for line in lines),
            top=min(line.top for line in lines),
            right=max(line.right for line in lines),
            bottom=max(line.bottom for line in lines),
            em=median(line.em for line in lines),
            row=True,
        )
    ]


def _joined(lines: Sequence[str]) -> str:
    text = ""
    for line in lines:
        text = join(text, line)
    return text


def join(before: str, after: str) -> str:
    """Two lines of one paragraph: words of Latin letters stay apart, Chinese goes on."""
    apart = _LATIN.match(before[-1:]) and _LATIN.match(after[:1])
    return f"{before} {after}" if apart else before + after


def _class_letter_first(lines: list[Line], page: Page, number: int) -> list[Line]:
    """The class letter at the top right of page one, on a line of its own before its neighbours."""
    if number:
        return lines
    for index, line in enumerate(lines):
        rest, tab, last = line.text.rpartition("\t")
        if line.row or line.centre > page.height / 3:
            continue
        if tab and line.right > 0.7 * page.width and _CLASS_LETTER.fullmatch(last):
            letter = replace(line, text=last, left=line.right - width_of(last) * line.em)
            return [*lines[:index], letter, replace(line, text=rest), *lines[index + 1 :]]
    return lines
