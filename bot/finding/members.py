"""Members by name or pinyin: whose proposals were answered."""

from __future__ import annotations

from collections.abc import Sequence

from bot.finding.pinyin import has_latin, letters, name_spellings
from bot.finding.text import without
from bot.folding import fold, key
from bot.model import ReplyLine
from bot.store import Store

# Two letters are the initials of every second name of two characters; three tell names apart.
SHORTEST_INITIALS = 3
LONGEST_PINYIN = 30

Member = tuple[str, tuple[ReplyLine, ...]]


def find_members(store: Store, word: str, limit: int = 5) -> tuple[Member, ...]:
    """The proposers that a word names, each with the replies to what they proposed."""
    names = _named(store, word)[:limit]
    return tuple((name, store.replies_of_proposer(name)) for name in names)


def _named(store: Store, word: str) -> Sequence[str]:
    folded = fold(word)
    if has_latin(folded):
        spelt = letters(folded)
        if not SHORTEST_INITIALS <= len(spelt) <= LONGEST_PINYIN or len(spelt) < len(key(folded)):
            return []
        return [name for name in store.proposers() if spelt in name_spellings(key(name))]
    wanted = without("forms_of_address", key(folded))
    return store.proposers_called(wanted) if wanted else ()
