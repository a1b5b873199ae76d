"""Run as a program: saves into copies of a database and is killed at every statement in turn.

`python -m tests.store.killed_while_saving FOLDER` needs FOLDER/before.db; the copy killed at its
n-th statement is FOLDER/<n>.db, and FOLDER/whole.db the one that was left to finish.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path

from bot.store import saving
from bot.store.connection import DatabaseFile
from tests.store.test_saving import new_version


def save_and_die(path: Path, last: int) -> None:
    """Saves a new version as the store does; dies before its `last`-th statement."""
    statements = count(1)

    def die_at_last(_statement: str) -> None:
        if next(statements) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    file = DatabaseFile(f"sqlite:///{path}", patience=5)
    with file.writing() as connection:
        connection.set_trace_callback(die_at_last)
        saving.save(connection, new_version(), source_name="b.txt", sample=False)
    file.close()


def in_a_process_of_its_own(path: Path, last: int) -> int:
    """The exit code of `save_and_die`."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            save_and_die(path, last)
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(folder: Path) -> int:
    """Kills at every statement, until there is none left; returns how the last one ended."""
    for last in count(1):
        path = folder / f"{last}.db"
        shutil.copy(folder / "before.db", path)
        code = in_a_process_of_its_own(path, last)
        if code != -signal.SIGKILL:
            path.rename(folder / "whole.db")
            return code
    raise AssertionError("a save has an end")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
