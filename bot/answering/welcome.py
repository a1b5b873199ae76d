"""The first words, the help, and the choice of a language."""

from __future__ import annotations

from bot.answering.desk import Desk
from bot.model import StaffRole
from bot.telling import welcome as telling
from bot.telling.catalogue import LANGUAGES, catalogue
from bot.telling.message import Message


def welcome(desk: Desk) -> Message:
    """What the bot can do, with examples from the newest reply."""
    newest = desk.store.newest(1)
    editor = desk.role is not None and desk.role.covers(StaffRole.EDITOR)
    counts = desk.store.counts()
    return telling.welcome(desk.t, counts, newest[0] if newest else None, editor=editor)


def languages(desk: Desk) -> Message:
    """The languages to choose from."""
    return telling.languages(desk.t)


def choose_language(desk: Desk, chat_id: int, position: int) -> Message:
    """Keeps the chat's language and says so in it."""
    codes = tuple(LANGUAGES)
    code = codes[min(position, len(codes) - 1)]
    desk.store.set_language(chat_id, code)
    return telling.notice(catalogue(code), "language-set")
