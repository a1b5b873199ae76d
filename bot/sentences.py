"""A text cut into sentences, clauses and phrases, each as its place; nothing is lost but blanks.

A sentence ends at 。！？ or with its paragraph, a clause also at ；, a phrase also at ，：. What
stands inside a pair of quotation marks, brackets or title marks is never cut, and a mark that
closes such a pair stays with what it closes. A line that breaks off in mid-sentence goes on.
"""

from __future__ import annotations

import re

from bot.folding import fold
from bot.model import Place

_CLOSERS = {"“": "”", "‘": "’", "《": "》", "(": ")", "[": "]"}
_SENTENCE_ENDS = "。!?"
_CLAUSE_ENDS = "。!?;"
_PHRASE_ENDS = "。!?;,:"
_MARK = re.compile(r"[“‘《(\[。!?;,:.]")  # whatever may open a pair or end a piece
_ENUMERATION = re.compile(r"(?:其?[一二三四五六七八九十]是|第[一二三四五六七八九十],)")
_LINE = re.compile(r"[^\n]+")
_NUMBERED = re.compile(r"\s*(?:\(?[一二三四五六七八九十\d]+[、.)]|附件|联系)")
_LONGEST_QUOTATION = 400  # a mark that closes later than this belongs to another pair


def paragraphs(text: str, place: Place) -> tuple[Place, ...]:
    """The paragraphs inside `place`, blanks at both ends left out."""
    found = _paragraphs(fold(text[place.start : place.end]))
    return tuple(Place(place.start + start, place.start + end) for start, end in found)


def _paragraphs(folded: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(folded):
        start, end = _trimmed(folded, line.start(), line.end())
        if start == end:
            continue
        if found and _goes_on(folded, found[-1], line.start(), start):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def sentences(text: str, place: Place) -> tuple[Place, ...]:
    """The sentences inside `place`."""
    return _cut(text, place, _SENTENCE_ENDS)


def clauses(text: str, place: Place) -> tuple[Place, ...]:
    """The clauses inside `place`: sentences cut at ；, and before 二是 in an enumeration."""
    return _cut(text, place, _CLAUSE_ENDS)


def phrases(text: str, place: Place) -> tuple[Place, ...]:
    """The phrases inside `place`: clauses cut at commas and colons."""
    return _cut(text, place, _PHRASE_ENDS)


def _cut(text: str, place: Place, ends: str) -> tuple[Place, ...]:
    pieces: list[Place] = []
    folded = fold(text[place.start : place.end])
    for offset, paragraph_end in _paragraphs(folded):
        paragraph = folded[offset:paragraph_end]
        start = 0
        for end in [*_ends(paragraph, ends), len(paragraph)]:
            first, last = _trimmed(paragraph, start, end)
            if first < last:
                shift = place.start + offset
                pieces.append(Place(shift + first, shift + last))
            start = end
    return tuple(pieces)


def _ends(folded: str, ends: str) -> list[int]:
    """Where pieces end in a paragraph, each just after its mark."""
    found: list[int] = []
    position = 0
    while mark := _MARK.search(folded, position):
        position = mark.start()
        closer = _closing(folded, position)
        if closer is not None:
            if folded[closer - 1] in _SENTENCE_ENDS and _stands_alone(folded, closer + 1):
                found.append(closer + 1)
            position = closer + 1
            continue
        character = folded[position]
        position += 1
        if (
            (character in ends and not _inside_a_number(folded, position - 1))
            or (character == "." and _between_words(folded, position - 1))
            or (character == "," and ";" in ends and _ENUMERATION.match(folded, position))
        ):
            found.append(position)
    return found


def _closing(folded: str, position: int) -> int | None:
    """Where the pair that opens at `position` closes; None if none opens or it never closes."""
    closer = _CLOSERS.get(folded[position])
    if closer is None:
        return None
    found = folded.find(closer, position, position + _LONGEST_QUOTATION)
    return None if found < 0 else found


def _stands_alone(folded: str, position: int) -> bool:
    """Whether what ends inside quotation marks is not carried on by a comma or a particle."""
    return folded[position : position + 1] not in (*_PHRASE_ENDS, "的", "等", "、", "和", "与")


def _inside_a_number(folded: str, position: int) -> bool:
    """Whether a comma or colon stands between digits: 1,200 or 21:30."""
    return (
        folded[position] in ",:"
        and folded[position - 1 : position].isdigit()
        and folded[position + 1 : position + 2].isdigit()
    )


def _between_words(folded: str, position: int) -> bool:
    """Whether a half-width full stop stands for 。: after a word, and not in 1. or 3.5."""
    before, after = folded[position - 1 : position], folded[position + 1 : position + 2]
    return before >= "一" and (not after or after >= "一")


def _goes_on(folded: str, last: tuple[int, int], line_start: int, start: int) -> bool:
    """Whether a line carries on the one before, which broke off without closing its sentence."""
    if folded[last[1] - 1] in ",、":
        return True
    before = folded[last[0] : last[1]]
    return (
        folded[last[1] : line_start].count("\n") == 1
        and start == line_start
        and before[-1].isalnum()
        and len(before) > 30
        and "," in before
        and not _NUMBERED.match(folded, start)
    )


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return start, end
