"""Numbers and regions in the order in which replies are listed; titles found across their marks."""

from __future__ import annotations

from sqlite_utils import Database

from bot.store import counting, rows, text_index
from bot.store.migrations.registry import migrations, run


@migrations()
def m022_numbers(database: Database) -> None:
    """Under each number, and under the serial that one ends with, its replies by their session."""
    # A thousand replies bear the number 82 where a million are stored: the newest are found
    # without looking at the others. What is not stated is 0 or '', and so stands last.
    run(
        database,
        """
        CREATE TABLE listed_numbers (
            reply_id INTEGER NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
            number TEXT NOT NULL,
            whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
            head TEXT NOT NULL,
            value INTEGER,
            term INTEGER NOT NULL,
            meeting INTEGER NOT NULL,
            dated TEXT NOT NULL,
            region TEXT NOT NULL,
            PRIMARY KEY (reply_id, number, whole, head)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX listed_numbers_by_session ON listed_numbers
            (number, whole, term, meeting, dated, reply_id, head, region);
        CREATE INDEX listed_numbers_by_value ON listed_numbers (value, number) WHERE whole = 1;
        DROP INDEX numbers_by_key;
        DROP INDEX numbers_by_serial
    """,
    )
    counting.list_numbers(database.conn)


@migrations()
def m023_newest_first(database: Database) -> None:
    """The indexes begin with the newest; that of titles and asks leaves marks and blanks out."""
    connection = database.conn
    run(
        database,
        """
        DROP TABLE text_index;
        DROP TABLE head_index;
        DROP TABLE topic_index;
        CREATE VIRTUAL TABLE text_index USING fts5 (
            title, asks, steps, text, content = '', detail = full, tokenize = 'ascii'
        );
        CREATE VIRTUAL TABLE head_index USING fts5 (
            title, asks, steps, content = '', detail = full, tokenize = 'ascii'
        );
        CREATE VIRTUAL TABLE topic_index USING fts5 (
            printed, content = '', detail = full, tokenize = 'ascii'
        )
    """,
    )
    named = connection.execute("SELECT id, printed FROM topics ORDER BY id DESC")
    text_index.enter_topics(connection, named)
    newest = connection.execute(
        "SELECT * FROM versions WHERE newest = 1 ORDER BY dated DESC, reply_id DESC"
    )
    for version in newest:
        text_index.enter_words(connection, version["reply_id"], rows.to_reply(connection, version))


@migrations()
def m024_regions(database: Database) -> None:
    """The newest versions of each region, newest first."""
    run(
        database,
        """
        CREATE INDEX newest_by_region ON versions (region, dated, reply_id) WHERE newest = 1
    """,
    )
