"""Every way to write the names of the stored agencies, from the full name down to a bare 财政."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property, lru_cache

from bot.agencies import (
    AgencyKind,
    AgencyName,
    kinds_called,
    known_kinds,
    places_called,
    provinces,
    split,
    successors,
)
from bot.finding.pinyin import full_pinyin, initials
from bot.tables import table

# A bare stem of one character (教 of 教委) says nothing about an agency.
SHORTEST_STEM = 2


# What the names of agencies end with, in full and short.
ENDINGS = ("委员会", "办公室", "厅", "局", "委", "会", "部", "办", "室")


class Sureness(IntEnum):
    """How surely a spelling means the agency; the lower, the surer."""

    OWN = 0  # 科学技术厅
    SHORT = 1  # 科技厅
    SHARED = 2  # 文旅局 for 文化广电旅游局
    FORMER = 3  # 环保厅 for 生态环境厅
    STEM = 4  # 科技


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write an agency's name: where it is and what it is called."""

    place: str  # 吉林省, 吉林, 省, ""
    called: str  # 科技厅
    agency: str  # the agency's name in the store
    sureness: Sureness
    former: AgencyKind | None = None  # the kind that was called so until a reform

    @property
    def text(self) -> str:
        """The spelling itself."""
        return self.place + self.called

    @property
    def names_region(self) -> bool:
        """Whether the place is a region's name and not just its level."""
        return bool(self.place) and self.place not in table("agencies")["levels"]["bare"]

    @property
    def places(self) -> tuple[str, ...]:
        """Every way to name the agency's region."""
        return places_called(split(self.agency).region)

    @property
    def is_own(self) -> bool:
        """Whether no other kind is or was called so."""
        return self.sureness <= Sureness.SHORT

    @property
    def tells_apart(self) -> bool:
        """Whether a word that only sounds like it may be taken for it: 客厅 is not 科厅."""
        return self.sureness not in (Sureness.SHARED, Sureness.STEM)

    @property
    def pinyin(self) -> str:
        """The spelling in full pinyin."""
        return full_pinyin(self.place) + full_pinyin(self.called)

    @property
    def initials(self) -> str:
        """The first letters of its pinyin."""
        return initials(self.place) + initials(self.called)


class Spellings:
    """The spellings of a set of agencies, looked up by their text, their pinyin, their initials."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        self.all = tuple(spelling for name in self.names for spelling in _spellings_of(name))
        self._places = {spelling.place for spelling in self.all}
        self.by_text = _grouped((spelling.text, spelling) for spelling in self.all)

    def knows_region(self, region: str) -> bool:
        """Whether it is a province or the region of one of the agencies, in full or short."""
        known = provinces()
        return region in self._places or region in known or region in known.values()

    @cached_property
    def by_pinyin(self) -> dict[str, list[Spelling]]:
        """By full pinyin; made at the first question in Latin letters."""
        return _grouped((spelling.pinyin, spelling) for spelling in self.all)

    @cached_property
    def own_by_text(self) -> dict[str, list[Spelling]]:
        """By their text those alone that mean no other kind: in others no slip is looked for."""
        return _grouped((spelling.text, spelling) for spelling in self.all if spelling.is_own)

    @cached_property
    def own_by_pinyin(self) -> dict[str, list[Spelling]]:
        """The same by full pinyin."""
        return _grouped((spelling.pinyin, spelling) for spelling in self.all if spelling.is_own)

    @cached_property
    def by_core(self) -> dict[str, list[str]]:
        """The agencies by what tells their own names from others, without region and ending."""
        cores: dict[str, list[str]] = defaultdict(list)
        for spelling in self.all:
            if spelling.is_own and not spelling.place:
                cores[core(spelling.called)].append(spelling.agency)
        return dict(cores)

    @cached_property
    def by_stem(self) -> dict[str, list[str]]:
        """The agencies by the stems of their kinds: every 科学技术厅 and 局 by 科学技术."""
        stems: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            if kind := split(name).kind:
                stems[kind.stem].append(name)
        return dict(stems)

    @cached_property
    def by_initials(self) -> dict[str, list[Spelling]]:
        """By the first letters of the pinyin."""
        return _grouped((spelling.initials, spelling) for spelling in self.all)


def core(called: str) -> str:
    """What tells a kind from others: its name without the ending."""
    return next((called.removesuffix(end) for end in ENDINGS if called.endswith(end)), called)


@lru_cache(maxsize=4)
def spellings_of(names: tuple[str, ...]) -> Spellings:
    """The spellings of these agencies, kept until the store names others."""
    return Spellings(names)


def surest(spellings: Iterable[Spelling], *, alike: Sureness = Sureness.OWN) -> tuple[str, ...]:
    """The agencies of the surest spellings among these, the surest first.

    Up to `alike` all are sure enough to be among them.
    """
    fitting = sorted(spellings, key=lambda spelling: spelling.sureness)
    best = max(min((spelling.sureness for spelling in fitting), default=alike), alike)
    names = (spelling.agency for spelling in fitting if spelling.sureness <= best)
    return tuple(dict.fromkeys(names))


def _grouped(pairs: Iterable[tuple[str, Spelling]]) -> dict[str, list[Spelling]]:
    groups: dict[str, list[Spelling]] = defaultdict(list)
    for text, spelling in pairs:
        groups[text].append(spelling)
    return dict(groups)


def _spellings_of(name: str) -> Iterator[Spelling]:
    parts = split(name)
    ways: dict[str, tuple[Sureness, AgencyKind | None]] = {}
    for called, sureness, former in _called(parts):
        ways.setdefault(called, (sureness, former))
    for place in places_called(parts.region):
        for called, (sureness, former) in ways.items():
            yield Spelling(place, called, name, sureness, former)


def _called(parts: AgencyName) -> Iterator[tuple[str, Sureness, AgencyKind | None]]:
    yield parts.called, Sureness.OWN, None
    kinds = (parts.kind,) if parts.kind else kinds_called(parts.called)
    for kind in kinds:
        yield kind.name, Sureness.OWN if parts.kind else Sureness.SHARED, None
        for short in kind.shorts:
            yield short, Sureness.SHORT if parts.kind else Sureness.SHARED, None
        for shared in kind.shared:
            yield shared, Sureness.SHARED, None
        for old in _predecessors().get(kind, ()):
            for called in (old.name, *old.shorts):
                yield called, Sureness.FORMER, old
        yield from ((stem, Sureness.STEM, None) for stem in _stems(kind))


def _stems(kind: AgencyKind) -> Iterator[str]:
    """A kind without its ending: 科学技术, 科技."""
    if not kind.ending:
        return
    yield kind.stem
    for short in kind.shorts:
        stem = short[:-1]
        if len(stem) >= SHORTEST_STEM and short.endswith(kind.ending[0]):
            yield stem


@cache
def _predecessors() -> dict[AgencyKind, tuple[AgencyKind, ...]]:
    """The former kinds that each present kind took over."""
    found: dict[AgencyKind, list[AgencyKind]] = defaultdict(list)
    for called in known_kinds():
        for old in kinds_called(called):
            for heir in successors(old):
                if old not in found[heir]:
                    found[heir].append(old)
    return {heir: tuple(olds) for heir, olds in found.items()}
