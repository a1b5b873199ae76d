"""A proposal's number in any spelling: 82, 第０８２号, 2024W218, 八十二号提案, 十三届三次82号."""

from __future__ import annotations

import re
from dataclasses import dataclass

import cn2an

from bot.folding import fold, key
from bot.model import ANY_MEETING, Meeting
from bot.typed import bounded

_CHINESE = "零○一二两三四五六七八九十百千廿卅"
_NUMERAL = rf"(?:\d{{1,2}}|[{_CHINESE}]{{1,3}})"
_NUMBER = re.compile(
    # whose it is and which meeting it belongs to
    r"(?:proposal|no|关于|全国|.{0,12}(?:政协|人大)|提案|建议|议案|案号|编号)*"
    r"(?:(?P<year>(?:19|20)\d\d)年度?)?"
    rf"(?:第?(?P<term>{_NUMERAL})届)?(?:政协|人大|委员会)?"
    rf"(?:第?(?P<meeting>{_NUMERAL})次(?:会议)?)?"
    r"(?:政协|人大|委员|代表|提案|建议|议案|的)*"
    # the number itself
    rf"第?(?P<number>\d{{0,4}}[a-z]{{0,3}}\d{{1,8}}|[{_CHINESE}]{{1,9}})号?"
    r"(?:的|委员|代表|提案|建议|议案|答复函?|回复|办理情况|函|案)*"
)
_DIGITS = re.compile(r"\d+$")
# 82、45 are two numbers, 2024-218 and 2024年第82号 are one.
_TWO_NUMBERS = re.compile(r"\d[^\w-]+\d")
_BETWEEN_NUMBERS = re.compile(r"\s*[,、;和及\s]\s*")


@dataclass(frozen=True, slots=True)
class ProposalNumber:
    """A number as the store keys it, with what was said of its meeting."""

    key: str  # 82, 2024w218
    of: Meeting = ANY_MEETING

    @property
    def serial(self) -> str:
        """The digits at the end, without leading zeros: 218 of 2024w218."""
        return serial_of(self.key)

    @property
    def head(self) -> str:
        """What stands before the digits at the end: w of w218."""
        return head_of(self.key)


def read_number(words: str) -> ProposalNumber | None:
    """The number that `words` is, or None when it is anything else."""
    match = _NUMBER.fullmatch(key(bounded(words)))
    if not match or _TWO_NUMBERS.search(fold(words)):
        return None
    number = _plain(match["number"])
    if number is None:
        return None
    return ProposalNumber(
        key=number,
        of=Meeting(
            term=value_of(match["term"]),
            meeting=value_of(match["meeting"]),
            year=int(match["year"]) if match["year"] else None,
        ),
    )


def read_numbers(words: str) -> tuple[ProposalNumber, ...]:
    """The one number, or the several of a list (82、83号); nothing unless every piece is one."""
    number = read_number(words)
    if number:
        return (number,)
    pieces = [piece for piece in _BETWEEN_NUMBERS.split(fold(bounded(words))) if piece]
    numbers = [number for piece in pieces if (number := read_number(piece))]
    return tuple(dict.fromkeys(numbers)) if len(numbers) == len(pieces) > 1 else ()


def without_zeros(number_key: str) -> str:
    """The key that 82, 082 and 0082 share."""
    return number_key.lstrip("0") or number_key[-1:]


def serial_of(number_key: str) -> str:
    """The digits at the end of a number, without leading zeros."""
    digits = _DIGITS.search(number_key)
    return without_zeros(digits.group()) if digits else ""


def head_of(number_key: str) -> str:
    """What stands before the digits at the end."""
    return _DIGITS.sub("", number_key)


def _plain(number: str) -> str | None:
    if number[-1].isdigit():
        return without_zeros(number)
    value = value_of(number)
    return None if value is None else str(value)


def value_of(numeral: str | None) -> int | None:
    """The value of a numeral in digits or characters; None when it is none."""
    if not numeral:
        return None
    try:
        return int(cn2an.cn2an(numeral.replace("○", "零"), "smart"))
    except (ValueError, KeyError):  # 十百, 零十一: characters of numerals that make no number
        return None
