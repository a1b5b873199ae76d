"""What makes two replies the same reply, two texts the same text and two steps the same step."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from bot.agencies import full_name
from bot.folding import key
from bot.model import Reply, ReplyLine

_SERIAL = re.compile(r"[0-9]+$")


def number_key(number: str) -> str:
    """A proposal number for comparing: 第082号, ０８２ and 82 are one."""
    folded = key(number)
    return folded.lstrip("0") or folded[-1:]


def serial(number: str) -> str | None:
    """The running number at the end of a number: 218 of 2024W0218; None if it ends otherwise."""
    digits = _SERIAL.search(key(number))
    return number_key(digits[0]) if digits else None


@lru_cache(maxsize=10_000)  # a few names make up most of every letter of a place
def agency_name(printed: str, region: str | None) -> tuple[str, str]:
    """The key of the agency that a reply of `region` calls so, and its full name."""
    name = full_name(printed, region)
    return key(name), name


def identity(reply: Reply) -> str:
    """The same for every version of a reply, and for no other reply.

    Region, body, 届, 次, numbers and agency tell replies apart. Where one of them is not stated,
    the others may be shared by replies that have nothing to do with each other (82 of this year
    and of last; two members' proposals without numbers), so titles, proposers, 文号 and year
    must agree as well. Without a title, or without both agency and 文号, only the text is left.
    """
    agency = agency_name(reply.agency, reply.region)[0] if reply.agency else ""
    stated = [
        reply.kind.value,
        key(reply.region or ""),
        str(reply.term or ""),
        str(reply.meeting or ""),
        _joined(number_key(number) for number in reply.numbers),
        agency,
    ]
    if all(stated):
        return "|".join(stated)
    titles = _joined(key(title) for title in reply.titles)
    document_number = key(reply.document_number or "")
    if not titles or not (agency or document_number):
        return f"text|{text_key(reply.text)}"
    dated = reply.written_on or reply.published_on
    proposers = _joined(key(proposer) for proposer in reply.proposers)
    year = str(dated.year) if dated else ""
    return "|".join([*stated, titles, proposers, document_number, year])


def proposal_keys(reply: Reply | ReplyLine, reply_id: int) -> tuple[str, ...]:
    """What each proposal that the reply answers is known by, whichever office replies.

    A number alone is that of many proposals, and none is that of no other: then it is the reply
    itself that is known.
    """
    place = (key(reply.region or ""), str(reply.term or ""), str(reply.meeting or ""))
    if not any(place) or not reply.numbers:
        return (f"reply|{reply_id}",)
    named = ("|".join((reply.kind.value, *place, number_key(n))) for n in reply.numbers)
    return tuple(dict.fromkeys(named))


def name_key(name: str) -> str:
    """A person's or group's name for comparing."""
    return key(name)


def text_key(text: str) -> str:
    """The same for texts that differ in white space only, which in Chinese says nothing.

    Between two Latin letters or digits white space does say something, and stays as one space.
    """
    words = text.split()
    kept = words[:1]
    for left, right in pairwise(words):
        between_latin = _is_latin(left[-1]) and _is_latin(right[0])
        kept.append(f" {right}" if between_latin else right)
    return _digest("".join(kept))


def step_key(text: str) -> str:
    """The same for a step's words in every version, whatever their marks and script."""
    return _digest(key(text))


def _joined(keys: Iterable[str]) -> str:
    return ",".join(sorted(set(keys)))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
