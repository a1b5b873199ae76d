"""Titles and asks from memory: how much of what a person typed each of them holds.

Three stages, each only when the one before found nothing good enough: titles that hold the words
as typed; titles that hold one half of them, which one slip leaves whole; titles that share pairs
of characters with them, however the slips are spread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from bot.finding.text import bigrams, without, without_particles
from bot.folding import key
from bot.store import Store

EXACT = 100.0
SHORTEST_TITLE = 2
# Titles that hold the words or one half of them: more are not looked at. Of titles with a slip
# among a million .990 are found with 100 and 1.000 with 400, in the same time, as few halves are so
# common (`python -m benchmarks.scale`).
MOST_HOLDING = 400
SHORTEST_HALF = 2


def alike_titles(store: Store, typed: str) -> dict[int, float]:
    """The replies whose titles or asks are like what was typed, and how like: 0 to 100."""
    best: dict[int, float] = {}
    ways = [way for way in _ways(typed) if len(way) >= SHORTEST_TITLE]
    for wanted in ways:
        holding = store.titles_holding(wanted, MOST_HOLDING)
        if holding:
            return _scored(wanted, holding)
        _keep_better(best, _scored(wanted, _holding_a_half(store, wanted)))
        if max(best.values(), default=0) >= _with_one_slip(wanted):
            return best
    if ways:
        _keep_better(best, _scored(ways[-1], store.similar_titles(ways[-1])))
    return best


def title_words(typed: str) -> str:
    """What a person says of a title, without 关于 and 的提案 around it."""
    return without("around_titles", key(typed))


def _ways(typed: str) -> tuple[str, ...]:
    """The words of a title as typed, and without 那个 and 怎么样了, which a title seldom holds."""
    bare = title_words(typed)
    return tuple(dict.fromkeys((bare, "".join(without_particles(bare)) or bare)))


def likeness(wanted: str, title: str) -> float:
    """How much of what was typed the title holds, 0 to 100; 100 only when it holds it as typed."""
    if wanted in title:
        return EXACT
    pairs = bigrams(wanted)
    shared = len(pairs & bigrams(title)) / len(pairs)
    in_order = LCSseq.similarity(wanted, title) / len(wanted)
    scattered = EXACT * (shared + in_order) / 2
    return min(max(fuzz.partial_ratio(wanted, title), scattered), EXACT - 1)


def _scored(wanted: str, titles: Iterable[tuple[int, str]]) -> dict[int, float]:
    """How like the likest title or ask of each reply is."""
    best: dict[int, float] = {}
    for reply_id, title in titles:
        _keep_better(best, {reply_id: likeness(wanted, key(title))})
    return best


def _keep_better(best: dict[int, float], found: Mapping[int, float]) -> None:
    for reply_id, score in found.items():
        best[reply_id] = max(best.get(reply_id, 0), score)


def _holding_a_half(store: Store, wanted: str) -> Iterator[tuple[int, str]]:
    """Titles that hold one half of the words; of very many also those that are like the other."""
    for half, other in _halves(wanted):
        holding = store.titles_holding(half, MOST_HOLDING)
        yield from holding
        if len(holding) == MOST_HOLDING:  # 加快推进 stands everywhere
            yield from store.titles_holding(half, MOST_HOLDING, beside=other)


def _halves(wanted: str) -> tuple[tuple[str, str], ...]:
    """Each half with the other one."""
    middle = len(wanted) // 2
    left, right = wanted[:middle], wanted[middle:]
    return ((left, right), (right, left)) if middle >= SHORTEST_HALF else ()


def _with_one_slip(wanted: str) -> float:
    """How like a title is at least that differs by one character."""
    return EXACT * (1 - 1 / len(wanted)) - 0.01  # what floating point may take away
