"""Two versions of one letter, of which only the body is given."""

from __future__ import annotations

from bot.comparing import Changes, changes
from bot.model import NextStep, Reply
from tests.store.replies import next_step, plain_reply


def letter(text: str, **read: object) -> Reply:
    """A reply whose whole text is its body, unless said otherwise."""
    return plain_reply(text, **read)


def between(before: str, after: str) -> Changes:
    """What differs between two bodies."""
    return changes(letter(before), letter(after))


def shown(found: Changes, before: str, after: str) -> tuple[list[str], list[str], list[tuple]]:
    """Added, removed and reworded sentences, as the places quote them."""
    return (
        [place.of(after) for place in found.added],
        [place.of(before) for place in found.removed],
        [(pair.before.of(before), pair.after.of(after)) for pair in found.reworded],
    )


def promised(*sentences: str) -> list[NextStep]:
    """Next steps of these words."""
    return [next_step(words, words) for words in sentences]
