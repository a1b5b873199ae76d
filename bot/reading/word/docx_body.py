"""The words of a docx in reading order: one paragraph or table row a line.

Kept: insertions, moved text where it went, text boxes, content controls, fields' results, notes.
Left out: deletions, moved text where it was, hidden text, fields' codes, placeholders, the
second branch of what is written twice for older programs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from bot.reading.rows import row_lines
from bot.reading.word.docx_markup import attribute, child, is_on, local_name, value
from bot.reading.word.docx_numbering import Numbering
from bot.reading.word.docx_styles import Styles
from bot.reading.word.page_ends import PAGE_END
from bot.reading.word.symbols import PRIVATE, symbol

_LEFT_OUT = frozenset(
    "del moveFrom rt delText delInstrText instrText comment annotationRef sectPr".split()
)
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


class Body:
    """Walks a document's elements once, counting lists and fields as it goes."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: Mapping[tuple[str, str], etree._Element],
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._results: list[bool] = []  # for each open field: whether its result has begun
        self._boxes: list[str] = []  # lines of text boxes met in the paragraph being read
        self._footnotes: list[str] = []
        self._style_hides = False  # the style of the paragraph being read
        self._sections = 0  # ended so far
        self._continuous: frozenset[int] = frozenset()
        self._joined = ""  # a paragraph whose mark was deleted goes on in the next
        self.unread_signs = 0
        self.foreign_parts = 0

    def story(self, root: etree._Element) -> Iterator[str]:
        """The lines of a whole document, header or note."""
        # A section states at its end how it began: on the page before, or on a new one.
        self._continuous = frozenset(
            number
            for number, section in enumerate(root.iter("{*}sectPr"))
            if value(section, "type") == "continuous"
        )
        yield from self.lines(root)
        if self._joined:  # the last paragraph's own mark was deleted
            yield self._joined
            self._joined = ""

    def lines(self, element: etree._Element) -> Iterator[str]:
        """The lines of all blocks inside `element`, in order."""
        for block in element.iterchildren(etree.Element):
            name = local_name(block)
            if name == "p":
                yield from self._paragraph(block)
            elif name == "tbl":
                yield from self._table(block)
            elif name == "sdt":
                yield from self._control(block)
            elif name == "AlternateContent":
                yield from self._branch_lines(block)
            elif name == "altChunk":
                self.foreign_parts += 1
            elif name not in _LEFT_OUT and not name.endswith("Pr"):
                yield from self.lines(block)

    def _control(self, control: etree._Element) -> Iterator[str]:
        content = child(control, "sdtContent")
        if content is not None and not is_on(control, "sdtPr", "showingPlcHdr"):
            yield from self.lines(content)

    def _branch_lines(self, alternatives: etree._Element) -> Iterator[str]:
        for branch in alternatives.iterchildren("{*}Choice", "{*}Fallback"):
            lines = list(self.lines(branch))
            if any(lines):
                yield from lines
                return

    # --- paragraphs -----------------------------------------------------------------------------

    def _paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        outer, self._style_hides = self._style_hides, self._hides(paragraph)
        outer_boxes, self._boxes = self._boxes, []
        outer_notes, self._footnotes = self._footnotes, []
        words = "".join(self._words(paragraph))
        style_hides, self._style_hides = self._style_hides, outer
        boxes, self._boxes = self._boxes, outer_boxes
        notes, self._footnotes = self._footnotes, outer_notes
        yield from boxes  # a box hangs at or above the place where it is anchored
        mark = child(paragraph, "pPr", "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self._joined += words
        elif words or not (is_on(mark, "vanish") or style_hides):
            starts_page = PAGE_END if is_on(paragraph, "pPr", "pageBreakBefore") else ""
            words = self._joined + words
            self._joined = ""
            yield starts_page + self._numbering.label(paragraph) + words.removesuffix("\n")
        yield from notes
        if child(paragraph, "pPr", "sectPr") is not None:
            self._sections += 1
            if self._sections not in self._continuous:
                yield PAGE_END

    def _hides(self, paragraph: etree._Element) -> bool:
        return self._styles.hides(self._styles.of_paragraph(paragraph))

    def _words(self, element: etree._Element) -> Iterator[str]:
        for part in element.iterchildren(etree.Element):
            name = local_name(part)
            if name == "r":
                yield from self._run(part)
            elif name == "sdt":
                if not is_on(part, "sdtPr", "showingPlcHdr"):
                    yield from self._words(part)
            elif name == "AlternateContent":
                yield from self._branch_words(part)
            elif name == "txbxContent":
                self._boxes.extend(line for line in self.lines(part) if line.strip())
            elif name == "f":
                yield from self._fraction(part)
            elif name not in _LEFT_OUT and not name.endswith("Pr"):
                yield from self._sign(part, name)

    def _run(self, run: etree._Element) -> Iterator[str]:
        if self._hides_run(run):
            for mark in run.iterchildren("{*}fldChar"):
                self._field(mark)
            return
        yield from self._words(run)

    def _hides_run(self, run: etree._Element) -> bool:
        if child(run, "rPr", "vanish") is not None:
            return is_on(run, "rPr", "vanish")
        return self._style_hides or self._styles.hides(value(run, "rPr", "rStyle"))

    def _sign(self, part: etree._Element, name: str) -> Iterator[str]:
        """What one element inside a run prints; others are looked into."""
        if name == "fldChar":
            self._field(part)
        elif name == "lastRenderedPageBreak":
            yield PAGE_END
        elif not all(self._results):
            return  # inside a field's code
        elif name == "t":
            yield self._characters(part)
        elif name in ("tab", "ptab"):
            yield "\t"
        elif name in ("br", "cr"):
            yield "\n" + PAGE_END * (attribute(part, "type") == "page")
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "sym":
            yield self._symbol(attribute(part, "font"), attribute(part, "char") or "")
        elif name in _NOTES:
            note = self._notes.get((_NOTES[name], attribute(part, "id") or ""))
            if note is not None:
                self._footnotes.extend(line for line in self.lines(note) if line.strip())
        else:
            yield from self._words(part)

    def _characters(self, part: etree._Element) -> str:
        """The text, with signs of a pictorial font that were written as private characters."""
        words = part.text or ""
        if not PRIVATE.search(words):
            return words
        font = attribute(child(part.getparent(), "rPr", "rFonts"), "ascii")
        return PRIVATE.sub(lambda sign: self._symbol(font, f"{ord(sign[0]):x}"), words)

    def _symbol(self, font: str | None, code: str) -> str:
        sign = symbol(font or "", code)
        self.unread_signs += not sign
        return sign

    def _field(self, mark: etree._Element) -> None:
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self._results.append(False)
        elif kind == "separate" and self._results:
            self._results[-1] = True
        elif kind == "end" and self._results:
            self._results.pop()

    def _branch_words(self, alternatives: etree._Element) -> Iterator[str]:
        before = len(self._boxes)
        for branch in alternatives.iterchildren("{*}Choice", "{*}Fallback"):
            words = list(self._words(branch))
            yield from words
            if "".join(words).strip() or len(self._boxes) > before:
                return

    def _fraction(self, part: etree._Element) -> Iterator[str]:
        """A built-up fraction of a formula: 3/5, never 35."""
        above, below = child(part, "num"), child(part, "den")
        if above is not None and below is not None:
            yield "".join(self._words(above)) + "/" + "".join(self._words(below))

    # --- tables ---------------------------------------------------------------------------------

    def _table(self, table: etree._Element) -> Iterator[str]:
        for row in _inner(table, "tr"):
            if child(row, "trPr", "del") is None:
                cells = [
                    cell for cell in _inner(row, "tc") if child(cell, "tcPr", "cellDel") is None
                ]
                lines = [list(self.lines(cell)) for cell in cells]
                nested = any(next(cell.iter("{*}tbl"), None) is not None for cell in cells)
                yield from row_lines(lines, laid_out=nested)


def _inner(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those inside content controls."""
    for part in element.iterchildren(etree.Element):
        here = local_name(part)
        if here == name:
            yield part
        elif here not in _LEFT_OUT and not here.endswith("Pr"):
            yield from _inner(part, name)
