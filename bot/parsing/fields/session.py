"""Which committee or congress and which of its meetings: 省政协十三届二次会议 → 省, 13, 2.

政协云泽县第十届委员会第二次会议 · 市八届人大三次会议 · 十四届全国人大三次会议
中国人民政治协商会议云泽县第十一届委员会第三次会议 · 县第十五届人大第三次会议
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model import Kind, Place
from bot.parsing.fields.regions import region_before
from bot.parsing.fields.squeezed import squeeze
from bot.parsing.numerals import NUMERAL, number

_TERM = re.compile(rf"第?(?P<term>{NUMERAL}{{1,4}})届")
_MEETING = re.compile(
    rf"(?:[^。;0-9,:]{{0,14}}?)(?:第(?P<formal>{NUMERAL}{{1,3}})|(?P<plain>{NUMERAL}{{1,3}}))次"
    r"(?:全体)?(?:会议|大会|全会|会)?"
)
_PROPOSAL_BODY = re.compile(r"政协|政治协商会议")
_SUGGESTION_BODY = re.compile(r"人大|人民代表大会")


@dataclass(frozen=True, slots=True)
class Session:
    """A session as printed; what it does not say is None."""

    kind: Kind | None
    region: str | None  # as printed: 吉林省, 省, 全国
    term: int | None
    meeting: int | None


# 某县人大三次会议: no 届 printed
_NO_TERM = re.compile(
    rf"(政协|人大|人民代表大会)(?:第(?P<formal>{NUMERAL}{{1,3}})|(?P<plain>{NUMERAL}{{1,3}}))次"
    r"(?:全体)?会议"
)


def find_session(folded: str, places: tuple[Place, ...]) -> Session:
    """The first session named at `places`, completed by the later ones."""
    sessions = [session for place in places for session in _sessions(folded, place)]
    if not sessions:
        return _without_term(folded, places) or _without_body(folded, places)
    first = sessions[0]
    same = [one for one in sessions if one.term == first.term and one.kind in (first.kind, None)]
    named = [one.region for one in sessions if one.region]
    return Session(
        kind=next((one.kind for one in sessions if one.kind), None),
        region=next((one for one in named if len(one) > 1), named[0] if named else None),
        term=first.term,
        meeting=next((one.meeting for one in same if one.meeting), None),
    )


def _without_term(folded: str, places: tuple[Place, ...]) -> Session | None:
    for place in places:
        squeezed = squeeze(folded, place)
        match = _NO_TERM.search(squeezed.text)
        if match:
            kind = Kind.PROPOSAL if match[1] == "政协" else Kind.SUGGESTION
            region = _region(folded, squeezed.offsets[match.start()], "")
            return Session(kind, region, None, number(match["formal"] or match["plain"]))
    return None


# 您在县十届二次会议上提出: the body is not named; 市委七届五次全会 is a party's
_NO_BODY = re.compile(rf"第?({NUMERAL}{{1,3}})届第?({NUMERAL}{{1,3}})次(?:全体)?会议")


def _without_body(folded: str, places: tuple[Place, ...]) -> Session:
    for place in places:
        squeezed = squeeze(folded, place)
        match = _NO_BODY.search(squeezed.text)
        if match and not re.search(r"[委党会团]$", squeezed.text[: match.start()]):
            region = _region(folded, squeezed.offsets[match.start()], "")
            return Session(None, region, number(match[1]), number(match[2]))
    return Session(None, None, None, None)


def _sessions(folded: str, place: Place) -> list[Session]:
    squeezed = squeeze(folded, place)
    found = []
    for match in _TERM.finditer(squeezed.text):
        term = number(match["term"])
        before = squeezed.text[max(0, match.start() - 30) : match.start()]
        after = squeezed.text[match.end() : match.end() + 24]
        kind = _body_kind(before, after)
        if term is None or kind is None:
            continue
        meeting = _MEETING.match(squeezed.text, match.end())
        held = number(meeting["formal"] or meeting["plain"]) if meeting else None
        region = _region(folded, squeezed.offsets[match.start()], after)
        found.append(Session(kind, region, term, held))
    return found


def _body_kind(before: str, after: str) -> Kind | None:
    """The body named nearest to the term, behind it first: 九届政协 · 市政协九届 · 八届人大."""
    for words in (after[:16], before[-16:]):
        proposal, suggestion = _PROPOSAL_BODY.search(words), _SUGGESTION_BODY.search(words)
        if proposal and suggestion:
            return Kind.PROPOSAL if proposal.start() < suggestion.start() else Kind.SUGGESTION
        if proposal:
            return Kind.PROPOSAL
        if suggestion:
            return Kind.SUGGESTION
    return None


_BODY_WORDS = re.compile(r"(?:中国)?人民政治协商会议|政协|人民代表大会|人大|委员会|第$")
# 第十二届澄岭省委员会 · 十三届省人大: the place behind the term
_REGION_BEHIND = re.compile(
    r"(?P<region>全国|[\u3400-\u9fff]{0,10}?(?:省|自治区|市|县|区|旗|州|盟|镇|乡))"
    r"(?:委员会|政协|人大|人民代表大会)"
)


def _region(folded: str, start: int, after: str) -> str | None:
    behind = _REGION_BEHIND.match(after)
    if behind:
        return behind["region"]
    # A line break is an edge: the line above may end in any word.
    before = re.sub(r"[^\S\n]", "", folded[max(0, start - 60) : start]).rstrip("\n")
    return region_before(_BODY_WORDS.sub("，", before).rstrip("，"))
