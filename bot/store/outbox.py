"""The outbox: what each chat is owed, taken as one parcel a message.

A row of the outbox is one event owed to one chat. It waits (`queued`) until the chat's times allow
it to be told; then all that the chat may be told goes into one parcel, leased to a lane of the
courier. A lane that is killed leaves its lease to run out: whether that message arrived nobody
knows, so it is owed again and says so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model import Event, Follow, Owed, Pace, Parcel, TellingTimes
from bot.store import chat_states, chats, events, following, moments, owing, settling
from bot.store.statements import Value, insert_one
from bot.timing import may_tell, next_time

MOST = 500  # events in one parcel; its message turns pages
_CHATS_LOOKED_AT = 200  # in one transaction, so that other writers get their turn
_A_BREATH = timedelta(seconds=1)  # until a chat is looked at again to which a message is on its way


def is_due(
    connection: sqlite3.Connection, now: datetime, lease: timedelta, only: Collection[int] | None
) -> bool:
    """Whether `take` would find anything to look at."""
    return _first_chat(connection, now, only) is not None or bool(_expired(connection, now, lease))


def take(
    connection: sqlite3.Connection,
    now: datetime,
    zone: ZoneInfo,
    lease: timedelta,
    only: Collection[int] | None,
) -> tuple[Parcel | None, bool]:
    """The next parcel, leased; and whether there may be one although none was found yet."""
    for parcel_id in _expired(connection, now, lease):
        settling.give_up_waiting(connection, parcel_id, now)
    for _ in range(_CHATS_LOOKED_AT):
        chat_id = _first_chat(connection, now, only)
        if chat_id is None:
            return None, False
        owed = _may_go(connection, chat_id, now, zone)
        if owed:
            return _leased(connection, chat_id, owed, now + lease), False
    return None, True


def look_again(connection: sqlite3.Connection, now: datetime, beyond: timedelta) -> None:
    """Forgets notes of when to look at a row that lie further ahead than `beyond`.

    They were made by a clock that has been put back since.
    """
    connection.execute(
        "UPDATE outbox SET look_at = ? WHERE state = 'queued' AND look_at > ?",
        (moments.written(now), moments.written(now + beyond)),
    )


def parcel(connection: sqlite3.Connection, parcel_id: int, chat_id: int) -> Parcel | None:
    """A parcel that went to the chat, with all that was told through it."""
    which = "outbox.parcel_id = ? AND outbox.chat_id = ?"
    rows = _rows(connection, chat_id, which, (parcel_id, chat_id))
    return _parcel(connection, parcel_id, chat_id, rows) if rows else None


def _first_chat(
    connection: sqlite3.Connection, now: datetime, only: Collection[int] | None
) -> int | None:
    """The chat that has waited longest to be looked at."""
    known = "" if only is None else f"AND chat_id IN ({', '.join(map(str, only))})"
    row = connection.execute(
        f"SELECT chat_id FROM outbox WHERE state = 'queued' AND look_at <= ? {known}"  # noqa: S608 - numbers
        " ORDER BY look_at, chat_id LIMIT 1",
        (moments.written(now),),
    ).fetchone()
    return int(row["chat_id"]) if row else None


def _expired(connection: sqlite3.Connection, now: datetime, lease: timedelta) -> list[int]:
    """Parcels whose lane did not say in time what became of them."""
    # A lease that ends later than one taken now was taken by a clock that was put back since.
    rows = connection.execute(
        "SELECT id FROM parcels"
        " WHERE state = 'sending' AND (leased_until <= ? OR leased_until > ?)",
        (moments.written(now), moments.written(now + lease)),
    )
    return [row["id"] for row in rows]


def _may_go(
    connection: sqlite3.Connection, chat_id: int, now: datetime, zone: ZoneInfo
) -> list[_Row]:
    """The waiting rows of the chat that may be told now; the others are noted to be looked at."""
    later = chat_states.held_until(connection, chat_id, now)
    if chat_states.is_written_to(connection, chat_id):
        later = now + _A_BREATH
    if later is not None:
        _look_at(connection, chat_id, now, later)
        return []
    if chat_states.is_asleep(connection, chat_id):
        chat_states.block(connection, chat_id)
        return []
    times = following.telling_times(connection, chat_id)
    may_go = []
    for row in _waiting(connection, chat_id, now):
        moment = _moment(row, now, times, zone)
        if moment <= now:
            may_go.append(row)
        else:
            note = max(moments.written(moment), moments.written(now) + 1)
            connection.execute("UPDATE outbox SET look_at = ? WHERE id = ?", (note, row.id))
    apart = [row for row in may_go if row.alone]
    return apart[:1] or may_go[:MOST]


def _moment(row: _Row, now: datetime, times: TellingTimes, zone: ZoneInfo) -> datetime:
    """When the row may be told, which is `now` or earlier if it may be told now."""
    pace = row.follow.pace if row.follow else Pace.AT_ONCE
    moment = next_time(row.released, pace, times, zone)
    if moment <= now and not may_tell(now, times, zone):
        return next_time(now, Pace.AT_ONCE, times, zone)
    return moment


def _waiting(connection: sqlite3.Connection, chat_id: int, now: datetime) -> list[_Row]:
    """The rows to look at; those on their way when their follow ended have passed to another."""
    which = "outbox.chat_id = ? AND outbox.state = 'queued' AND outbox.look_at <= ?"
    rows = _rows(connection, chat_id, which, (chat_id, moments.written(now)))
    if any(row.is_orphan for row in rows):
        owing.pass_on(connection, chat_id)
        rows = _rows(connection, chat_id, which, (chat_id, moments.written(now)))
    return rows


def _leased(
    connection: sqlite3.Connection, chat_id: int, rows: Sequence[_Row], until: datetime
) -> Parcel:
    columns: dict[str, Value] = {
        "chat_id": chat_id,
        "state": "sending",
        "attempts": _tries(rows),
        "leased_until": moments.written(until),
        "said": "",
    }
    parcel_id = insert_one(connection, "parcels", columns)
    connection.executemany(
        "UPDATE outbox SET state = 'sending', parcel_id = ? WHERE id = ?",
        [(parcel_id, row.id) for row in rows],
    )
    return _parcel(connection, parcel_id, chat_id, rows)


def _parcel(
    connection: sqlite3.Connection, parcel_id: int, chat_id: int, rows: Sequence[_Row]
) -> Parcel:
    return Parcel(
        id=parcel_id,
        chat_id=chat_id,
        language=chats.language(connection, chat_id),
        owed=tuple(Owed(row.id, row.event, row.follow, row.unanswered > 0) for row in rows),
        attempts=_tries(rows),
    )


def _look_at(connection: sqlite3.Connection, chat_id: int, now: datetime, later: datetime) -> None:
    connection.execute(
        "UPDATE outbox SET look_at = ? WHERE chat_id = ? AND state = 'queued' AND look_at <= ?",
        (moments.written(later), chat_id, moments.written(now)),
    )


def _tries(rows: Sequence[_Row]) -> int:
    return max(row.tries + row.unanswered for row in rows)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the outbox with its event and follow."""

    id: int
    event: Event
    released: datetime
    follow_id: int | None
    follow: Follow | None
    tries: int
    unanswered: int
    alone: bool

    @property
    def is_orphan(self) -> bool:
        """Whether the follow through which it is owed was ended or muted."""
        return self.follow_id is not None and (self.follow is None or self.follow.muted)


def _rows(
    connection: sqlite3.Connection, chat_id: int, which: str, parameters: Sequence[int]
) -> list[_Row]:
    """Rows of the outbox in the order in which things happened."""
    follows = {follow.id: follow for follow in following.follows(connection, chat_id)}
    found = connection.execute(
        f"""SELECT outbox.id AS owed_id, outbox.follow_id, outbox.tries, outbox.unanswered,
                outbox.alone, events.*
            FROM outbox JOIN events ON events.id = outbox.event_id
            WHERE {which} ORDER BY events.id""",  # noqa: S608 - conditions of ours
        parameters,
    )
    return [
        _Row(
            id=row["owed_id"],
            event=events.to_event(row),
            released=moments.read(row["released_at"]),
            follow_id=row["follow_id"],
            follow=follows.get(row["follow_id"]),
            tries=row["tries"],
            unanswered=row["unanswered"],
            alone=bool(row["alone"]),
        )
        for row in found
    ]
