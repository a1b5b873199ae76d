"""What a letter says will be done after it: each clause with who, by when and how firmly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from bot.folding import fold
from bot.model import NextStep, Place
from bot.parsing.letter import Letter
from bot.parsing.promises.actors import Actor, actor, nobody
from bot.parsing.promises.due import due, dues
from bot.parsing.promises.firmness import firmness
from bot.parsing.promises.formulas import found_in
from bot.parsing.promises.phrases import Phrase
from bot.parsing.promises.promising import promised

_CONDITIONS = frozenset(("若", "待某事后", "某事后"))
_FINISHED = frozenset(("已", "了", "截至"))
_ITEM = re.compile(
    r"(?:其?[一二三四五六七八九十]是|[(][一二三四五六七八九十\d]{1,2}[)]|\d{1,2}[、.])"
)
_ITEM_HEAD = re.compile(_ITEM.pattern + r"[^,;。]{2,16}。")


@lru_cache(maxsize=2)  # every section of a letter asks again
def next_steps(letter: Letter) -> tuple[NextStep, ...]:
    """The next steps in the body of a letter, in their order."""
    steps: list[NextStep] = []
    for _, in_paragraph in groupby(promised(letter), key=lambda phrase: phrase.paragraph):
        steps.extend(_of_paragraph(letter, list(in_paragraph)))
    return tuple(steps)


def _of_paragraph(letter: Letter, phrases: list[Phrase]) -> Iterator[NextStep]:
    acting: Actor | None = None
    for run in _runs(phrases):
        whole = Place(run[0].place.start, run[-1].place.end)
        for parts in _clauses(letter, run):
            found = first_actor(letter, [part.place for part in parts])
            acting = found or acting
            yield step_of(letter, [part.place for part in parts], whole, found, acting)


def _clauses(letter: Letter, run: list[Phrase]) -> Iterator[list[Phrase]]:
    """The phrases of a run by clause; 一是扩大服务。 goes with the clause that it names."""
    head: list[Phrase] = []
    for _, clause in groupby(run, key=lambda phrase: phrase.clause):
        parts = list(clause)
        if not head and _ITEM_HEAD.fullmatch(_words(letter, parts)):
            head = parts
            continue
        if head and _ITEM.match(_words(letter, parts)):
            yield head
            head = []
            if _ITEM_HEAD.fullmatch(_words(letter, parts)):
                head = parts
                continue
        yield head + parts
        head = []
    if head:
        yield head


def _words(letter: Letter, parts: list[Phrase]) -> str:
    return letter.folded[parts[0].place.start : parts[-1].place.end]


def _runs(phrases: list[Phrase]) -> Iterator[list[Phrase]]:
    """The phrases of a paragraph in runs without a gap between them."""
    run: list[Phrase] = []
    for phrase in phrases:
        if run and phrase.index != run[-1].index + 1:
            yield run
            run = []
        run.append(phrase)
    if run:
        yield run


def first_actor(letter: Letter, parts: Sequence[Place]) -> Actor | None:
    """The first who is printed at the head of one of the phrases of a clause."""
    found = (actor(letter, phrase.start, parts[-1].end) for phrase in parts)
    return next((one for one in found if one), None)


def _binding_words(letter: Letter, parts: Sequence[Place]) -> str:
    """The clause with conditions and finished facts blanked: their dates bind nobody."""
    words = [phrase.of(letter.text) for phrase in parts]
    return "".join(one if _binds(letter, one) else "," * len(one) for one in words)


def _binds(letter: Letter, words: str) -> bool:
    names = {formula.name for formula in found_in(fold(words))}
    if names & _CONDITIONS:
        return False
    to_come = any(letter.dated and one.start > letter.dated for one in dues(words, letter.dated))
    return to_come or not names & _FINISHED  # 已列入2027年计划 is finished and yet to come


def step_of(
    letter: Letter,
    parts: Sequence[Place],
    whole: Place,
    found: Actor | None,
    acting: Actor | None,
) -> NextStep:
    """The next step that these phrases of a clause are, in a run of next steps.

    `found` is who is printed in it, `acting` who acts: that one, or the one before.
    """
    place = Place(parts[0].start, parts[-1].end)
    words, acting = _binding_words(letter, parts), acting or nobody(letter)
    dated = due(words, letter.dated)
    part = (i for i, p in enumerate(letter.parts) if p.heading.start <= place.start < p.answer.end)
    return NextStep(
        text=place.of(letter.text),
        start=place.start,
        end=place.end,
        paragraph=whole,
        section=next(part, None),
        who=found.who if found else "",
        agency=acting.agency,
        agencies=acting.agencies,
        due=dated,
        firmness=firmness(words, dated),
    )
