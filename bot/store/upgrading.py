"""Brings a database to the schema of this program, or refuses one that is not its own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from bot.errors import StoreError
from bot.store.migrations import migrations


def upgrade(database: Database, path: Path) -> None:
    """Brings the database to the newest schema, all of it or nothing, one process at a time."""
    _refuse_strange(database, path)
    database.enable_wal()
    if not migrations.pending(database):
        _prove_writable(database)
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(
            database
        )  # asks again what is pending: another process may have been first
    except BaseException:
        database.rollback()
        raise
    database.commit()


def _refuse_strange(database: Database, path: Path) -> None:
    with Database(memory=True, execute_plugins=False) as blank:
        ours = {migration.name for migration in migrations.pending(blank)}
    applied = {migration.name for migration in migrations.applied(database)}
    if applied - ours:
        raise StoreError(
            f"数据库 {path} 是更新版本的程序写的，这个版本读不了。请升级程序，或换一个数据库。"
        )
    if not applied and database.table_names():
        raise StoreError(
            f"数据库 {path} 是别的程序的。请检查 DATABASE_URL 或 --db，或换一个新文件名。"
        )


def _prove_writable(database: Database) -> None:
    """Fails now, not at the first save, on a file that may only be read."""
    patience = database.execute("PRAGMA busy_timeout").fetchone()[0]
    database.execute("PRAGMA busy_timeout = 0")
    try:
        database.execute("BEGIN IMMEDIATE")
        database.rollback()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:  # somebody writes: so it can be written
            raise
    finally:
        database.execute(f"PRAGMA busy_timeout = {patience}")
