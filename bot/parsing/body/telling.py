"""The most telling sentence of an answer: the one to show when there is room for one.

What will be done is listed as next steps beside it, so a sentence that is mostly next steps is told
only where nothing else is, the firmest first. Courtesies, labels and what the member is said to ask
tell nothing. Of the rest:

1. a sentence that says outright what became of the ask (已采纳, 尚不具备条件: the table `outcomes`)
   comes before all others, if it shares characters with the ask or speaks of the proposal;
2. then counts a point each: a figure, a date or a document named; something done or reached (已,
   了, 截至, 目前); and half a point for each pair of characters shared with the ask, up to three;
3. then the number of figures; then what stands first.

How often a careful reader would show the same is measured by `benchmarks.telling_quality`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.folding import fold, key
from bot.model import Firmness, NextStep, Place
from bot.parsing.body.figures import measures
from bot.parsing.letter import Letter
from bot.parsing.promises.formulas import LONGEST_PHRASE, Formula, formulas
from bot.sentences import phrases, sentences
from bot.tables import table

_FIRMEST_FIRST = (Firmness.FIRM, Firmness.PLANNED, Firmness.SOFT)
_SHORTEST = 8  # characters: less is a label or a fragment
_NEAR = 3  # shared pairs of characters; more is no nearer
_COURTESIES = ("感谢", "请您", "收悉", "联系")
_ASKED = ("对方说",)
_DONE = ("已", "了", "截至", "目前", "正在")
_ANNOUNCES = re.compile(r"(?:以下|如下)[^。]{0,12}:")  # 主要做了以下工作:一是改善条件。
_FIGURE = re.compile(r"\d|《")
_OF_THE_PROPOSAL = re.compile(r"[您贵]|提案|建议")


def telling_sentence(
    letter: Letter, place: Place, steps: Sequence[NextStep], ask: str
) -> Place | None:
    """The sentence inside `place` that tells most of `ask`; None when nothing there tells anything.

    `steps` are the letter's next steps.
    """
    inside = [step for step in steps if place.start <= step.start < place.end]
    asked = _bigrams(ask)
    told = [
        sentence
        for sentence in sentences(letter.text, place)
        if _says_something(sentence.of(letter.text)) and not _is_promised(sentence, inside)
    ]
    if told:
        return max(told, key=lambda sentence: _weight(fold(sentence.of(letter.text)), asked))
    if not inside:
        return None
    best = min(inside, key=lambda step: (_firmness(step), -len(_bigrams(step.text) & asked)))
    return Place(best.start, best.end)


def _firmness(step: NextStep) -> int:
    return _FIRMEST_FIRST.index(step.firmness)


def _is_promised(sentence: Place, steps: Sequence[NextStep]) -> bool:
    """Whether next steps make up more than half of a sentence."""
    promised = sum(
        max(0, min(step.end, sentence.end) - max(step.start, sentence.start)) for step in steps
    )
    return 2 * promised > sentence.end - sentence.start


def _says_something(sentence: str) -> bool:
    """Whether a sentence is more than a courtesy, a label, a fragment or the member's own words."""
    folded = fold(sentence)
    if len(folded) < _SHORTEST or folded.endswith(":") or _ANNOUNCES.search(folded):
        return False
    said = [one.of(folded) for one in phrases(folded, Place(0, len(folded)))]
    if _holds(_ASKED, said[0]) and not _says_the_outcome(folded):
        return False
    return 2 * sum(_holds(_COURTESIES, phrase) for phrase in said) < len(said)


def _weight(folded: str, asked: frozenset[str]) -> tuple[bool, float, int]:
    shared = len(_bigrams(folded) & asked)
    figure = _FIGURE.search(folded) is not None
    done = any(_holds(_DONE, one.of(folded)) for one in phrases(folded, Place(0, len(folded))))
    to_the_ask = shared > 0 or _OF_THE_PROPOSAL.search(folded) is not None
    points = figure + done + min(shared, _NEAR) / 2
    return (to_the_ask and _says_the_outcome(folded), points, len(list(measures(folded))))


def _holds(names: Sequence[str], phrase: str) -> bool:
    """Whether a folded phrase carries one of these formulas of promising."""
    start = phrase[:LONGEST_PHRASE]
    return any(_formulas()[name].pattern.search(start) for name in names)


@cache
def _formulas() -> dict[str, Formula]:
    return {formula.name: formula for formula in formulas()}


def _says_the_outcome(folded: str) -> bool:
    return any(pattern.search(folded) for pattern in _outcomes())


@cache
def _outcomes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in table("outcomes")["formula"])


def _bigrams(words: str) -> frozenset[str]:
    folded = key(words)
    return frozenset(folded[i : i + 2] for i in range(len(folded) - 1))
