"""What a person typed, made comparable: bounded, folded, cut into words."""

from __future__ import annotations

import re
import unicodedata

from bot.folding import fold, key
from bot.tables import table

# Telegram lets a person send 4096 characters. A title has at most about 60, a pasted sentence 200;
# whatever comes after that adds time and no meaning.
LONGEST_QUERY = 200
MOST_WORDS = 8  # each word is one more condition; a ninth has never narrowed a search further

_QUOTED = re.compile(r'["“]([^"“”]+)["”]')
_BETWEEN_WORDS = re.compile(r"[\s,、;。!?:|/\\]+")


def bounded(typed: str) -> str:
    """What was typed, without control characters, no longer than a question can be."""
    seen = "".join(c for c in typed[: 4 * LONGEST_QUERY] if not _is_control(c))
    return " ".join(seen.split())[:LONGEST_QUERY]


def words_of(typed: str) -> tuple[str, ...]:
    """The folded words to look for; what stands in quotation marks is one word."""
    folded = fold(bounded(typed))
    quoted = _QUOTED.findall(folded)
    bare = _BETWEEN_WORDS.split(_QUOTED.sub(" ", folded))
    words = (word.strip("\"“”‘’'.·()[]《》<>*-+=#@ ") for word in (*quoted, *bare))
    return tuple(dict.fromkeys(word for word in words if key(word)))[:MOST_WORDS]


def without_particles(word: str) -> tuple[str, ...]:
    """What is left of a word when 那个, 怎么样了, 的 … are cut out; no piece of one character."""
    return tuple(piece for piece in _particles().split(word) if len(key(piece)) > 1)


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def without(ends: str, words: str) -> str:
    """`words` without those at its two ends that the table lists under `ends`."""
    listed: list[str] = sorted(table("search_words")[ends], key=len, reverse=True)
    shorter = words
    while True:
        before = shorter
        for each in listed:
            shorter = shorter.removeprefix(each).removesuffix(each)
        if shorter == before:
            return shorter


def _particles() -> re.Pattern[str]:
    listed = sorted(table("search_words")["particles"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, listed)))


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs"} and not character.isspace()
