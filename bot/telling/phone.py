"""How much of a phone a message takes, so that a first answer stays within a screen and a half."""

from __future__ import annotations

import re
from html import unescape
from math import ceil
from unicodedata import east_asian_width

from markupsafe import Markup

LINE_WIDTH = 19  # full-width characters on a line of a phone 390 points wide, in large type
FIRST_ANSWER = 40  # lines: a screen and a half
COLLAPSED = 3  # lines of an expandable quotation before it is opened

_EXPANDABLE = re.compile(r"<blockquote expandable>(.*?)</blockquote>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def height(html: Markup) -> int:
    """Lines that `html` takes on a phone."""
    folded = _EXPANDABLE.sub(lambda quote: "\n" * (min(COLLAPSED, _lines(quote[1])) - 1), html)
    return _lines(folded)


def _lines(html: str) -> int:
    text = unescape(_TAG.sub("", html))
    return sum(max(1, ceil(_width(line) / LINE_WIDTH)) for line in text.split("\n"))


def _width(line: str) -> float:
    return sum(1.0 if east_asian_width(character) in "WF" else 0.55 for character in line)
