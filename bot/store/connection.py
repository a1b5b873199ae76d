"""The database file: one writer, readers that never wait for it, all closed together.

A write is one BEGIN IMMEDIATE transaction on the only writing connection: whole or not at all.
A read is one snapshot on a connection of its own, which in WAL mode neither waits for a write
nor sees half of one. Everything is synchronous, so that no `await` can stand in a transaction.

Readers are of two kinds: those of members, from which is veiled what they may not see (`audience`),
and those of staff (`for_staff`). The writer sees everything.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from sqlite_utils import Database

from bot.errors import StoreError
from bot.store import audience
from bot.store.trouble import told_of
from bot.store.upgrading import upgrade

# What was read, and at which revision, by what read it.
Known = dict[Callable[[sqlite3.Connection], Any], tuple[int, Any]]
_SCHEME = "sqlite:///"
_TIMES_AS_LONG = 19  # as waiting for the disk took, the next ones `in_a_row` go without


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

    def __init__(self, url: str, *, patience: float, unstated_is_open: bool | None = None) -> None:
        self.path = path_of(url)
        self._patience = patience
        self._writing = Lock()
        self._closed = False
        self._waits_for_disk = True
        self._patient_until = 0.0
        self._writer = self._open_writer(unstated_is_open)
        self._members = _Readers(audience.veils(self._writer))
        self._staff = _Readers("")

    @property
    def for_staff(self) -> ForStaff:
        """The same file with readers that see everything."""
        return ForStaff(self)

    @property
    def known(self) -> Known:
        """What members' readers have read and may read again, if nothing has changed."""
        return self._members.known

    @property
    def for_members(self) -> DatabaseFile:
        """The same: its readers see what members may."""
        return self

    @property
    def known_to_staff(self) -> Known:
        """As `known`, of staff's readers."""
        return self._staff.known

    @contextmanager
    def writing(self, *, in_a_row: bool = False) -> Iterator[sqlite3.Connection]:
        """The writer inside a transaction that is kept if the block ends well, and else undone.

        Of many `in_a_row` so many wait for the disk as to take a twentieth of the time: no kill
        undoes any of them, a power cut may undo those since.
        """
        with told_of(self.path), self._writing:
            self._refuse_if_closed()
            self._wait_for_disk(not in_a_row or monotonic() > self._patient_until)
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                begun = monotonic()
                self._writer.execute("COMMIT")
            except BaseException:
                # Some errors (a full disk) have already undone it.
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise
            if self._waits_for_disk:
                ended = monotonic()
                self._patient_until = ended + _TIMES_AS_LONG * (ended - begun)

    @contextmanager
    def reading(self, *, staff: bool = False) -> Iterator[sqlite3.Connection]:
        """A reader that sees the database as it is at its first question, to the end."""
        self._refuse_if_closed()
        readers = self._staff if staff else self._members
        with told_of(self.path):
            reader = self._take_reader(readers)
            try:
                reader.execute("BEGIN")
                yield reader
            finally:
                if reader.in_transaction:
                    reader.execute("ROLLBACK")
                readers.idle.append(reader)
                if self._closed:  # after append, so that whoever comes last closes it
                    self.close()

    def close(self) -> None:
        """Closes writer and readers; a reader at work closes when it is done. May be repeated."""
        with self._writing:
            self._closed = True
            self._writer.close()
        for readers in (self._members, self._staff):
            with suppress(IndexError):  # another thread may be closing too
                while True:
                    readers.idle.pop().close()

    def _take_reader(self, readers: _Readers) -> sqlite3.Connection:
        try:
            return readers.idle.pop()
        except IndexError:
            reader = self._connect()
            for veil in filter(None, readers.veils.split(";")):
                reader.execute(veil)
            reader.execute("PRAGMA query_only = ON")
            return reader

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise StoreError(f"数据库 {self.path} 已经关闭。请重新启动程序。")

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=self._patience, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")  # what is replaced is noted as deleted
        # Eight megabytes, not two: who may see each of a thousand hits is looked up in half the
        # time among a million replies (`python -m benchmarks.scale`).
        connection.execute("PRAGMA cache_size = -8000")
        connection.execute("PRAGMA synchronous = FULL")  # what was told saved outlives a power cut
        return connection

    def _wait_for_disk(self, wait: bool) -> None:
        if wait != self._waits_for_disk:
            self._writer.execute(f"PRAGMA synchronous = {'FULL' if wait else 'NORMAL'}")
            self._waits_for_disk = wait

    def _open_writer(self, unstated_is_open: bool | None) -> sqlite3.Connection:
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
                audience.settle_all(writer, unstated_is_open)
            except BaseException as error:
                writer.close()
                code = getattr(error, "sqlite_errorcode", None)
                if code == sqlite3.SQLITE_READONLY_DBMOVED:
                    # A backup was put in the file's place while this waited for it.
                    return self._open_writer(unstated_is_open)
                raise
        return writer


@dataclass(frozen=True, slots=True)
class _Readers:
    """Connections that are not reading now, and what each of them is made with."""

    veils: str
    idle: deque[sqlite3.Connection] = field(default_factory=deque)
    known: Known = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ForStaff:
    """A database file as staff read it."""

    file: DatabaseFile

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.file.path

    @property
    def for_staff(self) -> ForStaff:
        """The same: it already is."""
        return self

    @property
    def known(self) -> Known:
        """What staff's readers have read and may read again, if nothing has changed."""
        return self.file.known_to_staff

    @property
    def for_members(self) -> DatabaseFile:
        """The same file with readers that see what members may."""
        return self.file

    def writing(self, *, in_a_row: bool = False) -> AbstractContextManager[sqlite3.Connection]:
        """As `DatabaseFile.writing`."""
        return self.file.writing(in_a_row=in_a_row)

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """A reader from which nothing is veiled."""
        return self.file.reading(staff=True)

    def close(self) -> None:
        """Closes the file for everybody."""
        self.file.close()
