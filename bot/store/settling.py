"""What becomes of a parcel's events once it is known, or known not to become known.

An outcome that is certainly no sending costs nothing but time. One that is unknown is sent again a
few times, each saying that it may be a repeat; then it is left, as saying it again helps nobody.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from bot.model import (
    Fate,
    Held,
    Moved,
    Refused,
    Sent,
    Settled,
    Troubled,
    Unanswered,
    Unsent,
    Unwanted,
)
from bot.store import chat_states, moments

# After a try in vain: 1, 2, 4 … 128 minutes, then every four hours; the fourteenth, a day after the
# first, is the last.
MOST_TRIES = 14
MOST_UNANSWERED = 5
_LONGEST_PAUSE = 240  # minutes


def settle(connection: sqlite3.Connection, settled: Settled, now: datetime) -> None:
    """Writes down what became of a parcel."""
    found = connection.execute(
        "SELECT chat_id, state, heard FROM parcels WHERE id = ?", (settled.parcel_id,)
    ).fetchone()
    if found is None:  # the chat was forgotten while its message was on its way
        return
    match settled.fate:
        case Sent(message_id):
            _sent(connection, settled.parcel_id, message_id, now)
        case Unwanted() if found["state"] == "sending" and found["heard"]:
            # Somebody came back between the refusal and this: the next try shows.
            _put_back(connection, settled.parcel_id, now)
        case fate if found["state"] == "sending":
            _not_sent(connection, settled.parcel_id, found["chat_id"], fate, now)


def give_up_waiting(connection: sqlite3.Connection, parcel_id: int, now: datetime) -> None:
    """A parcel of which nothing was heard since it was taken: whoever took it is gone."""
    _unanswered(connection, parcel_id, "nothing was heard of it", now, at_once=True)


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries in vain."""
    return timedelta(minutes=min(2 ** (tries - 1), _LONGEST_PAUSE))


def _sent(connection: sqlite3.Connection, parcel_id: int, message_id: int, now: datetime) -> None:
    # Also when its lease had run out, as long as nobody has taken its events again.
    connection.execute(
        "UPDATE outbox SET state = 'sent' WHERE parcel_id = ? AND state IN ('sending', 'queued')",
        (parcel_id,),
    )
    connection.execute(
        "UPDATE parcels SET state = 'sent', leased_until = NULL, message_id = ?, settled_at = ?"
        " WHERE id = ?",
        (message_id, moments.written(now), parcel_id),
    )


def _not_sent(
    connection: sqlite3.Connection, parcel_id: int, chat_id: int, fate: Fate, now: datetime
) -> None:
    match fate:
        case Unanswered(reason):
            _unanswered(connection, parcel_id, reason, now, at_once=False)
        case Refused(reason):
            _refused(connection, parcel_id, reason, now)
        case Troubled(reason):
            _troubled(connection, parcel_id, reason, now)
        case Unwanted():
            _put_back(connection, parcel_id, now)
            chat_states.asleep(connection, chat_id, now)
        case Held(until):
            _put_back(connection, parcel_id, chat_states.hold(connection, chat_id, until, now))
        case Moved(new_id):
            _put_back(connection, parcel_id, now)
            chat_states.move(connection, chat_id, new_id)
        case Unsent():
            _put_back(connection, parcel_id, now)


def _unanswered(
    connection: sqlite3.Connection, parcel_id: int, reason: str, now: datetime, *, at_once: bool
) -> None:
    for row in _on_their_way(connection, parcel_id):
        times = row["unanswered"] + 1
        look_at = now if at_once else now + pause_after(times)
        connection.execute(
            "UPDATE outbox SET state = ?, unanswered = ?, look_at = ? WHERE id = ?",
            (
                "queued" if times < MOST_UNANSWERED else "unknown",
                times,
                moments.written(look_at),
                row["id"],
            ),
        )
    _close(connection, parcel_id, "unknown", reason, now)


def _refused(connection: sqlite3.Connection, parcel_id: int, reason: str, now: datetime) -> None:
    rows = _on_their_way(connection, parcel_id)
    if len(rows) > 1:  # perhaps only one of them is to blame
        connection.execute(
            "UPDATE outbox SET alone = 1 WHERE parcel_id = ? AND state = 'sending'", (parcel_id,)
        )
        _put_back(connection, parcel_id, now)
    else:
        _fail(connection, [row["id"] for row in rows])
        _close(connection, parcel_id, "failed", reason, now)


def _troubled(connection: sqlite3.Connection, parcel_id: int, reason: str, now: datetime) -> None:
    rows = _on_their_way(connection, parcel_id)
    _fail(connection, [row["id"] for row in rows if row["tries"] + 1 >= MOST_TRIES])
    for row in _on_their_way(connection, parcel_id):
        tries = row["tries"] + 1
        connection.execute(
            "UPDATE outbox SET state = 'queued', tries = ?, look_at = ? WHERE id = ?",
            (tries, moments.written(now + pause_after(tries)), row["id"]),
        )
    _close(connection, parcel_id, "failed", reason, now)


def _put_back(connection: sqlite3.Connection, parcel_id: int, look_at: datetime) -> None:
    """It certainly was not sent: its events wait as before, and the parcel never was."""
    connection.execute(
        "UPDATE outbox SET state = 'queued', look_at = ?, parcel_id = NULL"
        " WHERE parcel_id = ? AND state = 'sending'",
        (moments.written(look_at), parcel_id),
    )
    connection.execute("DELETE FROM parcels WHERE id = ?", (parcel_id,))


def _on_their_way(connection: sqlite3.Connection, parcel_id: int) -> list[sqlite3.Row]:
    return connection.execute(
        "SELECT id, tries, unanswered FROM outbox WHERE parcel_id = ? AND state = 'sending'",
        (parcel_id,),
    ).fetchall()


def _fail(connection: sqlite3.Connection, rows: list[int]) -> None:
    connection.executemany(
        "UPDATE outbox SET state = 'failed' WHERE id = ?", [(row_id,) for row_id in rows]
    )


def _close(
    connection: sqlite3.Connection, parcel_id: int, state: str, reason: str, now: datetime
) -> None:
    connection.execute(
        "UPDATE parcels SET state = ?, leased_until = NULL, settled_at = ?, said = ? WHERE id = ?",
        (state, moments.written(now), reason, parcel_id),
    )
