"""The database file: one writer, readers that never wait for it, all closed together.

A write is one BEGIN IMMEDIATE transaction on the only writing connection: whole or not at all.
A read is one snapshot on a connection of its own, which in WAL mode neither waits for a write
nor sees half of one. Everything is synchronous, so that no `await` can stand in a transaction.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from sqlite_utils import Database

from bot.errors import StoreError
from bot.store.trouble import told_of
from bot.store.upgrading import upgrade

_SCHEME = "sqlite:///"


def path_of(url: str) -> Path:
    """The file that a database address names: three slashes a relative path, four an absolute."""
    path = url.removeprefix(_SCHEME)
    if path == url or path in {"", ":memory:"}:
        raise StoreError(
            f"数据库地址 {url!r} 用不了。请写成 sqlite:///data/replies.db（相对路径）"
            "或 sqlite:////var/lib/replies.db（绝对路径）。"
        )
    return Path(path).absolute()


class DatabaseFile:
    """One open database file with its writer and its readers."""

    def __init__(self, url: str, *, patience: float) -> None:
        self.path = path_of(url)
        self._patience = patience
        self._writing = Lock()
        self._idle: deque[sqlite3.Connection] = deque()
        self._closed = False
        self._writer = self._open_writer()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The writer inside a transaction that is kept if the block ends well, and else undone."""
        with told_of(self.path), self._writing:
            self._refuse_if_closed()
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException:
                # Some errors (a full disk) have already undone it.
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A reader that sees the database as it is at its first question, to the end."""
        self._refuse_if_closed()
        with told_of(self.path):
            reader = self._take_reader()
            try:
                reader.execute("BEGIN")
                yield reader
            finally:
                if reader.in_transaction:
                    reader.execute("ROLLBACK")
                self._give_back(reader)

    def close(self) -> None:
        """Closes writer and readers; a reader at work closes when it is done. May be repeated."""
        with self._writing:
            self._closed = True
            self._writer.close()
        with suppress(IndexError):  # another thread may be closing too
            while True:
                self._idle.pop().close()

    def _take_reader(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            reader = self._connect()
            reader.execute("PRAGMA query_only = ON")
            return reader

    def _give_back(self, reader: sqlite3.Connection) -> None:
        self._idle.append(reader)
        if self._closed:  # after append, so that whoever comes last closes it
            self.close()

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise StoreError(f"数据库 {self.path} 已经关闭。请重新启动程序。")

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=self._patience, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")  # what was told saved outlives a power cut
        return connection

    def _open_writer(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"数据库 {self.path} 的文件夹建不了：{error.strerror}。请检查路径和权限。"
            ) from error
        with told_of(self.path):
            writer = self._connect()
            try:
                upgrade(Database(writer, execute_plugins=False), self.path)
            except BaseException:
                writer.close()
                raise
        return writer
