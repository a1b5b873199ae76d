"""Any words: a number is answered as a proposal, everything else is looked up."""

from __future__ import annotations

from bot.answering import proposals
from bot.answering.desk import WORDS_LIMIT, Desk, Gone, nothing_found, too_long
from bot.finding import find_proposals, search
from bot.finding.numbers import read_numbers
from bot.telling import searching as telling
from bot.telling.message import Message
from bot.telling.welcome import notice


def free_text(desk: Desk, words: str) -> Message:
    """Words that are no command: the number of a proposal means it, all else is looked up."""
    if (
        len(words) <= WORDS_LIMIT
        and read_numbers(words)
        and find_proposals(desk.store, words).lines
    ):
        return proposals.proposal(desk, words)
    return looked_up(desk, words)


def looked_up(desk: Desk, words: str) -> Message:
    """What the words find in agencies, proposals, members and passages."""
    if not words:
        return notice(desk.t, "search-empty")
    if answer := too_long(desk, words):
        return answer
    return _page(desk, words, desk.store.keep_words(words), 0)


def turned(desk: Desk, words_id: int, page: int) -> Message:
    """A further page of an earlier search."""
    words = desk.store.kept_words(words_id)
    if words is None:
        raise Gone(words_id)
    return _page(desk, words, words_id, page)


def _page(desk: Desk, words: str, words_id: int, page: int) -> Message:
    size = telling.PER_PAGE
    found = search(desk.store, words, limit=size, offset=page * size)
    if not (found.agencies or found.proposals or found.members or found.hits.items):
        return nothing_found(desk, words, find_proposals(desk.store, words).near)
    return telling.results(
        desk.t,
        words,
        words_id,
        agencies=found.agencies,
        proposals=found.proposals,
        members=found.members,
        hits=found.hits,
        loosened=found.loosened,
    )
