"""The lines that name a reply as one: 某县教育局关于对县政协九届二次会议第37号提案的答复."""

from __future__ import annotations

import re

from bot.model import Place
from bot.parsing.fields.lines import Line, lines

_HEADLINE = re.compile(
    r"[^。;]{0,60}?(?:对|关于|就)[^。;]{0,100}?(?:提案|建议|议案|建议案)[^。;]{0,30}?"
    r"(?:答复|答复函|答复意见|复函|回复|回复函|函)(?:\([^()]*\))?"
)

_LONGEST = 200  # characters


def headline_lines(folded: str, place: Place) -> tuple[Line, ...]:
    """The lines at `place` that are headlines and nothing else."""
    return tuple(
        line
        for line in lines(folded, place)
        if len(line.words) <= _LONGEST and _HEADLINE.fullmatch(line.words)
    )
