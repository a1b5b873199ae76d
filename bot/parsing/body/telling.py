"""The most telling sentence of an answer: the one to show when there is room for one.

What will be done is listed as next steps beside it, so what has been answered comes first: a
sentence with figures or one that names a document, of several the one that shares the most with
the ask; then any sentence, again the nearest to the ask. An answer that is nothing but next steps
is told by its firmest one. Courtesies and labels tell nothing. Ties go to what stands first.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.folding import fold, key
from bot.model import Firmness, NextStep, Place
from bot.parsing.body.figures import measures
from bot.parsing.letter import Letter
from bot.parsing.promises.formulas import found_in
from bot.sentences import sentences

_FIRMEST_FIRST = (Firmness.FIRM, Firmness.PLANNED, Firmness.SOFT)
_SHORTEST = 8  # characters: less is a label or a fragment


def telling_sentence(letter: Letter, place: Place, steps: Sequence[NextStep]) -> Place | None:
    """The most telling sentence inside `place`; None when nothing there tells anything.

    `steps` are the letter's next steps.
    """
    inside = [step for step in steps if place.start <= step.start < place.end]
    asked = _bigrams(_ask_of(letter, place))
    told = [
        sentence
        for sentence in sentences(letter.text, place)
        if _says_something(sentence.of(letter.text))
        and not any(step.start < sentence.end and sentence.start < step.end for step in inside)
    ]
    if told:
        return max(told, key=lambda sentence: _weight(sentence.of(letter.text), asked))
    if not inside:
        return None
    best = min(inside, key=lambda step: (_firmness(step), -len(_bigrams(step.text) & asked)))
    return Place(best.start, best.end)


def _firmness(step: NextStep) -> int:
    return _FIRMEST_FIRST.index(step.firmness)


def _ask_of(letter: Letter, place: Place) -> str:
    return next((p.ask for p in letter.parts if p.answer.start <= place.start < p.answer.end), "")


def _says_something(sentence: str) -> bool:
    """Whether a sentence is more than a courtesy, a label or a fragment."""
    folded = fold(sentence)
    if len(folded) < _SHORTEST or folded.endswith(":"):
        return False
    return not any(f.name in ("感谢", "请您", "收悉", "联系") for f in found_in(folded))


def _weight(sentence: str, asked: frozenset[str]) -> tuple[int, int]:
    shared = len(_bigrams(sentence) & asked)
    folded = fold(sentence)
    return (min(2, len(list(measures(folded)))) or int("《" in folded), shared)


def _bigrams(words: str) -> frozenset[str]:
    folded = key(words)
    return frozenset(folded[i : i + 2] for i in range(len(folded) - 1))
