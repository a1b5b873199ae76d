"""Who is owed which event: everyone who follows one of its subjects, each chat once.

A chat is owed an event through one follow: the most immediate of its follows that are not muted
and meet a subject of the event. While the row waits this stays so whatever becomes of the follows
(`pass_on`); a row that no follow meets any more is unowed. Nobody is owed what members may not see.

That a step has another due day is told to those who follow just the step. Whoever is told of the
whole change finds it there, and is not told twice.
"""

from __future__ import annotations

import sqlite3

_IMMEDIATE = "CASE follows.pace WHEN 'at_once' THEN 0 WHEN 'daily' THEN 1 ELSE 2 END"

# The follows that meet an event, ranked within their chat.
_MEETING = f"""
    SELECT follows.chat_id, event_subjects.event_id, follows.id AS follow_id,
        row_number() OVER (
            PARTITION BY follows.chat_id, event_subjects.event_id
            ORDER BY {_IMMEDIATE}, follows.id
        ) AS place
    FROM event_subjects
    JOIN follows ON follows.subject = event_subjects.subject
        AND follows.key = event_subjects.key AND follows.muted = 0
"""  # noqa: S608 - made of our own words

_OWE = f"""
    INSERT OR IGNORE INTO outbox (chat_id, event_id, follow_id, state, look_at)
    SELECT met.chat_id, events.id, met.follow_id, 'queued', events.released_at
    FROM events
    JOIN ({_MEETING} WHERE event_subjects.event_id = :event
        AND (:chat IS NULL OR follows.chat_id = :chat)) AS met ON met.event_id = events.id
    WHERE events.id = :event AND met.place = 1
        AND met.chat_id NOT IN (SELECT chat_id FROM chat_states WHERE asleep_since IS NOT NULL)
        AND (events.reply_id IS NULL
            OR EXISTS (SELECT 1 FROM shown WHERE shown.reply_id = events.reply_id))
        AND NOT (events.what = 'step_redated' AND EXISTS (
            SELECT 1 FROM outbox AS told JOIN events AS whole ON whole.id = told.event_id
            WHERE told.chat_id = met.chat_id AND whole.what = 'changed'
                AND whole.reply_id = events.reply_id AND whole.version = events.version))
"""  # noqa: S608 - made of our own words

# Rows that have not gone yet and came through a follow, with the follow that meets them best now.
_PASSED = f"""
    SELECT outbox.id, outbox.event_id, best.follow_id
    FROM outbox
    LEFT JOIN ({_MEETING} WHERE follows.chat_id = :chat) AS best
        ON best.event_id = outbox.event_id AND best.place = 1
    WHERE outbox.chat_id = :chat AND outbox.state IN ('queued', 'blocked')
        AND outbox.follow_id IS NOT NULL
"""  # noqa: S608 - made of our own words


def owe(connection: sqlite3.Connection, event_id: int, chat_id: int | None = None) -> None:
    """Owes an event to every chat that follows one of its subjects, or to one chat if it does."""
    connection.execute(_OWE, {"event": event_id, "chat": chat_id})


def owe_after(connection: sqlite3.Connection, chat_id: int, event_id: int) -> None:
    """Owes a chat what happened after an event, as far as its follows meet it."""
    # By the events' order: the clock may have been put back meanwhile.
    missed = connection.execute(
        """SELECT DISTINCT event_subjects.event_id FROM follows
           JOIN event_subjects ON event_subjects.subject = follows.subject
               AND event_subjects.key = follows.key
           WHERE follows.chat_id = ? AND event_subjects.event_id > ?
           ORDER BY event_subjects.event_id""",
        (chat_id, event_id),
    ).fetchall()
    for row in missed:
        owe(connection, row["event_id"], chat_id)


def pass_on(connection: sqlite3.Connection, chat_id: int) -> None:
    """Sets right what the chat is owed after its follows have changed, to be looked at again."""
    rows = connection.execute(_PASSED, {"chat": chat_id}).fetchall()
    unowed = [row for row in rows if row["follow_id"] is None]
    connection.executemany("DELETE FROM outbox WHERE id = ?", [(row["id"],) for row in unowed])
    connection.executemany(
        "UPDATE outbox SET follow_id = ? WHERE id = ?",
        [(row["follow_id"], row["id"]) for row in rows if row["follow_id"] is not None],
    )
    for row in unowed:
        _owe_parts(connection, chat_id, row["event_id"])
    _unowe_quiet(connection, chat_id)
    look_again(connection, chat_id)


def look_again(connection: sqlite3.Connection, chat_id: int) -> None:
    """Has the sender look anew at all that waits for the chat."""
    connection.execute(
        """UPDATE outbox SET look_at =
               (SELECT released_at FROM events WHERE events.id = outbox.event_id)
           WHERE chat_id = ? AND state = 'queued'""",
        (chat_id,),
    )


def unowe(connection: sqlite3.Connection, event_id: int) -> None:
    """Takes an event back from everyone who has not been told of it yet."""
    connection.execute(
        "DELETE FROM outbox WHERE event_id = ? AND state IN ('queued', 'blocked')", (event_id,)
    )


def unowe_reply(connection: sqlite3.Connection, reply_id: int) -> None:
    """Takes back all that is about a reply which is no more."""
    connection.execute(
        "DELETE FROM outbox WHERE state IN ('queued', 'blocked')"
        " AND event_id IN (SELECT id FROM events WHERE reply_id = ?)",
        (reply_id,),
    )


def _owe_parts(connection: sqlite3.Connection, chat_id: int, event_id: int) -> None:
    """Owes the chat the new due days of steps it follows, now that it is not told of the whole."""
    parts = connection.execute(
        """SELECT part.id FROM events AS part JOIN events AS whole
               ON whole.reply_id = part.reply_id AND whole.version = part.version
           WHERE whole.id = ? AND whole.what = 'changed' AND part.what = 'step_redated'""",
        (event_id,),
    ).fetchall()
    for row in parts:
        owe(connection, row["id"], chat_id)


def _unowe_quiet(connection: sqlite3.Connection, chat_id: int) -> None:
    """A note that nothing happened is for those who still wait for a digest."""
    connection.execute(
        """DELETE FROM outbox
           WHERE chat_id = :chat AND state IN ('queued', 'blocked')
               AND event_id IN (SELECT id FROM events WHERE what = 'quiet')
               AND (NOT EXISTS (SELECT 1 FROM follows WHERE chat_id = :chat AND muted = 0
                       AND pace != 'at_once')
                   OR NOT EXISTS (SELECT 1 FROM telling_times WHERE chat_id = :chat
                       AND tell_when_quiet = 1))""",
        {"chat": chat_id},
    )
