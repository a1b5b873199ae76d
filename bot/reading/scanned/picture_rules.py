"""The rules of tables on a picture of a page: long dark runs, level or upright."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from bot.reading.paged.page_boxes import Rule

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEVEL = 12  # of the page's width: a level rule is at least as long, no stroke of type is
_UPRIGHT = 45  # of the page's height: an upright rule is at least a row high
_THICKEST = 8  # pixels; more is a bar or a shadow
_MOST = 500  # of them; a page with more is a drawing


def rules_of(pixels: NDArray[np.uint8]) -> tuple[Rule, ...]:
    """The rules on the picture, in its pixels."""
    cv2 = importlib.import_module("cv2")
    height, width = pixels.shape[:2]
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    dark = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12
    )
    rules: list[Rule] = []
    for size in ((width // _LEVEL, 1), (1, height // _UPRIGHT)):
        long = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(0, size))
        _, _, stats, _ = cv2.connectedComponentsWithStats(long)
        for left, top, wide, high, _ in stats[1 : _MOST + 1].tolist():
            if min(wide, high) <= _THICKEST:
                rules.append(Rule(left, top, left + wide, top + high))
    return tuple(rules)
