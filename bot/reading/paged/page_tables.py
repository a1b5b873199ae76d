"""Tables that are drawn with rules: which cell of which row a glyph stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.reading.paged.page_boxes import Glyph, Rule


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something; rows and columns count from the upper left."""

    table: int
    row: int
    column: int
    glyphs: tuple[Glyph, ...]


_NEAR = 0.005  # of the lowest rule's place: rules of one table touch, or nearly so
_MOST_RULES = 2000  # a page with more is a drawing


def cells_of(rules: Sequence[Rule], glyphs: Iterable[Glyph]) -> tuple[list[Cell], list[Glyph]]:
    """The cells of the page's ruled tables, and the glyphs that stand in none."""
    loose = list(glyphs)
    cells: list[Cell] = []
    if not rules or len(rules) > _MOST_RULES:
        return cells, loose
    near = _NEAR * max(rule.bottom for rule in rules)
    for number, group in enumerate(_touching(rules, near)):
        table = _Table(group, near)
        filled: dict[tuple[int, int], list[Glyph]] = {}
        outside = []
        for glyph in loose:
            place = table.cell(glyph)
            if place is None:
                outside.append(glyph)
            else:
                filled.setdefault(place, []).append(glyph)
        loose = outside
        cells += [Cell(number, row, column, tuple(held)) for (row, column), held in filled.items()]
    return cells, loose


def _touching(rules: Sequence[Rule], near: float) -> list[list[Rule]]:
    """Rules that hang together, as far as they enclose anything."""
    groups: list[list[Rule]] = []
    for rule in rules:
        joined = [rule]
        apart = []
        for group in groups:
            if any(_touch(rule, other, near) for other in group):
                joined += group
            else:
                apart.append(group)
        groups = [*apart, joined]
    return [
        group
        for group in groups
        if sum(rule.upright for rule in group) >= 2 and sum(not rule.upright for rule in group) >= 2
    ]


def _touch(one: Rule, other: Rule, near: float) -> bool:
    return (
        one.left <= other.right + near
        and other.left <= one.right + near
        and one.top <= other.bottom + near
        and other.top <= one.bottom + near
    )


class _Table:
    """Rules that hang together, with the borders of its rows and columns."""

    def __init__(self, rules: Sequence[Rule], near: float) -> None:
        self._near = near
        self._upright = [rule for rule in rules if rule.upright]
        self._level = [rule for rule in rules if not rule.upright]
        self._columns = _borders([rule.left for rule in self._upright], near)
        self._rows = _borders([rule.top for rule in self._level], near)

    def cell(self, glyph: Glyph) -> tuple[int, int] | None:
        """The row and the column whose borders enclose the glyph's middle."""
        across, down = (glyph.left + glyph.right) / 2, glyph.centre
        beside = [
            rule.left
            for rule in self._upright
            if rule.top - self._near <= down <= rule.bottom + self._near
        ]
        around = [
            rule.top
            for rule in self._level
            if rule.left - self._near <= across <= rule.right + self._near
        ]
        left = max((place for place in beside if place <= across), default=None)
        top = max((place for place in around if place <= down), default=None)
        if left is None or top is None or max(beside) <= across or max(around) <= down:
            return None
        return (
            bisect_left(self._rows, top - self._near),
            bisect_left(self._columns, left - self._near),
        )


def _borders(places: Sequence[float], near: float) -> list[float]:
    """Each border once, though it is drawn cell by cell."""
    borders: list[float] = []
    for place in sorted(places):
        if not borders or place - borders[-1] > near:
            borders.append(place)
    return borders
