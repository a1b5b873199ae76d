"""Finding a word of any length in Chinese: every text is indexed by overlapping pairs.

A text is folded and falls into runs of letters and digits; 碳纤维 is indexed as 碳纤 纤维 维. A
word of two or more characters is a phrase of pairs, a single character the beginning of a pair;
that is why the last character of a run stands alone too. A word is found exactly where it stands,
as `word in text` would find it, except that marks and spaces are all alike: 2.8 is a 2 and an 8
with some mark between, not 28, nor a 2 and an 8 further apart.

A reply's place in the index is its date and then its id, so that the index itself is in the order
in which replies are listed: the newest twenty of a third of all are found by looking at twenty.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import add, itemgetter

from bot.folding import fold
from bot.model import EVERY_REPLY, Listing, Reply, ReplyFilter
from bot.store import filtering
from bot.store.pages import checked
from bot.store.statements import Value, insert_one
from bot.typed import Term

# ○ (also what 〇 is folded to) is a digit in 二○二四年, though Unicode calls it a symbol.
_RUN = re.compile(r"(?:[^\W_]|○)+")


def runs(text: str) -> list[str]:
    """The stretches of letters and digits in `text`, folded."""
    return _RUN.findall(fold(text))


def pairs(text: str) -> str:
    """What is indexed of `text`: its pairs of characters, parted by spaces."""
    indexed: list[str] = []
    for run in runs(text):
        indexed += map(add, run, run[1:])
        indexed.append(run[-1])
    return " ".join(indexed)


# Ids have as many bits at the end of a place; a longer shift would make the index larger.
_ID_BITS = 24
REPLY_ID = "({index}.rowid & " + f"{2**_ID_BITS - 1})"  # in a query of either index


_INTO_TEXT = "INSERT INTO text_index (rowid, title, asks, steps, text) VALUES (?, ?, ?, ?, ?)"
_INTO_HEAD = "INSERT INTO head_index (rowid, title, asks, steps) VALUES (?, ?, ?, ?)"
_OUT_OF_TEXT = """INSERT INTO text_index (text_index, rowid, title, asks, steps, text)
    VALUES ('delete', ?, ?, ?, ?, ?)"""
_OUT_OF_HEAD = """INSERT INTO head_index (head_index, rowid, title, asks, steps)
    VALUES ('delete', ?, ?, ?, ?)"""


def place_of(reply_id: int, dated: date | None) -> int:
    """Where a reply stands in the index; those without a date before all others."""
    if reply_id >> _ID_BITS:
        raise ValueError(f"reply {reply_id}: the index has no place for so many")
    return (dated.toordinal() if dated else 0) << _ID_BITS | reply_id


def enter(connection: sqlite3.Connection, reply_id: int, reply: Reply) -> None:
    """Makes a reply's newest words findable."""
    enter_words(connection, reply_id, reply)
    for topic in topics(reply):
        topic_id = insert_one(connection, "topics", {"reply_id": reply_id, "printed": topic})
        connection.execute(
            "INSERT INTO topic_index (rowid, printed) VALUES (?, ?)", (topic_id, pairs(topic))
        )


def enter_words(connection: sqlite3.Connection, reply_id: int, reply: Reply) -> None:
    """Makes the words of the whole reply findable; `enter` does its titles and asks as well."""
    place, said = _place(reply_id, reply), columns(reply)
    connection.execute(_INTO_TEXT, (place, *said))
    connection.execute(_INTO_HEAD, (place, *said[:3]))


def enter_all(connection: sqlite3.Connection, replies: Sequence[tuple[int, Reply]]) -> None:
    """As `enter`, of many; in the order of the index, which otherwise begins anew with each."""
    placed = sorted(
        ((_place(reply_id, reply), reply) for reply_id, reply in replies), key=itemgetter(0)
    )
    said = [(place, *columns(reply)) for place, reply in placed]
    connection.executemany(_INTO_TEXT, said)
    connection.executemany(_INTO_HEAD, (row[:4] for row in said))
    first = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM topics").fetchone()[0]
    named = ((reply_id, topic) for reply_id, reply in replies for topic in topics(reply))
    numbered = [(topic_id, *each) for topic_id, each in enumerate(named, start=first)]
    connection.executemany("INSERT INTO topics (id, reply_id, printed) VALUES (?, ?, ?)", numbered)
    connection.executemany(
        "INSERT INTO topic_index (rowid, printed) VALUES (?, ?)",
        ((topic_id, pairs(topic)) for topic_id, _, topic in numbered),
    )


def withdraw(connection: sqlite3.Connection, reply_id: int, reply: Reply) -> None:
    """Undoes `enter`; `reply` must be what was entered, since the index keeps no copy."""
    place, said = _place(reply_id, reply), columns(reply)
    connection.execute(_OUT_OF_TEXT, (place, *said))
    connection.execute(_OUT_OF_HEAD, (place, *said[:3]))
    for topic in connection.execute(
        "SELECT id, printed FROM topics WHERE reply_id = ?", (reply_id,)
    ).fetchall():
        connection.execute(
            "INSERT INTO topic_index (topic_index, rowid, printed) VALUES ('delete', ?, ?)",
            (topic["id"], pairs(topic["printed"])),
        )
    connection.execute("DELETE FROM topics WHERE reply_id = ?", (reply_id,))


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
    for index, sought in _best_first(wanted, every):
        if anywhere and len(found) < enough:
            found |= dict.fromkeys(newest(index, sought, enough))
    found |= dict.fromkeys(anywhere)
    total = min(len(anywhere), MOST_COUNTED)
    return Listing(tuple(found)[offset:enough], total, offset, more=len(anywhere) > MOST_COUNTED)


def _best_first(wanted: Sequence[str], every: str) -> Iterator[tuple[str, str]]:
    """What a reply must hold to stand before others, and in which index that is asked."""
    yield "head_index", f"{{title asks}} : ({every})"
    yield "head_index", every
    if len(wanted) > 1:
        yield "text_index", f"({{title asks}} : ({' OR '.join(wanted)})) AND ({every})"


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


# What holds the words is counted no further: a member turns no thousand pages, and counting a word
# that stands everywhere costs more than all else.
MOST_COUNTED = 1000
_THEIR_VERSIONS = "JOIN versions ON versions.reply_id = held.reply_id AND versions.newest = 1"


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


def columns(reply: Reply) -> tuple[str, str, str, str]:
    """What is indexed of a reply: title, asks, steps, text."""
    return (
        pairs("\n".join(reply.titles)),
        pairs("\n".join(section.ask for section in reply.sections)),
        pairs("\n".join(step.text for step in reply.next_steps)),
        pairs(reply.text),
    )


def _place(reply_id: int, reply: Reply) -> int:
    return place_of(reply_id, reply.written_on or reply.published_on)


def topics(reply: Reply) -> Iterable[str]:
    return dict.fromkeys((*reply.titles, *(s.ask for s in reply.sections if s.ask)))


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
