"""The labelled replies that parsing is judged by, and the lessons that weights are learnt from.

own          tests/evaluation/replies: ours, one trap each; always there
seeds        ../shared/seeds: real replies
looked at    ../shared/replies, the first five sixths by name: read while rules were written
only scored  the last sixth, the long ones: not looked at while rules were written, but for L01,
             and scored many times; the weights of next steps are learnt from it too
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parents[1]
OWN = _HERE / "tests" / "evaluation" / "replies"
SHARED = _HERE.parent / "shared"
LESSONS = _HERE / "benchmarks" / "lessons"
_STEP, _MAYBE = "⟦⟧", "⟪⟫"  # marks around next steps, and around what may count or not


@dataclass(frozen=True, slots=True)
class Labelled:
    """A reply's text and what a reading of it must say."""

    name: str
    text: str
    labels: dict[str, Any]

    @property
    def steps(self) -> list[str]:
        """The excerpts that must be found."""
        return list(self.labels["next_steps"])

    @property
    def maybe(self) -> list[str]:
        """The excerpts that may be found or not."""
        return list(self.labels["maybe_steps"])


@dataclass(frozen=True, slots=True)
class Corpus:
    """Labelled replies under a name, with a hash of everything in them."""

    name: str
    replies: tuple[Labelled, ...]

    @property
    def sha256(self) -> str:
        """The hash that floors are pinned for."""
        digest = sha256()
        for reply in self.replies:
            digest.update(reply.name.encode())
            digest.update(reply.text.encode())
            digest.update(json.dumps(reply.labels, sort_keys=True, ensure_ascii=False).encode())
        return digest.hexdigest()


def corpora() -> tuple[Corpus, ...]:
    """Every corpus that is there."""
    found = [Corpus("own", _folder(OWN))]
    if (SHARED / "replies").is_dir() and (SHARED / "seeds").is_dir():
        replies = _folder(SHARED / "replies")
        looked_at = len(replies) * 5 // 6
        found.append(Corpus("seeds", _folder(SHARED / "seeds")))
        found.append(Corpus("looked at", replies[:looked_at]))
        found.append(Corpus("only scored", replies[looked_at:]))
    return tuple(found)


def lessons() -> Iterator[Labelled]:
    """Our own letters for learning: steps stand between ⟦ and ⟧, doubtful ones between ⟪ and ⟫."""
    for path in sorted(LESSONS.glob("*.txt")):
        text, found = _without_marks(path.read_text(encoding="utf-8"))
        labels = {"next_steps": found[_STEP], "maybe_steps": found[_MAYBE], "note": ""}
        yield Labelled(path.stem, text, labels)


def _folder(folder: Path) -> tuple[Labelled, ...]:
    found = []
    for path in sorted(folder.glob("*.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        if "NOT A REPLY" not in labels.get("note", ""):
            text = path.with_suffix(".txt").read_text(encoding="utf-8")
            found.append(Labelled(path.stem, text, labels))
    return tuple(found)


def _without_marks(marked: str) -> tuple[str, dict[str, list[str]]]:
    text = ""
    began = {_STEP: 0, _MAYBE: 0}
    found: dict[str, list[str]] = {_STEP: [], _MAYBE: []}
    for character in marked:
        marks = next((marks for marks in found if character in marks), None)
        if marks is None:
            text += character
        elif character == marks[0]:
            began[marks] = len(text)
        else:
            found[marks].append(text[began[marks] :])
    return text, found
