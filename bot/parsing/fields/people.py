"""Who made the proposal.

The names in the salutation, else in the first sentence, else behind 提案人: on the page.
"""

from __future__ import annotations

import re

from bot.model import Place
from bot.parsing.fields.letterhead import Labelled
from bot.parsing.fields.salutation import Salutation
from bot.parsing.fields.squeezed import printed, squeeze

_AND_OTHERS = re.compile(
    r"\(?等\)?(?:[0-9一二三四五六七八九十两]{1,3}(?:名|位|人)?)?"
    r"(?:政协|人大)?(?:委员|代表)?(?:领衔)?$"
)
_OFFICE = re.compile(r"(?:政协|人大)?(?:委员|代表|同志|先生|女士|领衔)$")
_TITLE_BEFORE = re.compile(r"^(?:尊敬的|[^、]{0,12}(?:政协委员|人大代表))(?=[\u3400-\u9fff]{2})")
# 林知夏(女) · 林知夏(领衔): a remark on a person
_REMARK = re.compile(r"^([\u3400-\u9fff·]{2,12})[(（][\u3400-\u9fff]{1,4}[)）]$")
# 林知夏副主席: how a member is called who holds a post
_POST = re.compile(r"^([\u3400-\u9fff]{2,3})(?:副?(?:主席|主任|会长|院长|校长|书记))$")
# 您好, 林知夏委员 · 林知夏委员及各位附议委员
_NOBODY = re.compile(r"^(?:[您你]们?好|各位.{0,4})$")
# 林知夏委员并沈一舟 · 林知夏和沈一舟
_JOINED = re.compile(
    r"(?<=委员)(?:并|和|及|与|暨)|(?<=代表)(?:并|和|及|与|暨)|"
    r"(?<=^[\u3400-\u9fff]{2})[和与](?=[\u3400-\u9fff]{2,3}$)|"
    r"(?<=^[\u3400-\u9fff]{3})[和与](?=[\u3400-\u9fff]{2,3}$)"
)
# 区农业农村局, 市发改委: an agency; but 民革某省委, 团市委 are groups
_AGENCY = re.compile(
    r"^(?!.*(?:民革|民盟|民建|民进|农工|致公|九三|台盟|团|工商联|妇联|界别))"
    r".*(?:局|厅|部|办公室|政府|办|院|公司|委)$"
)
# 现将林知夏委员在…提出的 · 林知夏(等)代表提出的
_IN_OPENING = re.compile(
    r"(?:^|将|就|对|由|的|来|于|到|据|[。,:《》“”()])"
    r"(?P<names>[\u3400-\u9fff·]{2,4}(?:、[\u3400-\u9fff·]{2,4}){0,20})"
    r"\(?等?\)?(?:[0-9]{1,3}(?:名|位))?(?:委员|代表)[^。]{0,40}?(?:提出|提交|所提|《)"
)


def find_proposers(
    text: str,
    folded: str,
    salutation: Salutation | None,
    opening: Place,
    labels: tuple[Labelled, ...],
) -> tuple[str, ...]:
    """Every proposer, in order, as printed."""
    if salutation is not None and not _to_an_agency(folded, salutation):
        return tuple(_names(text, folded, salutation.names))
    squeezed = squeeze(folded, opening)
    match = _IN_OPENING.search(squeezed.text)
    if match is not None:
        return tuple(_names(text, folded, squeezed.place(*match.span("names"))))
    stated = next((one.value for one in labels if one.meaning == "proposer"), None)
    return tuple(_names(text, folded, stated)) if stated else ()


def _to_an_agency(folded: str, salutation: Salutation) -> bool:
    addressed = salutation.names.of(folded).strip()
    return not salutation.office and _AGENCY.match(addressed) is not None


def _names(text: str, folded: str, place: Place) -> list[str]:
    found: dict[str, None] = {}
    for piece in _pieces(folded, place):
        for name in _JOINED.split(printed(text, piece)):
            words = _tidy(name)
            if re.search(r"[\u3400-\u9fff]", words) and not _NOBODY.match(words):
                found[words] = None
    return list(found)


def _pieces(folded: str, place: Place) -> list[Place]:
    """The stretches between the marks that part names; a gap parts them only if both are names."""
    pieces = []
    for match in re.finditer(r"[^、,;/]+", place.of(folded)):
        stretch = Place(place.start + match.start(), place.start + match.end())
        words = [
            Place(stretch.start + word.start(), stretch.start + word.end())
            for word in re.finditer(r"\S+", stretch.of(folded))
        ]
        parted = len(words) > 1 and all(2 <= len(word.of(folded)) <= 4 for word in words)
        pieces += words if parted else [stretch]
    return pieces


def _tidy(name: str) -> str:
    """`name` without 等, 委员 and what stands before the name itself; a masked name keeps its *."""
    name = name.strip(" |")
    for around in (_AND_OTHERS, _OFFICE, _TITLE_BEFORE):
        name = around.sub("", name)
    for beside in (_REMARK, _POST):
        name = beside.sub(r"\1", name.strip())
    return name
