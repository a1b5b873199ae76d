"""Radicals and compatibility forms in extracted text to the ordinary characters that were meant."""

from __future__ import annotations

import unicodedata
from functools import cache

from bot.tables import table

_COMPATIBLE = (range(0x2F00, 0x2FD6), range(0xF900, 0xFAFF))  # with a canonical form in Unicode


def ordinary(text: str) -> str:
    """`text` with 长 for ⻓, 一 for ⼀ and 行 for its compatibility form."""
    return text.translate(_ordinary_forms())


@cache
def _ordinary_forms() -> dict[int, str]:
    forms = {
        code: unicodedata.normalize("NFKC", chr(code)) for block in _COMPATIBLE for code in block
    }
    supplement: dict[str, str] = table("radicals")["supplement"]
    return forms | {ord(radical): character for radical, character in supplement.items()}
