"""Where each value of a version's fields was read, and how sure that is."""

from __future__ import annotations

from sqlite_utils import Database

from bot.store.migrations.registry import migrations, run


@migrations()
def m009_readings(database: Database) -> None:
    """One row a value; versions stored before have none until they are read again."""
    run(
        database,
        """
        CREATE TABLE readings (
            version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            field TEXT NOT NULL,
            place_start INTEGER,
            place_end INTEGER,
            sureness TEXT NOT NULL CHECK (sureness IN ('stated', 'derived', 'doubtful')),
            PRIMARY KEY (version_id, position),
            CHECK ((place_start IS NULL) = (place_end IS NULL))
        ) STRICT, WITHOUT ROWID;
    """,
    )
