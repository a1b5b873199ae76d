"""Restores a backup again and again, each time killed one step of the file system later.

Run with a folder that holds `old.db` and `backup.db.gz`; each try has a folder of its own.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from bot.store.restoring import prepared, replace

AT = datetime(2026, 11, 22, tzinfo=UTC)


def restore(folder: Path) -> None:
    """What `proposal-bot restore` does, without its questions."""
    database, backup = folder / "replies.db", folder.parent / "backup.db.gz"
    with prepared(backup, database, AT) as copy:
        replace(database, copy, folder / "kept.db", at=AT, named=backup.name)


def killed(folder: Path, step: int) -> bool:
    """Whether the restoring was killed before this step, or was over before it."""
    child = os.fork()
    if child == 0:
        steps = count()

        def tick(event: str, arguments: tuple[object, ...]) -> None:
            # Whatever asks the file system or SQLite for something comes by here first.
            asks = event.startswith(("open", "os.", "sqlite3.", "shutil.", "tempfile."))
            if asks and next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(tick)
        restore(folder)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(folder: Path) -> None:
    """A folder a step, until there are no more."""
    for step in count():
        home = folder / f"{step:03}"
        home.mkdir()
        shutil.copy(folder / "old.db", home / "replies.db")
        if not killed(home, step):
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]))
