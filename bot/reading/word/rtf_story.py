"""Paragraphs and table rows of an RTF as they come, turned into lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.reading.rows import OpenRows
from bot.reading.word.lists import gap_behind
from bot.reading.word.page_ends import PAGE_END
from bot.reading.word.utf16 import joined


@dataclass(slots=True)
class Story:
    """A text with lines of its own: the body, a header, a note or a text box."""

    lines: list[str] = field(default_factory=list)
    depth: int = 0  # of tables, that the paragraph stands in
    _words: list[str] = field(default_factory=list)
    _rows: OpenRows = field(default_factory=OpenRows)
    _boxes: list[str] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)

    def write(self, words: str) -> None:
        """Add words to the paragraph."""
        self._words.append(words)

    def end_label(self) -> None:
        """The gap between a list's number and its paragraph."""
        words = "".join(self._words).strip()
        self._words = [words + gap_behind(words)]

    def hang_box(self, lines: list[str]) -> None:
        """A text box stands above the paragraph that it is anchored in."""
        self._boxes.extend(line for line in lines if line.strip())

    def hang_note(self, lines: list[str]) -> None:
        """A note stands below its paragraph."""
        self._notes.extend(line for line in lines if line.strip())

    def end_paragraph(self) -> None:
        """The paragraph becomes a line, in its cell when it is in a table."""
        lines = (*self._boxes, joined("".join(self._words)), *self._notes)
        self._words, self._boxes, self._notes = [], [], []
        if self.depth:
            self._rows.write(lines, self.depth)
        else:
            self.end_row()  # one that was never ended
            self.lines.extend(lines)

    def end_cell(self) -> None:
        """What was written since the last cell is one."""
        self.depth = max(self.depth, 1)
        self.end_paragraph()
        self._rows.end_cell(self.depth)

    def end_row(self, depth: int = 1) -> None:
        """The cells become one line, or keep theirs when they are long."""
        self.lines.extend(self._rows.end_row(depth))

    def end_page(self) -> None:
        """A new page begins here."""
        self.write("\n" + PAGE_END if any(self._words) else PAGE_END)

    def stay_on_page(self) -> None:
        """The section that has just begun goes on where the last one ended."""
        self._words = ["".join(self._words).removesuffix(PAGE_END)]

    def finish(self) -> list[str]:
        """All lines, with what no paragraph mark ended."""
        if any(self._words) or self._boxes or self._notes:
            self.end_paragraph()
        self.end_row()
        return self.lines
