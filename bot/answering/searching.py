"""Any words: a number is answered as a proposal, everything else is looked up."""

from __future__ import annotations

from bot.answering import proposals
from bot.answering.desk import WORDS_LIMIT, Desk, Gone, nothing_found, too_long
from bot.answering.following import follow_row
from bot.finding import SearchResult, find_agency, find_proposals, search
from bot.finding.numbers import read_numbers
from bot.store.identity import name_key
from bot.telling import searching as telling
from bot.telling import things
from bot.telling.agencies import none_named
from bot.telling.message import Message, Rows
from bot.telling.welcome import notice


def free_text(desk: Desk, words: str) -> Message:
    """Words that are no command: the number of a proposal means it, all else is looked up."""
    if (
        len(words) <= WORDS_LIMIT
        and read_numbers(words)
        and find_proposals(desk.store, words, desk.region).lines
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


def first_page(desk: Desk, words_id: int) -> Message:
    """An earlier search again."""
    return turned(desk, words_id, 0)


def turned(desk: Desk, words_id: int, page: int) -> Message:
    """A further page of an earlier search."""
    words = desk.store.kept_words(words_id)
    if words is None:
        raise Gone(words_id)
    return _page(desk, words, words_id, page)


def _page(desk: Desk, words: str, words_id: int, page: int) -> Message:
    size = telling.PER_PAGE
    found = search(desk.store, words, limit=size, offset=page * size, region=desk.region)
    if found.unread:
        return telling.unread(desk.t, found.unread, found.agencies)
    if not (found.agencies or found.proposals or found.members or found.hits.items):
        return _nothing(desk, words, found)
    return telling.results(
        desk.t,
        words,
        words_id,
        agencies=found.agencies,
        proposals=found.proposals,
        members=found.members,
        hits=found.hits,
        loosened=found.loosened,
        follow=_follow(desk, words, words_id, found) if page == 0 else (),
    )


def _nothing(desk: Desk, words: str, found: SearchResult) -> Message:
    """No reply fits; that is said of an agency by its full name."""
    if found.narrowed:
        return nothing_found(desk, words, ())
    meant = find_agency(desk.store, words, desk.region)
    if meant.known:
        return none_named(desk.t, meant.known, meant.choices)
    return nothing_found(desk, words, find_proposals(desk.store, words).near)


def _follow(desk: Desk, words: str, words_id: int, found: SearchResult) -> Rows:
    """The buttons that follow the members found, and the words themselves."""
    members = [
        follow_row(desk, things.member(name, desk.store.keep_words(name)), name_key(name))
        for name, _ in found.members[:3]
    ]
    rows = tuple(row for rows in members for row in rows)
    if found.narrowed:  # a condition cannot be followed
        return rows
    return (*rows, *follow_row(desk, things.words(words, words_id), str(words_id)))
