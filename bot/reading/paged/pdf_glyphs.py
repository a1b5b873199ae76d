"""What stands on one page of a PDF: its glyphs and rules, upright and from the upper left."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import islice
from math import isfinite

import pypdfium2
import pypdfium2.raw as pdfium

from bot.errors import Damaged
from bot.reading.paged.page_boxes import Glyph, Rule
from bot.reading.paged.radicals import ordinary

_DENSEST = 50_000  # glyphs on a page; a full page of small print has 5,000
_MOST_DRAWN = 4000  # drawn paths looked at for the rules of tables
_MANY_PATHS = 100  # more than the frame and the red line of a page of few words
_THIN = 2.5  # points: a path no thicker is a rule
_ASKEW = 0.09  # radians from upright: a watermark
_QUARTER = 1.5707963
_ABOVE, _BELOW = 0.88, 0.12  # of the type size: where Chinese stands about its base line


class Sheet:
    """The visible part of a page, turned as a reader sees it."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._left, self._bottom, self._right, self._top = page.get_cropbox()
        self._turned = page.get_rotation()
        self.width, self.height = page.get_size()

    def box(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what the PDF has at `box`, y growing downwards."""
        left, bottom, right, top = box
        match self._turned:
            case 90:
                return (
                    bottom - self._bottom,
                    left - self._left,
                    top - self._bottom,
                    right - self._left,
                )
            case 180:
                return (
                    self._right - right,
                    bottom - self._bottom,
                    self._right - left,
                    top - self._bottom,
                )
            case 270:
                return (
                    self._top - top,
                    self._right - right,
                    self._top - bottom,
                    self._right - left,
                )
            case _:
                return (left - self._left, self._top - top, right - self._left, self._top - bottom)

    def shows(self, glyph: Glyph) -> bool:
        """Whether the glyph stands on the sheet and not beside it."""
        across = (glyph.left + glyph.right) / 2
        return bool(0 <= across <= self.width and 0 <= glyph.centre <= self.height)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The glyphs of a page, and whether most are invisible: the layer that a scanner lays under."""

    glyphs: tuple[Glyph, ...]
    invisible: bool


def glyphs_on(page: pypdfium2.PdfPage, sheet: Sheet, name: str) -> Drawn:
    """Every visible character with its box, in the order of drawing."""
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > _DENSEST:
            raise Damaged(
                f"PDF 文件“{name}”有一页挤着 {count} 个字符，不像公文，没有读取。"
                "请另存为纯文本后再上传。"
            )
        glyphs: list[Glyph] = []
        invisible = 0
        for index, letters in _characters(text, count):
            box = sheet.box(_box(text, index, is_square=letters >= "\u3400"))
            glyph = Glyph(ordinary(letters), *box)
            if (
                all(map(isfinite, box))
                and box[0] < box[2]
                and box[1] < box[3]
                and sheet.shows(glyph)
            ):
                glyphs.append(glyph)
                invisible += _is_invisible(text, index)
    finally:
        text.close()
    return Drawn(tuple(glyphs), 2 * invisible > len(glyphs))


def _characters(text: pypdfium2.PdfTextPage, count: int) -> list[tuple[int, str]]:
    """The characters that are drawn upright, without those that PDFium adds of its own."""
    found = []
    for index in range(count):
        letters = chr(pdfium.FPDFText_GetUnicode(text, index) or 0xFFFD)
        if letters in "\r\n" or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        askew = pdfium.FPDFText_GetCharAngle(text, index) % _QUARTER
        if min(askew, _QUARTER - askew) < _ASKEW:
            found.append((index, letters))
    return found


def _box(
    text: pypdfium2.PdfTextPage, index: int, *, is_square: bool
) -> tuple[float, float, float, float]:
    """As wide as the character, as high as its line, counted from where its base line begins.

    Some fonts' boxes enclose only the ink: that of 一 hangs in the middle, 目 is narrow.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
    turn = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(turn))
    size = pdfium.FPDFText_GetFontSize(text, index)
    up, aside = size * turn.d, size * turn.c
    left, bottom, right, top = text.get_charbox(index, loose=True)
    if abs(up) >= abs(aside):
        ends = (y.value - _BELOW * up, y.value + _ABOVE * up)
        if is_square and turn.a > 0:
            left, right = x.value, x.value + size * turn.a
        return left, min(ends), right, max(ends)
    ends = (x.value - _BELOW * aside, x.value + _ABOVE * aside)
    return min(ends), bottom, max(ends), top


def _is_invisible(text: pypdfium2.PdfTextPage, index: int) -> bool:
    run = pdfium.FPDFText_GetTextObject(text, index)
    mode: int = pdfium.FPDFTextObj_GetTextRenderMode(run)
    return bool(mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


def rules_on(page: pypdfium2.PdfPage, sheet: Sheet) -> tuple[Rule, ...]:
    """The drawn lines that are level or upright; a frame counts as its four sides."""
    rules: list[Rule] = []
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4)
    for path in islice(paths, _MOST_DRAWN):
        left, top, right, bottom = sheet.box(path.get_bounds())
        if right - left <= _THIN or bottom - top <= _THIN:
            rules.append(Rule(left, top, right, bottom))
        elif _strokes(path):
            rules += (
                Rule(left, top, right, top),
                Rule(left, bottom, right, bottom),
                Rule(left, top, left, bottom),
                Rule(right, top, right, bottom),
            )
    return tuple(rules)


def _strokes(path: pypdfium2.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    drawn = pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(drawn and stroke.value and pdfium.FPDFPath_CountSegments(path) <= 5)


def is_pictured(page: pypdfium2.PdfPage) -> bool:
    """Whether pictures cover most of the page, or so many paths are drawn that they are letters."""
    covered = 0.0
    paths = 0
    for each in islice(page.get_objects(max_depth=4), _MOST_DRAWN):
        if each.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = each.get_bounds()
            covered += (right - left) * (top - bottom)
        paths += each.type == pdfium.FPDF_PAGEOBJ_PATH
    width, height = page.get_size()
    return covered > 0.5 * width * height or paths > _MANY_PATHS
