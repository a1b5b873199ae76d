"""Which committee or congress and which of its meetings: 省政协十三届二次会议 → 省, 13, 2.

政协云泽县第十届委员会第二次会议 · 市八届人大三次会议 · 十四届全国人大三次会议
中国人民政治协商会议云泽县第十一届委员会第三次会议 · 县第十五届人大第三次会议
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model import Kind, Place
from bot.parsing.fields.found import Found, value
from bot.parsing.fields.regions import region_before
from bot.parsing.fields.squeezed import Squeezed, squeeze
from bot.parsing.numerals import NUMERAL, number

# 十三届, but not 提案号:37 above a line that begins with the label 届次
_TERM = re.compile(rf"第?(?P<term>{NUMERAL}{{1,4}})届(?!次(?!会)|别)")
_MEETING = re.compile(
    rf"(?:[^。;0-9,:]{{0,14}}?)(?P<whole>第?(?P<held>{NUMERAL}{{1,3}})次)"
    r"(?:全体)?(?:会议|大会|全会|会)?"
)
_PROPOSAL_BODY = re.compile(r"政协|政治协商会议")
_SUGGESTION_BODY = re.compile(r"人大|人民代表大会")


@dataclass(frozen=True, slots=True)
class Session:
    """A session as printed; what it does not say is None."""

    kind: Found[Kind] | None = None
    region: Found[str] | None = None  # as printed, folded: 吉林省, 省, 全国
    term: Found[int] | None = None
    meeting: Found[int] | None = None


# 某县人大三次会议: no 届 printed
_NO_TERM = re.compile(
    rf"(?P<body>政协|人大|人民代表大会)(?P<whole>第?(?P<held>{NUMERAL}{{1,3}})次)(?:全体)?会议"
)


def find_session(folded: str, places: tuple[Place, ...]) -> Session:
    """The first session named at `places`, completed by the later ones."""
    sessions = [session for place in places for session in _sessions(folded, place)]
    if not sessions:
        return _without_term(folded, places) or _without_body(folded, places)
    first = sessions[0]
    same = [
        one
        for one in sessions
        if value(one.term) == value(first.term) and value(one.kind) in (value(first.kind), None)
    ]
    named = [one.region for one in sessions if one.region]
    return Session(
        kind=next((one.kind for one in sessions if one.kind), None),
        region=next((one for one in named if len(one.value) > 1), named[0] if named else None),
        term=first.term,
        meeting=next((one.meeting for one in same if one.meeting), None),
    )


def _without_term(folded: str, places: tuple[Place, ...]) -> Session | None:
    for place in places:
        squeezed = squeeze(folded, place)
        match = _NO_TERM.search(squeezed.text)
        if match:
            kind = Kind.PROPOSAL if match["body"] == "政协" else Kind.SUGGESTION
            body = Found(kind, squeezed.place(*match.span("body")))
            region = _region(folded, squeezed, match.start(), match.start())
            return Session(body, region, None, _meeting(squeezed, match))
    return None


# 您在县十届二次会议上提出: the body is not named; 市委七届五次全会 is a party's
_NO_BODY = re.compile(
    rf"(?P<whole_term>第?(?P<term>{NUMERAL}{{1,3}})届)"
    rf"(?P<whole>第?(?P<held>{NUMERAL}{{1,3}})次)(?:(?:全体)?会议|(?=第[0-9]|提案|建议))"
)


def _without_body(folded: str, places: tuple[Place, ...]) -> Session:
    for place in places:
        squeezed = squeeze(folded, place)
        match = _NO_BODY.search(squeezed.text)
        if match and not re.search(r"[委党会团]$", squeezed.text[: match.start()]):
            return Session(
                region=_region(folded, squeezed, match.start(), match.start()),
                term=_number(match["term"], squeezed.place(*match.span("whole_term"))),
                meeting=_meeting(squeezed, match),
            )
    return Session()


def _sessions(folded: str, place: Place) -> list[Session]:
    squeezed = squeeze(folded, place)
    found = []
    for match in _TERM.finditer(squeezed.text):
        term = _number(match["term"], squeezed.place(*match.span()))
        kind = _body(squeezed, match)
        if term is None or kind is None:
            continue
        meeting = _MEETING.match(squeezed.text, match.end())
        held = _meeting(squeezed, meeting) if meeting else None
        region = _region(folded, squeezed, match.start(), match.end())
        found.append(Session(kind, region, term, held))
    return found


def _number(numeral: str, place: Place) -> Found[int] | None:
    read = number(numeral)
    return None if read is None else Found(read, place)


def _meeting(squeezed: Squeezed, match: re.Match[str]) -> Found[int] | None:
    return _number(match["held"], squeezed.place(*match.span("whole")))


def _body(squeezed: Squeezed, term: re.Match[str]) -> Found[Kind] | None:
    """The body named nearest to the term, behind it first: 九届政协 · 市政协九届 · 八届人大."""
    for start, end in ((term.end(), term.end() + 16), (max(0, term.start() - 16), term.start())):
        named = [
            (match.start(), kind, match)
            for kind, body in (
                (Kind.PROPOSAL, _PROPOSAL_BODY),
                (Kind.SUGGESTION, _SUGGESTION_BODY),
            )
            if (match := body.search(squeezed.text, start, end))
        ]
        if named:
            _, kind, match = min(named, key=lambda one: one[0])
            return Found(kind, squeezed.place(*match.span()))
    return None


_BODY_WORDS = re.compile(r"(?:中国)?人民政治协商会议|政协|人民代表大会|人大|委员会|第$")
# 第十二届澄岭省委员会 · 十三届省人大: the place behind the term
_REGION_BEHIND = re.compile(
    r"(?P<region>全国|[\u3400-\u9fff]{0,10}?(?:省|自治区|市|县|区|旗|州|盟|镇|乡))"
    r"(?:委员会|政协|人大|人民代表大会)"
)


def _region(folded: str, squeezed: Squeezed, start: int, end: int) -> Found[str] | None:
    """The place named behind the term that ends at `end`, else the one before `start`."""
    behind = _REGION_BEHIND.match(squeezed.text, end, end + 24) if end > start else None
    if behind:
        return Found(behind["region"], squeezed.place(*behind.span("region")))
    before, offsets = _before(folded, squeezed.offsets[start])
    words = _BODY_WORDS.sub(lambda body: "，" * len(body[0]), before.rstrip("\n")).rstrip("，")
    region = region_before(words)
    if not region:
        return None
    first, last = offsets[len(words) - len(region)], offsets[len(words) - 1]
    return Found(region, Place(first, last + 1))


def _before(folded: str, start: int) -> tuple[str, list[int]]:
    """What stands before `start` without white space; a line break stays: it is an edge."""
    kept = [
        at
        for at in range(max(0, start - 60), start)
        if folded[at] == "\n" or not folded[at].isspace()
    ]
    return "".join(folded[at] for at in kept), kept
