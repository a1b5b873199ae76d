"""Whom the letter addresses: 顾青禾委员: · 顾青禾、沈一舟等代表: · 民革某省委员会:

The salutation is the line, or the start of one, that stands right before "您提出的…", else a
line of its own that addresses a member, in each case with the lines of address directly above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.model import Place
from bot.parsing.fields.letterhead import labelled
from bot.parsing.fields.lines import Line, lines

# 顾青禾委员: · 尊敬的顾青禾、沈一舟代表: · 顾青禾等12名代表: (also inside a flattened line)
_OFFICE = re.compile(
    r"(?P<office>委 *员|代 *表)(?:们|同志|先生|女士)?"
    r"(?: *等(?:[0-9一二三四五六七八九十]{1,3}[名位人])?)? *"
    r"(?:\([^()\n]{0,20}\))? *(?:台鉴|惠鉴|钧鉴|雅鉴)?"
    r"(?::|[,!。;.]? *(?=\n|$|(?:您|你)(?:\([您你]\))?们?好))"
)
_BEFORE_NAMES = re.compile(r"[:。《》“”!?|>]|(?<!、)\n")
_HONORED = re.compile(r"\s*(?:致(?!公))?\s*(?:尊敬的)?\s*")
_LONGEST_LIST = 400  # characters; the longest list of co-signers seen has 41 names
# A line of names that goes on below: 顾青禾、沈一舟
_LIST_LINE = re.compile(r"[\u3400-\u9fff·* ]{2,12}(?:、[\u3400-\u9fff·* ]{1,12})+、?")
# 民建长春市委: · 县政协教科文卫委员会: · 区农业农村局: (a letter to another agency)
_GROUP = re.compile(r"[ |>]*(?:尊敬的)?(?P<who>[^:;。《》“”!?|>]{3,60}):")
# 青桥乡委员小组, its colon lost
_GROUP_BARE = re.compile(
    r"[ |>]*(?P<who>[^:;。,《》“”!?|>0-9]{3,30}(?:委员|代表|小组|委员会|支部|界别)[^:;。,]{0,4})"
)
_ONE_OF_GROUPS = re.compile(r"(?:委|会|社|部|总支|支部|联|组|界|界别|团):$")
# Names and nothing else: what is an address without a colon and without 您提出的 behind it
_ONLY_NAMES = re.compile(r" *[\u3400-\u9fff·]{2,4}(?:[、, ]+[\u3400-\u9fff·]{2,4})* *等?")
_NOBODY = re.compile(r"\s*(?:各|诸|全体|尊敬)")
_PARAGRAPH = re.compile(r"[^\n。]{6,}[。,;]|[^\n]{30}")  # under a line of address
_LONGEST_GROUP = 80  # characters of the whole line
_NO_NAME = re.compile(
    r"答复|回复|复函|关于|会议|提案(?!委)|建议|议案|来源|时间|发布|首页|当前|位置|索引|联系|电话|"
    r"第[0-9](?![0-9]{0,2}(?:委员|代表|活动|界别|小?组|联组))|[0-9]号|\[[0-9]|签发|附件|如下|"
    r"政府信息|抄送"
)
_NOT_ONE = "各全等本的和及与诸众"  # of 各委员: no surname
# How the letter goes on: 您提出的… · 首先,感谢… · 现将某某委员提出的…
_GOES_ON = re.compile(
    r"\s*(?:您|你|贵|们提出|所提|首先|感谢|非常|十分|衷心|现将|现就|经研究|来函|收到|"
    r"[^\n。]{0,60}(?:收悉|提出|答复如下|函复如下|建议|提案))"
)


@dataclass(frozen=True, slots=True)
class Salutation:
    """The names addressed, the office they are addressed by, and the whole of the address."""

    names: Place
    office: str  # 委员, 代表; "" for a group
    place: Place


def find_salutation(folded: str) -> Salutation | None:
    """The first address that the letter goes on from; the surest form first."""
    members = list(_members(folded))
    ways: tuple[Callable[[Salutation], bool], ...] = (
        lambda found: _has_colon(folded, found) and _goes_on(folded, found),
        lambda found: _has_colon(folded, found) and _stands_alone(folded, found),
        lambda found: _goes_on(folded, found),
        lambda found: (
            _ONLY_NAMES.fullmatch(found.names.of(folded)) is not None
            and _stands_alone(folded, found)
        ),
    )
    for is_address in ways:
        found = next(filter(is_address, members), None)
        if found:
            return _with_those_above(folded, found)
    return next(_groups(folded), None)


def _has_colon(folded: str, found: Salutation) -> bool:
    return found.place.of(folded).endswith(":")


def _goes_on(folded: str, found: Salutation) -> bool:
    return _GOES_ON.match(folded, found.place.end) is not None


def _stands_alone(folded: str, found: Salutation) -> bool:
    """A line of its own, with a paragraph under it."""
    before = folded[folded.rfind("\n", 0, found.place.start) + 1 : found.place.start].strip()
    behind = folded[found.place.end :].partition("\n")[0].strip()
    below = folded[found.place.end :].lstrip()
    alone = not behind and before in ("", "致", "尊敬的", "致尊敬的")
    return (
        alone and _PARAGRAPH.match(below) is not None and not _NOBODY.match(found.names.of(folded))
    )


def _groups(folded: str) -> Iterator[Salutation]:
    """A line that is a group's name, those with a colon first."""
    short = [
        line for line in lines(folded, Place(0, len(folded))) if len(line.words) <= _LONGEST_GROUP
    ]
    for pattern in (_GROUP, _GROUP_BARE):
        for line in short:
            match = pattern.fullmatch(line.words)
            if match and _fits(match["who"]) and _GOES_ON.match(folded, line.place.end):
                start = line.place.start
                names = Place(start + match.start("who"), start + match.end("who"))
                yield _with_those_above(folded, Salutation(names, "", line.place))


def _members(folded: str) -> Iterator[Salutation]:
    """Names before 委员 or 代表, with a colon or alone on their line."""
    for match in _OFFICE.finditer(folded):
        names = _names_before(folded, match.start())
        if names is not None:
            office = "".join(match["office"].split())
            yield Salutation(names, office, Place(names.start, match.end()))


def _names_before(folded: str, end: int) -> Place | None:
    """The names that end at `end`, when nothing else stands among them."""
    while end > 0 and folded[end - 1].isspace():
        end -= 1
    edge = max(0, end - _LONGEST_LIST)
    for cut in _BEFORE_NAMES.finditer(folded, edge, end):
        edge = cut.end()
    edge = _list_above(folded, edge)
    names = _without_honour(folded, Place(edge, end))
    if not _fits(names.of(folded)):  # a flattened line: what precedes the last gap is not names
        gap = folded.rfind(" ", names.start, names.end)
        names = _without_honour(folded, Place(max(names.start, gap), names.end))
        if gap < 0 or not _fits(names.of(folded)):
            return None
    words = names.of(folded).strip()
    is_name = len(words) > 1 or (words != "" and words not in _NOT_ONE and words.isalpha())
    return names if is_name else None


def _list_above(folded: str, edge: int) -> int:
    """`edge`, moved up over lines of names that were broken without a mark."""
    while edge > 0 and folded[edge - 1] == "\n":
        start = folded.rfind("\n", 0, edge - 1) + 1
        if not _LIST_LINE.fullmatch(folded[start : edge - 1].strip()):
            break
        edge = start
    return edge


def _with_those_above(folded: str, found: Salutation) -> Salutation:
    """顾青禾委员: above 沈一舟委员: is addressed too."""
    above = list(lines(folded, Place(max(0, found.place.start - _LONGEST_LIST), found.place.start)))
    start = found.names.start
    for line in reversed(above):
        if not _is_address(line):
            break
        start = _without_honour(folded, line.place).start
    names = Place(start, found.names.end)
    return Salutation(names, found.office, Place(min(start, found.place.start), found.place.end))


def _is_address(line: Line) -> bool:
    """Whether a line above an address is one as well, and neither a label nor a headline."""
    words = line.words
    if not _fits(words) or labelled(words, Place(0, len(words)), bare=False):
        return False
    office = _OFFICE.search(words)
    of_member = office is not None and office.start() >= 2 and office.end() == len(words)
    return of_member or (
        _ONE_OF_GROUPS.search(words) is not None and _GROUP.fullmatch(words) is not None
    )


def _without_honour(folded: str, names: Place) -> Place:
    start = names.start
    honoured = _HONORED.match(folded, start, names.end)
    return Place(honoured.end() if honoured else start, names.end)


def _fits(names: str) -> bool:
    return _NO_NAME.search("".join(names.split())) is None
