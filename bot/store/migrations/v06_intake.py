"""Who may see which reply; what was uploaded, mended and published by whom."""

from __future__ import annotations

from sqlite_utils import Database

from bot.store.migrations.registry import migrations, run


@migrations()
def m014_audience(database: Database) -> None:
    """The versions that members may see, and the rules by which that was worked out."""
    # A table of its own: a column of `versions` would stand behind the text, so that asking who may
    # see a version would read all of it. Filled when the store opens, as no rules are known yet.
    run(
        database,
        """
        CREATE TABLE shown (
            version_id INTEGER PRIMARY KEY REFERENCES versions (id) ON DELETE CASCADE,
            reply_id INTEGER NOT NULL REFERENCES replies (id) ON DELETE CASCADE
        ) STRICT;
        CREATE INDEX shown_by_reply ON shown (reply_id);

        CREATE TABLE rules (
            name TEXT PRIMARY KEY,
            said TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
    """,
    )


@migrations()
def m015_corrections(database: Database) -> None:
    """What people said of what had been misread: of a draft, and of what was published."""
    # `reply_id` is no foreign key: what was said of a text holds wherever the text goes.
    run(
        database,
        """
        CREATE TABLE corrections (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            reply_id INTEGER,
            draft_id INTEGER,
            field TEXT NOT NULL,
            said TEXT NOT NULL,
            read TEXT NOT NULL,
            text TEXT NOT NULL,
            by INTEGER NOT NULL,
            at INTEGER NOT NULL,
            CHECK ((reply_id IS NULL) != (draft_id IS NULL))
        ) STRICT;
        CREATE INDEX corrections_by_reply ON corrections (reply_id);
        CREATE INDEX corrections_by_draft ON corrections (draft_id);
        CREATE INDEX corrections_by_text ON corrections (text);

        CREATE TABLE also_known_by (
            identity TEXT PRIMARY KEY,
            reply_id INTEGER NOT NULL REFERENCES replies (id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX also_known_by_reply ON also_known_by (reply_id);
    """,
    )


@migrations()
def m016_uploads(database: Database) -> None:
    """What was sent in: files until they are read, and what was read until it is published."""
    run(
        database,
        """
        CREATE TABLE batches (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER NOT NULL,
            by INTEGER NOT NULL,
            at INTEGER NOT NULL,
            stopped INTEGER NOT NULL DEFAULT 0 CHECK (stopped IN (0, 1))
        ) STRICT;

        CREATE TABLE uploads (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            batch_id INTEGER NOT NULL REFERENCES batches (id),
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            size INTEGER NOT NULL,
            state TEXT NOT NULL
                CHECK (state IN ('waiting', 'reading', 'read', 'failed', 'repeated', 'dropped')),
            repeats INTEGER REFERENCES uploads (id),
            by INTEGER NOT NULL,
            at INTEGER NOT NULL,
            content BLOB,
            UNIQUE (batch_id, position)
        ) STRICT;
        CREATE INDEX uploads_to_read ON uploads (position, id) WHERE state = 'waiting';
        CREATE INDEX uploads_by_state ON uploads (state);
        CREATE INDEX uploads_by_content ON uploads (batch_id, sha256);

        CREATE TABLE fetches (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat_id INTEGER NOT NULL,
            by INTEGER NOT NULL,
            name TEXT NOT NULL,
            file_id TEXT NOT NULL
        ) STRICT;

        CREATE TABLE refusals (
            upload_id INTEGER NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            said TEXT NOT NULL,
            PRIMARY KEY (upload_id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE drafts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            batch_id INTEGER NOT NULL REFERENCES batches (id),
            upload_id INTEGER NOT NULL REFERENCES uploads (id),
            state TEXT NOT NULL CHECK (state IN ('open', 'published', 'dropped')),
            revision INTEGER NOT NULL,
            changed_by INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            changed TEXT NOT NULL,
            name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            ocr INTEGER NOT NULL CHECK (ocr IN (0, 1)),
            breaks TEXT NOT NULL,
            warnings TEXT NOT NULL,
            text_key TEXT NOT NULL,
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX drafts_by_batch ON drafts (batch_id, id);
        CREATE INDEX drafts_by_upload ON drafts (upload_id);
    """,
    )


@migrations()
def m017_publications(database: Database) -> None:
    """What was published together, and row by row what that changed, to be put back."""
    run(
        database,
        """
        CREATE TABLE publications (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            batch_id INTEGER REFERENCES batches (id),
            by INTEGER NOT NULL,
            at INTEGER NOT NULL,
            released_at INTEGER NOT NULL,
            undone_by INTEGER,
            undone_at INTEGER,
            CHECK ((undone_by IS NULL) = (undone_at IS NULL))
        ) STRICT;

        CREATE TABLE published (
            publication_id INTEGER NOT NULL REFERENCES publications (id),
            position INTEGER NOT NULL,
            draft_id INTEGER,
            reply_id INTEGER NOT NULL,
            version INTEGER NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome IN ('new', 'new_version', 'unchanged')),
            PRIMARY KEY (publication_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX published_by_reply ON published (reply_id);

        CREATE TABLE left_behind (
            publication_id INTEGER NOT NULL REFERENCES publications (id),
            reply_id INTEGER NOT NULL,
            versions TEXT NOT NULL,
            PRIMARY KEY (publication_id, reply_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX left_behind_by_reply ON left_behind (reply_id);

        CREATE TABLE journal (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            publication_id INTEGER NOT NULL REFERENCES publications (id),
            of_table TEXT NOT NULL,
            deed TEXT NOT NULL CHECK (deed IN ('inserted', 'updated', 'deleted')),
            which TEXT NOT NULL,
            was TEXT
        ) STRICT;
        CREATE INDEX journal_by_publication ON journal (publication_id, id);
    """,
    )
