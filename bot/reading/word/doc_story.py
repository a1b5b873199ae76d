"""The words of a binary Word document in reading order: one paragraph or table row a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.reading.rows import OpenRows
from bot.reading.word.doc_file import WordFile, plex_entries
from bot.reading.word.doc_lists import DocLists
from bot.reading.word.doc_properties import (
    Look,
    Shape,
    changes,
    looked,
    paragraph_changes,
    run_changes,
    shaped,
    styles,
)
from bot.reading.word.page_ends import PAGE_END
from bot.reading.word.symbols import PRIVATE, symbol
from bot.reading.word.utf16 import joined

_FIELD_MARKS = re.compile("[\x13\x14\x15]")
_ENDS = re.compile("[\r\x07\x0c]")
_PRINTED = {0x0B: "\n", 0x0E: "\n", 0x1E: "-"} | dict.fromkeys(
    {*range(0x20), 0x1F} - {0x09, 0x0A, 0x0B, 0x0E, 0x1E}
)
_SECTION_START = 0x3009
_ANCHOR = 26  # bytes a shape's anchor
_BOX = 22  # bytes a text box


class Stories:
    """A document's main text with its notes and text boxes at their places."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._styles = styles(file)
        self._lists = DocLists(file)
        found = sorted(paragraph_changes(file), key=lambda one: one[0])
        self._starts = [one[0] for one in found]
        self._paragraphs = found
        self._ends = {one[1] for one in found}
        self._signs: dict[int, tuple[int, int]] = {}
        self._kept = bytearray(b"\1") * len(file.text)
        self._leave_out()
        self._continuous = frozenset(_continuous_ends(file))
        self._notes = self._hung_notes()
        self._boxes = self._hung_boxes()
        self.unread_signs = 0

    def main(self) -> Iterator[str]:
        """The lines of the main text."""
        yield from self._lines(*self._file.stories["main"])

    def headers(self) -> Iterator[str]:
        """The lines of the pages' headers, each section's one after another."""
        first = self._file.stories["headers"][0]
        plex = self._file.table(11)
        for number, (place, _) in enumerate(plex_entries(plex, 0)):
            if number >= 6 and number % 6 in (0, 1, 4):
                yield from self._lines(first + place[0], first + place[1])

    # --- what is not shown ----------------------------------------------------------------------

    def _leave_out(self) -> None:
        for start, end, stored in run_changes(self._file):
            look = looked(Look(), stored)
            if look.style is not None and look.style < len(self._styles):
                look = looked(self._styles[look.style][1], stored)
            if look.deleted or look.hidden:
                self._drop(start, end)
            elif look.sign is not None:
                self._signs.update(dict.fromkeys(range(start, end), look.sign))
            elif look.font is not None:
                for sign in PRIVATE.finditer(self._file.text, start, end):
                    self._signs[sign.start()] = look.font, ord(sign[0])
        begun: list[int] = []
        for mark in _FIELD_MARKS.finditer(self._file.text):
            if mark[0] == "\x13":
                begun.append(mark.start())
            elif mark[0] == "\x14" and begun:
                self._drop(begun[-1], mark.end())
                begun[-1] = mark.start()
            elif mark[0] == "\x15" and begun:
                start = begun.pop()
                if self._file.text[start] == "\x13":  # a field without a result
                    self._drop(start, mark.end())

    def _drop(self, start: int, end: int) -> None:
        end = min(end, len(self._kept))
        if start < end:
            self._kept[start:end] = bytes(end - start)

    # --- what hangs on a character --------------------------------------------------------------

    def _hung_notes(self) -> dict[int, tuple[int, int]]:
        hung: dict[int, tuple[int, int]] = {}
        for story, references, texts in (("footnotes", 2, 3), ("endnotes", 46, 47)):
            first = self._file.stories[story][0]
            marks = [place[0] for place, _ in plex_entries(self._file.table(references), 2)]
            bounds = [place for place, _ in plex_entries(self._file.table(texts), 0)]
            for mark, (start, end) in zip(marks, bounds, strict=False):
                hung[mark] = first + start, first + end
        return hung

    def _hung_boxes(self) -> dict[int, tuple[int, int]]:
        first = self._file.stories["boxes"][0]
        boxes = {
            entry[14:18]: (first + place[0], first + place[1])
            for place, entry in plex_entries(self._file.table(56), _BOX)
            if int.from_bytes(entry[8:10], "little") == 0  # not free for another use
        }
        anchors = plex_entries(self._file.table(40), _ANCHOR)
        return {place[0]: boxes[entry[:4]] for place, entry in anchors if entry[:4] in boxes}

    # --- lines ----------------------------------------------------------------------------------

    def _lines(self, start: int, end: int) -> Iterator[str]:
        rows = OpenRows()
        for first, last, shape in self._paragraphs_of(start, end):
            lines = list(self._paragraph(first, last, shape))
            depth = max(shape.depth, int(shape.in_table))
            if not depth:
                yield from rows.end_row()
                yield from lines
            elif shape.row_end:
                yield from rows.end_row(depth)
            else:
                rows.write(lines, depth)
                if self._file.text[last - 1] == "\x07" or shape.inner_cell_end:
                    rows.end_cell(depth)
        yield from rows.end_row()

    def _paragraphs_of(self, start: int, end: int) -> Iterator[tuple[int, int, Shape]]:
        """Stretches up to each paragraph end that is shown; a deleted one joins two."""
        end = min(end, len(self._file.text))
        first = start
        for mark in _ENDS.finditer(self._file.text, start, end):
            at = mark.end()
            is_end = mark[0] != "\x0c" or at in self._ends
            if is_end and self._kept[at - 1]:
                yield first, at, self._shape(at - 1)
                first = at
        if any(self._kept[first:end]):
            yield first, end, self._shape(end - 1)

    def _shape(self, at: int) -> Shape:
        number = bisect_right(self._starts, at) - 1
        if number < 0:
            return Shape()
        _, end, style, stored = self._paragraphs[number]
        if at >= end:
            return Shape()
        base = self._styles[style][0] if style < len(self._styles) else Shape()
        return shaped(replace(base, style=style), stored, self._file.data)

    def _paragraph(self, start: int, end: int, shape: Shape) -> Iterator[str]:
        hung = [at for at in range(start, end) if self._kept[at]] if self._hangs(start, end) else []
        for at in hung:
            if at in self._boxes:
                yield from (line for line in self._lines(*self._boxes[at]) if line.strip())
        label = "" if shape.row_end else self._lists.label(shape.list_number, shape.level)
        yield PAGE_END * shape.page_before + label + self._words(start, end)
        for at in hung:
            if at in self._notes:
                yield from (line for line in self._lines(*self._notes[at]) if line.strip())

    def _hangs(self, start: int, end: int) -> bool:
        return any(start <= at < end for at in (*self._boxes, *self._notes))

    def _words(self, start: int, end: int) -> str:
        """The characters shown."""
        shown = [
            self._sign(at) if at in self._signs else self._file.text[at]
            for at in range(start, end)
            if self._kept[at]
        ]
        page_end = "\n" if end in self._continuous else "\n" + PAGE_END
        words = "".join(shown).translate(_PRINTED | {0x0C: page_end})
        return joined(words.removesuffix("\n"))

    def _sign(self, at: int) -> str:
        font, code = self._signs[at]
        printed = symbol(self._font(font), f"{code:x}")
        self.unread_signs += not printed
        return printed

    def _font(self, number: int) -> str:
        fonts, at = self._file.table(15), 4
        for _ in range(number):
            at += 1 + (fonts[at] if at < len(fonts) else 0)
        name = fonts[at + 40 : at + 1 + (fonts[at] if at < len(fonts) else 0)]
        return name.decode("utf-16-le", "replace").partition("\0")[0]


def _continuous_ends(file: WordFile) -> Iterator[int]:
    """Where sections end (CP) without a new page: the one behind says how it begins."""
    sections = list(plex_entries(file.table(6), 12))
    for (place, _), (_, after) in pairwise(sections):
        at = int.from_bytes(after[2:6], "little")
        length = int.from_bytes(file.document[at : at + 2], "little")
        kinds = dict(changes(file.document[at + 2 : at + 2 + length]))
        if kinds.get(_SECTION_START) == b"\0":
            yield place[1]
