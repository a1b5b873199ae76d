"""Finding a word of any length in Chinese: every text is indexed by overlapping pairs.

A text is folded and falls into runs of letters and digits; 碳纤维 is indexed as 碳纤 纤维 维. A
word of two or more characters is a phrase of pairs, a single character the beginning of a pair;
that is why the last character of a run stands alone too. A word is found exactly where it stands,
as `word in text` would find it, except that marks and spaces are all alike: 2.8 is a 2 and an 8
with some mark between, not 28, nor a 2 and an 8 further apart.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from operator import add

from bot.folding import fold
from bot.model import Listing, Reply
from bot.store.pages import checked
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


def enter(connection: sqlite3.Connection, reply_id: int, reply: Reply) -> None:
    """Makes a reply's newest words findable."""
    connection.execute(
        "INSERT INTO text_index (rowid, title, asks, steps, text) VALUES (?, ?, ?, ?, ?)",
        (reply_id, *_columns(reply)),
    )
    for topic in _topics(reply):
        topic_id = insert_one(connection, "topics", {"reply_id": reply_id, "printed": topic})
        connection.execute(
            "INSERT INTO topic_index (rowid, printed) VALUES (?, ?)", (topic_id, pairs(topic))
        )


def withdraw(connection: sqlite3.Connection, reply_id: int, reply: Reply) -> None:
    """Undoes `enter`; `reply` must be what was entered, since the index keeps no copy."""
    connection.execute(
        "INSERT INTO text_index (text_index, rowid, title, asks, steps, text)"
        " VALUES ('delete', ?, ?, ?, ?, ?)",
        (reply_id, *_columns(reply)),
    )
    for topic in connection.execute(
        "SELECT id, printed FROM topics WHERE reply_id = ?", (reply_id,)
    ).fetchall():
        connection.execute(
            "INSERT INTO topic_index (topic_index, rowid, printed) VALUES ('delete', ?, ?)",
            (topic["id"], pairs(topic["printed"])),
        )
    connection.execute("DELETE FROM topics WHERE reply_id = ?", (reply_id,))


def replies_holding(
    connection: sqlite3.Connection, words: Sequence[str], limit: int, offset: int
) -> Listing[int]:
    """The replies that hold all the words.

    First those that hold all of them in titles and asks, then in these and the next steps, then
    in the text; newest first in each. bm25 is not asked: it would weigh every hit, and a member
    can see why this order is as it is.
    """
    checked(limit, offset)
    wanted = _all_of(words)
    if not wanted:
        return Listing((), 0, offset)
    sought = {
        "topics": f"{{title asks}} : ({wanted})",
        "steps": f"{{title asks steps}} : ({wanted})",
        "anywhere": wanted,
        "limit": limit,
        "offset": offset,
    }
    total = connection.execute(
        "SELECT count(*) FROM text_index WHERE text_index MATCH :anywhere", sought
    ).fetchone()[0]
    found = connection.execute(_HOLDING, sought)
    return Listing(tuple(row["reply_id"] for row in found), total, offset)


_HOLDING = """
    WITH hits AS (
        SELECT rowid, 1 AS rank FROM text_index WHERE text_index MATCH :topics
        UNION ALL
        SELECT rowid, 2 AS rank FROM text_index WHERE text_index MATCH :steps
        UNION ALL
        SELECT rowid, 3 AS rank FROM text_index WHERE text_index MATCH :anywhere
    )
    SELECT versions.reply_id
    FROM (SELECT rowid AS reply_id, min(rank) AS rank FROM hits GROUP BY rowid) AS best
    JOIN versions ON versions.reply_id = best.reply_id AND versions.newest = 1
    ORDER BY best.rank, versions.dated DESC, versions.reply_id DESC
    LIMIT :limit OFFSET :offset
"""


def similar_topics(
    connection: sqlite3.Connection, words: str, limit: int
) -> tuple[tuple[int, str], ...]:
    """Titles and asks that share pairs of characters with `words`, most alike first."""
    checked(limit)
    wanted = " OR ".join(f'"{pair}"' for pair in dict.fromkeys(pairs(words).split()))
    if not wanted:
        return ()
    found = connection.execute(
        "SELECT topics.reply_id, topics.printed FROM topic_index"
        " JOIN topics ON topics.id = topic_index.rowid"
        " WHERE topic_index MATCH ? ORDER BY topic_index.rank, topics.id DESC LIMIT ?",
        (wanted, limit),
    )
    return tuple((row["reply_id"], row["printed"]) for row in found)


def _columns(reply: Reply) -> tuple[str, str, str, str]:
    return (
        pairs("\n".join(reply.titles)),
        pairs("\n".join(section.ask for section in reply.sections)),
        pairs("\n".join(step.text for step in reply.next_steps)),
        pairs(reply.text),
    )


def _topics(reply: Reply) -> Iterable[str]:
    return dict.fromkeys((*reply.titles, *(s.ask for s in reply.sections if s.ask)))


def _all_of(words: Sequence[str]) -> str:
    """An FTS5 query; pairs hold neither quotes nor operators, so nothing of a word is syntax."""
    wanted = dict.fromkeys(_phrase(runs(word)) for word in words)
    return " AND ".join(phrase for phrase in wanted if phrase)


def _phrase(of: list[str]) -> str:
    """The pairs of runs that follow each other; the last one may go on in the text."""
    if not of:
        return ""
    *whole, last = of
    before = [pairs(run) for run in whole]
    if len(last) == 1:
        return f'"{" ".join([*before, last])}" *'
    return f'"{" ".join([*before, *map(add, last, last[1:])])}"'
