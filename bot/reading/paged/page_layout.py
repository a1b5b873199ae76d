"""Pages of glyphs to a text of paragraphs, and where in it each page begins.

A paragraph is broken over lines only because the line is full: a line goes on in the next one
when the next one's first word had no room left on it and is not set in or set apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bot.reading.paged.page_boxes import Page, width_of
from bot.reading.paged.page_furniture import without_furniture
from bot.reading.paged.page_lines import Line, join, lines_of


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The text of pages, a paragraph or a table row a line."""

    text: str
    breaks: tuple[int, ...]  # for each page but the first, where in `text` it begins


@dataclass(frozen=True, slots=True)
class _Measure:
    """Between which margins the text of a page runs."""

    left: float
    right: float
    indented: bool  # whether the document sets the first line of a paragraph in
    pitch: float  # from one line to the next
    em: float  # of the document's text


_SENTENCE_END = re.compile(r"[。！？!?；;：:…][”’」』）)》]*$")
# What is never parted from its neighbour at a line's end: words, figures, closing marks.
_UNBROKEN = re.compile(r"[0-9A-Za-z%.,/@:_+\-]+|.[，。；：、！？）》”’〕】…,.;:!?)]*", re.S)
_DEEPEST = 4.5  # ems that a paragraph's first line may be set in
_NARROWEST = 0.6  # of the page's width: no text ends farther left, short as its lines may be
_WELL_FILLED = 6  # lines: from so many on a page shows its own margins


def lay_out(pages: Sequence[Page]) -> LaidOut:
    """The text of the pages in reading order, without running heads and page numbers."""
    printed = without_furniture([lines_of(page, number) for number, page in enumerate(pages)])
    measures = _measures(printed, [page.width for page in pages])
    paragraphs: list[str] = []
    breaks: list[int] = []
    length = 0  # of the finished paragraphs, with their line ends
    before: Line | None = None
    for number, lines in enumerate(printed):
        if number and not lines:
            breaks.append(length + len(paragraphs[-1]) + 1 if paragraphs else 0)
        for line in lines:
            goes_on = before is not None and _goes_on(before, line, measures)
            if goes_on:
                joined = join(paragraphs[-1], line.text)
            else:
                length += len(paragraphs[-1]) + 1 if paragraphs else 0
                paragraphs.append(joined := line.text)
            paragraphs[-1] = joined
            if number and line is lines[0]:
                breaks.append(length + len(joined) - len(line.text))
            before = line
    return LaidOut("".join(f"{paragraph}\n" for paragraph in paragraphs), tuple(breaks))


def _goes_on(before: Line, line: Line, measures: Sequence[_Measure]) -> bool:
    """Whether `line` continues the paragraph of `before`."""
    alike = len(line.text) <= 3 or 0.8 < before.em / line.em < 1.25
    if before.row or line.row or "\t" in before.text + line.text or not alike:
        return False
    here, there = measures[before.page], measures[line.page]
    set_in = line.left > there.left + 0.9 * line.em  # also: centred, or at the right
    if set_in and not _is_title(line, there):
        return False
    if before.left > here.left + _DEEPEST * before.em and not _is_title(before, here):
        return False  # at the right margin because it is set there, not because it is full
    room = (here.right - before.right) / before.em
    first = _UNBROKEN.match(line.text)
    if room > 0.6 + (width_of(first.group()) if first else 1.0):
        return False
    apart = before.page == line.page and line.centre - before.centre > 1.6 * here.pitch
    if apart or not _SENTENCE_END.search(before.text):
        return not apart
    # Behind a full stop: a paragraph's last line ends with a mark too, a signature does not.
    short = there.right - line.right > 2 * line.em
    return here.indented and not (short and line.text[-1:].isalnum())


def _is_title(line: Line, measure: _Measure) -> bool:
    """Larger than the text and centred: only such a line is set in and may still go on."""
    beside = (line.left - measure.left) - (measure.right - line.right)
    return line.em > 1.15 * measure.em and abs(beside) < 2 * line.em


def _measures(pages: Sequence[Sequence[Line]], widths: Sequence[float]) -> list[_Measure]:
    """The margins of every page; a page of few lines has those of the document."""
    plain = [[line for line in lines if not line.row and "\t" not in line.text] for lines in pages]
    everything = [line for lines in plain for line in lines]
    whole = _margins(everything)
    steps = [line.centre - before.centre for lines in plain for before, line in pairwise(lines)]
    pitch = median(steps) if steps else 1.0
    em = median([line.em for line in everything] or [1.0])
    set_in = sum(1.5 * em < line.left - whole[0] < 2.6 * em for line in everything)
    found = []
    for lines, width in zip(plain, widths, strict=True):
        left, right = _margins(lines) if len(lines) >= _WELL_FILLED else whole
        found.append(_Measure(left, max(right, _NARROWEST * width), set_in >= 2, pitch, em))
    return found


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    """The outermost places at which at least two lines begin and end."""
    if not lines:
        return 0.0, 0.0
    em = median(line.em for line in lines)
    usual = [line for line in lines if 0.8 < line.em / em < 1.25] or list(lines)
    lefts = sorted(line.left for line in usual)
    rights = sorted((line.right for line in usual), reverse=True)
    return _shared(lefts, em), _shared(rights, em)


def _shared(places: Sequence[float], em: float) -> float:
    for place, following in pairwise(places):
        if abs(place - following) < 0.6 * em:
            return place
    return places[0]
