"""Which next step of a new version is one of the old: it keeps its id, and who follows it, then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.comparing.likeness import most_alike
from bot.comparing.wording import wording
from bot.model import NextStep


def same_steps(before: Sequence[NextStep], after: Sequence[NextStep]) -> Mapping[int, int]:
    """Index in `after` → index in `before` of the step that it is; a new step has none.

    One to one. The same words come first, then what is about the same matter though its date, its
    target or its wording changed; of several, the one that stands nearest.
    """
    pairs = most_alike(
        [wording(step.text) for step in before], [wording(step.text) for step in after]
    )
    return {j: i for i, j in pairs.items()}
