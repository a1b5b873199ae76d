"""Questions about next steps over all replies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from bot.answering.desk import Desk
from bot.answering.seen import seen_of
from bot.model import Firmness, StepFilter
from bot.telling import steps as telling
from bot.telling.message import Message

T = TypeVar("T")


def pending(desk: Desk, page: int, agency: int, year: int, firmness: int, due: int) -> Message:
    """Next steps that the filter leaves; its values are those of a button, 0 for any."""
    which = StepFilter(
        agency_id=agency or None,
        year=year or None,
        firmness=_chosen(tuple(Firmness), firmness),
        due=_chosen(telling.DUES, due),
        today=desk.today,
    )
    size = telling.PER_PAGE
    found = desk.store.steps(which, limit=size, offset=page * size)
    stored = desk.store.agency(agency) if agency else None
    name, seen = stored.name if stored else None, seen_of(desk, found.items)
    return telling.pending(desk.t, which, name, found, desk.today, seen)


def pending_choices(
    desk: Desk, position: int, agency: int, year: int, firmness: int, due: int
) -> Message:
    """The choices for one of the four filters."""
    return telling.filter_choices(
        desk.t,
        min(position, 3),
        (agency, year, firmness, due),
        desk.store.step_agencies(),
        desk.store.step_years(),
    )


def _chosen(values: Sequence[T], number: int) -> T | None:
    """The value that a button's number stands for; None for 0 and for a forged number."""
    return values[number - 1] if 1 <= number <= len(values) else None
