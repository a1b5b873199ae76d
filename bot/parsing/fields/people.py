"""Who made the proposal: the people and groups whom the letter addresses or names as proposers.

The names in the salutation, else in the first sentence, else behind 提案人: on the page, else in
the headline. What a page lists beside the address (附议人, or 提案人 where the address ends in 等)
completes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Place
from bot.parsing.fields.found import Found, each_once
from bot.parsing.fields.letterhead import Labelled
from bot.parsing.fields.names import names_at
from bot.parsing.fields.salutation import Salutation
from bot.parsing.fields.squeezed import squeeze

# 区农业农村局, 市发改委: an agency; but 民革某省委, 团市委 are groups
_AGENCY = re.compile(
    r"^(?!.*(?:民革|民盟|民建|民进|农工|致公|九三|台盟|团|工商联|妇联|界别|政协|常委$))"
    r".*(?:局|厅|部|办公室|政府|办|院|公司|委)$"
)
# 县政协提案委, 县人大代表工委: whoever keeps the proposals and passes the answer on
_KEEPS_PROPOSALS = re.compile(r"提案委|办公室|代表.{0,8}委|联工委|督查")
_PROPOSED_ITSELF = re.compile(
    r"(?:贵|你|您)(?:委|会|们|办|室)?[^。]{0,60}?(?:提出|所提|提交|的提案|《)"
)
_PERSON = r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8})+"
_PERSONS = rf"(?P<names>(?:{_PERSON})(?:、(?:{_PERSON})){{0,40}})"
_OTHERS = r"\(?等?\)?(?:[0-9一二三四五六七八九十]{1,3}(?:名|位|人))?"
# 现将林知夏委员在…提出的 · 林知夏(等)代表提出的
_IN_OPENING = re.compile(
    rf"(?:^|将|就|对|由|的|来|于|到|据|[。,:《》“”()]){_PERSONS}"
    rf"{_OTHERS}(?:委员|代表)[^。]{{0,40}}?(?:提出|提交|所提|《)"
)
# 关于…会议林知夏等3名委员第37号提案的答复
_IN_HEADLINE = re.compile(
    rf"(?:次会议|次全会|关于对?|对){_PERSONS}{_OTHERS}(?:委员|代表)(?:提出|提交|所提|第|的|《|“)"
)
_NO_PERSON = re.compile(r"政协|人大|全国|[省市县区]级?$|会议|提案|建议")


def find_proposers(
    text: str,
    folded: str,
    salutation: Salutation | None,
    places: tuple[Place, Place],
    labels: tuple[Labelled, ...],
) -> tuple[Found[str], ...]:
    """Every proposer, in order, as printed; `places` are those of the opening and of the head."""
    stated = tuple(_labelled(text, folded, labels, "proposer"))
    beside = tuple(_labelled(text, folded, labels, "co_proposer"))
    addressed = _addressed(text, folded, salutation)
    if addressed and salutation and "等" in salutation.place.of(folded):
        beside = stated + beside
    opening, head = places
    found = addressed
    if salutation and _keeps_proposals(folded, salutation, opening):
        found = ()
    found = found or _spoken_of(text, folded, opening, _IN_OPENING) or stated
    found = found or _spoken_of(text, folded, head, _IN_HEADLINE)
    return each_once((*found, *beside))


def _addressed(text: str, folded: str, salutation: Salutation | None) -> tuple[Found[str], ...]:
    """The names in the address, unless it is another agency's."""
    if salutation is None:
        return ()
    to_an_agency = not salutation.office and _AGENCY.match(salutation.names.of(folded).strip())
    return () if to_an_agency else names_at(text, folded, salutation.names)


def _keeps_proposals(folded: str, salutation: Salutation, opening: Place) -> bool:
    """县政协提案委: without 你委提出的, which would make it the proposer."""
    keeper = not salutation.office and _KEEPS_PROPOSALS.search(salutation.names.of(folded))
    return bool(keeper) and not _PROPOSED_ITSELF.search(squeeze(folded, opening).text)


def _spoken_of(
    text: str, folded: str, place: Place, pattern: re.Pattern[str]
) -> tuple[Found[str], ...]:
    squeezed = squeeze(folded, place)
    for match in pattern.finditer(squeezed.text):
        if not _NO_PERSON.search(match["names"]):
            return names_at(text, folded, squeezed.place(*match.span("names")))
    return ()


def _labelled(
    text: str, folded: str, labels: tuple[Labelled, ...], meaning: str
) -> Iterator[Found[str]]:
    for one in labels:
        if one.meaning == meaning:
            yield from (Found(name.value, name.place) for name in names_at(text, folded, one.value))
