"""The replies that hold some words, in the order in which a member looks for them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import add

from bot.model import EVERY_REPLY, Listing, ReplyFilter
from bot.store import filtering
from bot.store.pages import checked
from bot.store.statements import Value
from bot.store.text_index import REPLY_ID, pairs, places_of, runs
from bot.typed import Term

# What holds the words is counted no further: a member turns no thousand pages, and counting a word
# that stands everywhere costs more than all else.
MOST_COUNTED = 1000
_THEIR_VERSIONS = "CROSS JOIN versions ON versions.reply_id = held.reply_id AND versions.newest = 1"


def replies_holding(
    connection: sqlite3.Connection,
    words: Sequence[str | Term],
    limit: int,
    offset: int,
    which: ReplyFilter = EVERY_REPLY,
) -> Listing[int]:
    """The replies that pass the filter and hold all the words, of a `Term` one of its words.

    First those that hold all of them in titles and asks, then in these and the next steps, then
    those that hold one in titles and asks, then the others; newest first in each. bm25 is not
    asked: it would weigh every hit, and a member can see why this order is as it is. Without
    words, all that pass the filter.
    """
    checked(limit, offset)
    sought = _Sought.of(connection, words, which)
    if not sought.words:
        return _passing(connection, sought, limit, offset)
    every, enough = " AND ".join(sought.words), limit + offset
    anywhere = sought.newest(connection, "text_index", every, max(enough, MOST_COUNTED + 1))
    if len(anywhere) <= MOST_COUNTED:  # these are all: they need not pass the filter again
        sought = sought.among(anywhere)
    found: dict[int, None] = {}
    if anywhere:
        heads = sought.newest(connection, "head_index", every, enough)
        if heads:
            asked_for = f"{{title asks}} : ({every})"
            found |= dict.fromkeys(sought.newest(connection, "head_index", asked_for, enough))
        found |= dict.fromkeys(heads)
        if len(sought.words) > 1 and len(found) < enough:
            partly = f"({{title asks}} : ({' OR '.join(sought.words)})) AND ({every})"
            found |= dict.fromkeys(sought.newest(connection, "text_index", partly, enough))
        found |= dict.fromkeys(anywhere)
    total = min(len(anywhere), MOST_COUNTED)
    return Listing(tuple(found)[offset:enough], total, offset, more=len(anywhere) > MOST_COUNTED)


def count_to(
    connection: sqlite3.Connection, words: Sequence[str | Term], which: ReplyFilter, most: int
) -> int:
    """How many replies `replies_holding` would find, `most` if there are more."""
    sought = _Sought.of(connection, words, which)
    if sought.words:
        return len(sought.newest(connection, "text_index", " AND ".join(sought.words), most))
    return _passing(connection, sought, 0, 0).total


def count_holding(
    connection: sqlite3.Connection, words: Sequence[str | Term], since: date | None
) -> int:
    """How many replies hold all the words; with `since` only those dated then or later."""
    wanted = " AND ".join(_phrases(words))
    if not wanted:
        return 0
    _, last = places_of(since or date.min, date.max)
    dated = "AND rowid <= :last" if since else ""
    return _one(
        connection,
        f"SELECT count(*) FROM text_index WHERE text_index MATCH :wanted {dated}",  # noqa: S608 - ours
        {"wanted": wanted, "last": last},
    )


@dataclass(frozen=True, slots=True)
class _Sought:
    """What a reply must hold, and the filter that it must pass."""

    words: tuple[str, ...]  # parts of an FTS5 query
    sets: list[str]
    conditions: list[str]
    asked: Mapping[str, Value]
    year: int | None

    @classmethod
    def of(
        cls, connection: sqlite3.Connection, words: Sequence[str | Term], which: ReplyFilter
    ) -> _Sought:
        return cls(
            tuple(_phrases(words)),
            filtering.sets(which),
            filtering.conditions(which),
            filtering.values(connection, which),
            which.year,
        )

    def among(self, found: Sequence[int]) -> _Sought:
        """The same words in these replies."""
        if not (self.sets or self.conditions or self.year):
            return self
        among = {"among": json.dumps(found)}
        return _Sought(self.words, ["SELECT value FROM json_each(:among)"], [], among, None)

    def newest(
        self, connection: sqlite3.Connection, index: str, sought: str, most: int
    ) -> list[int]:
        """The replies that the index finds and that pass the filter."""
        asked: dict[str, Value] = {**self.asked, "sought": sought, "most": most}
        of_year = ""
        if self.year is not None:  # its replies stand together in the index
            of_year = "AND rowid BETWEEN :first_place AND :last_place"
            days = date(self.year, 1, 1), date(self.year, 12, 31)
            asked["first_place"], asked["last_place"] = places_of(*days)
        passing = [f"held.reply_id IN ({each})" for each in self.sets] + self.conditions
        # Few hits of a common word are in a small set: these alone are held against the veil, by
        # their versions. Asked of every hit, it takes ten times as long as all the rest.
        past_the_veil = "main." if self.sets else ""
        rows = connection.execute(
            f"""SELECT held.reply_id FROM (
                    SELECT rowid AS place, {REPLY_ID.format(index=index)} AS reply_id
                    FROM {past_the_veil}{index} WHERE {index} MATCH :sought {of_year}) AS held
                {_THEIR_VERSIONS if passing else ""}
                WHERE {" AND ".join(passing) or "true"}
                ORDER BY held.place LIMIT :most""",  # noqa: S608 - names of ours
            asked,
        )
        return [row["reply_id"] for row in rows]

    def passing(self) -> str:
        """The condition on newest versions that the filter makes; "" when every one passes."""
        of_sets = [f"versions.reply_id IN ({each})" for each in self.sets]
        of_year = [filtering.OF_YEAR] if self.year is not None else []
        return " AND ".join([*of_sets, *of_year, *self.conditions])


def _passing(
    connection: sqlite3.Connection, sought: _Sought, limit: int, offset: int
) -> Listing[int]:
    """All that pass the filter, newest first, counted as those that hold words are."""
    passing = sought.passing()
    if not passing:
        return Listing((), 0, offset)
    newest = f"FROM (SELECT * FROM versions WHERE newest = 1) AS versions WHERE {passing}"  # noqa: S608 - names of ours
    # The plus keeps SQLite from going through all by their dates to find those in a small set.
    plus = "+" if sought.sets else ""
    found = connection.execute(
        f"SELECT versions.reply_id {newest}"
        f" ORDER BY {plus}versions.dated DESC, versions.reply_id DESC LIMIT :limit OFFSET :offset",
        {**sought.asked, "limit": limit, "offset": offset},
    )
    items = tuple(row["reply_id"] for row in found)
    counted = f"SELECT count(*) FROM (SELECT 1 {newest} LIMIT {MOST_COUNTED + 1})"  # noqa: S608 - names of ours
    total = _one(connection, counted, sought.asked)
    return Listing(items, min(total, MOST_COUNTED), offset, more=total > MOST_COUNTED)


def _one(connection: sqlite3.Connection, counted: str, asked: Mapping[str, Value]) -> int:
    return int(connection.execute(counted, asked).fetchone()[0])


def _phrases(words: Iterable[str | Term]) -> list[str]:
    """A part of an FTS5 query for each word.

    Pairs hold neither quotes nor operators, so nothing of a word is syntax.
    """
    wanted: dict[str, None] = {}
    for word in words:
        alike = (word,) if isinstance(word, str) else word
        phrases = dict.fromkeys(phrase for each in alike if (phrase := _phrase(runs(each))))
        if phrases:
            wanted[f"({' OR '.join(phrases)})"] = None
    return list(wanted)


def _phrase(of: list[str]) -> str:
    """The pairs of runs that follow each other; the last one may go on in the text."""
    if not of:
        return ""
    *whole, last = of
    before = [pairs(run) for run in whole]
    if len(last) == 1:
        return f'"{" ".join([*before, last])}" *'
    return f'"{" ".join([*before, *map(add, last, last[1:])])}"'
