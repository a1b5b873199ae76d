"""What stands on a page beside the letter: page numbers, running heads, a browser's print lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from bot.folding import fold
from bot.reading.paged.page_lines import Line

_EDGE = 3  # so many lines at the top and at the bottom of a page may be furniture
# - 1 -, 第1页, 第 1 页 共 3 页, 1/3, page 1 of 3; matched on folded text
_PAGE_NUMBER = re.compile(
    r"[-·.~\s]+\d{1,4}[-·.~\s]+|[-\s]*第\s*\d{1,4}\s*页[-\s]*(?:[,/(]?\s*共\s*\d{1,4}\s*页\s*\)?)?"
    r"|\d{1,4}\s*/\s*\d{1,4}|第[一二三四五六七八九十百]{1,5}页|page\s*\d+(?:\s*of\s*\d+)?"
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
# A browser prints the day and the page's name above, its address and the page's number below.
_PRINT_HEAD = re.compile(
    r"\d{2,4}[/.\-]\d{1,2}[/.\-]\d{1,4},?\s*\d{1,2}:\d\d(?:\s*[ap]m)?(?:\s.*)?"
)
_PRINT_FOOT = re.compile(r"(?:https?|file):/.*\s\d{1,4}/\d{1,4}")
_DATE = re.compile(
    r"[\d○零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日"
)
_CLASS_LETTER = re.compile(r"\W?[a-d]\d?\s*类?\W?")


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages' lines without page numbers and running heads."""
    dropped = _page_numbers(pages) | _bare_numbers(pages) | _running_heads(pages)
    return [_trimmed(lines, dropped) for lines in pages]


def _trimmed(lines: Sequence[Line], dropped: set[Line]) -> list[Line]:
    """The lines between the furniture above and the furniture below."""
    above, below = _edges(lines)
    first = next((at for at, line in enumerate(above) if line not in dropped), len(above))
    last = next((at for at, line in enumerate(reversed(below)) if line not in dropped), len(below))
    return list(lines[first : max(first, len(lines) - last)])


def _edges(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    return lines[:_EDGE], lines[-_EDGE:]


def _page_numbers(pages: Sequence[Sequence[Line]]) -> set[Line]:
    patterns = (_PAGE_NUMBER, _PRINT_HEAD, _PRINT_FOOT)
    return {
        line
        for lines in pages
        for edge in _edges(lines)
        for line in edge
        if any(pattern.fullmatch(fold(line.text).strip()) for pattern in patterns)
    }


def _bare_numbers(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """Numbers alone on their line: page numbers if they count the pages or stand well apart."""
    counting: dict[int, set[Line]] = defaultdict(set)
    apart: set[Line] = set()
    for lines in pages:
        for line, beside in _outermost(lines):
            text = fold(line.text).strip()
            if _BARE_NUMBER.fullmatch(text):
                counting[int(text) - line.page].add(line)
                if abs(line.centre - beside.centre) > 2.5 * beside.em:
                    apart.add(line)
    return apart.union(*(found for found in counting.values() if len(found) > 1))


def _outermost(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """The first and the last line, each with its neighbour."""
    return [(lines[0], lines[1]), (lines[-1], lines[-2])] if len(lines) > 1 else []


def _running_heads(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """Lines that come again, but for their figures, at the same place of several pages."""
    em = median([line.em for lines in pages for line in lines] or [1.0])
    places: dict[tuple[str, bool], list[Line]] = defaultdict(list)
    originals = _without_copies(pages)
    signatures = _signatures(pages)
    for lines in originals:
        for is_top, edge in zip((True, False), _edges(lines), strict=True):
            for line in edge:
                # A letterhead is larger than the text; a class letter is the letter's own; so is
                # the agency's name that heads page one and signs the last.
                shape = _shape(line)
                own = _CLASS_LETTER.fullmatch(shape) or shape in signatures
                if line.em <= 1.1 * em and not own:
                    places[shape, is_top].append(line)
    needed = max(2, len(originals) / 3)
    return {
        line
        for lines in places.values()
        for line in lines
        if sum(abs(line.centre - other.centre) < em for other in lines) >= needed
    }


def _signatures(pages: Sequence[Sequence[Line]]) -> set[str]:
    """What stands just above a date, on the same page or at the end of the one before."""
    lines = [line for page in pages for line in page]
    return {
        _shape(line)
        for line, below in pairwise(lines)
        if _DATE.fullmatch(re.sub(r"\s", "", fold(below.text)))
    }


def _without_copies(pages: Sequence[Sequence[Line]]) -> list[Sequence[Line]]:
    """The pages but those that print another again: there every line comes again."""
    originals: list[Sequence[Line]] = []
    known: list[set[str]] = []
    for lines in pages:
        shapes = {_shape(line) for line in lines[1:-1]}
        if not any(2 * len(shapes & other) > max(len(shapes), 1) for other in known):
            originals.append(lines)
            known.append(shapes)
    return originals


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", re.sub(r"\s", "", fold(line.text)))
