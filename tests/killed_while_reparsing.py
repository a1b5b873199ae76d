"""Run as a program: parses all stored texts again and is killed before its n-th statement.

`python -m tests.killed_while_reparsing DATABASE N`
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from bot.loading import Read, parsed
from bot.model import Document
from bot.reparsing import Parser, reparse
from bot.store import Store
from bot.store.connection import DatabaseFile


def signed(document: Document) -> Read:
    """A better rule: it reads who signed, the same of every letter, and one step less."""
    read = parsed(document)
    assert read.reply
    steps = read.reply.next_steps[1:]
    return replace(read, reply=replace(read.reply, signer="程立", next_steps=steps))


BETTER = Parser(signed, "better")


def main(path: Path, last: int) -> None:
    """Parses again as the command does; dies before its `last`-th statement."""
    statements = count(1)

    def die_at_last(_statement: str) -> None:
        if next(statements) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    file = DatabaseFile(f"sqlite:///{path}", patience=5)
    with file.writing() as connection:
        connection.set_trace_callback(die_at_last)
    for _ in reparse(Store(file), BETTER):
        pass


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
