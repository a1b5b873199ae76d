"""Putting a copy back in the place of the database.

A copy is taken under a name of its own, checked there, brought to this program's schema, and then
takes the database's name in one step of the file system: whoever looks finds the old database or
the new one, never a part of either.

Whether somebody works on a database is asked of SQLite itself. Every open connection to a database
in WAL mode holds a lock on the file, so that leaving that mode, which also takes in the WAL, only
succeeds for whoever is alone; a lock of its own is then held until the new file stands there.
"""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bot.errors import StoreError
from bot.model import Doing
from bot.store import audit, moments
from bot.store.backing_up import make_lasting, opened
from bot.store.migrations import migrations
from bot.store.trouble import told_of
from bot.store.upgrading import upgrade

_GZIP = b"\x1f\x8b"
_SQLITE = b"SQLite format 3\x00"
_BESIDE = ("-wal", "-shm", "-journal")
_NO_DATABASE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


@contextmanager
def prepared(backup: Path, database: Path, at: datetime) -> Iterator[Path]:
    """A checked copy of `backup` beside `database`, ready to take its place; gone at the end."""
    with tempfile.TemporaryDirectory(dir=database.parent, prefix=".restore-") as folder:
        copy = Path(folder) / "copy.db"
        _unpack(backup, copy)
        with _said_of(backup), closing(opened(copy)) as connection:
            _check(connection, backup)
            upgrade(Database(connection, execute_plugins=False), backup)
            _end_invitations(connection, at)
            _check_sound(connection, backup)
            connection.execute("PRAGMA journal_mode = DELETE")  # one file, with everything in it
        make_lasting(copy)
        yield copy


def replace(database: Path, copy: Path, kept: Path, *, at: datetime, named: str) -> None:
    """Puts the prepared `copy` in the place of `database`, which goes on under the name `kept`."""
    with _alone(database) as readable:
        there = database.exists()
        with closing(opened(copy)) as connection:
            audit.record(
                connection,
                by=audit.OPERATOR,
                what=Doing.RESTORED,
                about=named,
                at=at,
                before=kept.name if there else "",
            )
        make_lasting(copy)
        if there:
            _keep(database, kept, readable)
        copy.replace(database)
        make_lasting(database.parent)


# --- what a backup must be --------------------------------------------------------------------


def _unpack(backup: Path, copy: Path) -> None:
    """The database in `backup`, with the WAL that may lie beside it."""
    with backup.open("rb") as file:
        start = file.read(len(_SQLITE))
    if start.startswith(_GZIP):
        try:
            with gzip.open(backup, "rb") as packed, copy.open("wb") as target:
                shutil.copyfileobj(packed, target, 1 << 20)
        except (gzip.BadGzipFile, EOFError) as error:
            raise StoreError(f"备份 {backup} 不完整，解不开。请换另一份备份。") from error
    elif start == _SQLITE:
        shutil.copyfile(backup, copy)
        wal = backup.with_name(backup.name + "-wal")
        if wal.exists():
            shutil.copyfile(wal, copy.with_name(copy.name + "-wal"))
    else:
        raise StoreError(f"文件 {backup} 不是数据库备份。请选 .db 或 .db.gz 文件。")


@contextmanager
def _said_of(backup: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreError(f"备份 {backup} 已损坏（{error}）。请换另一份备份。") from error


def _check(connection: sqlite3.Connection, backup: Path) -> None:
    """Refuses what is not a database of this program, or of a newer one."""
    database = Database(connection, execute_plugins=False)
    with Database(memory=True, execute_plugins=False) as blank:
        ours = [migration.name for migration in migrations.pending(blank)]
        applied = [migration.name for migration in migrations.applied(database)]
        if set(applied) - set(ours):
            raise StoreError(f"备份 {backup} 是更新版本的程序做的。请先升级程序，再恢复。")
        next_one = ours[len(applied)] if len(applied) < len(ours) else None
        migrations.apply(blank, stop_before=next_one)
        if not applied or _schema(database) != _schema(blank):
            raise StoreError(f"文件 {backup} 不是本程序的数据库备份，或结构被改动过，没有恢复。")
    _check_sound(connection, backup)


def _schema(database: Database) -> set[tuple[str, str]]:
    """Every table, index, view and trigger of our own, as it was declared."""
    found = database.execute(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%sqlite!_%'"
        " ESCAPE '!'"
    )
    return {(name, sql) for name, sql in found}


def _check_sound(connection: sqlite3.Connection, backup: Path) -> None:
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise StoreError(f"备份 {backup} 已损坏（{found}）。请换另一份备份。")
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreError(f"备份 {backup} 里有互相对不上的记录，没有恢复。请换另一份备份。")


def _end_invitations(connection: sqlite3.Connection, at: datetime) -> None:
    """A link that was used after the backup was made would work once more."""
    connection.execute(
        "UPDATE invitations SET expires_at = min(expires_at, ?) WHERE used_by IS NULL",
        (moments.written(at),),
    )


# --- the place it takes -----------------------------------------------------------------------


@contextmanager
def _alone(path: Path) -> Iterator[sqlite3.Connection | None]:
    """Keeps everybody else from the database at `path`; None when it is none to begin with."""
    if not path.exists():
        yield None
        return
    with told_of(path), closing(opened(path)) as connection:
        try:
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            # Between the two somebody may have come, and brought the WAL back.
            slipped_in = connection.execute("PRAGMA journal_mode").fetchone()[0] != "delete"
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code not in {*_NO_DATABASE, sqlite3.SQLITE_BUSY}:
                raise
            slipped_in, readable = code == sqlite3.SQLITE_BUSY, False
        else:
            readable = True
        if slipped_in:
            raise StoreError(f"数据库 {path} 正在使用。请先停止机器人和其他程序，再恢复。")
        yield connection if readable else None


def _keep(database: Path, kept: Path, readable: sqlite3.Connection | None) -> None:
    """Gives the database the name `kept` as well."""
    try:
        kept.hardlink_to(database)
    except OSError:  # a file system without links: a copy, which must not touch SQLite's locks
        if readable is None:
            shutil.copyfile(database, kept)
        else:
            with closing(sqlite3.connect(kept)) as copy:
                readable.backup(copy)
    if readable is None:
        # The new database must never meet the old one's WAL.
        _set_aside(database, kept)


def _set_aside(database: Path, kept: Path) -> None:
    for ending in _BESIDE:
        beside = database.with_name(database.name + ending)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + ending))
