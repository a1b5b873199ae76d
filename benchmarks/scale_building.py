"""Fills a database with synthetic replies through `Store.save_all`, a few thousand at a time.

They are made in a process of their own meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path
from time import perf_counter

from benchmarks.scale_replies import replies
from bot.model import Reply
from bot.store import Store, saving_many
from bot.store.connection import DatabaseFile
from bot.store.origins import Origin
from bot.store.saving_many import Loading

A_BATCH = 5000
_ROOM = 64 * 2**20  # bytes that the text index gathers before it writes; 1 MB by itself


def build(path: Path, count: int) -> float:
    """Makes the database at `path` unless it is there; returns the seconds that it took."""
    if path.exists():
        return 0.0
    unfinished = path.with_suffix(".unfinished")
    for left in path.parent.glob(f"{unfinished.name}*"):
        left.unlink()
    begun = perf_counter()
    Store.open(f"sqlite:///{unfinished}").close()
    file = DatabaseFile(f"sqlite:///{unfinished}", patience=5)
    _gather(file, _ROOM)
    done = 0
    for batch in _made_apart(count):
        with file.writing(in_a_row=True) as connection:
            saving_many.save_all(connection, [Loading(reply, Origin("made")) for reply in batch])
        done += len(batch)
        print(f"  {done} of {count}: {perf_counter() - begun:.0f} s", flush=True)
    _gather(file, 2**20)
    file.close()
    unfinished.rename(path)
    return perf_counter() - begun


def _gather(file: DatabaseFile, room: int) -> None:
    with file.writing() as connection:
        connection.execute("PRAGMA cache_size = -500000")
        for index in ("text_index", "head_index", "topic_index"):
            connection.execute(
                f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', ?)",  # noqa: S608 - ours
                (room,),
            )


def _made_apart(count: int) -> Iterator[Sequence[Reply]]:
    context = get_context("spawn")
    line: Queue[Sequence[Reply]] = context.Queue(maxsize=2)
    process = context.Process(target=_make, args=(line, count), daemon=True)
    process.start()
    while batch := line.get():
        yield batch
    process.join()


def _make(line: Queue[Sequence[Reply]], count: int) -> None:
    made = replies(count)
    while batch := list(islice(made, A_BATCH)):
        line.put(batch)
    line.put([])
