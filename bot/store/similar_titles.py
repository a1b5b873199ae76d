"""Titles and asks that are like some words: candidates, which whoever asks then scores."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest
from itertools import pairwise
from math import log2

from bot.store.pages import checked
from bot.store.text_index import TOPIC_ID, pairs

# A pair that more titles hold tells little; only the newest of them are looked at.
_MOST_HOLDING = 600
_NEWEST_HOLDING = f"""
    SELECT {TOPIC_ID.format(index="topic_index")} FROM {{index}}
    WHERE topic_index MATCH ? ORDER BY rowid LIMIT ?
"""  # noqa: S608 - names of ours
# A slip spoils two or three pairs. With fewer rare ones than that and one more, of each common pair
# the three characters that begin with it are looked for too.
_ENOUGH_RARE = 4


def topics_holding(
    connection: sqlite3.Connection, words: str, limit: int, beside: str = ""
) -> tuple[tuple[int, str], ...]:
    """Titles and asks in which `words` stand whole, the last entered first.

    With `beside` only those that also hold a pair of its characters.
    """
    checked(limit)
    wanted = pairs(words).split()
    phrase = " ".join(wanted[:-1]) or wanted[0]  # the last stands for the end of a run
    any_of = " OR ".join(f'"{pair}"' for pair in pairs(beside).split()[:-1])
    sought = f'"{phrase}"' + (f" AND ({any_of})" if any_of else "")
    found = connection.execute(_NEWEST_HOLDING.format(index="topic_index"), (sought, limit))
    return _read(connection, [row[0] for row in found])


def similar_topics(
    connection: sqlite3.Connection, words: str, limit: int
) -> tuple[tuple[int, str], ...]:
    """Titles and asks that share pairs of characters with `words`, most alike first.

    The rarer a shared pair is, the more it counts. That every other title holds 建设 need not be
    known: a title is told by its rare pairs.
    """
    checked(limit)
    wanted = pairs(words).split()
    holding = {pair: _holding(connection, pair) for pair in dict.fromkeys(wanted)}
    rare = sum(0 < len(held) < _MOST_HOLDING for held in holding.values())
    if rare < _ENOUGH_RARE:
        for pair, following in pairwise(wanted):
            if len(holding[pair]) == _MOST_HOLDING:
                both = f"{pair} {following}"
                holding[both] = _holding(connection, both)
    scores: defaultdict[int, float] = defaultdict(float)
    for held in holding.values():
        score = 1 / log2(2 + len(held))
        for topic_id in held:
            scores[topic_id] += score
    best = nlargest(limit, ((score, topic_id) for topic_id, score in scores.items()))
    return _read(connection, [topic_id for _, topic_id in best])


def _read(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[tuple[int, str], ...]:
    """Those of these titles that may be seen, in this order."""
    found = connection.execute(
        "SELECT id, reply_id, printed FROM topics WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    by_id = {row["id"]: (row["reply_id"], row["printed"]) for row in found}
    return tuple(by_id[topic_id] for topic_id in ids if topic_id in by_id)


def _holding(connection: sqlite3.Connection, phrase: str) -> list[int]:
    # Past the veil: the few best are held against it when they are read.
    found = connection.execute(
        _NEWEST_HOLDING.format(index="main.topic_index"), (f'"{phrase}"', _MOST_HOLDING)
    )
    return [row[0] for row in found]
