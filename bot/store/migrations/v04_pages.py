"""What is known of the file that a text was read from, and which parser read the text last."""

from __future__ import annotations

from sqlite_utils import Database

from bot.store.migrations.registry import migrations, run


@migrations()
def m010_pages(database: Database) -> None:
    """Where each further page of the file begins; its kind; OCR; the parser's revision."""
    # Versions stored before have no kind and no pages until their file is loaded again. A ledger's
    # rows are told by their names, because the parser reads a row otherwise than a letter.
    run(
        database,
        """
        ALTER TABLE versions ADD COLUMN media_type TEXT NOT NULL DEFAULT '';
        ALTER TABLE versions ADD COLUMN ocr INTEGER NOT NULL DEFAULT 0 CHECK (ocr IN (0, 1));
        ALTER TABLE versions ADD COLUMN parsed_by TEXT NOT NULL DEFAULT '';
        CREATE INDEX versions_by_parser ON versions (parsed_by, id);
        UPDATE versions SET media_type = 'text/csv' WHERE source_name GLOB '* › *第[0-9]*行';

        CREATE TABLE pages (
            version_id INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            start INTEGER NOT NULL CHECK (start > 0),
            PRIMARY KEY (version_id, position)
        ) STRICT, WITHOUT ROWID;
    """,
    )
