"""What a paged format draws: glyphs and rules in their boxes; y grows downwards, in any unit."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character, or a run of them, in its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def em(self) -> float:
        """The side of one Chinese character, by what this run is wide."""
        return (self.right - self.left) / max(width_of(self.text), 0.5)


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, or the hair-thin rectangle that stands for one."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def upright(self) -> bool:
        return self.bottom - self.top > self.right - self.left


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, in any order, and the rules drawn on it."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...] = ()


def width_of(text: str) -> float:
    """How wide `text` is printed, in ems: Chinese one, Latin about half."""
    return sum(1.0 if unicodedata.east_asian_width(mark) in "WFA" else 0.5 for mark in text)
