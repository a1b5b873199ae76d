"""Letters that change, and what is owed for them, looked at behind the store's back."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model import Announce, Due, Place, Reply, Saved, Subject
from bot.store import Store, identity
from tests.store.replies import next_step, plain_reply

ZONE = ZoneInfo("Asia/Shanghai")
AT = datetime(2026, 3, 2, 10, tzinfo=ZONE)  # a Monday
ME, OTHER = 7, -100_200_300


def at(days: float = 0) -> datetime:
    """So many days after AT."""
    return AT + timedelta(days=days)


def letter(
    *sentences: str, number: str = "82", steps: Sequence[str] = (), **changed: object
) -> Reply:
    """A reply whose body is these sentences; `steps` are those among them that promise."""
    text = "".join(f"{sentence}。" for sentence in sentences)
    promised = tuple(next_step(text, words, due=due_in(words)) for words in steps)
    fields = {"numbers": (number,), "body": Place(0, len(text)), "next_steps": promised} | changed
    return plain_reply(text, **fields)


def longer(reply: Reply, sentence: str = "另外完成") -> Reply:
    """The next version of a reply: it says one thing more."""
    text = f"{reply.text}{sentence}。"
    return replace(reply, text=text, body=Place(0, len(text)))


def due_in(words: str) -> Due | None:
    """The due day of a step in whose words one stands as 2026-06-30."""
    printed = re.search(r"\d{4}-\d\d-\d\d", words)
    if not printed:
        return None
    day = date.fromisoformat(printed[0])
    return Due(printed[0], day, day)


def save(store: Store, reply: Reply, days: float = 0, released: datetime | None = None) -> Saved:
    """Saves and announces a reply."""
    return store.save(reply, source_name="a.txt", announce=Announce(at(days), released))


def key_of(reply: Reply, reply_id: int = 0) -> str:
    """The reply's first proposal."""
    return identity.proposal_keys(reply, reply_id)[0]


def follow_proposal(store: Store, chat_id: int, reply: Reply, reply_id: int = 0) -> int:
    """A follow of the proposal that the reply answers, by its id."""
    return store.follow(chat_id, Subject.PROPOSAL, key_of(reply, reply_id), at=AT).id


def owed(database: sqlite3.Connection, chat_id: int) -> list[str]:
    """What waits for the chat, as it happened."""
    found = database.execute(
        "SELECT events.what FROM outbox JOIN events ON events.id = outbox.event_id"
        " WHERE outbox.chat_id = ? AND outbox.state = 'queued' ORDER BY events.id",
        (chat_id,),
    )
    return [what for (what,) in found]


def through(database: sqlite3.Connection, chat_id: int) -> list[int]:
    """The follows through which it waits."""
    found = database.execute(
        "SELECT follow_id FROM outbox WHERE chat_id = ? ORDER BY event_id", (chat_id,)
    )
    return [follow_id for (follow_id,) in found]


def send_all(database: sqlite3.Connection) -> None:
    """All that waits is told, as the courier would note it."""
    database.execute("UPDATE outbox SET state = 'sent' WHERE state = 'queued'")


def happened(database: sqlite3.Connection) -> list[str]:
    """Every event so far."""
    return [what for (what,) in database.execute("SELECT what FROM events ORDER BY id")]
