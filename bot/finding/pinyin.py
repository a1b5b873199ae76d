"""Chinese names in Latin letters: 科技厅 is kejiting, and kjt by its initials.

pypinyin is imported at the first question that needs it: it takes 60 MB and a quarter of a second.
A ü is written u throughout (lu for 旅), since people type u, v and ü for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

_LATIN = re.compile(r"[a-z]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def has_latin(words: str) -> bool:
    """Whether a name is spelt with letters, wholly or in part (keji厅)."""
    return bool(_LATIN.search(words))


def chinese_of(words: str) -> str:
    """The Chinese characters of a mixed spelling."""
    return "".join(_CHINESE.findall(words))


def letters(words: str) -> str:
    """Latin letters only, as they are compared: no tones, blanks or apostrophes, u for ü and v."""
    plain = unicodedata.normalize("NFKD", words.lower())
    return "".join(_LATIN.findall(plain)).replace("v", "u")


@lru_cache(maxsize=20_000)
def full_pinyin(chinese: str) -> str:
    """The usual reading of a phrase; letters and digits in it stay."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - see the module's docstring

    return letters("".join(lazy_pinyin(chinese)))


@lru_cache(maxsize=20_000)
def initials(chinese: str) -> str:
    """The first letters of the usual reading: kjt."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - see the module's docstring

    return "".join(letters(syllable)[:1] for syllable in lazy_pinyin(chinese))


def is_spelt(name: str, typed: str) -> bool:
    """Whether these letters are a person's name in full or by its initials: 单 is shan or dan."""
    return _can_be_read(name, typed, readings) or _can_be_read(name, typed, first_letters)


@lru_cache(maxsize=20_000)
def readings(character: str) -> tuple[str, ...]:
    """Every reading of a character; what is no character stays."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - see the module's docstring

    found = pinyin(character, style=Style.NORMAL, heteronym=True)
    return tuple(dict.fromkeys(letters(each) for syllable in found for each in syllable))


def first_letters(character: str) -> tuple[str, ...]:
    """The first letter of every reading."""
    return tuple(dict.fromkeys(reading[:1] for reading in readings(character)))


def _can_be_read(name: str, typed: str, ways: Callable[[str], Sequence[str]]) -> bool:
    """Whether one way of each character after the other makes up what was typed."""
    ends = {0}
    for character in name:
        ends = {
            end + len(way) for end in ends for way in ways(character) if typed.startswith(way, end)
        }
        if not ends:
            return False
    return len(typed) in ends
