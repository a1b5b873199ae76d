"""Everything that fits some words: agencies, proposals, members, and the passages that say them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.agencies import kinds_called
from bot.finding.agencies import among
from bot.finding.members import Member, find_members
from bot.finding.passages import best_passages
from bot.finding.proposals import find_proposals
from bot.finding.text import bounded, without_particles, words_of
from bot.model import Hit, Listing, ReplyLine, StoredAgency, StoredReply
from bot.store import Store

MOST_LISTED = 5  # agencies, proposals, members each: more than that is a list, not an answer
# A piece of one character stands in every reply.
SHORTEST_PIECE = 2
# The pieces that are looked for in place of a phrase hold this much of it at least. With a third
# of it lost, what is found is about something else: 验证 and 中心 of 概念验证中心.
KEPT = 0.7
LONGEST_LOOSENED = 30  # a longer phrase is cut here: every pair of its characters is one look-up


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found for some words."""

    agencies: tuple[StoredAgency, ...]
    proposals: tuple[ReplyLine, ...]
    members: tuple[Member, ...]
    hits: Listing[Hit]
    words: tuple[str, ...] = ()  # what the hits hold, folded
    loosened: bool = False  # the words as typed stand nowhere; `words` are what is left of them


def search(store: Store, words: str, *, limit: int = 5, offset: int = 0) -> SearchResult:
    """All that fits `words`; the hits are one page."""
    wanted = words_of(words)
    if not wanted:
        return SearchResult((), (), (), Listing((), 0, offset))
    found, loosened = wanted, False
    replies = store.search(wanted, limit=limit, offset=offset)
    if not replies.total:
        found = _loosened(store, wanted)
        loosened = bool(found)
        if found:
            replies = store.search(found, limit=limit, offset=offset)
    return SearchResult(
        agencies=_agencies(store, words, wanted),
        proposals=find_proposals(store, words).lines[:MOST_LISTED],
        members=_members(store, words, wanted),
        hits=Listing(_hits(store, replies.items, found), replies.total, offset),
        words=found,
        loosened=loosened,
    )


def _hits(store: Store, replies: Sequence[StoredReply], words: Sequence[str]) -> tuple[Hit, ...]:
    return tuple(
        Hit(line, best_passages(stored.reply, words))
        for stored in replies
        if (line := store.line(stored.id))
    )


def _agencies(store: Store, typed: str, words: Sequence[str]) -> tuple[StoredAgency, ...]:
    stored = store.agencies()
    found: dict[int, StoredAgency] = {}
    for named in dict.fromkeys((bounded(typed), *words)):
        match = among(stored, named)
        fitting = (match.agency,) if match.agency else () if match.offered else match.choices
        found |= {agency.id: agency for agency in fitting}
    return tuple(found.values())[:MOST_LISTED]


def _members(store: Store, typed: str, words: Sequence[str]) -> tuple[Member, ...]:
    found: dict[str, tuple[ReplyLine, ...]] = {}
    for named in dict.fromkeys((bounded(typed), *words)):
        found |= dict(find_members(store, named, MOST_LISTED))
    return tuple(found.items())[:MOST_LISTED]


# --- when the words as typed stand nowhere --------------------------------------------------------


def _loosened(store: Store, words: Sequence[str]) -> tuple[str, ...]:
    """Agencies in full, or pieces of the words, that do stand together in a reply; or none."""
    in_full = [kinds[0].name if (kinds := kinds_called(word)) else word for word in words]
    if in_full != list(words) and _stand_together(store, in_full):
        return tuple(in_full)
    bare = [piece for word in words for piece in without_particles(word)]
    if bare and _stand_together(store, bare):
        return tuple(dict.fromkeys(bare))
    pieces = [piece for word in bare for piece in _pieces(store, word[:LONGEST_LOOSENED])]
    rarest_first = sorted(dict.fromkeys(pieces), key=lambda piece: _replies_with(store, piece))
    while rarest_first and not _stand_together(store, rarest_first):
        rarest_first.pop()
    kept = sum(map(len, rarest_first))
    typed = sum(map(len, bare))
    return tuple(rarest_first) if kept >= KEPT * typed else ()


def _pieces(store: Store, word: str) -> list[str]:
    """The longest stretches of a word, from its left, that stand in any reply."""
    pieces = []
    start = 0
    while start <= len(word) - SHORTEST_PIECE:
        end = start + SHORTEST_PIECE
        if not _replies_with(store, word[start:end]):
            start += 1
            continue
        while end < len(word) and _replies_with(store, word[start : end + 1]):
            end += 1
        pieces.append(word[start:end])
        start = end
    return pieces


def _replies_with(store: Store, piece: str) -> int:
    return store.search((piece,), limit=1).total


def _stand_together(store: Store, pieces: Sequence[str]) -> bool:
    return store.search(tuple(pieces), limit=1).total > 0
