"""Where a chat is at home."""

from __future__ import annotations

from sqlite_utils import Database

from bot.store.migrations.registry import migrations, run


@migrations()
def m021_home(database: Database) -> None:
    """The region that a chat chose, and that settles whose 科技厅 it means."""
    # A chat that chose a region and no language has the language "".
    run(database, "ALTER TABLE chats ADD COLUMN region TEXT;")
