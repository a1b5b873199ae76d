"""The body of a letter as phrases in their order, each with the clause, sentence and paragraph
that it belongs to and the headings that it stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model import Place
from bot.parsing.letter import Letter
from bot.sentences import clauses, paragraphs, phrases, sentences

_MARKS = (
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)"),
    re.compile(r"\d{1,2}[、.](?!\d)"),
    re.compile(r"\(\d{1,2}\)"),
)
_LABEL = re.compile(
    r"(?:下一?步|下一?阶段|下阶段|接下来|今后|后续|后段|往后)(?:的?工作)?(?:中|里|打算|计划|安排|思路|措施)?[,:]"
)
_LONGEST_HEADING = 60  # characters


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, the numbers of its clause, sentence and paragraph, and the headings above it."""

    index: int
    place: Place
    clause: int
    sentence: int
    paragraph: int
    is_heading: bool
    level: int | None  # of the heading, 0 for 一、
    is_label: bool  # 下一步, · 下步工作:
    headings: tuple[str, ...]  # folded, outermost first


def phrases_of(letter: Letter) -> tuple[Phrase, ...]:
    """Every phrase of the body."""
    found: list[Phrase] = []
    above: dict[int, str] = {}
    clause_number = sentence_number = 0
    for paragraph_number, paragraph in enumerate(paragraphs(letter.text, letter.body)):
        heading = _heading(letter, paragraph)
        if heading:
            level, words = heading
            above = {other: text for other, text in above.items() if other < level} | {
                level: words.of(letter.folded)
            }
        for sentence in sentences(letter.text, paragraph):
            sentence_number += 1
            for clause in clauses(letter.text, sentence):
                clause_number += 1
                for place in phrases(letter.text, clause):
                    found.append(
                        Phrase(
                            index=len(found),
                            place=place,
                            clause=clause_number,
                            sentence=sentence_number,
                            paragraph=paragraph_number,
                            is_heading=heading is not None and place.end <= heading[1].end,
                            level=heading[0] if heading else None,
                            is_label=bool(_LABEL.fullmatch(place.of(letter.folded))),
                            headings=tuple(above[level] for level in sorted(above)),
                        )
                    )
    return tuple(found)


def _heading(letter: Letter, paragraph: Place) -> tuple[int, Place] | None:
    """The level and place of the heading that a paragraph is, or begins with."""
    folded = paragraph.of(letter.folded)
    for level, mark in enumerate(_MARKS):
        if mark.match(folded):
            end = re.search(r"[。:;]", folded)
            words = folded[: end.end()] if end else folded
            return (
                (level, Place(paragraph.start, paragraph.start + len(words)))
                if _names(words)
                else None
            )
    return None


def _names(words: str) -> bool:
    """Whether numbered words name what follows, instead of telling it."""
    if len(words) > _LONGEST_HEADING or words.endswith(";"):
        return False
    return "," not in words or bool(re.match(r"[^,]{0,4}(?:关于|对于|针对|就)", words))
