"""How much a next step binds the agency, by its words alone.

A date makes it firm, and so does a figure to be reached, unless the figure itself stands under a
word that promises nothing (适时选择2个城市, 争取资金500万元).
Without either, soft words make a step soft, unless something definite is said beside them.
"""

from __future__ import annotations

import re

from bot.folding import fold
from bot.model import Due, Firmness, Place
from bot.parsing.body.figures import measures
from bot.parsing.promises.formulas import found_in
from bot.sentences import phrases

_RHYTHM = re.compile(
    r"每(?:半)?(?:年|季度?|月|周|天|日)[^,;。]{0,16}(?:[一二两三四五六\d]+次|一期|检查|巡查|巡测)"
)
_PROMISES_NOTHING = frozenset(("适时", "研究探索", "积极争取"))


def firmness(text: str, due: Due | None) -> Firmness:
    """The firmness of a next step that reads `text` and names the date `due`."""
    folded = fold(text)
    parts = [part.of(folded) for part in phrases(folded, Place(0, len(folded)))]
    if due is not None or _RHYTHM.search(folded) or any(map(_is_measurable, parts)):
        return Firmness.FIRM
    soft = [any(formula.tells == "soft" for formula in found_in(part)) for part in parts]
    return Firmness.SOFT if any(soft) and 2 * sum(soft) >= len(soft) else Firmness.PLANNED


def _is_measurable(phrase: str) -> bool:
    carried = {formula.name for formula in found_in(phrase)}
    return any(measures(phrase)) and not carried & _PROMISES_NOTHING
