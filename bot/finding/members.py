"""Members by name or pinyin: whose proposals were answered."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence

from bot.finding.pinyin import first_letters, has_latin, is_spelt, letters
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
        return _spelt(_by_surname(store.proposers()), spelt)
    wanted = without("forms_of_address", key(folded))
    return store.proposers_called(wanted) if wanted else ()


def _spelt(by_surname: Mapping[str, Sequence[str]], typed: str) -> list[str]:
    return [
        name
        for first, names in by_surname.items()
        if any(typed.startswith(letter) for letter in first_letters(first))
        for name in names
        if is_spelt(key(name), typed)
    ]


# The store gives the very same names again until a reply has been saved; among a hundred thousand
# those of a few surnames are looked at.
_GROUPED: deque[tuple[tuple[str, ...], Mapping[str, Sequence[str]]]] = deque(maxlen=2)


def _by_surname(proposers: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    """The names by the first character of each."""
    for same, known in tuple(_GROUPED):
        if same is proposers:
            return known
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for name in proposers:
        grouped[key(name)[:1]].append(name)
    _GROUPED.append((proposers, grouped))
    return grouped
