"""Signs of pictorial fonts that stand for a character of their own."""

from __future__ import annotations

import re

# Where programs put signs of a pictorial font that they write as plain characters.
PRIVATE = re.compile("[\uf020-\uf0ff]")

# By font (lower case) and by the low byte of the code; only what letters really use.
_SIGNS: dict[str, dict[int, str]] = {
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "❖", 0xA8: "□",
        0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
        **{0x80 + number: sign for number, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩")},
        **{0x8B + number: sign for number, sign in enumerate("⓿❶❷❸❹❺❻❼❽❾❿")},
    },
    "wingdings 2": {
        0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x2A: "□",
    },
    "symbol": {
        0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB7: "·", 0xB8: "÷", 0xB9: "≠",
        0x6D: "μ", 0x61: "α", 0x62: "β", 0x67: "γ", 0x44: "Δ", 0x53: "Σ", 0xA5: "∞", 0x57: "Ω",
    },
}  # fmt: skip


def symbol(font: str, code: str) -> str:
    """The character that a sign prints, "" when none is known for it."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = _SIGNS.get(font.strip().lower())
    if known is not None:
        return known.get(number & 0xFF, "")
    is_private = 0xE000 <= number <= 0xF8FF
    is_character = 0x20 <= number < 0x110000 and not 0xD800 <= number < 0xE000
    return chr(number) if is_character and not is_private else ""
