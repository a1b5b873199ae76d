"""Whose matter a reply answers, and of which place."""

from __future__ import annotations

import re

from bot.model import Kind
from bot.parsing.fields.anatomy import Anatomy
from bot.parsing.fields.regions import LEVELS, most_named, region_of_agency
from bot.parsing.fields.session import Session
from bot.parsing.fields.squeezed import squeeze

_MINISTRY = re.compile(r"^(?:国家|中国|国务院|全国|最高人民|公安部$|[\u3400-\u9fff]{2,10}部$)")


def find_kind(folded: str, anatomy: Anatomy, session: Session) -> Kind:
    """By the body that is named, else by 提案 and 建议 in the headline, else by the address."""
    if session.kind is not None:
        return session.kind
    head = squeeze(folded, anatomy.head).text
    opening = squeeze(folded, anatomy.opening).text
    office = anatomy.salutation.office if anatomy.salutation else ""
    if office:
        return Kind.PROPOSAL if office == "委员" else Kind.SUGGESTION
    words = head + opening
    for_proposal = len(re.findall(r"政协|提案|委员(?!会)", words))
    for_suggestion = len(re.findall(r"人大|人民代表大会|代表|议案", words))
    if for_proposal == for_suggestion:
        return Kind.PROPOSAL if "提案" in opening else Kind.SUGGESTION
    return Kind.PROPOSAL if for_proposal > for_suggestion else Kind.SUGGESTION


def find_region(text: str, folded: str, session: Session, agency: str | None) -> str | None:
    """The session's place; a bare 省, 市, 县 by the agency's name or by what the text names."""
    named = session.region
    if named and named not in LEVELS:
        return _as_printed(text, folded, named)
    of_agency = region_of_agency(agency) if agency else None
    if named is None:
        if agency and _MINISTRY.match(agency):
            return "全国"
        if of_agency and of_agency[-1] in LEVELS and of_agency not in LEVELS:
            return of_agency
        named = of_agency
    if named is None or named not in LEVELS:
        return None
    if (
        of_agency
        and of_agency.endswith(named)
        and of_agency != named
        and not of_agency.endswith("新区")
    ):
        return of_agency
    most = most_named(folded, named)
    return _as_printed(text, folded, most) if most else None


def _as_printed(text: str, folded: str, name: str) -> str:
    """The name in the text's own script where it stands whole; the national body is 全国."""
    if name == "全国":
        return name
    at = folded.find(name)
    return text[at : at + len(name)] if at >= 0 else name
