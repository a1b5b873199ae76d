"""A next step that a person chose among the words of the letter."""

from __future__ import annotations

from bot.model import NextStep, Place
from bot.parsing.letter import Letter
from bot.parsing.promises.actors import Actor
from bot.parsing.promises.next_steps import first_actor, step_of
from bot.sentences import phrases


def chosen_step(letter: Letter, place: Place, before: NextStep | None = None) -> NextStep:
    """The words at `place` as a next step: who, by when and how firmly is read as of any other.

    Where they name nobody, who does the step `before` them does this one, too.
    """
    parts = phrases(letter.text, place)
    if not parts:
        raise ValueError(f"nothing is said at {place}")
    found = first_actor(letter, parts)
    inherited = Actor("", before.agency, before.agencies) if before else None
    return step_of(letter, parts, Place(parts[0].start, parts[-1].end), found, found or inherited)
