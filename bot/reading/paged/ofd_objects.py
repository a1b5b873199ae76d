"""The objects that an OFD page draws: glyphs, rules and pictures, in millimetres on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise, repeat
from math import hypot, isfinite

from lxml import etree

from bot.reading.paged.page_boxes import Glyph, Rule, width_of
from bot.reading.paged.radicals import ordinary

_ABOVE, _BELOW = 0.88, 0.12  # of the type size: where Chinese stands about its base line
_THIN = 0.9  # millimetres: a path no thicker is a rule
_ASKEW = 0.09  # sine of the angle from which a text is a watermark
_MOST_REPEATS = 10_000  # of one step between glyphs
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


@dataclass(frozen=True, slots=True)
class _Turn:
    """CTM of an object, then the place of its upper left corner on the page."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def on_page(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def numbers(written: str | None) -> list[float]:
    """The numbers in an attribute; what is none, or endless, is left out."""
    found = (float(number) for number in _NUMBER.findall(written or ""))
    return [number for number in found if isfinite(number)]


def box_of(written: str | None) -> tuple[float, float, float, float] | None:
    """x, y, width and height, or None when there is no such box."""
    values = numbers(written)
    if len(values) != 4 or values[2] <= 0 or values[3] <= 0:
        return None
    return values[0], values[1], values[2], values[3]


def _turn(drawn: etree._Element) -> _Turn:
    corner = numbers(drawn.get("Boundary"))
    x, y = (corner[0], corner[1]) if len(corner) == 4 else (0.0, 0.0)
    matrix = numbers(drawn.get("CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return _Turn(a, b, c, d, e + x, f + y)


def glyphs_in(page: etree._Element) -> Iterator[Glyph]:
    """Every character that the page draws upright."""
    for drawn in page.iter("{*}TextObject"):
        if drawn.get("Visible") == "false":
            continue
        turn = _turn(drawn)
        size = next(iter(numbers(drawn.get("Size"))), 0.0)
        if size <= 0 or abs(turn.b) > _ASKEW * hypot(turn.a, turn.b):
            continue
        scale = next(iter(numbers(drawn.get("HScale"))), 1.0)
        yield from _run(drawn, turn, size, scale)


def _run(drawn: etree._Element, turn: _Turn, size: float, scale: float) -> Iterator[Glyph]:
    x = y = 0.0
    for code in drawn.iterchildren("{*}TextCode"):
        x = next(iter(numbers(code.get("X"))), x)
        y = next(iter(numbers(code.get("Y"))), y)
        text = code.text or ""
        places = list(islice(_places(text, x, y, size * scale, code), len(text) + 1))
        for letter, ((across, down), (following, _)) in zip(text, pairwise(places), strict=True):
            wide = size * scale * width_of(letter)
            if 0.4 * wide < following - across < 1.2 * size * scale:  # the step tells it better
                wide = following - across
            left, top = turn.on_page(across, down - _ABOVE * size)
            right, bottom = turn.on_page(across + wide, down + _BELOW * size)
            if right > left and bottom > top:
                yield Glyph(ordinary(letter), left, top, right, bottom)


def _places(
    text: str, x: float, y: float, em: float, code: etree._Element
) -> Iterator[tuple[float, float]]:
    """Where each character's base line begins."""
    across, down = steps(code.get("DeltaX")), steps(code.get("DeltaY"))
    if not across and not down:  # no step is written: as wide as the characters are
        across = [em * width_of(letter) for letter in text]
    yield x, y
    # A list that is too short goes on as it ended.
    for right, below in zip(
        chain(across, repeat(across[-1] if across else 0.0)),
        chain(down, repeat(down[-1] if down else 0.0)),
        strict=False,
    ):
        x, y = x + right, y + below
        yield x, y


def steps(written: str | None) -> list[float]:
    """The steps from character to character; `g 3 4.2` writes 4.2 three times."""
    found: list[float] = []
    words = iter((written or "").split())
    for word in words:
        if word == "g":
            times, step = numbers(next(words, "")), numbers(next(words, ""))
            if times and step:
                found += [step[0]] * min(int(times[0]), _MOST_REPEATS)
        else:
            found += numbers(word)[:1]
    return found


def rules_in(page: etree._Element) -> Iterator[Rule]:
    """The drawn lines that are level or upright; a frame counts as its four sides."""
    for drawn in page.iter("{*}PathObject"):
        box = numbers(drawn.get("Boundary"))
        if len(box) != 4:
            continue
        left, top, width, height = box
        right, bottom = left + width, top + height
        if width <= _THIN or height <= _THIN:
            yield Rule(left, top, right, bottom)
        elif drawn.get("Stroke") != "false" and drawn.get("Fill") != "true":
            yield from _frame(drawn, left, top)


def _frame(drawn: etree._Element, left: float, top: float) -> Iterator[Rule]:
    """The level and upright strokes of a path that is nothing but straight lines."""
    words = (drawn.findtext("{*}AbbreviatedData") or "").split()
    if len(words) > 4000 or any(word in "QBA" for word in words):
        return
    turn = _turn(drawn)
    places = iter(words)
    x = y = 0.0
    for word in places:
        if word not in ("S", "M", "L"):
            continue
        pair = numbers(f"{next(places, '')} {next(places, '')}")
        if len(pair) != 2:
            return
        before, (x, y) = (x, y), turn.on_page(pair[0], pair[1])
        if word == "L" and (abs(x - before[0]) <= _THIN or abs(y - before[1]) <= _THIN):
            yield Rule(min(x, before[0]), min(y, before[1]), max(x, before[0]), max(y, before[1]))


def pictures_in(page: etree._Element) -> list[str]:
    """What the page's pictures are known by, the largest first."""
    sized = []
    for drawn in page.iter("{*}ImageObject"):
        box = box_of(drawn.get("Boundary"))
        if box is not None:
            sized.append((box[2] * box[3], drawn.get("ResourceID", "")))
    return [identity for _, identity in sorted(sized, reverse=True)]
