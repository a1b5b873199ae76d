"""Learns the weights of promising and writes `data/tables/promise_weights.toml`.

    python -m benchmarks.train_promises

From our own lessons and, when ../shared is there, from its seeds and replies; never from the
replies of the gate. What the weights are worth on other letters, `benchmarks.cross_validation`
measures. Only numbers by the names of signs are written, no words of any letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from benchmarks.corpora import Labelled, corpora, lessons
from benchmarks.learning import Example, Label, Weights, learn
from benchmarks.readings import letter_of, parsed
from benchmarks.scoring import places_of
from bot.parsing.promises.phrases import phrases_of
from bot.parsing.promises.signs import signs
from bot.tables import data_folder

# What the genre says before any letter is counted; learning may move these, given reasons.
EXPECTED = {
    "决:诺": 4.5,
    "决:礼": -4.0,
    "决:问": -2.0,
    "句前:问": -3.0,
    "题:后": 3.0,
    "列:诺": 2.5,
    "文启": 2.0,
    "句启": 1.5,
}
# Taken off every phrase's sum: a promise that was never made harms more than one overlooked. Of
# 0.6, 0.3, 0.1, 0 and -0.3 this gave the best F1 that keeps precision above 0.90, on letters left
# out in turn.
CAUTION = 0.1


def main() -> None:
    """Learn from all that is there, and write the table."""
    labelled = [reply for corpus in corpora() if corpus.name != "own" for reply in corpus.replies]
    weights = weights_from(labelled)
    path = data_folder() / "tables" / "promise_weights.toml"
    path.write_text(_as_table(weights), encoding="utf-8")
    print(f"{len(labelled)} letters, {len(weights.signs)} signs → {path}")


def weights_from(labelled: Iterable[Labelled]) -> Weights:
    """The weights learnt from our lessons and these letters."""
    examples = [example for one in chain(lessons(), labelled) if (example := example_of(one))]
    weights = learn(examples, expected=EXPECTED)
    weights.signs["常"] = round(weights.signs.get("常", 0.0) - CAUTION, 2)
    return weights


def example_of(gold: Labelled) -> Example | None:
    """A labelled letter as phrases with signs and labels; None when it cannot be parsed."""
    reply = parsed(gold)
    if reply is None:
        return None
    letter = letter_of(reply)
    phrases = phrases_of(letter)
    steps, maybe = places_of(reply.text, gold.steps), places_of(reply.text, gold.maybe)
    labels: list[Label] = []
    for phrase in phrases:
        span = range(phrase.place.start, phrase.place.end)
        if phrase.is_label:  # written with its steps by some, without by others
            labels.append(None)
        elif _mostly(span, steps):
            labels.append(True)
        else:
            labels.append(None if _mostly(span, maybe) else False)
    return Example(signs(letter, phrases), labels) if phrases else None


def _mostly(span: range, places: set[int]) -> bool:
    return 2 * sum(position in places for position in span) > len(span)


def _as_table(weights: Weights) -> str:
    lines = [
        "# Written by `python -m benchmarks.train_promises`.",
        "# What the signs mean is told in bot/parsing/promises/signs.py.",
        "",
    ]
    lines += ["[signs]", *(f'"{name}" = {value}' for name, value in weights.signs.items()), ""]
    for joint, steps in weights.joints.items():
        lines += [
            f'[joints."{joint}"]',
            *(f'"{states}" = {value}' for states, value in steps.items()),
            "",
        ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
