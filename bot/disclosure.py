"""What a printed 公开属性 means: whether the whole reply may be shown to everybody.

The words stand in `data/tables/disclosure.toml`. Words that are not known there close a reply: who
shows too much cannot take it back.
"""

from __future__ import annotations

from functools import cache

from bot.folding import key
from bot.tables import table


def is_open(printed: str | None, *, unstated: bool) -> bool:
    """Whether a reply with this 公开属性 is open to all; `unstated` is for those without any."""
    words = key(printed or "")
    if not words:
        return unstated
    for prefix in _words("before"):
        words = words.removeprefix(prefix)
    return words in _words("open")


def known_words() -> tuple[str, ...]:
    """The words of which it is known what they mean, opening ones first."""
    return (*table("disclosure")["open"], *table("disclosure")["closed"])


@cache
def _words(which: str) -> tuple[str, ...]:
    return tuple(key(word) for word in table("disclosure")[which])
