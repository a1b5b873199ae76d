"""Learns the weights of signs from labelled letters: a linear chain with two states.

The chance of a whole reading (promised or not, phrase by phrase) grows with the sum of the weights
of its signs and joints; learning makes the labelled readings as likely as it can, while keeping
weights small. Phrases that a fair reader could count or not may take either state. Plain Python,
no randomness: the same letters give the same weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

Label = bool | None  # None: may be either


@dataclass(frozen=True, slots=True)
class Example:
    """One letter: the signs of each phrase (the first is its joint) and the labels."""

    signs: Sequence[Sequence[str]]
    labels: Sequence[Label]


@dataclass(frozen=True, slots=True)
class Weights:
    """What is learnt: of each sign, and of each joint between two states."""

    signs: dict[str, float]
    joints: dict[str, dict[str, float]]


def learn(
    examples: Sequence[Example],
    *,
    rounds: int = 40,
    smallness: float = 1.0,
    expected: dict[str, float] | None = None,
) -> Weights:
    """The weights after `rounds` steps, each over all examples at once.

    Each weight has a stride of its own, which grows while its slope keeps its sign and shrinks
    when it turns (resilient propagation), so that no rate needs tuning and no order matters.
    """
    weights = dict(expected or {})
    prior = dict(expected or {})
    strides: dict[str, float] = {}
    before: dict[str, float] = {}
    for _ in range(rounds):
        slopes: dict[str, float] = {}
        for example in examples:
            for sign, slope in _slopes(example, weights).items():
                slopes[sign] = slopes.get(sign, 0.0) + slope
        for sign in sorted(slopes.keys() | weights.keys()):
            slope = slopes.get(sign, 0.0) - smallness * (
                weights.get(sign, 0.0) - prior.get(sign, 0.0)
            )
            turned = slope * before.get(sign, 0.0)
            stride = strides.get(sign, 0.1)
            if turned > 0:
                stride = min(stride * 1.2, 1.0)
            elif turned < 0:
                stride, slope = max(stride * 0.5, 1e-4), 0.0
            strides[sign], before[sign] = stride, slope
            if slope:
                weights[sign] = weights.get(sign, 0.0) + (stride if slope > 0 else -stride)
    return _sorted_out(weights)


def _slopes(example: Example, weights: dict[str, float]) -> dict[str, float]:
    """How the likelihood of the labels changes with each weight."""
    free = _chances(example, weights, None)
    held = _chances(example, weights, example.labels)
    slopes: dict[str, float] = {}
    for i, (_, *found) in enumerate(example.signs):
        difference = held[0][i] - free[0][i]
        if abs(difference) > 1e-6:
            for sign in found:
                slopes[sign] = slopes.get(sign, 0.0) + difference
    for held_steps, free_steps in zip(held[1], free[1], strict=True):
        for name, chance in held_steps.items():
            slopes[name] = slopes.get(name, 0.0) + chance - free_steps[name]
    return slopes


def _chances(
    example: Example, weights: dict[str, float], labels: Sequence[Label] | None
) -> tuple[list[float], list[dict[str, float]]]:
    """The chance of "promised" for each phrase, and of each step, by forward and backward sums."""
    here = [sum(weights.get(sign, 0.0) for sign in found) for _, *found in example.signs]
    allowed = [_allowed(labels[i] if labels else None) for i in range(len(here))]
    steps = [_steps(signs[0], weights) for signs in example.signs]
    forward = [[0.0 if ok else _NEVER for ok in allowed[0]]]
    forward[0][1] += here[0]
    for i in range(1, len(here)):
        forward.append(
            [
                _log_sum(*(forward[-1][a] + steps[i][a][b] for a in (0, 1))) + b * here[i]
                if allowed[i][b]
                else _NEVER
                for b in (0, 1)
            ]
        )
    backward = [[0.0, 0.0]]
    for i in range(len(here) - 1, 0, -1):
        after = [backward[0][b] + b * here[i] if allowed[i][b] else _NEVER for b in (0, 1)]
        backward.insert(0, [_log_sum(*(steps[i][a][b] + after[b] for b in (0, 1))) for a in (0, 1)])
    total = _log_sum(*forward[-1])
    yes = [exp(min(0.0, f[1] + b[1] - total)) for f, b in zip(forward, backward, strict=True)]
    between = []
    for i in range(1, len(here)):
        joint = example.signs[i][0]
        between.append(
            {
                f"{joint} {a}{b}": exp(
                    min(
                        0.0,
                        forward[i - 1][a] + steps[i][a][b] + b * here[i] + backward[i][b] - total,
                    )
                )
                if allowed[i][b]
                else 0.0
                for a in (0, 1)
                for b in (0, 1)
            }
        )
    return yes, between


_NEVER = -1e9


def _allowed(label: Label) -> tuple[bool, bool]:
    return (label is not True, label is not False)


def _steps(joint: str, weights: dict[str, float]) -> list[list[float]]:
    return [[weights.get(f"{joint} {a}{b}", 0.0) for b in (0, 1)] for a in (0, 1)]


def _log_sum(first: float, second: float) -> float:
    high, low = max(first, second), min(first, second)
    return high + log(1 + exp(low - high)) if low - high > -40 else high


def _sorted_out(weights: dict[str, float]) -> Weights:
    """The weights by kind, rounded, those too small to matter left out."""
    signs: dict[str, float] = {}
    joints: dict[str, dict[str, float]] = {}
    for name in sorted(weights):
        value = round(weights[name], 2)
        joint, _, states = name.partition(" ")
        if states:
            joints.setdefault(joint, {})[states] = value
        elif abs(value) >= 0.05:
            signs[name] = value
    return Weights(signs, joints)
