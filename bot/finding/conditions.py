"""What narrows a search: 承办:科技厅 年:2024 状态:待落实 地区:吉林 届次:十三届二次 类别:提案.

A condition that is not understood is said to be so and never left out: what it was to shut out
would be shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from bot.finding.agencies import AgencyMatch, find_agency
from bot.finding.numbers import value_of
from bot.folding import fold, key
from bot.model import EVERY_REPLY, Kind, ReplyFilter, Status, StoredAgency
from bot.store import Store
from bot.tables import table
from bot.typed import bounded

_CLASS = re.compile(r"([a-d])类?")
_YEAR = re.compile(r"((?:19|20)\d\d)年?度?")
_NUMERAL = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_MEETING = re.compile(
    rf"第?{_NUMERAL}届?(?:(?<=届)|-)?(?:第?{_NUMERAL}次(?:会议)?|(?<=-){_NUMERAL})?"
)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What was typed, taken apart."""

    words: str  # without the conditions
    which: ReplyFilter
    unread: tuple[str, ...] = ()  # conditions as typed that were not understood
    near: tuple[StoredAgency, ...] = ()  # what an agency that was not found may be


def has_conditions(typed: str) -> bool:
    """Whether anything in it narrows a search."""
    return bool(_condition().search(fold(bounded(typed))))


def read_conditions(store: Store, typed: str, region: str | None) -> Conditions:
    """The words and the filter that a person typed; their own `region` before others."""
    whole = bounded(typed)
    which = EVERY_REPLY
    unread: list[str] = []
    near: list[StoredAgency] = []
    for match in _condition().finditer(fold(whole)):
        name, value = _name_of(match["name"]), match["quoted"] or match["bare"]
        narrowed: ReplyFilter | None
        if name == "agency":
            meant = find_agency(store, value, region)
            near += meant.choices if meant.offered else ()
            narrowed = _of_agency(which, meant)
        else:
            narrowed = _READ[name](which, value)
        which = narrowed or which
        if not narrowed:
            unread.append(whole[match.start() : match.end()])
    return Conditions(_without_conditions(whole), which, tuple(unread), tuple(near))


def _without_conditions(whole: str) -> str:
    kept, end = [], 0
    for match in _condition().finditer(fold(whole)):
        kept.append(whole[end : match.start()])
        end = match.end()
    return " ".join("".join([*kept, whole[end:]]).split())


def _of_agency(which: ReplyFilter, meant: AgencyMatch) -> ReplyFilter | None:
    """With the agency that is meant, or with all that are called so."""
    if meant.agency:
        return replace(which, agency_ids=(meant.agency.id,))
    if meant.offered or not meant.choices:
        return None
    return replace(which, agency_ids=tuple(agency.id for agency in meant.choices))


def _year(which: ReplyFilter, value: str) -> ReplyFilter | None:
    year = _YEAR.fullmatch(value)
    return replace(which, year=int(year[1])) if year else None


def _status(which: ReplyFilter, value: str) -> ReplyFilter | None:
    status = _listed("statuses", value)
    return replace(which, status=Status(status)) if status else None


def _region(which: ReplyFilter, value: str) -> ReplyFilter | None:
    return replace(which, region=value) if key(value) else None


def _meeting(which: ReplyFilter, value: str) -> ReplyFilter | None:
    found = _MEETING.fullmatch(value)
    term = value_of(found[1]) if found else None
    if not found or term is None:
        return None
    return replace(which, term=term, meeting=value_of(found[2] or found[3]))


def _kind(which: ReplyFilter, value: str) -> ReplyFilter | None:
    if letter := _CLASS.fullmatch(value):
        return replace(which, disposition=letter[1])
    kind = _listed("kinds", value)
    return replace(which, kind=Kind(kind)) if kind else None


_READ: Mapping[str, Callable[[ReplyFilter, str], ReplyFilter | None]] = {
    "year": _year,
    "status": _status,
    "region": _region,
    "meeting": _meeting,
    "kind": _kind,
}


def _listed(name: str, value: str) -> str | None:
    rows: dict[str, list[str]] = table("search_words")[name]
    return next((code for code, words in rows.items() if value in words), None)


def _name_of(written: str) -> str:
    return _listed("conditions", written) or ""


@cache
def _condition() -> re.Pattern[str]:
    """A name, a colon of any width and a value up to the next blank or mark."""
    rows: dict[str, list[str]] = table("search_words")["conditions"]
    names = sorted((name for row in rows.values() for name in row), key=len, reverse=True)
    value = r'(?:["“](?P<quoted>[^"“”]+)["”]|(?P<bare>[^\s,;、。]+))'
    return re.compile(rf"(?:(?<=[\s,;、。])|^)(?P<name>{'|'.join(names)}) ?: ?{value}")
