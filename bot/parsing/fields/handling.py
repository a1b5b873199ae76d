"""The people of the agency: 签发人, 联系人 and the telephone, as the letter's lines state them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model import Place
from bot.parsing.fields.found import Found, found_at
from bot.parsing.fields.letterhead import Labelled

_PHONE = re.compile(
    r"(?:\(?0[0-9]{2,3}\)?\s*-*\s*)?[0-9]{7,8}(?:-[0-9]{1,4})?(?![0-9])|1[3-9][0-9]{9}|0[0-9]{9,11}"
)
_PHONES = re.compile(rf"(?:{_PHONE.pattern})(?:[ 、,/;]+(?:{_PHONE.pattern}))*")
_TOKEN = re.compile(r"[^\s,、;:/()]+")
_NAME = re.compile(r"[\u3400-\u9fff·]{2,4}|[\u3400-\u9fff]{1,3}·[\u3400-\u9fff·]{1,8}")
_SPREAD = re.compile(r"[\u3400-\u9fff](?: +[\u3400-\u9fff]){0,2}")  # 乔 楠
_UNIT = re.compile(
    r".+(?:处|科|室|局|厅|股|部|中心|委|组|办|大队|队|司|所|站|院|公司|会|政府|单位|电话|方式)"
)
_COURTESY = re.compile(r"(?:同志|先生|女士|主任|科长|处长|股长|局长)$")


@dataclass(frozen=True, slots=True)
class Handling:
    """Who signed and who answers questions."""

    signer: Found[str] | None
    contact: Found[str] | None
    phone: Found[str] | None


def find_handling(text: str, folded: str, labels: tuple[Labelled, ...]) -> Handling:
    """`labels` are those of the head and of the foot, in order."""
    signer = next(
        (
            name
            for one in labels
            if one.meaning == "signer" and (name := _name(text, folded, one.value))
        ),
        None,
    )
    contact, at = _contact(text, folded, labels)
    return Handling(signer, contact, _phone(text, folded, labels, at))


def _contact(
    text: str, folded: str, labels: tuple[Labelled, ...]
) -> tuple[Found[str] | None, int | None]:
    for at, one in enumerate(labels):
        if one.meaning in ("contact", "contact_and_phone"):
            name = _name(text, folded, one.value)
            if name:
                return name, at
    return None, None


def _name(text: str, folded: str, value: Place) -> Found[str] | None:
    """The name in a value that may hold a unit beside it and a telephone behind it."""
    behind = re.search(r"[0-9(]", value.of(folded))
    words = Place(value.start, value.start + behind.start() if behind else value.end)
    bare = words.of(folded).strip(" ,、:;-")
    if _SPREAD.fullmatch(bare):
        start = words.start + words.of(folded).index(bare)
        return found_at(text, Place(start, start + len(bare)))
    tokens = [
        Place(words.start + token.start(), words.start + token.end())
        for token in _TOKEN.finditer(words.of(folded))
    ]
    for place in (*tokens, *(_without_unit(folded, token) for token in tokens)):
        name = _COURTESY.sub("", place.of(folded))
        if _NAME.fullmatch(name) and not _UNIT.fullmatch(name):
            return found_at(text, Place(place.start, place.start + len(name)))
    return None


def _without_unit(folded: str, token: Place) -> Place:
    """基教股向志远 → 向志远"""
    unit = _UNIT.match(folded, token.start, token.end)
    return Place(unit.end(), token.end) if unit and unit.end() < token.end else token


def _phone(
    text: str, folded: str, labels: tuple[Labelled, ...], contact_at: int | None
) -> Found[str] | None:
    """The contact's telephone: in the contact's own line, else the nearest one."""
    order = list(range(len(labels)))
    if contact_at is not None:
        order.sort(key=lambda at: (at < contact_at, abs(at - contact_at)))
    for at in order:
        one = labels[at]
        belongs_to_leader = at > 0 and labels[at - 1].meaning == "leader" and contact_at != at - 1
        if one.meaning not in ("contact", "contact_and_phone", "phone") or (
            one.meaning == "phone" and belongs_to_leader
        ):
            continue
        found = _PHONES.search(folded, one.value.start, one.value.end)
        if found:
            return found_at(text, Place(found.start(), found.end()))
    return None
