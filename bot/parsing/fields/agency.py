"""The answering agency, by its fullest printed name.

Asked in this order: the line under the letter, the headline (某局关于…), a letterhead (某局文件),
the page's 发文机关, its 来源, a name in brackets behind the headline, the name by which the
letter speaks of itself, and the writer of the replies before and after it. From the page on, a
name counts only when it ends as the letter calls itself (我局 → 局), and a government office that
only runs the page is not taken for the writer.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from bot.model import Place
from bot.parsing.fields.anatomy import Anatomy
from bot.parsing.fields.found import Found, found_at
from bot.parsing.fields.letterhead import Labelled
from bot.parsing.fields.lines import lines
from bot.parsing.fields.regions import LEVELS, most_named, region_of_agency
from bot.parsing.fields.squeezed import squeeze
from bot.tables import table

_HAN = r"[\u3400-\u9fff]"
_END = (
    r"(?:厅|局|委员会|管委会|委|部|办公室|政府|办事处|办|社|院|处|所|署|会|中心|大队|支队|总队|"
    r"分局|公司|集团|银行|大学|学校|联合会)"
)
_SECOND_NAME = rf"(?:\({_HAN}{{2,20}}\))?"
_NAME = rf"{_HAN}{{2,30}}?{_END}{_SECOND_NAME}"
_LONGEST_NAME = re.compile(rf"{_HAN}{{2,40}}{_END}{_SECOND_NAME}")
# 某县水务局关于… · 某局对某县…届 · 某局文件, at the start of a line of the head
_BEFORE_MATTER = re.compile(
    rf"^[\s|>•\-]*(?P<name>{_NAME})\s*(?:办理)?"
    rf"(?=关于|对(?:政协|{_HAN}{{0,14}}第?[0-9一二三四五六七八九十]+届)|答复|文件|$)"
)
_IN_BRACKETS = re.compile(rf"答复(?:函)?\((?P<name>{_HAN}{{2,20}}{_END})\)")
# 某省交通运输厅办公室 2024年6月14日印发
_PRINTED_BY = re.compile(
    rf"(?P<name>{_HAN}{{4,30}}?(?:厅|局|委员会|委|部))(?:办公室)?"
    r"20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日印发"
)
# 上一条:某县教育局关于…
_NEIGHBOUR = re.compile(rf"(?:上|下)一[条篇]:(?P<name>{_NAME})(?=关于|对)")
# 某县林业局高度重视 · 区园林局收到后, at the start of a clause of the body
_SPEAKS = re.compile(
    rf"(?:^|[。,;:])(?P<name>(?:{_HAN}{{1,8}}?)?(?:省|市|县|区|旗|州){_HAN}{{2,14}}?"
    r"(?:厅|局|委|办|大队|中心))(?=收到|将|会|已|高度|按照|积极|在|决定|当|、|,)"
)
_RUNS_THE_PAGE = re.compile(
    r"政府办|人民政府$|办公室$|管理员|督查|政府网|人大|政协|日报|融媒|信息中心|网$|^[省市县区旗州]政府"
)


def find_agency(
    text: str, folded: str, anatomy: Anatomy, labels: tuple[Labelled, ...]
) -> Found[str] | None:
    """The answering agency as printed, or None when the letter does not name it."""
    signed, headed = _signed(folded, anatomy), _headed(folded, anatomy)
    labelled = _labelled(folded, labels, "written_by")
    candidates = [
        *signed,
        *headed,
        *labelled,
        *_labelled(folded, labels, "published_by"),
        *_bracketed(folded, anatomy),
        *_spoken_of(folded, anatomy),
        *_neighbours(folded, anatomy),
    ]
    own = _own_endings(folded, anatomy.body)
    for place in candidates:
        name = _bare(folded, place)
        by_itself = place in signed or place in headed
        if re.search(r"[a-z*]", name) or (own and not by_itself and not _ends_so(name, own)):
            continue
        fuller = [p for p in candidates if _bare(folded, p).endswith(name)]
        best = max(fuller, key=lambda p: len(_bare(folded, p)))
        return found_at(text, best, stated=best in (*signed, *headed, *labelled))
    return None


def _bare(folded: str, place: Place) -> str:
    return re.sub(r"\s", "", place.of(folded))


@cache
def _own_words() -> dict[str, tuple[str, ...]]:
    return {own: tuple(ends) for own, ends in table("letters")["own_words"].items()}


def _own_endings(folded: str, body: Place) -> tuple[str, ...]:
    """How the name must end by what the letter calls itself most: 我局 → 局."""
    counted = {own: folded.count(own, body.start, body.end) for own in _own_words()}
    most = max(counted, key=lambda own: counted[own])
    return _own_words()[most] if counted[most] else ()


def _ends_so(name: str, endings: tuple[str, ...]) -> bool:
    return re.sub(r"\([^()]*\)$", "", name).endswith(endings)


def _signed(folded: str, anatomy: Anatomy) -> list[Place]:
    found = [anatomy.signed_by] if anatomy.signed_by else []
    squeezed = squeeze(folded, anatomy.foot)
    printed_by = _PRINTED_BY.search(squeezed.text)
    if printed_by:
        found.append(squeezed.place(*printed_by.span("name")))
    return found


def _headed(folded: str, anatomy: Anatomy) -> list[Place]:
    found = []
    for line in lines(folded, anatomy.head):
        match = _BEFORE_MATTER.match(line.words)
        if match and not re.search(r"网站|欢迎|首页", line.words[: match.end()]):
            start = line.place.start + match.start("name")
            found.append(Place(start, line.place.start + match.end("name")))
    return [
        place
        for place in found
        if not _RUNS_THE_PAGE.search(_bare(folded, place)) or _heads_matter(folded, place)
    ]


def _heads_matter(folded: str, place: Place) -> bool:
    return folded[place.end : place.end + 6].lstrip().startswith(("关于", "对"))


def _labelled(folded: str, labels: tuple[Labelled, ...], meaning: str) -> list[Place]:
    found = []
    for one in labels:
        words = one.value.of(folded)
        match = _LONGEST_NAME.match(words)
        if one.meaning == meaning and match:
            place = Place(one.value.start, one.value.start + match.end())
            if not _RUNS_THE_PAGE.search(_bare(folded, place)):
                found.append(place)
    return found


def _bracketed(folded: str, anatomy: Anatomy) -> list[Place]:
    squeezed = squeeze(folded, anatomy.head)
    match = _IN_BRACKETS.search(squeezed.text)
    return [squeezed.place(*match.span("name"))] if match else []


def _neighbours(folded: str, anatomy: Anatomy) -> list[Place]:
    """The writer of the replies before and after, when all links say the same."""
    squeezed = squeeze(folded, Place(anatomy.foot.start, len(folded)))
    found = list(_NEIGHBOUR.finditer(squeezed.text))
    if len({match["name"] for match in found}) != 1:
        return []
    return [squeezed.place(*found[0].span("name"))]


def _spoken_of(folded: str, anatomy: Anatomy) -> list[Place]:
    """The agency of the letter's own place that begins most clauses of the body."""
    squeezed = squeeze(folded, anatomy.body)
    found = {match["name"]: match for match in _SPEAKS.finditer(squeezed.text)}
    counted = Counter(match["name"] for match in _SPEAKS.finditer(squeezed.text))
    for name, _ in counted.most_common(1):
        place = region_of_agency(name)
        if place and (place in LEVELS or place == most_named(folded, place[-1])):
            return [squeezed.place(*found[name].span("name"))]
    return []
