"""What a person means to follow or to be reminded of, and what a stored follow means to them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering.desk import Desk, Gone
from bot.finding import find_agency, find_proposals
from bot.finding.members import find_members
from bot.finding.numbers import read_numbers
from bot.folding import key as folded
from bot.model import ReplyLine, Subject
from bot.store import Store
from bot.store.identity import name_key, number_key
from bot.telling import things as telling
from bot.telling.catalogue import Catalogue
from bot.telling.things import SUBJECTS, Thing
from bot.typed import bounded, words_of

MOST_BY_TITLE = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """What words may mean: sure things; else the words themselves and proposals titled so."""

    sure: tuple[Thing, ...]
    titled: tuple[Thing, ...] = ()
    words: Thing | None = None  # None: nothing that a reply could hold


def meant(desk: Desk, words: str) -> Meant:
    """A proposal by its number, an agency, a member; else the words themselves."""
    store, t = desk.store, desk.t
    words = bounded(words)
    numbers = read_numbers(words)
    if numbers:
        lines = find_proposals(store, words, desk.region).lines
        sure = tuple(telling.proposal(t, line) for line in lines)
        # No reply yet: the first that writes the number so is what is waited for.
        return Meant(sure, words=None if sure else _kept(desk, f"第{numbers[0].key}号"))
    sure = (*_agencies(desk, words), *_members(desk, words))
    if sure:
        return Meant(sure)
    if not words_of(words):
        return Meant(())
    titled = find_proposals(store, words).lines[:MOST_BY_TITLE]
    return Meant((), tuple(telling.proposal(t, line) for line in titled), _kept(desk, words))


def _agencies(desk: Desk, words: str) -> list[Thing]:
    match = find_agency(desk.store, words, desk.region)
    fitting = (match.agency,) if match.agency else () if match.offered else match.choices
    return [telling.agency(desk.t, agency) for agency in fitting]


def _members(desk: Desk, words: str) -> list[Thing]:
    return [
        telling.member(name, desk.store.keep_words(name))
        for name, _ in find_members(desk.store, words)
    ]


def _kept(desk: Desk, words: str) -> Thing:
    return telling.words(words, desk.store.keep_words(words))


# --- from a button --------------------------------------------------------------------------------


def thing_of(desk: Desk, position: int, thing_id: int) -> tuple[Thing, tuple[str, ...]]:
    """The thing that a button carries and the keys under which it is followed; or raises `Gone`."""
    if position >= len(SUBJECTS):
        raise Gone(position)
    match SUBJECTS[position]:
        case Subject.PROPOSAL:
            return _proposal(desk, thing_id)
        case Subject.MEMBER:
            return _member(desk, thing_id)
        case Subject.AGENCY if agency := desk.store.agency(thing_id):
            return telling.agency(desk.t, agency), (str(thing_id),)
        case Subject.STEP if step := desk.store.step(thing_id):
            return telling.step(desk.t, step), (str(thing_id),)
        case Subject.WORDS if words := desk.store.kept_words(thing_id):
            return telling.words(words, thing_id), (str(thing_id),)
    raise Gone(thing_id)


def _proposal(desk: Desk, reply_id: int) -> tuple[Thing, tuple[str, ...]]:
    line = desk.store.line(reply_id)
    keys = desk.store.proposal_keys_of(reply_id)
    if line is None or not keys:
        raise Gone(reply_id)
    return telling.proposal(desk.t, line), keys


def _member(desk: Desk, words_id: int) -> tuple[Thing, tuple[str, ...]]:
    name = desk.store.kept_words(words_id)
    if name is None or not desk.store.replies_of_proposer(name):
        raise Gone(words_id)
    return telling.member(name, words_id), (name_key(name),)


# --- from what is stored --------------------------------------------------------------------------


def described(store: Store, t: Catalogue, subject: Subject, key: str) -> Thing:
    """What is followed under a key, though it may be gone by now."""
    match subject:
        case Subject.PROPOSAL:
            lines = store.proposal_lines(key)
            return telling.proposal(t, _of_key(lines[0], key)) if lines else _gone(t, key)
        case Subject.AGENCY:
            return telling.agency(t, store.agency(int(key)))
        case Subject.MEMBER:
            name = _printed(store, key)
            return telling.member(name, store.keep_words(name))
        case Subject.STEP:
            return telling.step(t, store.step(int(key)))
        case Subject.WORDS:
            words = store.kept_words(int(key))
            return telling.words(words, int(key)) if words else telling.words_gone(t)


def _gone(t: Catalogue, key: str) -> Thing:
    return telling.proposal_gone(t, key)


def _of_key(line: ReplyLine, key: str) -> ReplyLine:
    """A reply to several proposals as the one that the key means."""
    number = key.rsplit("|", 1)[-1]
    own = tuple(each for each in line.numbers if number_key(each) == number)
    return replace(line, numbers=own) if own else line


def _printed(store: Store, key: str) -> str:
    """A proposer's name as letters print it."""
    for line in store.replies_of_proposer(key):
        for name in line.proposers:
            if folded(name) == key:
                return name
    return key
