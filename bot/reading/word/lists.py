"""Automatic numbering as a printed page shows it: counters that go on, restart and nest.

Word stores no number with a paragraph, only its list and its level; the number is counted. Both
generations of its format count alike, so both are read through here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.reading.word.list_numbers import list_number

_PLACEHOLDER = re.compile(r"%([1-9])")
_CLOSED = ("、", "）", "．", "】", "〕", "：", "，", "。")  # no gap is printed behind these


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers look and where they begin."""

    form: str = "decimal"  # a name of ST_NumberFormat
    text: str = ""  # with %1 … %9 for the numbers of the levels
    start: int = 1
    suffix: str = "tab"  # tab, space or nothing
    restarts_after: int | None = None  # None: after any higher level; 0: never
    legal: bool = False  # all numbers in it are printed as 1, 2, 3


@dataclass(slots=True)
class ListCounter:
    """The counters of all lists of one document, asked paragraph by paragraph in order."""

    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(
        self,
        levels: dict[int, Level],
        at: int,
        *,
        shared: str,
        own: str,
        restart: int | None = None,
    ) -> str:
        """The next number of level `at`, as printed before its paragraph.

        Lists of one definition (`shared`) count on together; a list of its `own` that states a
        number to restart from does so when it is first met.
        """
        counts = self._counts.setdefault(shared, {})
        if restart is not None and (own, at) not in self._begun:
            counts[at] = restart
        else:
            counts[at] = counts.get(at, levels[at].start - 1) + 1
        self._begun.add((own, at))
        for deeper in [level for level in counts if level > at]:
            after = levels[deeper].restarts_after if deeper in levels else None
            if after is None or at < after:
                del counts[deeper]
        return _printed(levels, at, counts)


def _printed(levels: dict[int, Level], at: int, counts: dict[int, int]) -> str:
    level = levels[at]

    def number(match: re.Match[str]) -> str:
        named = int(match[1]) - 1
        definition = levels.get(named, Level())
        form = "decimal" if level.legal and definition.form != "none" else definition.form
        return list_number(counts.get(named, definition.start), form)

    text = _PLACEHOLDER.sub(number, level.text)
    if level.form == "bullet" and any("\ue000" <= sign <= "\uf8ff" for sign in text):
        return ""  # a sign of a pictorial font: no text stands behind it
    return text + ("" if level.suffix == "nothing" else gap_behind(text))


def gap_behind(label: str) -> str:
    """What stands between a list's number and its paragraph."""
    return "" if not label or label.endswith(_CLOSED) else " "
