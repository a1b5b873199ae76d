"""Everything that fits some words: agencies, proposals, members, and the passages that say them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.agencies import kinds_called
from bot.finding.agencies import among
from bot.finding.conditions import read_conditions
from bot.finding.members import Member, find_members
from bot.finding.passages import best_passages
from bot.finding.proposals import find_proposals
from bot.finding.text import without_particles
from bot.model import (
    EVERY_REPLY,
    Hit,
    Listing,
    Passage,
    ReplyFilter,
    ReplyLine,
    StoredAgency,
    StoredReply,
    page_of,
)
from bot.store import Store
from bot.typed import Term, bounded, is_quoted, says_the_same, terms_of

MOST_LISTED = 5  # agencies, proposals, members each: more than that is a list, not an answer
# A piece of one character stands in every reply.
SHORTEST_PIECE = 2
# The pieces that are looked for in place of a phrase hold this much of it at least. With a third
# of it lost, what is found is about something else: 验证 and 中心 of 概念验证中心. At 0.5 nonsense
# refused falls from .98 to .96 (`python -m benchmarks.finding_quality --sweep`).
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
    narrowed: bool = False  # the hits pass a condition that was typed; nothing else is looked for
    unread: tuple[str, ...] = ()  # conditions as typed that were not understood: nothing is found


def search(
    store: Store, words: str, *, limit: int = 5, offset: int = 0, region: str | None = None
) -> SearchResult:
    """All that fits `words`; the hits are one page. Their own `region` settles whose 科技厅."""
    typed = read_conditions(store, words, region)
    if typed.unread:
        near = typed.near[:MOST_LISTED]
        return SearchResult(near, (), (), Listing((), 0, offset), unread=typed.unread)
    terms, narrowed = terms_of(typed.words), typed.which != EVERY_REPLY
    if not terms and not narrowed:
        return SearchResult((), (), (), Listing((), 0, offset))
    found, loosened = terms, False
    replies = store.search(terms, typed.which, limit=limit, offset=offset)
    if not replies.total and not is_quoted(typed.words):
        found = _loosened(_Among(store, typed.which), terms)
        loosened = bool(found)
        if found:
            replies = store.search(found, typed.which, limit=limit, offset=offset)
    hits = Listing(_hits(store, replies.items, found), replies.total, offset)
    held = tuple(term[0] for term in found)
    if narrowed:
        return SearchResult((), (), (), hits, held, loosened, narrowed=True)
    wanted = tuple(term[0] for term in terms)
    return SearchResult(
        # What stands in a letter as it was typed is no misspelt agency.
        agencies=_agencies(store, words, wanted, region, slips=loosened or not replies.total),
        proposals=find_proposals(store, words, region).lines[:MOST_LISTED],
        members=_members(store, words, wanted),
        hits=hits,
        words=held,
        loosened=loosened,
    )


def _hits(store: Store, replies: Sequence[StoredReply], words: Sequence[Term]) -> tuple[Hit, ...]:
    return tuple(
        Hit(line, tuple(_paged(stored, each) for each in best_passages(stored.reply, words)))
        for stored in replies
        if (line := store.line(stored.id))
    )


def _paged(stored: StoredReply, passage: Passage) -> Passage:
    """The passage with its page in the file."""
    page = page_of(stored.breaks, passage.start) if stored.breaks else None
    return replace(passage, page=page)


def _agencies(
    store: Store, typed: str, words: Sequence[str], region: str | None, *, slips: bool
) -> tuple[StoredAgency, ...]:
    stored = store.agencies()
    found: dict[int, StoredAgency] = {}
    for named in dict.fromkeys((bounded(typed), *words)):
        match = among(stored, named, region, slips=slips)
        own = (match.agency, *match.elsewhere) if match.agency else ()
        fitting = own or (() if match.offered else match.choices)
        found |= {agency.id: agency for agency in fitting}
    return tuple(found.values())[:MOST_LISTED]


def _members(store: Store, typed: str, words: Sequence[str]) -> tuple[Member, ...]:
    found: dict[str, tuple[ReplyLine, ...]] = {}
    for named in dict.fromkeys((bounded(typed), *words)):
        found |= dict(find_members(store, named, MOST_LISTED))
    return tuple(found.items())[:MOST_LISTED]


# --- when the words as typed stand nowhere --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Among:
    """The replies that are looked through."""

    store: Store
    which: ReplyFilter

    def count(self, words: Sequence[str | Term]) -> int:
        """How many of them hold all the words, up to a bound."""
        return self.store.search_count(words, self.which)

    def hold(self, words: Sequence[str | Term]) -> bool:
        """Whether one of them holds all the words."""
        return self.store.search_count(words, self.which, most=1) > 0


def _loosened(replies: _Among, terms: Sequence[Term]) -> tuple[Term, ...]:
    """Agencies in full, or pieces of the words, that do stand together in a reply; or none."""
    words = [term[0] for term in terms]
    in_full = [(kinds[0].name,) if (kinds := kinds_called(t[0])) else t for t in terms]
    if in_full != list(terms) and replies.hold(in_full):
        return tuple(in_full)
    bare = [piece for word in words for piece in without_particles(word)]
    alike = tuple(says_the_same(piece) for piece in dict.fromkeys(bare))
    if bare and replies.hold(alike):
        return alike
    pieces = [piece for word in bare for piece in _pieces(replies, word[:LONGEST_LOOSENED])]
    rarest_first = sorted(dict.fromkeys(pieces), key=lambda piece: replies.count((piece,)))
    while rarest_first and not replies.hold(rarest_first):
        rarest_first.pop()
    kept, typed = sum(map(len, rarest_first)), sum(map(len, bare))
    return tuple((piece,) for piece in rarest_first) if kept >= KEPT * typed else ()


def _pieces(replies: _Among, word: str) -> list[str]:
    """The longest stretches of a word, from its left, that stand in any reply."""
    pieces = []
    start = 0
    while start <= len(word) - SHORTEST_PIECE:
        end = start + SHORTEST_PIECE
        if not replies.hold((word[start:end],)):
            start += 1
            continue
        while end < len(word) and replies.hold((word[start : end + 1],)):
            end += 1
        pieces.append(word[start:end])
        start = end
    return pieces
