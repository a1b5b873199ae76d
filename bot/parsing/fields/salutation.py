"""Whom the letter addresses: 顾青禾委员: · 顾青禾、沈一舟等代表: · 民革某省委员会:

The salutation is the line, or the start of one, that stands right before "您提出的…".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.model import Place
from bot.parsing.fields.lines import lines

# 顾青禾委员: · 尊敬的顾青禾、沈一舟代表: · 顾青禾等12名代表: (also inside a flattened line)
_OFFICE = re.compile(
    r"(?P<office>委员|代表)(?:们|同志|先生|女士)?等? *(?:\([^()\n]{0,20}\))? *"
    r"(?::|[,!。]? *(?=\n|$|(?:您|你)们?好))"
)
_BEFORE_NAMES = re.compile(r"[:;。《》“”!?|>]|(?<!、)\n")
_HONORED = re.compile(r"\s*(?:致?尊敬的)?\s*")
_LONGEST_LIST = 400  # characters; the longest list of co-signers seen has 41 names
# 民建长春市委: · 县政协教科文卫委员会: · 区农业农村局: (a letter to another agency)
_GROUP = re.compile(r"[ |>]*(?:尊敬的)?(?P<who>[^:;。《》“”!?|>]{3,60}):")
# 青桥乡委员小组, its colon lost
_GROUP_BARE = re.compile(
    r"[ |>]*(?P<who>[^:;。,《》“”!?|>0-9]{3,30}(?:委员|代表|小组|委员会|支部|界别)[^:;。,]{0,4})"
)
_LONGEST_GROUP = 80  # characters of the whole line
_NO_NAME = re.compile(
    r"答复|回复|复函|关于|会议|提案|建议|议案|来源|时间|发布|首页|当前|位置|回复|索引|联系|电话|"
    r"第[0-9]|[0-9]号|\[[0-9]|签发|附件|如下|政府信息|抄送"
)
# How the letter goes on: 您提出的… · 首先,感谢… · 现将某某委员提出的…
_GOES_ON = re.compile(
    r"\s*(?:您|你|贵|们提出|所提|首先|感谢|非常|十分|衷心|现将|现就|经研究|来函|收到|"
    r"[^\n。]{0,60}(?:收悉|提出|答复如下|函复如下|建议|提案))"
)


@dataclass(frozen=True, slots=True)
class Salutation:
    """The names addressed, the office they are addressed by, and the whole line."""

    names: Place
    office: str  # 委员, 代表; "" for a group
    place: Place


def find_salutation(folded: str) -> Salutation | None:
    """The first line of address that the letter goes on from."""
    members = sorted(_members(folded), key=lambda found: not found.place.of(folded).endswith(":"))
    if members:
        return members[0]
    return next(_groups(folded), None)


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
                yield Salutation(names, "", line.place)


def _members(folded: str) -> Iterator[Salutation]:
    """Names before 委员 or 代表, with a colon or alone on their line."""
    for match in _OFFICE.finditer(folded):
        edge = max(0, match.start() - _LONGEST_LIST)
        for cut in _BEFORE_NAMES.finditer(folded, edge, match.start()):
            edge = cut.end()
        names = _without_honour(folded, Place(edge, match.start()))
        if not _fits(names.of(folded)):  # a flattened line: what precedes the last gap is not names
            gap = folded.rfind(" ", names.start, names.end)
            names = _without_honour(folded, Place(max(names.start, gap), names.end))
            if gap < 0 or not _fits(names.of(folded)):
                continue
        if names.end - names.start >= 2 and _GOES_ON.match(folded, match.end()):
            yield Salutation(names, match["office"], Place(names.start, match.end()))


def _without_honour(folded: str, names: Place) -> Place:
    start = names.start
    honoured = _HONORED.match(folded, start, names.end)
    return Place(honoured.end() if honoured else start, names.end)


def _fits(names: str) -> bool:
    return _NO_NAME.search("".join(names.split())) is None
