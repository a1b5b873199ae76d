"""Which followed words a text holds: all of a follow's words, as a search would find them.

`Store.search` asks its index; here it is one text and perhaps ten thousand words, so the text is
looked through instead, by the same rule: folded, marks and spaces all alike.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache

from bot.model import Subject
from bot.store.subjects import Touched
from bot.store.text_index import runs
from bot.typed import Term, terms_of

_MARK = "\n"  # stands for whatever is between two runs


class Text:
    """A text made ready to be asked for many words."""

    def __init__(self, printed: str) -> None:
        self._runs = _MARK.join(runs(printed))
        # Most words are told to be missing by their beginning, without looking through the text.
        self._beginnings = {self._runs[at : at + 2] for at in range(len(self._runs))}
        self._beginnings.update(self._runs)

    def holds(self, terms: Iterable[Term]) -> bool:
        """Whether of every one of the terms a word stands in the text."""
        return all(any(map(self._holds, term)) for term in terms)

    def _holds(self, word: str) -> bool:
        return word[:2] in self._beginnings and word in self._runs


def held(connection: sqlite3.Connection, text: str) -> Touched:
    """The followed words that a new text holds."""
    return _touched(_held(connection, text))


def newly_held(
    connection: sqlite3.Connection, before: str, after: str, sentences: Iterable[str]
) -> Touched:
    """The followed words that a new or reworded sentence holds, or that the text had not held."""
    met = _held(connection, after)
    former, changed = Text(before if met else ""), [Text(each) for each in sentences if met]
    return _touched(
        key
        for key, words in met.items()
        if not former.holds(words) or any(sentence.holds(words) for sentence in changed)
    )


def _held(connection: sqlite3.Connection, text: str) -> dict[str, tuple[Term, ...]]:
    """The words that the text holds, by their key."""
    followed = connection.execute(
        "SELECT id, words FROM searches WHERE id IN"
        " (SELECT DISTINCT CAST(key AS INTEGER) FROM follows WHERE subject = 'words')"
    ).fetchall()
    looked_through = Text(text if followed else "")
    wanted = {str(row["id"]): _comparable(row["words"]) for row in followed}
    return {key: words for key, words in wanted.items() if words and looked_through.holds(words)}


def _touched(keys: Iterable[str]) -> Touched:
    return {(Subject.WORDS, key) for key in keys}


@lru_cache(maxsize=50_000)  # the same words are asked for at every save
def _comparable(words: str) -> tuple[Term, ...]:
    found = (tuple(_MARK.join(runs(word)) for word in term) for term in terms_of(words))
    return tuple(term for term in found if term[0])
