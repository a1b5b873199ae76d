"""How well readings agree with labels: fields exactly, next steps by characters.

Fields are compared after NFKC without blanks and punctuation; lists as sets, numbers without
leading zeros, 办理类别 by its letter. Next steps: every character of the text without blanks is
marked by the labels and by the reading; recall is over the steps, precision over steps and maybes.
A character that a reading has and the text has not is invented.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.corpora import Labelled

FIELDS = (
    "kind", "numbers", "region", "term", "meeting", "titles", "proposers", "agency", "co_agencies",
    "document_number", "written_on", "published_on", "disposition", "disclosure", "signer",
    "contact", "phone", "sections",
)  # fmt: skip
STEP_FIGURES = ("steps precision", "steps recall", "steps F1")
_LEFT_OUT = re.compile(r"[\s《》“”\"'‘’。，、：:；;（）()\[\]【】〔〕]+")


@dataclass(slots=True)
class Score:
    """The figures of one corpus, growing reply by reply."""

    replies: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    found: int = 0  # characters of steps that the reading has
    missed: int = 0
    wrong: int = 0  # characters of neither steps nor maybes
    invented: int = 0
    differences: list[str] = field(default_factory=list)

    def add(self, gold: Labelled, reading: Mapping[str, Any]) -> None:
        """Count one reply."""
        self.replies += 1
        for name in FIELDS:
            wanted, read = (
                _comparable(name, gold.labels.get(name)),
                _comparable(name, reading.get(name)),
            )
            self.right[name] += wanted == read
            if wanted != read:
                said = f"{gold.labels.get(name)!r}, read {reading.get(name)!r}"
                self.differences.append(f"{gold.name} {name}: labelled {said}")
        self.add_steps(gold, reading.get("next_steps") or ())

    def add_steps(self, gold: Labelled, steps: Iterable[str]) -> None:
        """Count the characters of one reply's next steps."""
        text = _squeezed(gold.text)
        wanted, _ = _marked(text, gold.steps)
        allowed, _ = _marked(text, gold.steps + gold.maybe)
        read, invented = _marked(text, steps)
        self.invented += invented
        self.found += sum(w and r for w, r in zip(wanted, read, strict=True))
        self.missed += sum(w and not r for w, r in zip(wanted, read, strict=True))
        self.wrong += sum(r and not a for a, r in zip(allowed, read, strict=True))

    def figures(self) -> dict[str, float]:
        """Every figure by name."""
        exact = {name: self.right[name] / max(1, self.replies) for name in FIELDS}
        return exact | {"fields": sum(exact.values()) / len(FIELDS)} | self.step_figures()

    def step_figures(self) -> dict[str, float]:
        """Precision, recall and F1 of the next steps."""
        precision = self.found / max(1, self.found + self.wrong)
        recall = self.found / max(1, self.found + self.missed)
        both = 2 * precision * recall / max(1e-9, precision + recall)
        return dict(zip(STEP_FIGURES, (precision, recall, both), strict=True))


def _key(value: object) -> str:
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", str(value))).upper()


def _comparable(name: str, value: Any) -> object:
    if value is None or value in ([], (), ""):
        return None
    if name == "numbers":
        return frozenset(_key(number).lstrip("0") for number in value)
    if name == "disposition":
        return _key(value)[:1]
    if isinstance(value, list | tuple):
        return frozenset(_key(one) for one in value)
    return _key(value)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _marked(text: str, excerpts: Iterable[str]) -> tuple[list[bool], int]:
    """Which characters of the text the excerpts cover, and how many characters are not in it."""
    marks = [False] * len(text)
    invented = 0
    for excerpt in filter(None, map(_squeezed, excerpts)):
        at = text.find(excerpt)
        if at < 0:
            invented += len(excerpt)
        while at >= 0:
            marks[at : at + len(excerpt)] = [True] * len(excerpt)
            at = text.find(excerpt, at + 1)
    return marks, invented


def places_of(text: str, excerpts: Iterable[str]) -> set[int]:
    """The positions in `text` that the excerpts cover, blanks and character forms aside."""
    squeezed, origins = "", []
    for position, character in enumerate(text):
        plain = _squeezed(character)
        squeezed += plain
        origins += [position] * len(plain)
    marks, _ = _marked(squeezed, excerpts)
    return {origins[i] for i, marked in enumerate(marks) if marked}
