"""Files read by a process of their own, so that no file can harm the one that asks.

The process is a fresh interpreter, not a fork of a bot full of threads, and it is given no
environment: no token, no database address. It stays for the next file and is replaced when it
dies, when a file exceeds its time, and after some hundred files. `multiprocessing` and `pebble`
would run the caller's main module again in the child, hand it the environment and trust pickles
from it; all that is needed is a pipe.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import asdict
from multiprocessing import Pipe
from pathlib import Path
from signal import SIGXCPU
from typing import IO, Self

from bot.errors import Damaged, SettingError, UserError
from bot.model import Document, Refusal
from bot.reading.extracted import Limits
from bot.reading.messages import LONGEST, Began, Finished, Message, Request, pack, unpack
from bot.reading.refusals import broken, given_up, too_large, too_slow

_log = logging.getLogger(__name__)
_SECONDS_TO_START = 60.0  # on a machine that is busy
_GRACE = 2.0  # seconds; a reader that sees its own time end says more, such as on which page
_FILES_EACH = 300  # a process that leaks does not get old
_MOST_LOST = 3  # files of one archive; then the rest is not tried


class _Lost(Exception):
    """The process is gone, or was stopped because its time was over."""

    def __init__(self, *, slow: bool, last_words: str) -> None:
        super().__init__(last_words)
        self.slow = slow


class _Process:
    """A running `bot.reading.worker` and the pipe to it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by end()
        self.files_read = 0
        self._pipe, theirs = Pipe()
        command = [sys.executable, "-P", "-m", "bot.reading.worker"]
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [*command, str(theirs.fileno()), json.dumps(asdict(limits))],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._log,
            cwd="/",
            start_new_session=True,  # Ctrl+C in the terminal is for us alone
            env={
                "PYTHONPATH": ":".join(str(Path(each).resolve()) for each in sys.path),
                "PYTHONIOENCODING": "utf-8",
                "MALLOC_ARENA_MAX": "2",  # each arena reserves address space that is limited
                "OMP_NUM_THREADS": "2",
            },
        )
        theirs.close()

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def wait_until_ready(self) -> None:
        """Returns once the process has said that it reads."""
        try:
            self._receive(_SECONDS_TO_START)
        except _Lost as lost:
            raise SettingError(
                f"读取文件的进程没能启动（{lost}）。请检查设置 READ_MEMORY_MB 是否太小。"
            ) from lost

    def messages(self, request: Request, content: bytes) -> Iterator[Message]:
        """All that the process says about this file."""
        self.files_read += 1
        try:
            self._pipe.send_bytes(pack(request))
            self._pipe.send_bytes(content)
        except OSError as gone:
            raise self._lost(slow=False) from gone
        while not isinstance(message := self._receive(self._limits.seconds + _GRACE), Finished):
            yield message

    def _receive(self, seconds: float) -> Message:
        try:
            if not self._pipe.poll(seconds):
                raise self._lost(slow=True)
            return unpack(self._pipe.recv_bytes(LONGEST))
        except (EOFError, OSError) as gone:
            raise self._lost(slow=False) from gone

    def _lost(self, *, slow: bool) -> _Lost:
        if not slow:  # it closed the pipe; let it end by itself, so that its end can be told
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(5)
        self._process.kill()
        code = self._process.wait()
        self._log.seek(0)
        lines = self._log.read().decode("utf-8", "replace").strip().splitlines()
        last_words = lines[-1] if lines else f"exit code {code}"
        return _Lost(slow=slow or code == -SIGXCPU, last_words=last_words)

    def end(self) -> None:
        """Ends the process, whatever it does."""
        self._pipe.close()
        self._process.kill()
        self._process.wait()
        self._log.close()


class Reader:
    """Reads files in a process with limits; usable from several threads, one file at a time."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: _Process | None = None
        self._busy = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process. The reader may be used again and starts another."""
        with self._busy:
            self._discard()

    @property
    def pid(self) -> int | None:
        """The number of the process that reads, once there is one."""
        return self._process.pid if self._process else None

    def read_all(self, source: Path | bytes, name: str = "") -> tuple[Document | Refusal, ...]:
        """Every document in the file, and in Chinese what could not be read and why."""
        return tuple(self.read_each(source, name))

    def read_each(
        self, source: Path | bytes, name: str = ""
    ) -> Generator[Document | Refusal, None, None]:
        """The same, one after another, for an archive of any size."""
        if isinstance(source, Path):
            name = name or source.name
            try:
                source = _content(source, self._limits)
            except UserError as refusal:
                yield Refusal(name, str(refusal))
                return
        with self._busy:
            read = False
            try:
                yield from self._read_each(source, name)
                read = True
            finally:
                if not read:  # abandoned: it would go on talking about this file
                    self._discard()

    def _read_each(self, content: bytes, name: str) -> Iterator[Document | Refusal]:
        done = lost_files = 0  # of the files inside, lost ones included
        while True:
            process = self._running()
            aged, at = process.files_read > 0, None
            try:
                for message in process.messages(Request(name, done), content):
                    if isinstance(message, Began):
                        done += at is not None
                        at = message.name
                    elif isinstance(message, Document | Refusal):
                        yield message
                return
            except _Lost as lost:
                self._discard()
                _log.warning("the process that read %s is lost: %s", at or name, lost)
                if aged and not lost.slow:
                    continue  # an earlier file may be to blame: once more, in a fresh process
                said = too_slow if lost.slow else broken
                yield Refusal(at or name, said(at or name, self._limits))
            done, lost_files = done + 1, lost_files + 1
            if lost_files == _MOST_LOST:
                yield Refusal(name, given_up(name, lost_files))
                return

    def _running(self) -> _Process:
        if self._process and self._process.files_read >= _FILES_EACH:
            self._discard()
        if self._process is None:
            self._process = _Process(self._limits)
            self._process.wait_until_ready()
        return self._process

    def _discard(self) -> None:
        if self._process:
            self._process.end()
            self._process = None


def _content(path: Path, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise Damaged(too_large(path.name, size, limits))
        with path.open("rb") as stream:  # what is no plain file may have no end
            return stream.read(limits.file_bytes + 1)
    except OSError as trouble:
        raise UserError(
            f"{path.name}：打不开（{trouble.strerror}）。请检查文件和权限。"
        ) from trouble
