"""Numbers as offices write them: 13, 十三, 二十一, 二〇二三."""

from __future__ import annotations

import cn2an

DIGITS = "○零一二三四五六七八九"
NUMERAL = f"[0-9{DIGITS}十百两]"
_VALUES = {"○": "0", "o": "0"} | {
    digit: str(value) for value, digit in enumerate("零一二三四五六七八九")
}


def number(words: str) -> int | None:
    """The value of a folded numeral, or None when it is none: 十三 → 13."""
    if words.isascii():
        return int(words) if words.isdecimal() else None
    try:
        return int(cn2an.cn2an(words.replace("○", "零"), "smart"))
    except (ValueError, KeyError):  # the library's two ways to say that 零十一 is no numeral
        return None


def digits(words: str) -> int | None:
    """The value of a numeral read digit by digit: 二○二三 → 2023, 二0一八, 二o一八 → 2018."""
    plain = "".join(_VALUES.get(character, character) for character in words)
    return int(plain) if plain.isascii() and plain.isdecimal() else None
