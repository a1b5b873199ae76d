"""A text as rules and searches see it: same length, so every offset holds in the printed text.

Each character is folded by itself: NFKC where that gives one character (full-width digits and
letters, ideographic space), traditional to simplified, brackets and quotation marks to one form
each, lower case. What is shown to a person is always the printed text, never the folded one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from opencc import OpenCC

# One form for each mark that offices print in several; ( ) and : are what NFKC gives.
_MARKS = {
    "〔": "[", "〕": "]", "【": "[", "】": "]", "［": "[", "］": "]", "﹝": "[", "﹞": "]",
    "「": "“", "」": "”", "『": "‘", "』": "’", "＂": '"',
    "〈": "《", "〉": "》", "﹤": "《", "﹥": "》",
    "﹕": ":", "︰": ":", "∶": ":", "；": ";", "．": ".", "–": "-", "—": "-", "－": "-",
    "〇": "○",
    "　": " ", "\xa0": " ", "\t": " ", "\u2003": " ", "\u2002": " ",
}  # fmt: skip


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


class _Folded(dict[int, str]):
    """What `str.translate` asks for each code point; an answer is worked out once and kept."""

    def __missing__(self, code_point: int) -> str:
        self[code_point] = folded = _fold_character(chr(code_point))
        return folded


def _fold_character(character: str) -> str:
    folded = unicodedata.normalize("NFKC", _MARKS.get(character, character))
    folded = _MARKS.get(folded, folded)
    if folded >= "\u3400":
        folded = _to_simplified().convert(folded)
    folded = folded.lower()
    return folded if len(folded) == 1 else character


_FOLDED = _Folded()
_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[\W_]+")  # as `str.isalnum` has it


def fold(text: str) -> str:
    """`text` folded character by character; `len(fold(text)) == len(text)` always."""
    return text.translate(_FOLDED)


def key(text: str) -> str:
    """`text` folded with everything but letters and digits left out: for comparing, never shown."""
    return _NEITHER_LETTER_NOR_DIGIT.sub("", fold(text))
