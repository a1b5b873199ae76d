"""Whose matter a reply answers, and of which place."""

from __future__ import annotations

import re

from bot.folding import fold
from bot.model import Kind, Place
from bot.parsing.fields.anatomy import Anatomy
from bot.parsing.fields.found import Found, found_at
from bot.parsing.fields.letterhead import Labelled
from bot.parsing.fields.regions import (
    LEVELS,
    branch_of_agency,
    most_named,
    region_of_agency,
)
from bot.parsing.fields.session import Session
from bot.parsing.fields.squeezed import Squeezed, squeeze

_MINISTRY = re.compile(r"^(?:国家|中国|国务院|全国|最高人民|公安部$|[\u3400-\u9fff]{2,10}部$)")
_WORDS = {
    Kind.PROPOSAL: re.compile(r"政协|提案|委员(?!会)"),
    Kind.SUGGESTION: re.compile(r"人大|人民代表大会|代表|议案"),
}


# What a page's own table says of the matter, wherever it stands.
_OF_THE_MATTER = ("number", "proposer", "co_proposer", "matter", "session")


def find_kind(
    folded: str, anatomy: Anatomy, session: Session, labels: tuple[Labelled, ...]
) -> Found[Kind]:
    """By the body that is named, else by the address, else by 提案 and 建议 around it."""
    if session.kind is not None:
        return session.kind
    addressed = anatomy.salutation
    if addressed is not None and addressed.office:
        kind = Kind.PROPOSAL if addressed.office == "委员" else Kind.SUGGESTION
        return Found(kind, addressed.place, stated=False)
    tabled = (
        Place(one.label.start, max(one.label.end, one.value.end))
        for one in labels
        if one.meaning in _OF_THE_MATTER and one.label.start >= anatomy.foot.start
    )
    parts = [squeeze(folded, place) for place in (*tabled, anatomy.head, anatomy.opening)]
    counted = {kind: sum(len(w.findall(p.text)) for p in parts) for kind, w in _WORDS.items()}
    if counted[Kind.PROPOSAL] != counted[Kind.SUGGESTION]:
        kind = max(counted, key=lambda one: counted[one])
    else:
        kind = Kind.PROPOSAL if "提案" in parts[-1].text else Kind.SUGGESTION
    return Found(kind, _first(parts, _WORDS[kind]), stated=False)


def _first(parts: list[Squeezed], words: re.Pattern[str]) -> Place | None:
    found = ((part, words.search(part.text)) for part in parts)
    return next((part.place(*match.span()) for part, match in found if match), None)


def find_region(
    text: str, folded: str, session: Session, agency: Found[str] | None
) -> Found[str] | None:
    """The session's place; a bare 省, 市, 县 by the agency's name or by what the text names."""
    named = session.region
    if named and named.value not in LEVELS:
        return _as_printed(text, named)
    of_agency = None
    if agency and agency.place:
        level = named.value if named else ""
        of_agency = _of_branch(text, folded, agency, level) or _of_agency(
            text, folded, agency.place
        )
    if named is None:
        if agency and _MINISTRY.match(agency.value):
            return Found("全国", None, stated=False)
        named = of_agency
        if of_agency and of_agency.value[-1] not in "镇乡" and of_agency.value not in LEVELS:
            return of_agency
    if named is None or named.value not in LEVELS:
        return None
    return _at_level(text, folded, named.value, of_agency)


def _at_level(
    text: str, folded: str, level: str, of_agency: Found[str] | None
) -> Found[str] | None:
    """The place of that level: 县 → 云泽县."""
    named = of_agency.value if of_agency else ""
    new_area = named.endswith("新区") and level != "新区"
    if named.endswith(level) and named != level and not new_area:
        return of_agency
    if level in ("镇", "乡"):
        return None
    most = most_named(folded, level)
    at = folded.find(most) if most else -1
    return found_at(text, Place(at, at + len(most)), stated=False) if most and at >= 0 else None


def _of_branch(text: str, folded: str, agency: Found[str], level: str) -> Found[str] | None:
    """The place of a branch office: 东屏区 of 澜川市公安局东屏分局."""
    branch = branch_of_agency(fold(agency.value))
    if branch is None:
        return None
    levels = (level,) if level else ("区", "县", "市", "旗")
    for name in (branch.removesuffix(one) + one for one in levels):
        at = folded.find(name)
        if at >= 0:
            return found_at(text, Place(at, at + len(name)), stated=False)
    return Found(branch.removesuffix(level) + level, None, stated=False) if level else None


def _of_agency(text: str, folded: str, agency: Place) -> Found[str] | None:
    """The place in the agency's own name."""
    squeezed = squeeze(folded, agency)
    region = region_of_agency(squeezed.text)
    at = squeezed.text.find(region) if region else -1
    if not region or at < 0:
        return None
    return found_at(text, squeezed.place(at, at + len(region)), stated=False)


def _as_printed(text: str, named: Found[str]) -> Found[str]:
    """In the text's own script; the national body is 全国."""
    if named.value == "全国" or named.place is None:
        return named
    return found_at(text, named.place)
