"""Amounts as offices print them, in figures or in characters, as exact numbers."""

from __future__ import annotations

from decimal import Decimal

import cn2an

CHINESE = "○零一二两三四五六七八九十百千"  # folded: 〇 is ○
_MYRIADS = {"": 1, "万": 10_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}


def quantity(numeral: str, myriads: str = "") -> Decimal | None:
    """The value of a folded numeral (1,200 · 三百二十 · 二○二七), times 万 or 亿 if given.

    None for what looks like a numeral and is none: 百千.
    """
    plain = numeral.replace(",", "")
    if plain[:1].isdigit():
        value = Decimal(plain)
    else:
        try:
            value = Decimal(str(cn2an.cn2an(plain.replace("○", "零"), "normal")))
        except (ValueError, KeyError):  # the library's own look-up fails at 零十一
            return None
    value *= _MYRIADS[myriads]
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def integer(numeral: str) -> int:
    """The same for a numeral that counts years, months or days; 0 when it is none."""
    return int(quantity(numeral) or 0)
