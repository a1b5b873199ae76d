"""The kinds of agencies and everything they are called, as the table `agencies.toml` has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from bot.tables import table


@dataclass(frozen=True, slots=True)
class AgencyKind:
    """One kind at one level: 科学技术厅."""

    name: str
    stem: str
    ending: str
    shorts: tuple[str, ...]  # mean this kind and no other; the first is for buttons
    shared: tuple[str, ...]  # other kinds are called so too
    national: str | None
    alone: bool  # the name never takes the letter's region
    at_province: bool  # the stem has a 厅, so that its 局 is a city's or a county's
    now: tuple[str, ...]  # stems of the kinds that took over
    until: int | None  # the year of the reform that ended the name


@cache
def known_kinds() -> tuple[str, ...]:
    """Every full, short and former name of a kind, the longest first."""
    return tuple(sorted(meanings(), key=lambda called: (-len(called), called)))


def kinds_called(called: str) -> tuple[AgencyKind, ...]:
    """The kinds that go by this name, the surest first: its own, its short form, a shared one."""
    return meanings().get(called, ())


def successors(kind: AgencyKind) -> tuple[AgencyKind, ...]:
    """What a reform made of the kind, at its own level where that has one.

    A 局 of a kind that never had a 厅 was the province's as well: 省旅游局 is 省文化和旅游厅 now.
    """
    heirs = [heir for stem in kind.now for heir in _kinds() if heir.stem == stem and heir != kind]
    endings = ("局", "厅") if kind.ending == "局" and not kind.at_province else (kind.ending,)
    same_level = [heir for heir in heirs if heir.ending in endings]
    return tuple(same_level or heirs)


@cache
def nationals() -> frozenset[str]:
    """The names of national bodies that are not a kind alone: 国家林业和草原局."""
    return frozenset(kind.national for kind in _kinds() if kind.national)


@cache
def meanings() -> dict[str, tuple[AgencyKind, ...]]:
    """Each name of a kind with the kinds it can mean; own names before short before shared."""
    found: dict[str, dict[AgencyKind, None]] = {}
    for kind in _kinds():
        found.setdefault(kind.name, {})[kind] = None
    for kind in _kinds():
        for short in kind.shorts:
            found.setdefault(short, {})[kind] = None
    for kind in _kinds():
        for shared in kind.shared:
            found.setdefault(shared, {})[kind] = None
    return {called: tuple(kinds) for called, kinds in found.items()}


@cache
def _kinds() -> tuple[AgencyKind, ...]:
    rows = table("agencies")
    return tuple(kind for row in (*rows["kind"], *rows["former"]) for kind in _kinds_of(row))


def _kinds_of(row: dict[str, Any]) -> Iterator[AgencyKind]:
    endings: list[str] = row["endings"]
    shortened: dict[str, str] = table("agencies")["ending_short"]
    for ending in endings:
        takes_shorts = ending in row.get("short_endings", endings)
        ends = dict.fromkeys((shortened.get(ending, ending), ending))
        own = [row["stem"] + shortened[ending]] if ending in shortened else []
        shorts = [s + end for end in ends for s in row.get("short", ())] if takes_shorts else []
        yield AgencyKind(
            name=row["stem"] + ending,
            stem=row["stem"],
            ending=ending,
            shorts=tuple(dict.fromkeys((*shorts, *own))),
            shared=tuple(s + e for s, e in product(row.get("loose", ()), ends)),
            national=row.get("national"),
            alone=row.get("alone", False),
            at_province="厅" in endings,
            now=tuple(row.get("now", ())),
            until=row.get("year"),
        )
