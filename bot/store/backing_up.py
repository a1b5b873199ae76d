"""A copy of the database while others work on it.

SQLite makes it in one reading: it holds what was written before that began and nothing else, and
nothing of what had been deleted.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.errors import StoreError
from bot.store.rows import to_date
from bot.store.trouble import told_of


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds, in figures."""

    replies: int
    follows: int
    staff: tuple[str, ...]  # their names, or their ids
    deeds: int
    newest: date | None  # the newest reply's date


def back_up(source: Path, target: Path) -> None:
    """Copies the database at `source` to `target`, packed by gzip if its name ends in .gz."""
    if target.exists():
        raise StoreError(f"文件 {target} 已经存在。请换一个文件名，或先把它移走。")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        copy = Path(folder) / "copy.db"
        with told_of(source), closing(opened(source)) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
        if target.suffix == ".gz":
            copy = _packed(copy)
        make_lasting(copy)
        copy.rename(target)


def contents(path: Path) -> Contents | None:
    """What the database at `path` holds; None when there is none or it cannot be read."""
    if not path.exists():
        return None
    try:
        with closing(opened(path)) as connection:
            return _contents(connection)
    except sqlite3.DatabaseError:
        return None


def opened(path: Path) -> sqlite3.Connection:
    """The database at `path`, which must be there."""
    # No schema of a file from elsewhere may call functions while it is looked at.
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def make_lasting(path: Path) -> None:
    """Waits until what was written to a file, or renamed in a folder, outlives a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _packed(copy: Path) -> Path:
    packed = copy.with_suffix(".gz")
    with copy.open("rb") as plain, gzip.open(packed, "wb", compresslevel=6) as target:
        shutil.copyfileobj(plain, target, 1 << 20)
    return packed


def _contents(connection: sqlite3.Connection) -> Contents:
    tables = {row["name"] for row in connection.execute("SELECT name FROM sqlite_schema")}

    def rows(table: str, asked: str) -> list[sqlite3.Row]:
        """What is asked of a table, nothing of one that an older program did not have."""
        return connection.execute(asked).fetchall() if table in tables else []

    def count(table: str) -> int:
        return sum(row[0] for row in rows(table, f"SELECT count(*) FROM {table}"))  # noqa: S608 - ours

    staff = rows("staff", "SELECT * FROM staff WHERE role IS NOT NULL ORDER BY added_at")
    newest = rows("versions", "SELECT max(dated) AS day FROM versions WHERE newest = 1")
    return Contents(
        replies=count("replies"),
        follows=count("follows"),
        staff=tuple(row["name"] or str(row["person_id"]) for row in staff),
        deeds=count("audit"),
        newest=to_date(newest[0]["day"]) if newest else None,
    )
