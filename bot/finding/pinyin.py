"""Chinese names in Latin letters: 科技厅 is kejiting, and kjt by its initials.

pypinyin is imported at the first question that needs it: it takes 60 MB and a quarter of a second.
A ü is written u throughout (lu for 旅), since people type u, v and ü for it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

# A surname read in two ways doubles the spellings; a name of three such characters makes eight.
MOST_SPELLINGS = 16

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


@lru_cache(maxsize=20_000)
def name_spellings(name: str) -> frozenset[str]:
    """Every way to spell a person's name, in full and by initials: 单 is shan or dan."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - see the module's docstring

    readings = [
        [letters(reading) for reading in syllable]
        for character in name
        for syllable in pinyin(character, style=Style.NORMAL, heteronym=True)
    ]
    ways = list(islice(product(*readings), MOST_SPELLINGS))
    return frozenset(
        spelling for way in ways for spelling in ("".join(way), "".join(s[:1] for s in way))
    )
