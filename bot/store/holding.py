"""The replies that hold some words, in the order in which a member looks for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import add

from bot.model import EVERY_REPLY, Listing, ReplyFilter
from bot.store import filtering
from bot.store.pages import checked
from bot.store.statements import Value
from bot.store.text_index import REPLY_ID, pairs, place_of, runs
from bot.typed import Term

# What holds the words is counted no further: a member turns no thousand pages, and counting a word
# that stands everywhere costs more than all else.
MOST_COUNTED = 1000
_THEIR_VERSIONS = "JOIN versions ON versions.reply_id = held.reply_id AND versions.newest = 1"


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
    wanted, passing = _phrases(words), filtering.conditions(which)
    if not wanted and not passing:
        return Listing((), 0, offset)
    asked = filtering.values(which)
    where = f"WHERE {' AND '.join(passing)}" if passing else ""
    if not wanted:
        return _passing(connection, where, asked, limit, offset)
    narrowed = f"{_THEIR_VERSIONS} {where}" if passing else ""

    def newest(index: str, sought: str, most: int) -> list[int]:
        rows = connection.execute(
            f"""SELECT held.reply_id FROM (
                    SELECT rowid AS place, {REPLY_ID.format(index=index)} AS reply_id
                    FROM {index} WHERE {index} MATCH :sought) AS held
                {narrowed} ORDER BY held.place DESC LIMIT :most""",  # noqa: S608 - names of ours
            {**asked, "sought": sought, "most": most},
        )
        return [row["reply_id"] for row in rows]

    every, enough = " AND ".join(wanted), limit + offset
    anywhere = newest("text_index", every, max(enough, MOST_COUNTED + 1))
    found: dict[int, None] = {}
    if anywhere:
        heads = newest("head_index", every, enough)
        if heads:
            found |= dict.fromkeys(newest("head_index", f"{{title asks}} : ({every})", enough))
        found |= dict.fromkeys(heads)
        if len(wanted) > 1 and len(found) < enough:
            partly = f"({{title asks}} : ({' OR '.join(wanted)})) AND ({every})"
            found |= dict.fromkeys(newest("text_index", partly, enough))
        found |= dict.fromkeys(anywhere)
    total = min(len(anywhere), MOST_COUNTED)
    return Listing(tuple(found)[offset:enough], total, offset, more=len(anywhere) > MOST_COUNTED)


def count_holding(
    connection: sqlite3.Connection, words: Sequence[str | Term], since: date | None
) -> int:
    """How many replies hold all the words; with `since` only those dated then or later."""
    wanted = " AND ".join(_phrases(words))
    if not wanted:
        return 0
    return _one(
        connection,
        "SELECT count(*) FROM text_index WHERE text_index MATCH :wanted AND rowid >= :first",
        {"wanted": wanted, "first": place_of(0, since) if since else 0},
    )


def _passing(
    connection: sqlite3.Connection, where: str, asked: dict[str, Value], limit: int, offset: int
) -> Listing[int]:
    """All that pass the filter, newest first."""
    newest = f"FROM (SELECT * FROM versions WHERE newest = 1) AS versions {where}"  # noqa: S608 - names of ours
    found = connection.execute(
        f"SELECT versions.reply_id {newest}"
        " ORDER BY versions.dated DESC, versions.reply_id DESC LIMIT :limit OFFSET :offset",
        {**asked, "limit": limit, "offset": offset},
    )
    items = tuple(row["reply_id"] for row in found)
    return Listing(items, _one(connection, f"SELECT count(*) {newest}", asked), offset)


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
