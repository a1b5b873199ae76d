"""Run as a program: each deed is done in copies of a database and killed at every n-th statement.

`python -m tests.intake.killed FOLDER` makes FOLDER/<deed>/before.db, the copies killed at their
n-th statement as <n>.db, and whole.db, which was left to finish.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from bot.intake.judging import judge
from bot.model import Announce, Document, Pace, Subject
from bot.parsing import parse
from bot.parsing.revision import revision
from bot.store import ReadDraft, Store
from tests.intake.letters import CHAT, CLERK, MEMBER, NOW, PAUSE, letter

DOCUMENT = Document("82.txt", "text/plain", letter(82, count=5))


def receive(store: Store) -> None:
    content = DOCUMENT.text.encode()
    store.incoming.keep(1, "又.txt", content + b"\n", chat_id=CHAT, by=CLERK, at=NOW)


def read(store: Store) -> None:
    store.incoming.resume()
    taken = store.incoming.take()
    if taken:
        store.incoming.settle(taken[0].id, (DOCUMENT,), (), NOW)


def publish(store: Store) -> None:
    for draft in store.incoming.drafts(1):
        judged = judge(store, draft)
        assert judged.read
        store.incoming.publish(
            [ReadDraft(draft, judged.read, revision())], by=CLERK, at=NOW, released=NOW + PAUSE
        )


def withdraw(store: Store) -> None:
    store.incoming.withdraw(1, by=CLERK, at=NOW)


DEEDS: dict[str, Callable[[Store], None]] = {
    "receive": receive,
    "read": read,
    "publish": publish,
    "withdraw": withdraw,
}


# Publishing and taking back take hundreds of statements: every fifth.
STRIDES = {"receive": 1, "read": 1, "publish": 5, "withdraw": 5}


def prepare(path: Path) -> None:
    """A store with an older version of the reply, one who follows it, and a file that waits."""
    with Store.open(f"sqlite:///{path}") as store:
        older = parse(Document("旧.txt", "text/plain", letter(82)))
        store.save(older, source_name="旧.txt", parsed_by=revision(), announce=Announce(NOW))
        store.follow(MEMBER, Subject.MEMBER, "张望", at=NOW, pace=Pace.AT_ONCE)
        store.incoming.keep(None, "82.txt", DOCUMENT.text.encode(), chat_id=CHAT, by=CLERK, at=NOW)


def die_in(path: Path, deed: str, last: int) -> None:
    """Does the deed; dies before its `last`-th statement."""
    statements = count(1)

    def die_at_last(_statement: str) -> None:
        if next(statements) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    with Store.open(f"sqlite:///{path}") as store:
        store._file._writer.set_trace_callback(die_at_last)  # type: ignore[union-attr]
        DEEDS[deed](store)


def in_a_process_of_its_own(path: Path, deed: str, last: int) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            die_in(path, deed, last)
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(folder: Path) -> int:
    """Kills each deed again and again; what it leaves whole is where the next one begins."""
    before = folder / "before.db"
    prepare(before)
    for deed in DEEDS:
        here = folder / deed
        here.mkdir()
        before = Path(shutil.copy(before, here / "before.db"))
        for last in count(1, STRIDES[deed]):
            path = Path(shutil.copy(before, here / f"{last}.db"))
            code = in_a_process_of_its_own(path, deed, last)
            if code == -signal.SIGKILL:
                continue
            if code:
                return code
            before = path.rename(here / "whole.db")
            break
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
