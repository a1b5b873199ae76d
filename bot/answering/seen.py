"""What was seen of next steps, with its day as it was where members live."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import tzinfo

from bot.answering.desk import Desk
from bot.model import StepMark, StoredStep
from bot.telling.steps import Seen


def seen_of(desk: Desk, steps: Iterable[StoredStep]) -> Seen:
    """The newest mark of each step that has one."""
    marks = desk.store.statuses([stored.id for stored in steps])
    return {step_id: local(mark, desk.zone) for step_id, mark in marks.items()}


def local(mark: StepMark, zone: tzinfo) -> StepMark:
    """The mark with its time in this zone."""
    return replace(mark, at=mark.at.astimezone(zone))
