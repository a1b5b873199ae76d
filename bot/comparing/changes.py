"""What differs between two versions of a reply: sentence by sentence in the body, and by field.

What stands outside the body counts as far as it is read into fields: a page's counter of visitors
is no change.

Sentences whose wording is the same are no change, wherever they stand and however they are cut.
Of the others, the most alike are one sentence reworded; what is left was added or removed. So
every sentence of both bodies is counted once: unchanged, reworded, added or removed.

Beyond `MOST_PAIRS` pairs to look at, whole paragraphs are compared in place of sentences; beyond
that even so, nothing is looked for among them and all are removed and added.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from bot.comparing.likeness import MOST_PAIRS, most_alike
from bot.comparing.same_words import unpaired
from bot.comparing.wording import wording, wordings
from bot.model import Place, Reply
from bot.sentences import paragraphs, sentences

Value = str | int | date | tuple[str, ...] | None

_NAMES = [field.name for field in fields(Reply)]
FIELDS = tuple(_NAMES[_NAMES.index("kind") : _NAMES.index("phone") + 1])


@dataclass(frozen=True, slots=True)
class Reworded:
    """A sentence that says the same matter in other words: its place before and after."""

    before: Place
    after: Place


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that is stated otherwise; None and () mean: not stated."""

    name: str  # of the field of `Reply`
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two versions; places in text order, each of its own version."""

    added: tuple[Place, ...]  # in the text after
    removed: tuple[Place, ...]  # in the text before
    reworded: tuple[Reworded, ...]  # in the order of the text after
    fields: tuple[FieldChange, ...]

    @property
    def nothing(self) -> bool:
        """Whether the two say the same."""
        return not (self.added or self.removed or self.reworded or self.fields)


def changes(before: Reply, after: Reply) -> Changes:
    """What differs in `after` from `before`."""
    removed, added = _other_words(before, after, sentences)
    if len(removed) * len(added) > MOST_PAIRS:
        removed, added = _other_words(before, after, paragraphs)
    pairs = most_alike(wordings(before.text, removed), wordings(after.text, added))
    reworded = [Reworded(removed[i], added[j]) for i, j in pairs.items()]
    return Changes(
        added=tuple(place for j, place in enumerate(added) if j not in pairs.values()),
        removed=tuple(place for i, place in enumerate(removed) if i not in pairs),
        reworded=tuple(sorted(reworded, key=lambda pair: pair.after.start)),
        fields=_field_changes(before, after),
    )


def _other_words(
    before: Reply, after: Reply, cut: Callable[[str, Place], Sequence[Place]]
) -> tuple[list[Place], list[Place]]:
    """The pieces of both bodies whose words the other body does not have."""
    old, new = cut(before.text, before.body), cut(after.text, after.body)
    gone, come = unpaired(wordings(before.text, old), wordings(after.text, new))
    return [old[i] for i in gone], [new[j] for j in come]


def _field_changes(before: Reply, after: Reply) -> tuple[FieldChange, ...]:
    stated = ((name, getattr(before, name), getattr(after, name)) for name in FIELDS)
    return tuple(
        FieldChange(name, old, new) for name, old, new in stated if _plain(old) != _plain(new)
    )


def _plain(value: Value) -> Value:
    if isinstance(value, tuple):
        return tuple(map(wording, value))
    return wording(value) if isinstance(value, str) else value
