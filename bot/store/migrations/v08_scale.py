"""What keeps answers as quick for a million replies as for ten thousand: orders and counters.

Made from the newest versions, like `roles` and `topics`, and kept by `counting`.
"""

from __future__ import annotations

from sqlite_utils import Database

from bot.store import counting, rows, text_index
from bot.store.migrations.registry import migrations, run


@migrations()
def m018_orders(database: Database) -> None:
    """An agency's replies by their dates; next steps under each agency, by due day and by age."""
    # Agency 0 is whichever: under it stand all steps, so that one index serves both questions.
    run(
        database,
        """
        ALTER TABLE roles ADD COLUMN dated TEXT;
        UPDATE roles SET dated = (
            SELECT dated FROM versions
            WHERE versions.reply_id = roles.reply_id AND versions.newest = 1);
        DROP INDEX roles_by_agency;
        CREATE INDEX roles_by_agency ON roles (agency_id, dated DESC, reply_id DESC, role);

        CREATE TABLE listed_steps (
            reply_id INTEGER NOT NULL REFERENCES replies (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            agency_id INTEGER NOT NULL,
            step_version_id INTEGER NOT NULL,
            due_end TEXT,
            dated TEXT,
            firmness TEXT NOT NULL,
            PRIMARY KEY (reply_id, position, agency_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX listed_steps_by_due ON listed_steps
            (agency_id, due_end, dated DESC, reply_id DESC, position, firmness);
        CREATE INDEX listed_steps_by_age ON listed_steps
            (agency_id, dated IS NULL, dated, reply_id, position)
    """,
    )


@migrations()
def m019_counters(database: Database) -> None:
    """How many there are, of replies that members see and, apart from these, of hidden ones."""
    # Year 0 is without a date, and a due day of '' without a due day.
    run(
        database,
        """
        CREATE TABLE reply_counts (
            year INTEGER NOT NULL,
            sample INTEGER NOT NULL,
            hidden INTEGER NOT NULL,
            replies INTEGER NOT NULL,
            PRIMARY KEY (year, sample, hidden)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE agency_counts (
            agency_id INTEGER NOT NULL,
            hidden INTEGER NOT NULL,
            led INTEGER NOT NULL,
            joined INTEGER NOT NULL,
            named INTEGER NOT NULL,
            steps INTEGER NOT NULL,
            PRIMARY KEY (agency_id, hidden)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE step_counts (
            agency_id INTEGER NOT NULL,
            hidden INTEGER NOT NULL,
            year INTEGER NOT NULL,
            firmness TEXT NOT NULL,
            due_end TEXT NOT NULL,
            steps INTEGER NOT NULL,
            PRIMARY KEY (agency_id, hidden, year, firmness, due_end)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE revisions (
            what TEXT PRIMARY KEY,
            number INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO revisions (what, number) VALUES ('counts', 0)
    """,
    )


@migrations()
def m020_by_date(database: Database) -> None:
    """The words of replies again, each reply at the place that its date gives it."""
    connection = database.conn
    counting.list_all(connection)
    counting.count_all(connection)
    run(
        database,
        """
        DROP TABLE text_index;
        CREATE VIRTUAL TABLE text_index USING fts5 (
            title, asks, steps, text, content = '', detail = full, tokenize = 'ascii'
        );
        CREATE VIRTUAL TABLE head_index USING fts5 (
            title, asks, steps, content = '', detail = full, tokenize = 'ascii'
        )
    """,
    )
    newest = connection.execute("SELECT * FROM versions WHERE newest = 1 ORDER BY dated, reply_id")
    for version in newest:
        text_index.enter_words(connection, version["reply_id"], rows.to_reply(connection, version))
