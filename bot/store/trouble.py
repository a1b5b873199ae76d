"""What SQLite complains of, said to a person: which file, what is the matter, what to do.

Only what somebody can mend outside the program becomes a `StoreError`; a broken constraint or a
mistyped statement is a defect and goes on as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StoreError

_SAID = {
    sqlite3.SQLITE_BUSY: "正被另一个程序写入，等了一会儿仍未空出。请等那个程序结束后再试一次",
    sqlite3.SQLITE_READONLY: "只能读，不能写。请检查文件和所在文件夹的写入权限，或换一个位置",
    sqlite3.SQLITE_PERM: "没有访问权限。请检查文件和所在文件夹的权限",
    sqlite3.SQLITE_CANTOPEN: "打不开。请检查路径是否写对、是否是文件、所在文件夹能否写入",
    sqlite3.SQLITE_NOTADB: "不是 SQLite 数据库文件。请检查 DATABASE_URL 或 --db 指的是不是别的文件",
    sqlite3.SQLITE_CORRUPT: "已损坏。请先把这个文件另存一份，再从备份恢复",
    sqlite3.SQLITE_FULL: "写不进去：磁盘已满。请腾出空间后再试一次",
    sqlite3.SQLITE_IOERR: "读写出错。请检查磁盘是否正常、是否已满",
}


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Turns SQLite's trouble with the file at `path` into a sentence for a person."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        # The low byte is the kind of trouble, the rest says where SQLite met it.
        said = _SAID.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if said is None:
            raise
        raise StoreError(f"数据库 {path} {said}。") from error
