"""What chats follow, what happened, what they are owed and when they wish to be told.

Times are whole milliseconds since 1970 (UTC), so that they compare as numbers; days are ISO dates.
"""

from __future__ import annotations

from sqlite_utils import Database

from bot.store.migrations.registry import migrations, run


@migrations()
def m006_following(database: Database) -> None:
    """Follows, telling times, and chats that may not be written to now."""
    # What happened after the event `asleep_after` was owed to nobody asleep: owed on waking.
    run(
        database,
        """
        CREATE TABLE follows (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER NOT NULL,
            subject TEXT NOT NULL,
            key TEXT NOT NULL,
            pace TEXT NOT NULL CHECK (pace IN ('at_once', 'daily', 'weekly')),
            muted INTEGER NOT NULL CHECK (muted IN (0, 1)),
            since INTEGER NOT NULL,
            UNIQUE (chat_id, subject, key)
        ) STRICT;
        CREATE INDEX follows_by_subject ON follows (subject, key);

        CREATE TABLE telling_times (
            chat_id INTEGER PRIMARY KEY,
            digest_hour INTEGER NOT NULL,
            digest_weekday INTEGER NOT NULL,
            quiet_from TEXT,
            quiet_to TEXT,
            working_days_only INTEGER NOT NULL,
            tell_when_quiet INTEGER NOT NULL,
            set_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE chat_states (
            chat_id INTEGER PRIMARY KEY,
            asleep_since INTEGER,
            asleep_after INTEGER,
            held_until INTEGER
        ) STRICT;
    """,
    )


@migrations()
def m007_events(database: Database) -> None:
    """Events with the subjects they touch, marks of steps, their due days, personal reminders."""
    # `key` is what makes an event happen once: a text, a step's due day, a mark. Ids of replies
    # and steps are no foreign keys: that a reply was taken back is itself an event about it. Who
    # follows an event's subjects is told of it; what a reminder is about stands in the event
    # itself, as it is nobody else's. `due_days` keeps since when a step was known to be due then.
    run(
        database,
        """
        CREATE TABLE events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            what TEXT NOT NULL,
            at INTEGER NOT NULL,
            released_at INTEGER NOT NULL,
            reply_id INTEGER,
            version INTEGER,
            before INTEGER,
            step_id INTEGER,
            mark_id INTEGER,
            day TEXT,
            was TEXT,
            note TEXT NOT NULL,
            about_subject TEXT,
            about_key TEXT
        ) STRICT;
        CREATE INDEX events_by_time ON events (at);
        CREATE INDEX events_by_reply ON events (reply_id);

        CREATE TABLE event_subjects (
            event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
            subject TEXT NOT NULL,
            key TEXT NOT NULL,
            PRIMARY KEY (event_id, subject, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX event_subjects_by_key ON event_subjects (subject, key, event_id);

        CREATE TABLE step_marks (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            step_id INTEGER NOT NULL,
            status TEXT NOT NULL,
            source TEXT NOT NULL,
            by INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX step_marks_by_step ON step_marks (step_id, id);

        CREATE TABLE due_days (
            step_id INTEGER NOT NULL,
            due_end TEXT NOT NULL,
            since INTEGER NOT NULL,
            PRIMARY KEY (step_id, due_end)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO due_days (step_id, due_end, since)
            SELECT step_versions.step_id, step_versions.due_end,
                min(CAST(strftime('%s', versions.loaded_at) AS INTEGER)) * 1000
            FROM step_versions JOIN versions ON versions.id = step_versions.version_id
            WHERE step_versions.due_end IS NOT NULL
            GROUP BY step_versions.step_id, step_versions.due_end;

        CREATE TABLE reminders (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER NOT NULL,
            subject TEXT NOT NULL,
            key TEXT NOT NULL,
            day TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            UNIQUE (chat_id, subject, key, day)
        ) STRICT;
        CREATE INDEX reminders_by_day ON reminders (day);
    """,
    )


@migrations()
def m008_outbox(database: Database) -> None:
    """Each event owed to each chat once, and the messages in which they go."""
    # `look_at` is when a queued row is to be looked at again: only a note of what telling times, a
    # pause or Telegram's "retry after" made of it. Whether it may go is asked anew then.
    # `tries` were made in vain, `unanswered` ended without an answer (it may have arrived), and
    # `alone` goes in a message of its own, as one of several was refused.
    run(
        database,
        """
        CREATE TABLE parcels (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER NOT NULL,
            state TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            leased_until INTEGER,
            message_id INTEGER,
            settled_at INTEGER,
            said TEXT NOT NULL,
            heard INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX parcels_on_their_way ON parcels (leased_until, chat_id)
            WHERE state = 'sending';

        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER NOT NULL,
            event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
            follow_id INTEGER,
            state TEXT NOT NULL,
            look_at INTEGER NOT NULL,
            parcel_id INTEGER REFERENCES parcels (id),
            tries INTEGER NOT NULL DEFAULT 0,
            unanswered INTEGER NOT NULL DEFAULT 0,
            alone INTEGER NOT NULL DEFAULT 0,
            UNIQUE (chat_id, event_id)
        ) STRICT;
        CREATE INDEX outbox_waiting ON outbox (look_at, chat_id) WHERE state = 'queued';
        CREATE INDEX outbox_waiting_of_chat ON outbox (chat_id, look_at) WHERE state = 'queued';
        CREATE INDEX outbox_by_parcel ON outbox (parcel_id);
        CREATE INDEX outbox_by_event ON outbox (event_id);
    """,
    )
