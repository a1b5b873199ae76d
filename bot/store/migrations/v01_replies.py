"""Replies, their versions and parts; what they are found by; what a chat chose."""

from __future__ import annotations

from sqlite_utils import Database

from bot.store.migrations.registry import migrations, run


@migrations()
def m001_replies(database: Database) -> None:
    """Agencies, replies, and versions with what each says once."""
    # AUTOINCREMENT: an id that once stood in a button never means another reply or step.
    run(
        database,
        """
        CREATE TABLE agencies (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL
        ) STRICT;

        CREATE TABLE replies (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            identity TEXT NOT NULL UNIQUE,
            sample INTEGER NOT NULL CHECK (sample IN (0, 1))
        ) STRICT;

        CREATE TABLE versions (
            id INTEGER PRIMARY KEY,
            reply_id INTEGER NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
            version INTEGER NOT NULL CHECK (version >= 1),
            newest INTEGER NOT NULL CHECK (newest IN (0, 1)),
            loaded_at TEXT NOT NULL,
            source_name TEXT NOT NULL,
            text_key TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL CHECK (kind IN ('proposal', 'suggestion')),
            region TEXT,
            term INTEGER,
            meeting INTEGER,
            agency TEXT,
            document_number TEXT,
            index_number TEXT,
            written_on TEXT,
            published_on TEXT,
            dated TEXT AS (coalesce(written_on, published_on)) VIRTUAL,
            disposition TEXT,
            disclosure TEXT,
            signer TEXT,
            contact TEXT,
            phone TEXT,
            body_start INTEGER NOT NULL,
            body_end INTEGER NOT NULL,
            telling_start INTEGER,
            telling_end INTEGER,
            text TEXT NOT NULL,
            UNIQUE (reply_id, version)
        ) STRICT;
        CREATE UNIQUE INDEX newest_version ON versions (reply_id) WHERE newest = 1;
        CREATE INDEX newest_by_date ON versions (dated, reply_id) WHERE newest = 1;
    """,
    )


@migrations()
def m002_parts(database: Database) -> None:
    """What a version says several times, each in the order of the text."""
    run(
        database,
        """
        CREATE TABLE numbers (
            version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            printed TEXT NOT NULL,
            key TEXT NOT NULL,
            serial TEXT,
            PRIMARY KEY (version_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX numbers_by_key ON numbers (key);
        CREATE INDEX numbers_by_serial ON numbers (serial);

        CREATE TABLE titles (
            version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            printed TEXT NOT NULL,
            PRIMARY KEY (version_id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE proposers (
            version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            printed TEXT NOT NULL,
            key TEXT NOT NULL,
            PRIMARY KEY (version_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX proposers_by_key ON proposers (key);

        CREATE TABLE co_agencies (
            version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            printed TEXT NOT NULL,
            PRIMARY KEY (version_id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE sections (
            version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            heading TEXT NOT NULL,
            text_start INTEGER NOT NULL,
            text_end INTEGER NOT NULL,
            ask TEXT NOT NULL,
            answer_start INTEGER NOT NULL,
            answer_end INTEGER NOT NULL,
            telling_start INTEGER,
            telling_end INTEGER,
            PRIMARY KEY (version_id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE figures (
            version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            printed TEXT NOT NULL,
            text_start INTEGER NOT NULL,
            text_end INTEGER NOT NULL,
            value TEXT NOT NULL,
            unit TEXT NOT NULL,
            bound TEXT NOT NULL CHECK (bound IN ('', 'over', 'about', 'under')),
            words_start INTEGER NOT NULL,
            words_end INTEGER NOT NULL,
            year INTEGER,
            PRIMARY KEY (version_id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE warnings (
            version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            field TEXT NOT NULL,
            said TEXT NOT NULL,
            PRIMARY KEY (version_id, position)
        ) STRICT, WITHOUT ROWID;
    """,
    )


@migrations()
def m003_steps(database: Database) -> None:
    """Next steps and how each version words them."""
    run(
        database,
        """
        CREATE TABLE steps (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            reply_id INTEGER NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
            key TEXT NOT NULL,
            repetition INTEGER NOT NULL,
            UNIQUE (reply_id, key, repetition)
        ) STRICT;

        CREATE TABLE step_versions (
            id INTEGER PRIMARY KEY,
            version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            step_id INTEGER NOT NULL REFERENCES steps (id),
            printed TEXT NOT NULL,
            text_start INTEGER NOT NULL,
            text_end INTEGER NOT NULL,
            paragraph_start INTEGER NOT NULL,
            paragraph_end INTEGER NOT NULL,
            section INTEGER,
            who TEXT NOT NULL,
            agency TEXT NOT NULL,
            due_text TEXT,
            due_start TEXT,
            due_end TEXT,
            firmness TEXT NOT NULL CHECK (firmness IN ('firm', 'planned', 'soft')),
            UNIQUE (version_id, position),
            UNIQUE (step_id, version_id),
            CHECK ((due_text IS NULL) = (due_start IS NULL)),
            CHECK ((due_text IS NULL) = (due_end IS NULL))
        ) STRICT;

        CREATE TABLE step_agencies (
            step_version_id INTEGER NOT NULL REFERENCES step_versions (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            printed TEXT NOT NULL,
            agency_id INTEGER NOT NULL REFERENCES agencies (id),
            PRIMARY KEY (step_version_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX step_agencies_by_agency ON step_agencies (agency_id);
    """,
    )


@migrations()
def m004_found_by(database: Database) -> None:
    """What replies are found by: agencies' roles, titles and asks, the words of the text."""
    # Contentless: the words are those of the reply itself. Full detail, because a phrase of pairs
    # is how a word of three characters is found, and because less makes SQLite 3.40 lose the rank.
    # `ascii` takes every pair as it is; folding has been done before.
    run(
        database,
        """
        CREATE TABLE roles (
            reply_id INTEGER NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
            agency_id INTEGER NOT NULL REFERENCES agencies (id),
            role TEXT NOT NULL CHECK (role IN ('lead', 'joint', 'named')),
            PRIMARY KEY (reply_id, agency_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX roles_by_agency ON roles (agency_id, role, reply_id);

        CREATE TABLE topics (
            id INTEGER PRIMARY KEY,
            reply_id INTEGER NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
            printed TEXT NOT NULL
        ) STRICT;
        CREATE INDEX topics_by_reply ON topics (reply_id);

        CREATE VIRTUAL TABLE topic_index USING fts5 (
            printed, content = '', detail = full, tokenize = 'ascii'
        );
        CREATE VIRTUAL TABLE text_index USING fts5 (
            title, asks, steps, text, content = '', detail = full, tokenize = 'ascii'
        );
    """,
    )


@migrations()
def m005_chats(database: Database) -> None:
    """What a chat chose, and the words that buttons go on searching for."""
    run(
        database,
        """
        CREATE TABLE chats (
            id INTEGER PRIMARY KEY,
            language TEXT NOT NULL
        ) STRICT;

        CREATE TABLE searches (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            words TEXT NOT NULL UNIQUE
        ) STRICT;
    """,
    )
