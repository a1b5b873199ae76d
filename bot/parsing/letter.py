"""A reply while it is being read: its text, the same text folded, and what is known of it so far.

Rules look at `folded` (see `bot.folding`) and point into `text`; the two have the same length.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.model import Kind, Place


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered first-level part of the body, before its answer is judged."""

    heading: Place
    ask: str
    answer: Place


@dataclass(frozen=True, slots=True)
class Letter:
    """What the readers of steps and figures need to know of the letter around them."""

    text: str
    folded: str
    body: Place
    parts: tuple[Part, ...]
    kind: Kind
    region: str | None
    agency: str | None
    co_agencies: tuple[str, ...]
    dated: date | None  # written, else published: what "今年" and "年底前" are counted from
