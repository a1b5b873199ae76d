"""Questions about what is kept: all of it shown, all of it deleted."""

from __future__ import annotations

from bot.answering.desk import Desk
from bot.answering.things import described
from bot.telling import privacy as telling
from bot.telling.message import Message


def my_data(desk: Desk, page: int = 0) -> Message:
    """All that is kept about the chat."""
    kept = desk.store.kept_about(desk.chat_id)
    return telling.my_data(
        desk.t,
        kept,
        [(each, described(desk.store, desk.t, each.subject, each.key)) for each in kept.follows],
        [(each, described(desk.store, desk.t, each.subject, each.key)) for each in kept.reminders],
        desk.role,
        desk.zone,
        page,
    )


def forget(desk: Desk) -> Message:
    """Asks once."""
    return telling.forget(desk.t)


def forget_all(desk: Desk) -> Message:
    """Deletes it, and says what of an admin's work stays in the office's records."""
    marks = desk.store.kept_about(desk.chat_id).marks
    desk.store.forget(desk.chat_id)
    return telling.forgotten(desk.t, marks, desk.role)
