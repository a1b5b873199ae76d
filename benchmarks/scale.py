"""What answers cost as the replies grow, beside what other ways cost on the same replies.

    python -m benchmarks.scale --replies 10000 --folder /tmp/scale

The replies are synthetic (`scale_replies`), made once for each size and kept in the folder. What is
measured is printed and kept beside them; `benchmarks.scale_table` makes the table and the plot.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter

from benchmarks.scale_answers import answered
from benchmarks.scale_building import build
from benchmarks.scale_peers import FIRST, Ranked, Tantivy, Titles
from benchmarks.scale_replies import COMMON
from bot.finding.titles import alike_titles, title_words
from bot.folding import key
from bot.store import Store, holding, text_index
from bot.store.connection import DatabaseFile

TITLES, BESIDE_SCAN = 300, 100  # title queries; a scan of a million titles takes half a second
EACH = 15  # times each word is looked for
RARE = 20  # rare words of each length
_EDITS = "省市县区的和与新大小建设发展管理"


def main() -> None:
    """Builds, measures, prints and keeps."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--replies", type=int, default=10_000)
    arguments.add_argument("--folder", type=Path, default=Path("scale"))
    arguments.add_argument("--without-tantivy", action="store_true")
    given = arguments.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    path = given.folder / f"{given.replies}.db"
    build(path, given.replies)
    _read_through(path)
    measured: dict[str, float] = {"replies": given.replies, **sizes(path)}
    measured |= titles(path)
    measured |= words(path, None if given.without_tantivy else path.with_suffix(".tantivy"))
    measured |= answers(path, given.replies)
    for name, value in measured.items():
        print(f"{name:48}{value:16.3f}")
    path.with_suffix(".json").write_text(json.dumps(measured, indent=1, ensure_ascii=False))


def _read_through(path: Path) -> None:
    """So that every size is measured with its file in the system's memory."""
    with path.open("rb") as file:
        while file.read(2**24):
            pass


def sizes(path: Path) -> dict[str, float]:
    """Megabytes of the file and of the texts in it."""
    with closing(sqlite3.connect(path)) as database:
        text, letters = database.execute(
            "SELECT sum(length(CAST(text AS BLOB))), sum(length(text)) FROM versions"
        ).fetchone()
        count = database.execute("SELECT count(*) FROM versions").fetchone()[0]
        free = database.execute("PRAGMA freelist_count").fetchone()[0] * 4096
    return {
        "characters a reply": letters / count,
        "text, MB": text / 1e6,
        "database, MB": (path.stat().st_size - free) / 1e6,
    }


# --- titles with one edit


def titles(path: Path) -> dict[str, float]:
    """A title with one edit: ours beside a scan of all titles."""
    chance = random.Random(6)
    with Store.open(f"sqlite:///{path}") as store:
        asked = list(misspelt(store, chance, TITLES))
        ours = _hits(asked, lambda words: nearest(store, words))
        ours_too = _hits(asked[:BESIDE_SCAN], lambda words: nearest(store, words))
    scan = Titles(path)
    theirs = _hits(asked[:BESIDE_SCAN], scan.nearest)
    return {
        "title, store: ms": ours[0],
        "title, store: ms, 99 %": ours[1],
        "title, store: found": ours[2],
        "title, store: found of those scanned for": ours_too[2],
        "title, scan: ms": theirs[0],
        "title, scan: found": theirs[2],
        "title, times as fast": theirs[0] / ours[0],
    }


def nearest(store: Store, typed: str) -> list[int]:
    """The ten replies whose titles are most alike, as `find_proposals` goes about it."""
    best = alike_titles(store, typed)
    return sorted(best, key=lambda each: -best[each])[:10]


def misspelt(store: Store, chance: random.Random, count: int) -> Iterable[tuple[int, str]]:
    """Open replies and the cores of their titles with one character wrong, missing or too many."""
    last = store.for_staff.counts().replies
    found = 0
    while found < count:
        reply_id = 1 + chance.randrange(last)
        if line := store.line(reply_id):
            core = title_words(line.title)
            at = chance.randrange(len(core))
            put, gone = chance.choice(((1, 1), (1, 0), (0, 1)))
            yield reply_id, core[:at] + chance.choice(_EDITS) * put + core[at + gone :]
            found += 1


def _hits(
    asked: Sequence[tuple[int, str]], ask: Callable[[str], Sequence[int]]
) -> tuple[float, float, float]:
    """Median and 99th percentile in ms, and the share of those found among the first ten."""
    seconds, hits = [], 0
    for reply_id, words in asked:
        begun = perf_counter()
        found = ask(words)
        seconds.append(perf_counter() - begun)
        hits += reply_id in found
    return *_ms(seconds), hits / len(asked)


# --- the first twenty of a word


def words(path: Path, tantivy_folder: Path | None) -> dict[str, float]:
    """The ranked first twenty: the store beside FTS5's bm25 and tantivy, in changing turns."""
    file = DatabaseFile(f"sqlite:///{path}", patience=5)
    peers: dict[str, Callable[[str], object]] = {"FTS5 bm25": Ranked(path).first}
    if tantivy_folder:
        peers["tantivy"] = Tantivy(tantivy_folder, path).first
    asked = [("store", _first(file)), *peers.items()]
    measured: dict[str, float] = {}
    chance = random.Random(6)
    for called, wanted in _words(path).items():
        seconds: dict[str, list[float]] = {name: [] for name, _ in asked}
        for word in wanted:
            # Who is asked first brings the word's pages into the system's memory for the others.
            for name, first in chance.sample(asked, len(asked)):
                begun = perf_counter()
                first(word)
                seconds[name].append(perf_counter() - begun)
        for name, taken in seconds.items():
            measured[f"{called}, {name}: ms"] = _ms(taken)[0]
    file.close()
    return measured


def _first(file: DatabaseFile) -> Callable[[str], object]:
    def first(word: str) -> object:
        with file.reading() as connection:
            return holding.replies_holding(connection, [word], FIRST, 0)

    return first


def _words(path: Path) -> dict[str, list[str]]:
    """Words of a third of all replies, and rare ones, which stand in the text of some reply."""
    chance = random.Random(6)
    rare: dict[int, list[str]] = {2: [], 4: []}
    with closing(sqlite3.connect(path)) as database:
        last = database.execute("SELECT max(id) FROM versions").fetchone()[0]
        while min(map(len, rare.values())) < RARE:
            (text,) = database.execute(
                "SELECT text FROM versions WHERE id = ?", (1 + chance.randrange(last),)
            ).fetchone()
            length = chance.choice((2, 4))
            at = chance.randrange(100, len(text) - 50)
            word = text[at : at + length]
            if key(word) == word and 2 <= _held(database, word, last // 1000) <= last // 1000:
                rare[length].append(word)
    return {
        "third, 2 characters": [COMMON[0]] * EACH,
        "third, 4 characters": [COMMON[1]] * EACH,
        "rare, 2 characters": rare[2][:RARE] * 3,
        "rare, 4 characters": rare[4][:RARE] * 3,
    }


def _held(database: sqlite3.Connection, word: str, most: int) -> int:
    phrase = " ".join(text_index.pairs(word).split()[:-1])
    return int(
        database.execute(
            "SELECT count(*) FROM (SELECT 1 FROM text_index WHERE text_index MATCH ? LIMIT ?)",
            (f'"{phrase}"', most + 1),
        ).fetchone()[0]
    )


# --- answers


def answers(path: Path, count: int) -> dict[str, float]:
    """Median and 99th percentile of whole answers, and the memory of giving them."""
    measured: dict[str, float] = {}
    given = answered(path, count)
    for name, seconds in given.seconds.items():
        measured[f"{name}: ms"], measured[f"{name}: ms, 99 %"] = _ms(seconds)
    return measured | {"peak memory, MB": given.peak_bytes / 1e6}


def _ms(seconds: Sequence[float]) -> tuple[float, float]:
    """Median and 99th percentile."""
    ordered = sorted(seconds)
    return 1e3 * statistics.median(ordered), 1e3 * ordered[int(len(ordered) * 0.99)]


if __name__ == "__main__":
    main()
