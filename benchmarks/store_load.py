"""Loading: replies a second into the store, beside plain INSERTs of the same texts in one table.

    python -m benchmarks.store_load [REPLIES]

The replies are the samples, parsed once and made different by number and last line. All ways run on
the same disk with the same settings. `plain` is `INSERT` alone; `paired` is the same table with
nothing but a full-text index of the text's pairs of characters, which is the least that finding a
word of Chinese takes in SQLite. Each is done with a durable commit a reply, with one for as many as
`load` saves together, and with one for all.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from bot.loading import A_BATCH
from bot.model import Reply
from bot.parsing import parse
from bot.reading import read
from bot.store import Store
from bot.store.origins import Origin
from bot.store.saving_many import Loading
from bot.store.text_index import pairs
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


_Way = tuple[str, Callable[[str], str]]
_INTO_TEXTS: _Way = ("INSERT INTO texts (text) VALUES (?)", str)
_INTO_PAIRS: _Way = ("INSERT INTO pairs (text) VALUES (?)", pairs)


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


def plain(folder: Path, replies: Sequence[Reply], together: int) -> float:
    """Seconds of INSERTs alone, so many in a transaction."""
    with plain_table(folder / f"plain_{together}.db") as connection:
        return _written(connection, replies, together, _INTO_TEXTS)


def paired(folder: Path, replies: Sequence[Reply], together: int) -> float:
    """The same with the index of pairs."""
    with plain_table(folder / f"paired_{together}.db") as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE pairs USING fts5 (text, content = '', tokenize = 'ascii')"
        )
        return _written(connection, replies, together, _INTO_TEXTS, _INTO_PAIRS)


def _written(
    connection: sqlite3.Connection, replies: Sequence[Reply], together: int, *ways: _Way
) -> float:
    start = perf_counter()
    for at in range(0, len(replies), together):
        connection.execute("BEGIN IMMEDIATE")
        for reply in replies[at : at + together]:
            for statement, written in ways:
                connection.execute(statement, (written(reply.text),))
        connection.execute("COMMIT")
    return perf_counter() - start


def stored(folder: Path, replies: Sequence[Reply], together: int) -> float:
    """Seconds of saving in the store: `save` for each, or `save_all`."""
    batch = [Loading(reply, Origin("sample")) for reply in replies]
    with Store.open(f"sqlite:///{folder}/stored_{together}.db") as store:
        start = perf_counter()
        if together == 1:
            for reply in replies:
                store.save(reply, source_name="sample")
        else:
            for at in range(0, len(batch), together):
                store.save_all(batch[at : at + together])
        return perf_counter() - start


def main(count: int) -> None:
    """Measures and prints."""
    replies = many(count)
    characters = sum(len(reply.text) for reply in replies) // count
    print(f"{count} replies of {characters} characters; replies a second")
    print(f"{'':28}{'plain':>10}{'paired':>10}{'store':>10}{'plain/store':>14}{'paired/store':>14}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for label, together in (
            ("a commit a reply", 1),
            (f"a commit for {A_BATCH}, as load", A_BATCH),
            ("one commit", count),
        ):
            bare, least, whole = (
                min(way(Path(tempfile.mkdtemp(dir=folder)), replies, together) for _ in range(2))
                for way in (plain, paired, stored)
            )
            if together == 1:
                unasked = bare
            print(
                f"{label:28}{count / bare:10.0f}{count / least:10.0f}{count / whole:10.0f}"
                f"{whole / bare:14.1f}{whole / least:14.1f}"
            )
            if together == A_BATCH:
                print(f"  beside INSERTs that each commit: {whole / unasked:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
