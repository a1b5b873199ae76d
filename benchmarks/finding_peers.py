"""What is compared: our own finding, and what libraries find by themselves in the same data.

The peers get every advantage that their user could give them: the asker's region is written before
a name, and a threshold is chosen for WRatio that serves it best over all queries.
"""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Protocol

from rapidfuzz import fuzz, process

from benchmarks.finding_queries import Query
from bot.finding import find_agency, find_proposals, search
from bot.model import StoredReply
from bot.store import Store

MOST = 3
_ALL = 1_000  # more than there are


class Finder(Protocol):
    """Answers a query with the names or titles that it finds, best first."""

    name: str

    def find(self, file: str, query: Query) -> Sequence[str]:
        """What is found; nothing for what is only offered."""


class Ours:
    """The bot's own finding."""

    name = "ours"

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, file: str, query: Query) -> Sequence[str]:
        """As the bot would answer."""
        match query.kind if file == "nonsense" else file:
            case "agencies":
                return self._agencies(query)
            case "proposals":
                return [line.title for line in find_proposals(self._store, query.text).lines]
        found = search(self._store, query.text, limit=MOST, region=query.region or None)
        replies = [hit.line.title for hit in found.hits.items]
        if file == "nonsense":  # what else the bot would show; what is loosened counts as found
            replies += [agency.name for agency in found.agencies if not found.unread]
            replies += [line.title for line in found.proposals]
        return replies

    def _agencies(self, query: Query) -> list[str]:
        match = find_agency(self._store, query.text, query.region or None)
        if match.agency:
            return [match.agency.name]
        return [] if match.offered else [agency.name for agency in match.choices]


def peers(store: Store) -> Iterator[Finder]:
    """What ours is compared with."""
    held = list(_stored(store))
    names = [agency.name for agency in store.agencies()]
    for cutoff in (0, 60, 75, 90):
        yield WRatio(held, names, cutoff)
    yield Trigram(held, names)
    yield Like(held, names)


def _stored(store: Store) -> Iterator[StoredReply]:
    for line in store.newest(_ALL):
        stored = store.reply(line.id)
        if stored:
            yield stored


def _asked(query: Query) -> str:
    """The words with the asker's region before them, which no peer knows of."""
    return query.region + query.text if query.region not in ("", "全国") else query.text


def _card(held: StoredReply) -> str:
    """What a proposal is known by, in one line."""
    reply = held.reply
    meeting = f"{reply.term}届{reply.meeting}次第{'、'.join(reply.numbers)}号"
    return " ".join([meeting, *reply.titles, *reply.proposers, reply.document_number or ""])


class WRatio:
    """`rapidfuzz.process.extractOne` over names, over cards of proposals, over texts."""

    def __init__(self, held: Sequence[StoredReply], names: Sequence[str], cutoff: int) -> None:
        self.name = f"WRatio ≥ {cutoff}" if cutoff else "WRatio"
        self._cutoff = cutoff
        titles = [each.reply.title for each in held]
        self._choices = {
            "agencies": (names, names),
            "proposals": ([_card(each) for each in held], titles),
            "texts": ([each.reply.text for each in held], titles),
        }

    def find(self, file: str, query: Query) -> Sequence[str]:
        """The one most alike, or for texts the three."""
        file = query.kind if file == "nonsense" else file
        choices, answers = self._choices[file]
        asked = _asked(query) if file == "agencies" else query.text
        if file == "texts":
            found = process.extract(asked, choices, scorer=fuzz.WRatio, score_cutoff=self._cutoff)
            return [answers[at] for _, _, at in found[:MOST]]
        one = process.extractOne(asked, choices, scorer=fuzz.WRatio, score_cutoff=self._cutoff)
        return [answers[one[2]]] if one else []


class _Rows(ABC):
    """The same data in tables of a plain database."""

    name = ""

    def __init__(self, held: Sequence[StoredReply], names: Sequence[str]) -> None:
        self._database = sqlite3.connect(":memory:")
        for table, rows in (
            ("agencies", [(name, name) for name in names]),
            ("proposals", [(_card(each), each.reply.title) for each in held]),
            ("texts", [(each.reply.text, each.reply.title) for each in held]),
        ):
            self._database.execute(self._table(table))
            self._database.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)  # noqa: S608 - names of ours

    @abstractmethod
    def _table(self, name: str) -> str:
        """The statement that makes a table of this name."""

    def find(self, file: str, query: Query) -> Sequence[str]:
        """The first rows that hold every word."""
        table = query.kind if file == "nonsense" else file
        words = (_asked(query) if table == "agencies" else query.text).split()
        return [row[0] for row in self._rows(table, words)] if words else []

    @abstractmethod
    def _rows(self, table: str, words: Sequence[str]) -> Sequence[tuple[str]]:
        """The answers of the first rows that hold every word."""


class Trigram(_Rows):
    """FTS5's trigram tokenizer, best bm25 first."""

    name = "FTS5 trigram"

    def _table(self, name: str) -> str:
        return f"CREATE VIRTUAL TABLE {name} USING fts5(text, answer UNINDEXED, tokenize='trigram')"

    def _rows(self, table: str, words: Sequence[str]) -> Sequence[tuple[str]]:
        wanted = " ".join('"' + word.replace('"', '""') + '"' for word in words)
        return self._database.execute(
            f"SELECT answer FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT {MOST}",  # noqa: S608 - names of ours
            (wanted,),
        ).fetchall()


class Like(_Rows):
    """LIKE for every word, newest first."""

    name = "LIKE"

    def _table(self, name: str) -> str:
        return f"CREATE TABLE {name} (text, answer)"

    def _rows(self, table: str, words: Sequence[str]) -> Sequence[tuple[str]]:
        wanted = " AND ".join("text LIKE ?" for _ in words)
        return self._database.execute(
            f"SELECT answer FROM {table} WHERE {wanted} LIMIT {MOST}",  # noqa: S608 - names of ours
            [f"%{word}%" for word in words],
        ).fetchall()
