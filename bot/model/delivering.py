"""What became of a parcel that was on its way to a chat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram took it."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """This message cannot be told or is not taken, now or ever; other messages may be."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unwanted:
    """The chat cannot be written to until somebody there comes back; nothing was sent."""

    reason: str


@dataclass(frozen=True, slots=True)
class Held:
    """The chat must not be written to before a moment; nothing was sent."""

    until: datetime  # aware


@dataclass(frozen=True, slots=True)
class Unsent:
    """It never left, through no fault of the message: no line, no valid token."""

    reason: str


@dataclass(frozen=True, slots=True)
class Troubled:
    """Telegram had trouble of its own and did not send it: to be tried again, not for ever."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """It left and no answer came: it may have arrived."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group became a supergroup; nothing was sent."""

    chat_id: int  # the new one


Fate = Sent | Refused | Unwanted | Held | Unsent | Troubled | Unanswered | Moved


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of which parcel."""

    parcel_id: int
    fate: Fate
