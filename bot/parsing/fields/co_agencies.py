"""会办 agencies: named as such, or in the opening as those with which the answer was made.

会办单位：省财政厅、省教育厅 · 经商财政部、水利部 · 由我部会同工业和信息化部、国家铁路局办理
会同会办单位省财政厅作了认真研究 · 与县财政局、县医保局等协办单位面商
经我局会同某镇水利站核实: a visit to the place, no 会办
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Place
from bot.parsing.fields.found import Found, each_once, found_at
from bot.parsing.fields.letterhead import Labelled
from bot.parsing.fields.squeezed import Squeezed, squeeze

_END = (
    r"(?:厅|局|委员会|委|部|办公室|政府|办事处|办|法院|检察院|研究院|院|署|会|中心|总社|合作社|社|"
    r"妇联|工商联|残联|科协|联|站|所|行|校|馆|街道|镇|乡|保险|集团|公司|支队|总队|大队|大学|处)"
)
_NAME = rf"[\u3400-\u9fff]{{1,24}}?{_END}(?:\([\u3400-\u9fff]{{2,20}}\))?"
_AND = r"(?:、|,|和|及|与|以及)"
# What may follow the last name of a list.
_TAIL = (
    r"(?:等|后|的?意见|的?会办|的?协办|作了|进行|认真|研究|办理|共同|联合|同意|有关|承办|现|沟通|协商|协调|"
    r"会商|商|予以|对|就|[,。;:)]|的支持|的配合|相关|一并|逐|审核|提出|及相关|及有关|以及有关|$)"
)
_EACH = re.compile(
    r"(?:了|经|由|会同|与|同|商)?(?:(?:会办|协办|有关)(?:单位|部门))?"
    rf"(?P<name>{_NAME})(?P<more>{_AND}(?=[\u3400-\u9fff])|{_TAIL})"
)
_NO_NAME = re.compile("我|本|该|其|有关|相关|各|贵|会办|协办")
# Words that introduce those with whom the answer was made.
_WITH = re.compile(
    r"会同了?|会商了?|商请|经商|并商|商(?=[\u3400-\u9fff]{2,12}(?:部|厅|局|委|署|办))|征求了?|联合|协同|"
    r"综合(?!行政|执法|管理|服务|交通)|汇总|吸收了?|"
    r"与(?=[^。;,]{2,80}?(?:会商|协商|商议|共同研究|认真研究))|"
    r"(?:根据|结合)(?=[\u3400-\u9fff、]{2,60}(?:会办|协办))"
)
_ON_THE_SPOT = re.compile(r"核实|实地|走访|座谈|查看|踏勘|调研|现场|上门|见面|检查|勘查|勘察")
# Beyond the opening only by these words: 与…等协办单位 · 会办单位为… · 由…会办
_NAMED_AS = re.compile(
    r"(?:与|同|经|由|商)(?=[^。;,]{2,80}?等?(?:会办|协办)(?:单位|部门))|"
    r"(?:会办|协办)(?:单位|部门)(?:为|是|有|:)+"
)
_BEHIND = re.compile(r"(?:分别|共同)?(?:会办|协办|配合办理|协助办理|参与办理)(?!单位|部门|意见)")
_CLAUSE_START = re.compile(r"[,。;:()]|主办|牵头|由")


def find_co_agencies(
    text: str, folded: str, opening: Place, wider: Place, labels: tuple[Labelled, ...]
) -> tuple[Found[str], ...]:
    """The agencies, in order; `wider` is where a sentence may name them as 会办单位."""
    found: list[Found[str]] = []
    for one in labels:
        if one.meaning == "co_agency":
            squeezed = squeeze(folded, one.value)
            found += _list_at(text, squeezed, 0)
    for introduced, place in ((_WITH, opening), (_NAMED_AS, wider)):
        squeezed = squeeze(folded, place)
        for match in introduced.finditer(squeezed.text):
            clause = re.split("[,。;:]", squeezed.text[match.end() :])[0]
            if introduced is _NAMED_AS or not _ON_THE_SPOT.search(clause):
                found += _list_at(text, squeezed, match.end())
    found += _before_the_word(text, squeeze(folded, wider))
    return each_once(found)


def _list_at(text: str, squeezed: Squeezed, start: int) -> Iterator[Found[str]]:
    """The names from `start` on, as long as they follow each other like a list."""
    while (match := _EACH.match(squeezed.text, start)) is not None:
        if not _NO_NAME.match(match["name"]):
            yield found_at(text, squeezed.place(*match.span("name")))
        if not re.fullmatch(_AND, match["more"]):
            return
        start = match.end()


def _before_the_word(text: str, squeezed: Squeezed) -> Iterator[Found[str]]:
    """由我厅主办、省财政厅和省教育厅会办: the names that stand before the word."""
    for word in _BEHIND.finditer(squeezed.text):
        start = max(
            (cut.end() for cut in _CLAUSE_START.finditer(squeezed.text, 0, word.start())), default=0
        )
        while squeezed.text.startswith(("、", "和", "及", "与"), start):
            start += 1
        yield from _list_at(text, squeezed, start)
