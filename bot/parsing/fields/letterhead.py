"""The labelled values around a letter: 成文日期：2024年05月29日 · 签 发 人：某某 · | 文号 | … |.

A label ends the value before it. Without a colon a label counts only above the letter, where pages
print their tables: alone on its line (the value is the next line) or first on its line or after
another label's value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from bot.model import Place
from bot.parsing.fields.lines import Line, lines
from bot.tables import table

_EDGE = " \t|,;:.。-•*[]()"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label's meaning (a key of `[labels]`), the label's place and its value's."""

    meaning: str
    label: Place
    value: Place

    def of(self, text: str) -> str:
        """The value as it stands in `text`."""
        return self.value.of(text)


@cache
def _meanings() -> dict[str, str]:
    entries: dict[str, list[str]] = table("letters")["labels"]
    return {words: meaning for meaning, labels in entries.items() for words in labels}


@cache
def _label() -> re.Pattern[str]:
    longest_first = sorted(_meanings(), key=len, reverse=True)
    spread = "|".join(" {0,4}".join(map(re.escape, words)) for words in longest_first)
    return re.compile(rf"(?<![^\s|,;:.。\[\]()>•*\-])({spread}) *(:|\|)?")


def labelled(folded: str, place: Place, *, bare: bool) -> tuple[Labelled, ...]:
    """Every labelled value at `place`, in order; `bare` lets labels do without a colon."""
    all_lines: list[Line | None] = [*lines(folded, place), None]
    return tuple(
        one
        for line, following in pairwise(all_lines)
        if line is not None
        for one in _of_line(folded, line, following, bare=bare)
    )


def _of_line(folded: str, line: Line, following: Line | None, *, bare: bool) -> Iterator[Labelled]:
    found: list[re.Match[str]] = []
    for match in _label().finditer(folded, line.place.start, line.place.end):
        with_colon = match[2] is not None
        first = not folded[line.place.start : match.start()].strip(_EDGE)
        if with_colon or (bare and (first or (found and _tabled(folded, match)))):
            found.append(match)
    ends = [*(match.start() for match in found[1:]), line.place.end][: len(found)]
    for match, end in zip(found, ends, strict=True):
        value = _trimmed(folded, match.end(), _value_end(folded, match.end(), end))
        alone = bare and match[2] is None and match.end() == line.place.end and len(found) == 1
        if alone and following is not None and not _label().match(following.words):
            value = following.place
        meaning = _meanings()[re.sub(r"\s", "", match[1])]
        yield Labelled(meaning, Place(match.start(1), match.end(1)), value)


def _tabled(folded: str, match: re.Match[str]) -> bool:
    """A bare label inside a line is one when white space stands before and after it."""
    after = folded[match.end(1) : match.end(1) + 1]
    return folded[match.start() - 1].isspace() and (after.isspace() or not after)


_NEXT_UNKNOWN = re.compile(r"[ ]+[^\s:|,。;()]{1,8}[ ]?:(?![0-9])")


def _value_end(folded: str, start: int, end: int) -> int:
    bar = folded.find("|", start, end)
    if bar >= 0 and folded[start:bar].strip():
        end = bar
    unknown = _NEXT_UNKNOWN.search(folded, start, end)
    return unknown.start() if unknown else end


def _trimmed(folded: str, start: int, end: int) -> Place:
    while start < end and folded[start] in " |:,])":
        start += 1
    while end > start and folded[end - 1] in " \t|,;[(•-":
        end -= 1
    return Place(start, end)
