"""The same news for many: worked out once a second, not once a chat.

Two messages about one event, in one language and through follows of the same thing, differ only in
the follow that their buttons mute and stop.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from time import monotonic

from bot.model import Parcel
from bot.telling import actions
from bot.telling.message import Button, Message

FRESH = 1.0  # seconds: what is told is never older

Render = Callable[[Parcel], Message]


@dataclass(frozen=True, slots=True)
class _Known:
    message: Message
    follow_id: int
    at: float


class Alike:
    """Messages as `render` works them out, each kept for as long as it is fresh."""

    def __init__(self, render: Render, clock: Callable[[], float] = monotonic) -> None:
        self._render = render
        self._clock = clock
        self._known: dict[Hashable, _Known] = {}

    def known(self, parcel: Parcel) -> Message | None:
        """The parcel's message if one like it was worked out just now, without the store."""
        known = self._known.get(_likeness(parcel))
        if known is None or self._clock() - known.at > FRESH:
            return None
        follow = parcel.owed[0].follow
        return _through(known.message, known.follow_id, follow.id) if follow else None

    def told(self, parcel: Parcel) -> Message:
        """The parcel's message, worked out."""
        message, now = self._render(parcel), self._clock()
        likeness, follow = _likeness(parcel), parcel.owed[0].follow
        if likeness and follow:
            fresh = {each: k for each, k in self._known.items() if now - k.at <= FRESH}
            self._known = {**fresh, likeness: _Known(message, follow.id, now)}
        return message


def _likeness(parcel: Parcel) -> Hashable:
    """What parcels of the same message have in common; None for one that is like no other."""
    owed = parcel.owed[0]
    if len(parcel.owed) > 1 or owed.follow is None:
        return None
    about = (owed.follow.subject, owed.follow.key)
    return (owed.event, owed.maybe_repeated, parcel.language, *about)


def _through(message: Message, old: int, new: int) -> Message:
    """The message with the buttons of another follow."""
    if old == new:
        return message
    rows = tuple(
        tuple(replace(button, data=_data(button, old, new)) for button in row)
        for row in message.rows
    )
    return replace(message, rows=rows)


def _data(button: Button, old: int, new: int) -> str:
    for action in (actions.MUTE, actions.STOP):
        if action.pattern.match(button.data):
            follow, *rest = action.read(button.data)
            return action(new if follow == old else follow, *rest)
    return button.data
