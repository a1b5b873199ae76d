"""What a person may post in any chat by typing the bot's name and some words there."""

from __future__ import annotations

from bot.answering.desk import WORDS_LIMIT, Desk
from bot.finding import find_agency, find_proposals, search
from bot.finding.numbers import read_numbers
from bot.model import ReplyLine, StoredAgency
from bot.telling.inline import Card, of_agency, of_reply

MOST = 10  # a phone shows four at once
NEWEST = 5


def cards(desk: Desk, words: str) -> tuple[Card, ...]:
    """Agencies, proposals and passages that fit; the newest replies before anything is typed.

    Always as members may see it, whoever asks: what is posted is for everybody in that chat.
    """
    store, t = desk.store.for_members, desk.t
    if not words.strip():
        return tuple(of_reply(t, line) for line in store.newest(NEWEST))
    if len(words) > WORDS_LIMIT:
        return ()
    if read_numbers(words):
        return tuple(of_reply(t, line) for line in _numbered(desk, words)[:MOST])
    found = search(store, words, limit=MOST, region=desk.region)
    if found.unread:
        return ()
    held = {hit.line.id: of_reply(t, hit.line, hit.passages) for hit in found.hits.items}
    by_member = (line for _, lines in found.members for line in lines)
    titled = {
        line.id: of_reply(t, line) for line in (*by_member, *found.proposals) if line.id not in held
    }
    agencies = () if found.narrowed else _agencies(desk, words, found.agencies)
    ordered = (*(of_agency(t, agency) for agency in agencies), *held.values(), *titled.values())
    return ordered[:MOST]


def _numbered(desk: Desk, words: str) -> tuple[ReplyLine, ...]:
    return find_proposals(desk.store.for_members, words, desk.region).lines


def _agencies(
    desk: Desk, words: str, fitting: tuple[StoredAgency, ...]
) -> tuple[StoredAgency, ...]:
    """The agency that the person's own region settles, else all that fit."""
    own = find_agency(desk.store.for_members, words, desk.region).agency
    return (own,) if own else fitting
