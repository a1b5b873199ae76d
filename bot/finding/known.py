"""Agencies by their names alone, though no reply names them: 长春科技局 is 长春市科学技术局."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.agencies import (
    AgencyKind,
    full_name,
    is_province,
    kinds_called,
    provinces,
    split,
    successors,
)
from bot.agencies.divisions import divisions_called, printed_division, regions_above


@dataclass(frozen=True, slots=True)
class Former:
    """A name that a reform ended, as it was typed or stands in a reply."""

    name: str
    year: int
    now: tuple[str, ...]  # the full names of what may have taken over


def known_name(named: str, region: str | None) -> str | None:
    """The full name of the agency that is surely called so; of `region` if no place is named."""
    for place, called in _readings(named):
        kinds = kinds_called(called)
        if not kinds:
            continue
        if not place:
            # 财政厅 of a city's member is the province's.
            where = [region, *regions_above(region)] if region else []
            for each in where:
                if full := _at(each, kinds[0], named=False):
                    return full
            return full_name(kinds[0].name, None)
        if full := _at(place, kinds[0], named=True):
            return full
    return None


def former(name: str) -> Former | None:
    """What became of an agency whose kind a reform ended; None for one that is as it was."""
    parts = split(name)
    kinds = (parts.kind,) if parts.kind else kinds_called(parts.called)
    if not kinds or kinds[0].until is None:
        return None
    return former_kind(name, kinds[0], parts.region)


def former_kind(name: str, kind: AgencyKind, region: str) -> Former | None:
    """The same for a kind of a region."""
    heirs = successors(kind)
    own = [heir for heir in heirs if (heir.ending == "厅") == is_province(region)]
    now = tuple(region + heir.name for heir in own or heirs)
    return Former(name, kind.until, now) if kind.until is not None and now else None


def _readings(named: str) -> Iterator[tuple[str, str]]:
    """The name as a region in full and what is called so there; without a region last."""
    for end in range(len(named) - 2, 1, -1):
        place, called = named[:end], named[end:]
        if not kinds_called(called):
            continue
        if place in provinces():
            yield provinces()[place], called
        elif len(paths := divisions_called(place)) == 1:
            yield printed_division(paths[0]), called
        elif place in {path[-1] for path in paths}:
            yield place, called  # one of several with this name
    yield "", named


def _at(region: str, kind: AgencyKind, *, named: bool) -> str | None:
    """The full name, if the region's level has such an agency: no city has a 厅.

    Of a region that was not `named` it must be sure as well: the 局 of a kind that has a 厅 is not
    the province's.
    """
    province = is_province(region)
    if kind.ending in ("部", "总局", "署") or (kind.ending == "厅" and not province):
        return None
    if not named and (kind.alone or (province and kind.ending == "局" and kind.at_province)):
        return None
    return region + kind.name
