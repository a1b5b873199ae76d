"""What things are called in a message: a number, a session, an agency, a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import Protocol

import cn2an
from markupsafe import Markup

from bot.agencies import short_name
from bot.model import Kind
from bot.telling.catalogue import LONGEST_VALUE, Catalogue, clipped


class Numbered(Protocol):
    """A reply or a line of one."""

    @property
    def kind(self) -> Kind: ...
    @property
    def numbers(self) -> tuple[str, ...]: ...
    @property
    def region(self) -> str | None: ...
    @property
    def term(self) -> int | None: ...
    @property
    def meeting(self) -> int | None: ...


def number(t: Catalogue, numbers: Sequence[str]) -> str:
    """第82号; every number of a joint answer; a plain word when none is printed."""
    if not numbers:
        return t.plain("number-unstated")
    return t.plain("number", number="、".join(numbers))


def session(t: Catalogue, line: Numbered) -> str:
    """吉林省政协十三届一次会议, as far as the letter states it."""
    body = t.plain(f"body-{line.kind}")
    parts = [line.region or "", body]
    if line.term is not None:
        parts.append(t.plain("term", term=_numeral(t, line.term)))
    if line.meeting is not None:
        parts.append(t.plain("meeting", meeting=_numeral(t, line.meeting)))
    separator = " " if t.language == "en" else ""
    return separator.join(part for part in parts if part)


def _numeral(t: Catalogue, value: int) -> str:
    """Terms and meetings are written 十三届一次 wherever Chinese is spoken."""
    return str(value) if t.language == "en" else _in_chinese(value)


@lru_cache(maxsize=100)
def _in_chinese(value: int) -> str:
    numeral = str(cn2an.an2cn(value))
    # 一十三 is how amounts are read aloud; a term is the 十三届.
    return numeral.removeprefix("一") if 10 <= value <= 19 else numeral


def day(value: date | None, t: Catalogue) -> str | None:
    """2027年6月30日."""
    if value is None:
        return None
    return t.plain("day", year=str(value.year), month=str(value.month), day=str(value.day))


LONGEST_FACT = 60  # characters


def several(t: Catalogue, all_names: Sequence[str]) -> str:
    """Names one after the other; as many as a message can hold, and then how many there are."""
    lengths = accumulate(len(name) + 1 for name in all_names)
    shown = max(1, sum(length <= LONGEST_VALUE - 20 for length in lengths))
    joined = "、".join(all_names[:shown])
    if shown == len(all_names):
        return joined
    return t.plain("names-more", names=joined, count=len(all_names))


def listed(t: Catalogue, facts: Iterable[str | None]) -> Markup:
    """Short facts on one line, parted by a dot; what is missing is left out."""
    dot = " · " if t.language == "en" else "·"
    return Markup(dot).join(_short(fact) for fact in facts if fact)


def _short(fact: str) -> str:
    """A fact short enough for a line with others; what is Markup was made by the catalogue."""
    return fact if isinstance(fact, Markup) else clipped(fact, LONGEST_FACT)


def agency(name: str | None, t: Catalogue) -> str:
    """省科技厅; a plain word when the letter names none."""
    return short_name(name) if name else t.plain("agency-unstated")
