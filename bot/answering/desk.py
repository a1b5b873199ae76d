"""What an answer is made with: where to look, in which language, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from bot.intake import Intake
from bot.model import ReplyLine, StaffRole, StoredReply
from bot.store import Store
from bot.telling.catalogue import Catalogue
from bot.telling.message import Message
from bot.telling.searching import nothing
from bot.telling.welcome import notice

WORDS_LIMIT = 200  # characters; nobody asks for more, and a search for more only costs


@dataclass(frozen=True, slots=True)
class Desk:
    """One question's surroundings."""

    store: Store
    t: Catalogue
    today: date  # where the bot's members live
    region: str | None  # preferred when an agency's name fits several places
    chat_id: int  # where the question was asked
    person_id: int  # who asked it; in a private chat the same number
    now: datetime  # aware
    zone: tzinfo  # where the bot's members live
    intake: Intake
    role: StaffRole | None = None  # in a private chat, as it is at this question; None in groups
    owners: frozenset[int] = frozenset()  # whom the settings name
    unstated_is_open: bool = True  # replies that state no 公开属性 are shown to members


class Gone(LookupError):
    """What a button speaks of is no longer stored."""


def stored_reply(desk: Desk, reply_id: int, version: int | None = None) -> StoredReply:
    """The reply; raises `Gone`."""
    stored = desk.store.reply(reply_id, version)
    if stored is None:
        raise Gone(reply_id)
    return stored


def too_long(desk: Desk, words: str) -> Message | None:
    """An answer for words that are too many to search for."""
    if len(words) <= WORDS_LIMIT:
        return None
    return notice(desk.t, "too-long", limit=WORDS_LIMIT)


def nothing_found(desk: Desk, words: str, near: Sequence[ReplyLine]) -> Message:
    """Nothing fits: the nearest, or, when nothing is stored at all, what to do about that."""
    if not desk.store.newest(1):
        return notice(desk.t, "examples-none")
    return nothing(desk.t, words, near)
