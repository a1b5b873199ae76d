"""What an error of Telegram's or of the line means for the parcel that met it.

What certainly was not sent is told apart from what may have been: only the latter may be repeated
by being sent again.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.delivering.pacing import seconds_of
from bot.model import Fate, Held, Moved, Refused, Troubled, Unanswered, Unsent, Unwanted

# The connection was never made, so that nothing can have gone out on it.
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)

# Refusals of the chat and not of the message, as the Bot API server words them.
_OF_THE_CHAT = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "not enough rights",
    "have no rights",
    "chat_write_forbidden",
    "need administrator rights",
    "chat_restricted",
    "topic_closed",
)

# Said by a gateway between, which does not know what became of the request.
_OF_A_GATEWAY = ("gateway", "(502)", "(504)")

_A_MARGIN = timedelta(milliseconds=100)  # the clocks' seconds are not the same


def fate_of(error: TelegramError, now: datetime) -> Fate:
    """What becomes of the parcel that was to be sent."""
    match error:
        case RetryAfter():
            fate: Fate = Held(now + timedelta(seconds=seconds_of(error)) + _A_MARGIN)
        case ChatMigrated():
            fate = Moved(error.new_chat_id)
        case Forbidden():
            fate = Unwanted(error.message)
        case BadRequest():
            fate = (Unwanted if _says(error, _OF_THE_CHAT) else Refused)(error.message)
        case InvalidToken() | Conflict():
            fate = Unsent(error.message)
        case NetworkError():
            fate = _of_the_line(error)
        case _:
            fate = Unanswered(error.message)  # an answer that cannot be read
    return fate


def _of_the_line(error: NetworkError) -> Fate:
    if isinstance(error.__cause__, _NEVER_LEFT):
        return Unsent(error.message)
    if error.__cause__ is not None or _says(error, _OF_A_GATEWAY):
        return Unanswered(error.message)
    return Troubled(error.message)  # Telegram's own answer: 500 and the like


def _says(error: TelegramError, words: tuple[str, ...]) -> bool:
    return any(each in error.message.lower() for each in words)
