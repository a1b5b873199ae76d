"""What a person typed: bounded, and cut into the words to look for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from bot.folding import fold, key
from bot.tables import table

Term = tuple[str, ...]  # a word, and other words that say the same

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
    return tuple(dict.fromkeys(word for word, _ in _words(typed)))[:MOST_WORDS]


def terms_of(typed: str) -> tuple[Term, ...]:
    """The same words, each with those that say the same unless it stands in quotation marks."""
    terms = (((word,) if quoted else says_the_same(word)) for word, quoted in _words(typed))
    return tuple({term[0]: term for term in terms}.values())[:MOST_WORDS]


def is_quoted(typed: str) -> bool:
    """Whether a phrase in it is to be found just as it is typed."""
    return any(quoted for _, quoted in _words(typed))


def says_the_same(word: str) -> Term:
    """The folded word itself first, then those of its row in `synonyms.toml`."""
    return (word, *(other for other in _synonyms().get(word, ()) if other != word))


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    rows = (tuple(map(fold, row)) for row in table("synonyms")["rows"])
    return {word: row for row in rows for word in row}


def _words(typed: str) -> Iterator[tuple[str, bool]]:
    """The words, and whether they are quoted."""
    folded = fold(bounded(typed))
    quoted = [(word, True) for word in _QUOTED.findall(folded)]
    bare = [(word, False) for word in _BETWEEN_WORDS.split(_QUOTED.sub(" ", folded))]
    for word, exact in (*quoted, *bare):
        stripped = word.strip("\"“”‘’'.·()[]《》<>*-+=#@ ")
        if key(stripped):
            yield stripped, exact


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs"} and not character.isspace()
