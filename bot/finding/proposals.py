"""Replies to a proposal by its number, its document number, its proposer or words of its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq, Levenshtein

from bot.finding.members import find_members
from bot.finding.numbers import ProposalNumber, head_of, read_numbers, serial_of
from bot.finding.text import bigrams, without, without_particles
from bot.folding import fold, key
from bot.model import ReplyLine
from bot.store import Store
from bot.typed import bounded, words_of

MOST_LINES = 20
MOST_OFFERS = 3
MOST_LOOKED_THROUGH = 50  # replies that mention a document number, besides the one that bears it

EXACT = 100.0
# Of a title with one wrong character in four, three quarters stay; less than that is only an offer.
# At 80 proposals found fall from 1 to .92; at 66 nonsense refused falls from .98 to .94
# (`python -m benchmarks.finding_quality --sweep`).
TITLE_FLOOR = 75
OFFER_FLOOR = 50  # half of what was typed stands in the title, in order
SHORTEST_TITLE = 2
# Numbers one slip away are offered before numbers close by; ten of them are looked at.
SLIPS_LOOKED_AT = 10

_DOCUMENT_NUMBER = re.compile(r"[\u3400-\u9fff]*[\[(]?(?:19|20)\d\d[\])]?第?\d+号?")


@dataclass(frozen=True, slots=True)
class ProposalMatch:
    """The replies that are meant, newest first; `near` are offers when there are none."""

    lines: tuple[ReplyLine, ...]
    exact: bool  # the number, document number, proposer or title is just what was typed
    near: tuple[ReplyLine, ...]


def find_proposals(store: Store, words: str) -> ProposalMatch:
    """The replies that `words` means: by number, by document number, by proposer, by title."""
    typed = bounded(words)
    if not key(typed):
        return ProposalMatch((), False, ())
    numbers = read_numbers(typed)
    if numbers:
        return _by_numbers(store, numbers)
    lines = _by_document_number(store, typed) or _by_proposer(store, typed)
    if lines:
        return ProposalMatch(lines, True, ())
    return _by_title(store, typed)


# --- by number --------------------------------------------------------------------------------


def _by_numbers(store: Store, numbers: Sequence[ProposalNumber]) -> ProposalMatch:
    found = [(number, _numbered(store, number)) for number in numbers]
    lines = _once(line for number, all_lines in found for line in _of_meeting(number, all_lines))
    if lines:
        return ProposalMatch(lines, True, ())
    elsewhere = _once(line for _, all_lines in found for line in all_lines)
    near = elsewhere or _nearest_numbers(store, numbers[0])
    return ProposalMatch((), False, near[:MOST_OFFERS])


def _numbered(store: Store, number: ProposalNumber) -> tuple[ReplyLine, ...]:
    """Replies with just this number, then those whose serial it is: 218 and w218 mean 2024W218."""
    alike = (
        line
        for line in store.replies_with_serial(number.serial)
        if any(_is_serial_of(number, key(printed)) for printed in line.numbers)
    )
    return _once((*store.replies_numbered(number.key), *alike))


def _is_serial_of(number: ProposalNumber, printed: str) -> bool:
    return serial_of(printed) == number.serial and head_of(printed).endswith(number.head)


def _of_meeting(number: ProposalNumber, lines: Iterable[ReplyLine]) -> Iterable[ReplyLine]:
    return (
        line
        for line in lines
        if number.term in (None, line.term)
        and number.meeting in (None, line.meeting)
        and (number.year is None or (line.dated is not None and line.dated.year == number.year))
    )


def _nearest_numbers(store: Store, number: ProposalNumber) -> tuple[ReplyLine, ...]:
    """The replies whose numbers are a slip away or next to it."""
    serial = int(number.serial or 0)
    keys = store.number_keys()
    slips = process.extract(
        number.key, keys, scorer=Levenshtein.distance, score_cutoff=1, limit=SLIPS_LOOKED_AT
    )
    beside = sorted(keys, key=lambda each: abs(int(serial_of(each) or 0) - serial))
    nearest = dict.fromkeys((*(slip for slip, _, _ in slips), *beside[:MOST_OFFERS]))
    return _once(line for each in nearest for line in store.replies_numbered(each)[:1])


# --- by document number and proposer ------------------------------------------------------------


def _by_document_number(store: Store, typed: str) -> tuple[ReplyLine, ...]:
    """By 文号, whichever brackets it is typed with."""
    folded = "".join(fold(typed).split())
    if not _DOCUMENT_NUMBER.fullmatch(folded):
        return ()
    pieces = [piece for piece in re.split(r"[\[\]()]", folded) if piece]
    wanted = key(folded).removesuffix("号")
    hits = store.search(pieces, limit=MOST_LOOKED_THROUGH).items
    return _lines(store, [hit.id for hit in hits if _bears(hit.reply.document_number, wanted)])


def _bears(document_number: str | None, wanted: str) -> bool:
    """Whether it is the number that was typed, with or without the office's own words before it."""
    printed = key(document_number or "").removesuffix("号")
    return printed == wanted or (wanted[0].isdigit() and printed.endswith(wanted))


def _by_proposer(store: Store, typed: str) -> tuple[ReplyLine, ...]:
    return _once(line for _, lines in find_members(store, typed) for line in lines)


# --- by title -----------------------------------------------------------------------------------


def _by_title(store: Store, typed: str) -> ProposalMatch:
    wanted = title_words(typed)
    if len(wanted) < SHORTEST_TITLE:
        return ProposalMatch((), False, ())
    best: dict[int, float] = {}
    for reply_id, title in store.similar_titles(wanted):
        best[reply_id] = max(best.get(reply_id, 0), likeness(wanted, key(title)))
    ranked = sorted(best, key=lambda each: -best[each])
    exact = [each for each in ranked if best[each] == EXACT]
    fitting = exact or [each for each in ranked if best[each] >= TITLE_FLOOR]
    if fitting:
        return ProposalMatch(_newest_first(store, fitting[:MOST_LINES]), bool(exact), ())
    alike = [each for each in ranked if best[each] >= OFFER_FLOOR]
    offers = dict.fromkeys((*_mentioning(store, typed), *alike))
    return ProposalMatch((), False, _lines(store, list(offers)[:MOST_OFFERS]))


def _mentioning(store: Store, typed: str) -> list[int]:
    """Replies that speak of it in their text, though not in their titles."""
    words = [piece for word in words_of(typed) for piece in without_particles(word)]
    return [hit.id for hit in store.search(words, limit=MOST_OFFERS).items]


def title_words(typed: str) -> str:
    """What a person says of a title, without 关于, 的提案 and 那个 around and inside it."""
    bare = without("around_titles", key(typed))
    return "".join(without_particles(bare)) or bare


def likeness(wanted: str, title: str) -> float:
    """How much of what was typed the title holds, 0 to 100; 100 only when it holds it as typed."""
    if wanted in title:
        return EXACT
    pairs = bigrams(wanted)
    shared = len(pairs & bigrams(title)) / len(pairs)
    in_order = LCSseq.similarity(wanted, title) / len(wanted)
    scattered = EXACT * (shared + in_order) / 2
    return min(max(fuzz.partial_ratio(wanted, title), scattered), EXACT - 1)


def _newest_first(store: Store, ids: Sequence[int]) -> tuple[ReplyLine, ...]:
    lines = _lines(store, ids)
    return tuple(sorted(lines, key=_newness, reverse=True))


def _newness(line: ReplyLine) -> tuple[int, int, str]:
    return line.term or 0, line.meeting or 0, line.dated.isoformat() if line.dated else ""


def _lines(store: Store, ids: Sequence[int]) -> tuple[ReplyLine, ...]:
    return tuple(line for each in ids if (line := store.line(each)))


def _once(lines: Iterable[ReplyLine]) -> tuple[ReplyLine, ...]:
    return tuple({line.id: line for line in lines}.values())
