"""How much a next step binds the agency, by its words alone.

A date or a figure to be reached makes it firm. Without either, words such as 研究、适时、积极争取
make it soft, unless something definite is said to be done beside them.
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


def firmness(text: str, due: Due | None) -> Firmness:
    """The firmness of a next step that reads `text` and names the date `due`."""
    folded = fold(text)
    if due is not None or any(measures(folded)) or _RHYTHM.search(folded):
        return Firmness.FIRM
    parts = [found_in(part.of(folded)) for part in phrases(folded, Place(0, len(folded)))]
    soft = [any(formula.tells == "soft" for formula in part) for part in parts]
    return Firmness.SOFT if any(soft) and 2 * sum(soft) >= len(soft) else Firmness.PLANNED
