"""Replies to a proposal by its number, its document number, its proposer or words of its title."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.agencies import components
from bot.finding.members import find_members
from bot.finding.numbers import ProposalNumber, read_numbers
from bot.finding.text import without_particles
from bot.finding.titles import EXACT, alike_titles
from bot.folding import fold, key
from bot.model import ANY_MEETING, Meeting, ReplyLine
from bot.store import Store
from bot.typed import bounded, words_of

MOST_LINES = 10  # what a choice shows
MOST_OFFERS = 3
MOST_LOOKED_THROUGH = 50  # replies that mention a document number, besides the one that bears it

# Of a title with one wrong character in four, three quarters stay; less than that is only an offer.
# At 80 proposals found fall from 1 to .92; at 66 nonsense refused falls from .98 to .94
# (`python -m benchmarks.finding_quality --sweep`).
TITLE_FLOOR = 75
OFFER_FLOOR = 50  # half of what was typed stands in the title, in order
# Numbers one slip away are offered before numbers close by; ten of them are looked at.
SLIPS_LOOKED_AT = 10

_CHARACTERS = string.digits + string.ascii_lowercase  # of a number, folded
_DOCUMENT_NUMBER = re.compile(r"[\u3400-\u9fff]*[\[(]?(?:19|20)\d\d[\])]?第?\d+号?")


@dataclass(frozen=True, slots=True)
class ProposalMatch:
    """The replies that are meant, newest first; `near` are offers when there are none.

    Of a number those of the person's own region come before others: `own_first` if that matters.
    """

    lines: tuple[ReplyLine, ...]
    exact: bool  # the number, document number, proposer or title is just what was typed
    near: tuple[ReplyLine, ...]
    more: bool = False  # there are others besides `lines`
    own_first: bool = False


def find_proposals(store: Store, words: str, region: str | None = None) -> ProposalMatch:
    """The replies that `words` means: by number, by document number, by proposer, by title.

    Of those that bear a number, the ones of the person's own `region` before others.
    """
    typed = bounded(words)
    if not key(typed):
        return ProposalMatch((), False, ())
    numbers = read_numbers(typed)
    if numbers:
        return _by_numbers(store, numbers, region)
    lines = _by_document_number(store, typed) or _by_proposer(store, typed)
    if lines:
        return ProposalMatch(lines, True, ())
    return _by_title(store, typed)


# --- by number --------------------------------------------------------------------------------


def _by_numbers(
    store: Store, numbers: Sequence[ProposalNumber], region: str | None
) -> ProposalMatch:
    own = (region, *components(region)[-1:]) if region else ()
    lines = _once(line for number in numbers for line in _numbered(store, number, number.of, own))
    if lines:
        more = len(numbers) == 1 and len(lines) > MOST_LINES
        own_first = len({line.region in own for line in lines}) > 1
        return ProposalMatch(lines[:MOST_LINES] if more else lines, True, (), more, own_first)
    elsewhere = _once(
        line for number in numbers for line in _numbered(store, number, ANY_MEETING, own)
    )
    near = elsewhere or _nearest_numbers(store, numbers[0])
    return ProposalMatch((), False, near[:MOST_OFFERS])


def _numbered(
    store: Store, number: ProposalNumber, of: Meeting, own: Sequence[str]
) -> tuple[ReplyLine, ...]:
    """Replies with just this number, then those whose serial it is: 218 and w218 mean 2024W218.

    One more than are listed, if there are so many.
    """
    most = MOST_LINES + 1
    whole = store.replies_numbered(number.key, of, own=own, limit=most)
    if len(whole) == most:
        return whole
    alike = store.replies_with_serial(number.serial, of, head=number.head, own=own, limit=most)
    return _once((*whole, *alike))[:most]


def _nearest_numbers(store: Store, number: ProposalNumber) -> tuple[ReplyLine, ...]:
    """The replies whose numbers are a slip away or next to it."""
    slips = store.known_numbers(_slips(number.key))[:SLIPS_LOOKED_AT]
    beside = store.numbers_beside(int(number.serial or 0), MOST_OFFERS)
    nearest = dict.fromkeys((*slips, *beside))
    return _once(line for each in nearest for line in store.replies_numbered(each, limit=1))


def _slips(number: str) -> list[str]:
    """All that is one slip away: a character wrong, missing or too many."""
    ends = [(number[:at], number[at:]) for at in range(len(number) + 1)]
    missing = [left + right[1:] for left, right in ends if right]
    wrong = [left + each + right[1:] for left, right in ends if right for each in _CHARACTERS]
    added = [left + each + right for left, right in ends for each in _CHARACTERS]
    return [slip for slip in dict.fromkeys((*wrong, *missing, *added)) if slip not in {"", number}]


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
    best = alike_titles(store, typed)
    ranked = sorted(best, key=lambda each: -best[each])
    exact = [each for each in ranked if best[each] == EXACT]
    fitting = exact or [each for each in ranked if best[each] >= TITLE_FLOOR]
    if fitting:
        lines = _newest_first(store, fitting[:MOST_LINES])
        return ProposalMatch(lines, bool(exact), (), more=len(fitting) > MOST_LINES)
    alike = [each for each in ranked if best[each] >= OFFER_FLOOR]
    offers = dict.fromkeys((*_mentioning(store, typed), *alike))
    return ProposalMatch((), False, _lines(store, list(offers)[:MOST_OFFERS]))


def _mentioning(store: Store, typed: str) -> list[int]:
    """Replies that speak of it in their text, though not in their titles."""
    words = [piece for word in words_of(typed) for piece in without_particles(word)]
    return [hit.id for hit in store.search(words, limit=MOST_OFFERS).items]


def _newest_first(store: Store, ids: Sequence[int]) -> tuple[ReplyLine, ...]:
    lines = _lines(store, ids)
    return tuple(sorted(lines, key=_newness, reverse=True))


def _newness(line: ReplyLine) -> tuple[int, int, str]:
    return line.term or 0, line.meeting or 0, line.dated.isoformat() if line.dated else ""


def _lines(store: Store, ids: Sequence[int]) -> tuple[ReplyLine, ...]:
    return tuple(line for each in ids if (line := store.line(each)))


def _once(lines: Iterable[ReplyLine]) -> tuple[ReplyLine, ...]:
    return tuple({line.id: line for line in lines}.values())
