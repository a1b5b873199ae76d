"""Which phrases of a letter promise something: what is said to be done after it.

No single word decides. 将 may be 把, 计划 a thing, and the sentence after 下一步 carries no mark of
its own. So each phrase gets its signs: the formulas found in it, those of the phrases around it,
the opening of its paragraph, its heading, its dates. Every sign has a weight (`promise_weights`,
learnt from labelled letters by `python -m benchmarks.train_promises`), every step from one phrase
to the next another, and the reading of the whole body with the greatest sum is taken (Viterbi).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.parsing.letter import Letter
from bot.parsing.promises.phrases import Phrase, phrases_of
from bot.parsing.promises.signs import signs
from bot.tables import table


def promised(letter: Letter) -> tuple[Phrase, ...]:
    """The phrases of the body in which something is promised."""
    phrases = phrases_of(letter)
    return tuple(phrase for phrase, yes in zip(phrases, taken(letter, phrases), strict=True) if yes)


def taken(letter: Letter, phrases: Sequence[Phrase]) -> list[bool]:
    """Whether each phrase promises. 下一步， goes with the next; 下步工作： and headings never."""
    found = best_reading(signs(letter, phrases))
    for i, phrase in enumerate(phrases):
        if phrase.is_heading and phrase.level == 0:
            found[i] = False
        elif phrase.is_label:
            opens = letter.folded[phrase.place.end - 1] == ","
            found[i] = opens and i + 1 < len(found) and found[i + 1]
    return found


@cache
def _weights() -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """The weights of the signs, and those of going from one state to the next by each joint."""
    weights = table("promise_weights")
    return weights["signs"], weights["joints"]


def best_reading(signs_of_all: list[list[str]]) -> list[bool]:
    """The most weighty sequence of yes and no."""
    if not signs_of_all:
        return []
    by_sign, by_joint = _weights()
    sums = (0.0, 0.0)
    came_from: list[tuple[int, int]] = []
    for joint, *found in signs_of_all:
        here = sum(by_sign.get(sign, 0.0) for sign in found)
        steps = by_joint.get(joint, {})
        origins, reached = [], []
        for state in (0, 1):
            options = [sums[origin] + steps.get(f"{origin}{state}", 0.0) for origin in (0, 1)]
            origin = 0 if options[0] >= options[1] else 1
            origins.append(origin)
            reached.append(options[origin] + (here if state else 0.0))
        came_from.append((origins[0], origins[1]))
        sums = (reached[0], reached[1])
    state = 0 if sums[0] >= sums[1] else 1
    backwards = []
    for origins_of_state in reversed(came_from):
        backwards.append(bool(state))
        state = origins_of_state[state]
    return backwards[::-1]
