"""The name of one agency: taken apart, written out in full, shortened for a button."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.agencies.kinds import AgencyKind, kinds_called, meanings, nationals
from bot.agencies.regions import (
    NATION,
    bare_level,
    can_stand_before_a_kind,
    components,
    is_province,
    level_of,
    places_called,
    provinces,
    short_region,
    up_to,
)
from bot.folding import fold


@dataclass(frozen=True, slots=True)
class AgencyName:
    """A name taken apart. `kind` is None for an agency that the table does not know."""

    region: str  # 吉林省, 省, 国家, "" when the name begins with the kind
    kind: AgencyKind | None
    called: str  # the kind as the name has it: 科技厅


def full_name(printed: str, region: str | None) -> str:
    """The full simplified name of the agency that a letter of `region` calls `printed`."""
    name = _cleaned(printed)
    if name in nationals():
        return name
    where = _cleaned(region or "")
    parts = split(name)
    place = _place(parts, where, bare=_bare_level(name))
    if not parts.kind:
        return place + parts.called
    if _is_the_nations(parts, where):
        return parts.kind.national or parts.kind.name
    return place + parts.kind.name


def short_name(full: str) -> str:
    """The name for a button: 吉林省科学技术厅 → 省科技厅, 临湘市教育局 as it is."""
    parts = split(_cleaned(full))
    called = next(iter(parts.kind.shorts), parts.kind.name) if parts.kind else parts.called
    regions = components(parts.region)
    if not regions:
        return parts.region + called
    committee = parts.region.removeprefix("".join(regions))  # 委 of 省委组织部
    province = parts.kind and len(regions) == 1 and is_province(regions[0])
    return (level_of(regions[0]) if province else regions[-1]) + committee + called


def short_names(full: str) -> tuple[str, ...]:
    """Every other name that people use for this agency, with and without its region."""
    name = _cleaned(full)
    parts = split(name)
    kind = parts.kind
    called = (kind.name, *kind.shorts, *kind.shared) if kind else (parts.called,)
    names = dict.fromkeys(p + each for each in called for p in places_called(parts.region))
    return tuple(each for each in names if each != name)


@lru_cache(maxsize=10_000)
def split(name: str) -> AgencyName:
    """The name taken apart, at the longest kind that follows a region."""
    for start in range(len(name)):
        kinds = meanings().get(name[start:])
        if kinds and can_stand_before_a_kind(name[:start]):
            kind = kinds[0]
            # A shared name stays as it is: 法院 may be 人民法院 or 中级人民法院.
            sure = name[start:] in (kind.name, *kind.shorts)
            return AgencyName(name[:start], kind if sure else None, name[start:])
    level = _bare_level(name)
    if level:
        return AgencyName(level, None, name[len(level) :])
    place = "".join(components(name))
    return AgencyName(place, None, name[len(place) :])


# 市农业农村局(市乡村振兴局): one office with two door plates; not 各县(市、区).
_SECOND_NAME = re.compile(r"(?<=[部厅局委会办室院])\([^()]*\)?$")


def _cleaned(name: str) -> str:
    """The name simplified, without blanks, the state's name and a second name in brackets."""
    bare = "".join(fold(name).split()).removeprefix("中华人民共和国")
    return _SECOND_NAME.sub("", bare)


def _bare_level(name: str) -> str:
    return "" if name in meanings() else bare_level(name)


def _place(parts: AgencyName, where: str, *, bare: str) -> str:
    """The region of the name, completed from the letter's region where that settles it."""
    if bare:
        return up_to(bare, where) + parts.region.removeprefix(bare)
    regions = components(where)
    if not parts.region:
        kinds = (parts.kind,) if parts.kind else kinds_called(parts.called)
        return where if kinds and all(_belongs_to(kind, where) for kind in kinds) else ""
    if len(regions) > 1 and parts.region == regions[-1]:
        return where
    if regions and parts.region == short_region(regions[-1]) != regions[-1]:
        return where
    if parts.kind and parts.kind.ending == "厅":
        return provinces().get(parts.region, parts.region)
    return parts.region


def _belongs_to(kind: AgencyKind, where: str) -> bool:
    """Whether an agency named without any region can only be the letter's region's own."""
    regions = components(where)
    if not regions or kind.alone or kind.ending in ("部", "总局", "署"):
        return False
    of_province = is_province(regions[-1])
    if kind.ending == "厅":
        return of_province
    return not (of_province and kind.ending == "局" and kind.at_province)


def _is_the_nations(parts: AgencyName, where: str) -> bool:
    """Whether only the national body can be meant: a 总局, or a bare name in a national letter."""
    if parts.kind is None or not (parts.kind.national or "").endswith(parts.kind.ending):
        return False
    return parts.region in ("", "国家") and (parts.kind.ending == "总局" or where == NATION)
