"""The migrations, and how one is carried out."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("proposal-bot")


def run(database: Database, statements: str) -> None:
    """Runs statements of which none holds a semicolon of its own."""
    # `executescript` looks for the end of a statement after every character, which took half of
    # the time of making a database.
    for statement in statements.split(";"):
        database.execute(statement)
