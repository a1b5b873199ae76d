"""Corrections put into what was read of a text.

Of the text that a person had before them their word stands, whatever a later parser reads in it. A
new version may state something else: there a field's correction holds only while the machine reads
what it had misread then, and a step's while the text still holds its words. Else it is at rest, and
the reply says so as a doubt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.correcting.correction import (
    Correction,
    FieldCorrection,
    StepCorrection,
    StepDeed,
    Value,
    mark_of,
)
from bot.correcting.fields import FIELDS, label, shown, value_of
from bot.correcting.steps import border_of, place_of
from bot.folding import key
from bot.model import FieldReading, NextStep, Place, Reply, Sureness, Warning
from bot.parsing import chosen_step, letter_of, with_body
from bot.sentences import paragraphs

# What the body is read with: a step that names nobody is the agency's, 今年 is the letter's year.
_READ_WITH = frozenset(("kind", "region", "agency", "co_agencies", "written_on", "published_on"))


def corrected(read: Reply, corrections: Iterable[Correction]) -> Reply:
    """What was read, with all corrections that hold for its text, in the order they were made."""
    counting = _counting(corrections)
    if not counting:
        return read
    resting = at_rest(read, counting)
    holding = [correction for correction in counting if correction not in resting]
    reply = _with_fields(read, [c for c in holding if isinstance(c, FieldCorrection)])
    for correction in holding:
        if isinstance(correction, StepCorrection):
            reply = _with_step(reply, correction)
    doubts = tuple(dict.fromkeys(_doubt(read, correction) for correction in resting))
    return replace(reply, warnings=(*reply.warnings, *doubts))


def at_rest(read: Reply, corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Those corrections that do not hold for this text, as the machine reads it."""
    return tuple(correction for correction in _counting(corrections) if _rests(read, correction))


def _counting(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Of several corrections of one field only the last."""
    made = tuple(corrections)
    last = {c.field: at for at, c in enumerate(made) if isinstance(c, FieldCorrection)}
    return tuple(
        correction
        for at, correction in enumerate(made)
        if isinstance(correction, StepCorrection) or last[correction.field] == at
    )


def _rests(read: Reply, correction: Correction) -> bool:
    if isinstance(correction, StepCorrection):
        return place_of(read.text, correction) is None
    if correction.text == mark_of(read.text):
        return False
    return value_of(read, correction.field) not in (correction.read, correction.said)


def _with_fields(read: Reply, corrections: Sequence[FieldCorrection]) -> Reply:
    said = {correction.field: correction.said for correction in corrections}
    if not said:
        return read
    reply = replace(
        read,
        **said,  # type: ignore[arg-type]
        warnings=tuple(warning for warning in read.warnings if warning.field not in said),
        readings=_readings(read, said),
    )
    return with_body(reply) if any(_differs(read, reply, field) for field in _READ_WITH) else reply


def _differs(one: Reply, other: Reply, field: str) -> bool:
    return value_of(one, field) != value_of(other, field)


def _readings(read: Reply, said: dict[str, Value]) -> tuple[FieldReading, ...]:
    """One for each value, in the fields' order; a person's word is as good as a printed label."""
    found: list[FieldReading] = []
    for field in FIELDS:
        if field not in said:
            found.extend(reading for reading in read.readings if reading.field == field)
            continue
        value = said[field]
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None:
                found.append(FieldReading(field, _printed(read.text, one), Sureness.STATED))
    return tuple(found)


def _printed(text: str, value: str | int | date) -> Place | None:
    start = text.find(value) if isinstance(value, str) and value else -1
    return None if start < 0 else Place(start, start + len(str(value)))


def _with_step(reply: Reply, correction: StepCorrection) -> Reply:
    place = place_of(reply.text, correction)
    if place is None:
        return reply
    changed = _CHANGED[correction.deed](reply, place, correction)
    return replace(reply, next_steps=_in_runs(reply, changed))


def _added(reply: Reply, place: Place, correction: StepCorrection) -> list[NextStep]:
    del correction
    steps = list(reply.next_steps)
    if any(step.start < place.end and place.start < step.end for step in steps):
        return steps  # the machine has learnt to read it
    steps.append(chosen_step(letter_of(reply), place))
    return sorted(steps, key=lambda step: step.start)


def _removed(reply: Reply, place: Place, correction: StepCorrection) -> list[NextStep]:
    del correction
    return [step for step in reply.next_steps if Place(step.start, step.end) != place]


def _split(reply: Reply, place: Place, correction: StepCorrection) -> list[NextStep]:
    border = border_of(reply.text, place, correction)
    letter, steps = letter_of(reply), []
    for step in reply.next_steps:
        if Place(step.start, step.end) != place:
            steps.append(step)
            continue
        inherited = step if not step.who else None
        first = chosen_step(letter, Place(place.start, border), inherited)
        steps += [first, chosen_step(letter, Place(border, place.end), first)]
    return steps


_CHANGED = {StepDeed.ADDED: _added, StepDeed.REMOVED: _removed, StepDeed.SPLIT: _split}


def _in_runs(reply: Reply, steps: Sequence[NextStep]) -> tuple[NextStep, ...]:
    """The steps, each with the run of steps that it stands in now, inside one paragraph."""
    runs: list[list[NextStep]] = []
    for paragraph in paragraphs(reply.text, reply.body):
        run: list[NextStep] = []
        for step in (s for s in steps if paragraph.start <= s.start < paragraph.end):
            if run and key(reply.text[run[-1].end : step.start]):
                runs.append(run)
                run = []
            run.append(step)
        if run:
            runs.append(run)
    placed = {
        step.start: replace(step, paragraph=Place(run[0].start, run[-1].end))
        for run in runs
        for step in run
    }
    return tuple(placed.get(step.start, step) for step in steps)


def _doubt(read: Reply, correction: Correction) -> Warning:
    if isinstance(correction, FieldCorrection):
        return Warning(
            correction.field,
            f"{label(correction.field)}此前更正为“{shown(correction.said)}”，这个版本读作"
            f"“{shown(value_of(read, correction.field))}”，更正未套用，请核对。",
        )
    words = correction.words if len(correction.words) <= 40 else correction.words[:40] + "…"
    return Warning("next_steps", f"此前对下一步“{words}”的更正，这个版本没有这句话，未套用。")
