"""What changed in a reply, sentence by sentence: 新增, 删去, 原文 → 现为, and field by field.

Sentences are the agency's own, verbatim; of a reworded one, the words that differ stand in bold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from markupsafe import Markup

from bot.comparing import Changes, FieldChange
from bot.model import Kind, Place, Reply
from bot.telling import names
from bot.telling.catalogue import Catalogue, clipped
from bot.telling.masking import masked
from bot.telling.message import joined
from bot.telling.quoting import LONGEST, quote

# Fields that a letter prints; the telephone number only as having changed.
TOLD_FIELDS = (
    "numbers",
    "region",
    "term",
    "meeting",
    "titles",
    "proposers",
    "agency",
    "co_agencies",
    "document_number",
    "index_number",
    "written_on",
    "published_on",
    "disposition",
    "disclosure",
    "signer",
    "contact",
    "phone",
)
SHORT = 120  # characters of a sentence in a message with others
_COMPARED_IN_FULL = 600  # characters of a sentence; a longer one is shown without bold words
_LONGEST_FIELD = 80  # characters


@dataclass(frozen=True, slots=True)
class Change:
    """Two versions of a reply and what differs between them."""

    before: Reply
    after: Reply
    changes: Changes

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """The changed fields that are told."""
        return tuple(field for field in self.changes.fields if field.name in TOLD_FIELDS)

    @property
    def count(self) -> int:
        """How many changes there are to tell."""
        found = self.changes
        sentences = len(found.added) + len(found.removed) + len(found.reworded)
        return sentences + len(self.fields)


def _places(found: Changes) -> Iterator[Place]:
    yield from (*found.added, *found.removed)
    for pair in found.reworded:
        yield from (pair.before, pair.after)


def has_long_sentences(change: Change) -> bool:
    """Whether some sentence is shown only in part where there is no room for it."""
    return any(place.end - place.start > SHORT for place in _places(change.changes))


def counted(t: Catalogue, change: Change) -> Markup:
    """新增 2 句 · 删去 1 句 · 改动 3 句 · 另改 1 处栏目; only what there is."""
    found = change.changes
    counts = (
        ("changes-added", len(found.added)),
        ("changes-removed", len(found.removed)),
        ("changes-reworded", len(found.reworded)),
        ("changes-fields", len(change.fields)),
    )
    return names.listed(t, [t(message, count=count) for message, count in counts if count])


def blocks(t: Catalogue, change: Change, longest: int = LONGEST) -> Iterator[Markup]:
    """A piece of the message for each change: fields first, then sentences as they stand."""
    before, after = masked(change.before), masked(change.after)
    yield from (_field(t, field) for field in change.fields)
    for was, now in _in_order(change.changes):
        words = was.of(before) if was else None, now.of(after) if now else None
        yield _sentence(t, *words, longest)


def _in_order(found: Changes) -> Sequence[tuple[Place | None, Place | None]]:
    """Reworded and added sentences as the new text has them, then those that are gone."""
    in_new: list[tuple[int, Place | None, Place | None]] = [
        *((place.start, None, place) for place in found.added),
        *((pair.after.start, pair.before, pair.after) for pair in found.reworded),
    ]
    told = [(was, now) for _, was, now in sorted(in_new, key=lambda each: each[0])]
    return [*told, *((place, None) for place in found.removed)]


def _sentence(t: Catalogue, was: str | None, now: str | None, longest: int) -> Markup:
    """Never folded up: what changed must be in view."""
    old, new = _other_words(was, now) if was and now else ([], [])
    parts: list[Markup] = []
    if was is not None:
        parts.append(t("change-removed" if now is None else "change-was"))
        parts.append(quote(t, was, old, longest, folded=False))
    if now is not None:
        parts.append(t("change-added" if was is None else "change-now"))
        parts.append(quote(t, now, new, longest, folded=False))
    return joined(parts)


def _other_words(was: str, now: str) -> tuple[list[Place], list[Place]]:
    """Where the two differ, in each."""
    if max(len(was), len(now)) > _COMPARED_IN_FULL:
        return [], []
    differing = [
        codes
        for codes in SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
        if codes[0] != "equal"
    ]
    return (
        [Place(start, end) for _, start, end, _, _ in differing if start < end],
        [Place(start, end) for _, _, _, start, end in differing if start < end],
    )


def _field(t: Catalogue, field: FieldChange) -> Markup:
    name = t(f"field-{field.name.replace('_', '-')}")
    if field.name == "phone":
        return t("field-hidden", name=name)
    return t("field-changed", name=name, was=value(t, field.before), now=value(t, field.after))


def value(t: Catalogue, stated: object) -> str:
    """What a field states, as a person writes it."""
    if stated is None or stated == ():
        return t.plain("field-unstated")
    if isinstance(stated, date):
        return names.day(stated, t) or ""
    if isinstance(stated, Kind):
        return t.plain(f"field-kind-{stated}")
    if isinstance(stated, tuple):
        return clipped("、".join(map(str, stated)), _LONGEST_FIELD)
    return clipped(str(stated), _LONGEST_FIELD)


def field_name(t: Catalogue, field: str) -> str:
    """What a field is called."""
    return t.plain(f"field-{field.replace('_', '-')}")
