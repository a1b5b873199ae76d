"""Loading: replies a second into the store, beside plain INSERTs of the same texts in one table.

    python -m benchmarks.store_load [REPLIES]

The replies are the samples, parsed once and made different by number and last line. Both ways run
on the same disk with the same settings, once with a durable commit a reply, as `load` does, and
once in a single transaction (`Store.save_all`), which leaves out the disk's own time and shows the
work alone.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from bot.model import Reply
from bot.parsing import parse
from bot.reading import read
from bot.store import Store
from bot.store.origins import Origin
from bot.store.saving_many import Loading
from bot.tables import samples_folder


def sample_replies() -> Iterator[Reply]:
    """Each sample, parsed."""
    for path in sorted(samples_folder().iterdir()):
        if path.suffix in {".txt", ".html"}:
            yield parse(read(path.read_bytes(), path.name))


def many(count: int) -> list[Reply]:
    """`count` different replies in the samples' words."""
    return [
        replace(reply, text=f"{reply.text}\n第{n}件\n", numbers=(str(n),))
        for n, reply in enumerate(islice(cycle(list(sample_replies())), count), start=1)
    ]


@contextmanager
def plain_table(path: Path) -> Iterator[sqlite3.Connection]:
    """One table for texts, with the settings that the store has."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
    try:
        yield connection
    finally:
        connection.close()


def plain_each(folder: Path, replies: Sequence[Reply]) -> float:
    with plain_table(folder / "plain_each.db") as connection:
        start = perf_counter()
        for reply in replies:
            connection.execute("INSERT INTO texts (text) VALUES (?)", (reply.text,))
        return perf_counter() - start


def plain_at_once(folder: Path, replies: Sequence[Reply]) -> float:
    with plain_table(folder / "plain_at_once.db") as connection:
        start = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for reply in replies:
            connection.execute("INSERT INTO texts (text) VALUES (?)", (reply.text,))
        connection.execute("COMMIT")
        return perf_counter() - start


def stored_each(folder: Path, replies: Sequence[Reply]) -> float:
    with Store.open(f"sqlite:///{folder}/stored_each.db") as store:
        start = perf_counter()
        for reply in replies:
            store.save(reply, source_name="sample")
        return perf_counter() - start


def stored_at_once(folder: Path, replies: Sequence[Reply]) -> float:
    batch = [Loading(reply, Origin("sample")) for reply in replies]
    with Store.open(f"sqlite:///{folder}/stored_at_once.db") as store:
        start = perf_counter()
        store.save_all(batch)
        return perf_counter() - start


def main(count: int) -> None:
    replies = many(count)
    characters = sum(len(reply.text) for reply in replies) // count
    print(f"{count} replies of {characters} characters")
    print(f"{'':24}{'plain INSERT':>14}{'store':>10}{'ratio':>8}   replies a second")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for label, plain, stored in (
            ("a commit a reply", plain_each, stored_each),
            ("one transaction", plain_at_once, stored_at_once),
        ):
            bare, whole = plain(folder, replies), stored(folder, replies)
            print(f"{label:24}{count / bare:14.0f}{count / whole:10.0f}{whole / bare:8.1f}")
        sizes = [(folder / f"{kind}.db").stat().st_size for kind in ("plain_each", "stored_each")]
        print(f"size of the file: {sizes[1] / sizes[0]:.1f} times that of the plain table")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
