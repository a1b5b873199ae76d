"""Long answers in pages that never end inside a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.model import Place
from bot.sentences import sentences
from bot.telling.catalogue import Catalogue
from bot.telling.message import TEXT_LIMIT, Button, Rows, visible_length
from bot.telling.quoting import marked

PAGE = 1200  # UTF-16 units: three screens of a phone, well below Telegram's own limit
LONGEST = TEXT_LIMIT - 600  # of a single block; leaves room for a title and a page number


@dataclass(frozen=True, slots=True)
class Block:
    """What must stand together, and what parts it from the block before on the same page."""

    html: Markup
    glue: str = "\n"
    place: Place | None = None  # of the letter's words in it


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, and the stretch of the letter that it shows."""

    html: Markup
    place: Place | None


def pages(blocks: Iterable[Block], size: int = PAGE) -> tuple[Markup, ...]:
    """The blocks in pages of about `size`; a block longer than a page has a page of its own."""
    return tuple(sheet.html for sheet in sheets(blocks, size))


def sheets(blocks: Iterable[Block], size: int = PAGE) -> tuple[Sheet, ...]:
    """The same pages, each with its place in the letter."""
    done: list[list[Block]] = []
    length = 0
    for block in blocks:
        added = visible_length(block.html)
        if not done or length + added > size:
            done.append([])
            length = 0
        done[-1].append(block)
        length += added
    return tuple(map(_sheet, done))


def _sheet(blocks: Sequence[Block]) -> Sheet:
    first, *others = blocks
    html = first.html + Markup("").join(Markup(each.glue) + each.html for each in others)
    places = [each.place for each in blocks if each.place]
    return Sheet(html, Place(places[0].start, places[-1].end) if places else None)


def sentence_blocks(text: str, place: Place, marks: Iterable[Place] = ()) -> Iterator[Block]:
    """The sentences of `text` at `place`, a block each, every character of them kept.

    A sentence that no message can hold (thousands of characters without a full stop) is the one
    thing that has to be cut; it is cut after a comma where there is one.
    """
    marks = tuple(marks)
    for sentence in sentences(text, place):
        glue = "\n" if "\n" in text[max(place.start, sentence.start - 2) : sentence.start] else ""
        for piece in _fitting(text, sentence):
            inside = [
                Place(max(mark.start, piece.start) - piece.start, mark.end - piece.start)
                for mark in marks
                if mark.start < piece.end and mark.end > piece.start
            ]
            yield Block(marked(piece.of(text), inside), glue, piece)
            glue = ""


def _fitting(text: str, sentence: Place) -> Iterator[Place]:
    start = sentence.start
    # Two units for each character at the most: half of the limit always fits.
    while sentence.end - start > LONGEST // 2:
        cut = text.rfind("，", start, start + LONGEST // 2) + 1 or start + LONGEST // 2
        yield Place(start, cut)
        start = cut
    yield Place(start, sentence.end)


def page_line(t: Catalogue, page: int, count: int) -> Markup | None:
    """Which page of how many; nothing for a single page."""
    return t("page", page=page + 1, count=count) if count > 1 else None


def turning(page: int, count: int, previous: Button | None, following: Button | None) -> Rows:
    """The row of buttons that turns pages; no row for a single page."""
    row = tuple(
        button
        for button, there in ((previous, page > 0), (following, page + 1 < count))
        if button and there
    )
    return (row,) if row else ()
