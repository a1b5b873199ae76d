"""Finding a word of any length in Chinese: every text is indexed by overlapping pairs.

A text is folded and falls into runs of letters and digits; 碳纤维 is indexed as 碳纤 纤维 维. A
word of two or more characters is a phrase of pairs, a single character the beginning of a pair;
that is why the last character of a run stands alone too. A word is found exactly where it stands,
as `word in text` would find it, except that marks and spaces are all alike: 2.8 is a 2 and an 8
with some mark between, not 28, nor a 2 and an 8 further apart.

A reply's place in the index counts backwards from the last of days, and on a day from the last of
ids, so that the index itself is in the order in which replies are listed: the newest twenty of a
third of all are found by looking at twenty. It counts backwards because FTS5 goes through its lists
forwards in half of the time. Titles and asks stand in the same way, the last entered first.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from operator import add, itemgetter

from bot.folding import fold, key
from bot.model import Reply
from bot.store.statements import insert_one

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


def topic_pairs(topic: str) -> str:
    """What is indexed of a title or an ask: as it is compared, all in one run."""
    return pairs(key(topic))


# Ids have as many bits at the end of a place; a longer shift would make the index larger.
_ID_BITS: int = 24
_LAST_ID: int = 2**_ID_BITS - 1
_LAST_DAY = date.max.toordinal()
REPLY_ID = f"({_LAST_ID} - ({{index}}.rowid & {_LAST_ID}))"  # in a query of either index
_LAST_TOPIC = 2**40
TOPIC_ID = f"({_LAST_TOPIC} - {{index}}.rowid)"

_INTO_TEXT = "INSERT INTO text_index (rowid, title, asks, steps, text) VALUES (?, ?, ?, ?, ?)"
_INTO_HEAD = "INSERT INTO head_index (rowid, title, asks, steps) VALUES (?, ?, ?, ?)"
_OUT_OF_TEXT = """INSERT INTO text_index (text_index, rowid, title, asks, steps, text)
    VALUES ('delete', ?, ?, ?, ?, ?)"""
_OUT_OF_HEAD = """INSERT INTO head_index (head_index, rowid, title, asks, steps)
    VALUES ('delete', ?, ?, ?, ?)"""


def place_of(reply_id: int, dated: date | None) -> int:
    """Where a reply stands in the index: the newest first, those without a date behind all."""
    if reply_id > _LAST_ID:
        raise ValueError(f"reply {reply_id}: the index has no place for so many")
    days_left = _LAST_DAY - (dated.toordinal() if dated else 0)
    return days_left << _ID_BITS | _LAST_ID - reply_id


def places_of(first: date, last: date) -> tuple[int, int]:
    """The first and the last place that a reply dated on these days or between can have."""
    return place_of(_LAST_ID, last), place_of(0, first)


def topic_place(topic_id: int) -> int:
    """Where a title or an ask stands in its index."""
    return _LAST_TOPIC - topic_id


def enter(connection: sqlite3.Connection, reply_id: int, reply: Reply) -> None:
    """Makes a reply's newest words findable."""
    enter_words(connection, reply_id, reply)
    entered = [
        (insert_one(connection, "topics", {"reply_id": reply_id, "printed": topic}), topic)
        for topic in topics(reply)
    ]
    enter_topics(connection, reversed(entered))


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
    enter_topics(connection, ((topic_id, topic) for topic_id, _, topic in reversed(numbered)))


def enter_topics(connection: sqlite3.Connection, named: Iterable[tuple[int, str]]) -> None:
    """Makes titles and asks findable, each by its id; in the order of the index, the last first."""
    connection.executemany(
        "INSERT INTO topic_index (rowid, printed) VALUES (?, ?)",
        ((topic_place(topic_id), topic_pairs(topic)) for topic_id, topic in named),
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
            (topic_place(topic["id"]), topic_pairs(topic["printed"])),
        )
    connection.execute("DELETE FROM topics WHERE reply_id = ?", (reply_id,))


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
