"""Which stretches of a letter may be chosen as next steps, and where a next step may be split."""

from __future__ import annotations

from datetime import datetime

from bot.correcting.correction import StepCorrection, StepDeed, mark_of
from bot.errors import UserError
from bot.folding import key
from bot.model import Place, Reply
from bot.sentences import clauses, phrases, sentences


def choices(reply: Reply) -> tuple[Place, ...]:
    """What may be chosen as a next step: whole sentences of the body that hold none yet, and of
    the others the clauses that hold none; in the order of the text."""
    free: list[Place] = []
    for sentence in sentences(reply.text, reply.body):
        taken = _overlaps(reply, sentence)
        free.extend(clauses(reply.text, sentence) if taken else [sentence])
    return tuple(p for p in free if key(p.of(reply.text)) and not _overlaps(reply, p))


def borders(reply: Reply, index: int) -> tuple[int, ...]:
    """Where the step may be split: where in the text a later clause or phrase of it begins."""
    step = reply.next_steps[index]
    return tuple(part.start for part in phrases(reply.text, Place(step.start, step.end))[1:])


def choose_step(reply: Reply, place: Place, by: int, at: datetime) -> StepCorrection:
    """The words at `place`, which is one of `choices`, are a next step."""
    if place not in choices(reply):
        raise UserError("这句话已经是下一步，或者原文里没有这样一句。请重新选一句。")
    return _of(reply, StepDeed.ADDED, place, None, by, at)


def remove_step(reply: Reply, index: int, by: int, at: datetime) -> StepCorrection:
    """What was read as the step is none."""
    step = reply.next_steps[index]
    return _of(reply, StepDeed.REMOVED, Place(step.start, step.end), None, by, at)


def split_step(reply: Reply, index: int, border: int, by: int, at: datetime) -> StepCorrection:
    """The step is two: the second begins at `border`, which is one of `borders`."""
    if border not in borders(reply, index):
        raise UserError("这里不是分句的地方，不能从这里拆开。请重新选一处。")
    step = reply.next_steps[index]
    place = Place(step.start, step.end)
    return _of(reply, StepDeed.SPLIT, place, border - step.start, by, at)


def place_of(text: str, correction: StepCorrection) -> Place | None:
    """Where the correction's words stand in this text, or None.

    A text may be set in other lines than the one that the person saw: blanks are passed over. Where
    the words stand fewer times than there, the last of the places is meant.
    """
    squeezed = _Squeezed(text)
    words = "".join(correction.words.split())
    starts = squeezed.starts(words)
    if not starts:
        return None
    start = starts[min(correction.occurrence, len(starts) - 1)]
    return squeezed.place(start, start + len(words))


def border_of(text: str, place: Place, correction: StepCorrection) -> int:
    """Where in this text the second part of the split step at `place` begins."""
    before = "".join(correction.words[: correction.border].split())
    offsets = [at for at in range(place.start, place.end) if not text[at].isspace()]
    return offsets[len(before)]


class _Squeezed:
    """A text without its blanks, and where each of its characters stands in the text."""

    def __init__(self, text: str) -> None:
        self._offsets = [at for at, character in enumerate(text) if not character.isspace()]
        self._text = "".join(text[at] for at in self._offsets)

    def starts(self, words: str) -> list[int]:
        """Every place at which the words begin."""
        found = []
        start = self._text.find(words) if words else -1
        while start >= 0:
            found.append(start)
            start = self._text.find(words, start + 1)
        return found

    def place(self, start: int, end: int) -> Place:
        """The stretch of the text itself."""
        return Place(self._offsets[start], self._offsets[end - 1] + 1)


def _of(
    reply: Reply, deed: StepDeed, place: Place, border: int | None, by: int, at: datetime
) -> StepCorrection:
    words = place.of(reply.text)
    squeezed = _Squeezed(reply.text)
    starts = squeezed.starts("".join(words.split()))
    occurrence = sum(squeezed.place(start, start + 1).start < place.start for start in starts)
    return StepCorrection(deed, words, occurrence, border, mark_of(reply.text), by, at)


def _overlaps(reply: Reply, place: Place) -> bool:
    return any(step.start < place.end and place.start < step.end for step in reply.next_steps)
