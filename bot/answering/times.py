"""Questions about when a chat wishes to be told."""

from __future__ import annotations

from bot.answering.desk import Desk, Gone
from bot.telling import times as telling
from bot.telling.message import Message


def shown(desk: Desk) -> Message:
    """When the chat wishes to be told."""
    return telling.settings(desk.t, desk.store.telling_times(desk.chat_id))


def choices(desk: Desk, position: int) -> Message:
    """The values of one of the times."""
    known = desk.store.telling_times(desk.chat_id)
    message = telling.choices(desk.t, position, known)
    if message is None:
        raise Gone(position)
    return message


def change(desk: Desk, position: int, value: int) -> Message:
    """Changes one of the times."""
    known = desk.store.telling_times(desk.chat_id)
    wished = telling.changed(known, position, value)
    if wished is None:
        raise Gone(value)
    desk.store.set_telling_times(desk.chat_id, wished, at=desk.now)
    return shown(desk)
