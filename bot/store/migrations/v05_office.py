"""Who is staff, what staff did, and what the bot waits to be told.

Times are whole milliseconds since 1970 (UTC).
"""

from __future__ import annotations

from sqlite_utils import Database

from bot.store.migrations.registry import migrations, run


@migrations()
def m011_staff(database: Database) -> None:
    """Roles, and links that give one."""
    # Without a role a row only keeps a name: of who was removed, of whom the settings name, or of
    # whom an owner has yet to give a role. The id stands in buttons, which hold no Telegram id.
    # Of an invitation's token only the hash is kept, so that no copy of the database opens it.
    run(
        database,
        """
        CREATE TABLE staff (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            person_id INTEGER NOT NULL UNIQUE,
            role TEXT CHECK (role IN ('owner', 'editor', 'viewer')),
            name TEXT NOT NULL,
            added_by INTEGER,
            added_at INTEGER
        ) STRICT;

        CREATE TABLE invitations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            token_hash TEXT NOT NULL UNIQUE,
            role TEXT NOT NULL CHECK (role IN ('owner', 'editor', 'viewer')),
            made_by INTEGER NOT NULL,
            made_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            used_by INTEGER,
            used_at INTEGER,
            CHECK ((used_by IS NULL) = (used_at IS NULL))
        ) STRICT;
    """,
    )


@migrations()
def m012_audit(database: Database) -> None:
    """What staff did: rows are only ever added, whoever writes to the file."""
    run(
        database,
        """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            by INTEGER NOT NULL,
            what TEXT NOT NULL,
            about TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL
        ) STRICT
    """,
    )
    # sqlite-utils' `transform` of this table would lose these; a test names them.
    for deed in ("UPDATE", "DELETE"):
        database.execute(
            f"""CREATE TRIGGER audit_refuses_{deed.lower()} BEFORE {deed} ON audit
                BEGIN SELECT RAISE(ABORT, 'the audit is only ever added to'); END"""
        )


@migrations()
def m013_awaited(database: Database) -> None:
    """The one message that a chat's next words are taken for; a restart forgets none."""
    run(
        database,
        """
        CREATE TABLE awaited (
            chat_id INTEGER PRIMARY KEY,
            what TEXT NOT NULL,
            about TEXT NOT NULL,
            until INTEGER NOT NULL
        ) STRICT
    """,
    )
