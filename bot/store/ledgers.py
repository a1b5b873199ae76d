"""What goes into a ledger: whole replies in the order of their sessions, with their next steps."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from bot.model import Kind, LedgerEntry, LedgerExtent, LedgerFilter, Subject
from bot.store import following, holding, identity, marks, searches
from bot.store.replies import lines, reply
from bot.store.steps import steps_of

_IDS = """
    SELECT reply_id FROM versions
    WHERE newest = 1
      AND (:year IS NULL OR substr(dated, 1, 4) = printf('%04d', :year))
      AND (:agency IS NULL OR EXISTS (
          SELECT 1 FROM roles
          WHERE roles.reply_id = versions.reply_id AND roles.agency_id = :agency))
    ORDER BY kind, region, term, meeting, dated, reply_id
"""
_MANY = 1000


def ids(connection: sqlite3.Connection, which: LedgerFilter) -> list[int]:
    """The replies that the filter leaves."""
    found = connection.execute(_IDS, {"year": which.year, "agency": which.agency_id})
    left = [row["reply_id"] for row in found]
    if which.followed_by is None:
        return left
    followed = _followed(connection, which.followed_by, left)
    return [reply_id for reply_id in left if reply_id in followed]


def extent(connection: sqlite3.Connection, which: LedgerFilter) -> LedgerExtent:
    """How much the ledger will hold."""
    found = connection.execute(
        """SELECT kind, count(*) AS replies, max(length(text)) AS longest FROM versions
           WHERE newest = 1 AND reply_id IN (SELECT value FROM json_each(?)) GROUP BY kind""",
        (json.dumps(ids(connection, which)),),
    ).fetchall()
    return LedgerExtent(
        replies=sum(row["replies"] for row in found),
        longest=max((row["longest"] for row in found), default=0),
        kinds=frozenset(Kind(row["kind"]) for row in found),
    )


def entries(connection: sqlite3.Connection, which: LedgerFilter) -> Iterator[LedgerEntry]:
    """The replies that the filter leaves, one after another."""
    for reply_id in ids(connection, which):
        stored = reply(connection, reply_id)
        if stored:
            steps = steps_of(connection, reply_id)
            seen = marks.newest_marks(connection, [step.id for step in steps])
            yield LedgerEntry(stored, steps, seen)


def years(connection: sqlite3.Connection) -> tuple[int, ...]:
    """The years of the replies, newest first."""
    found = connection.execute(
        """SELECT DISTINCT CAST(substr(dated, 1, 4) AS INTEGER) AS year
           FROM versions WHERE newest = 1 AND dated IS NOT NULL ORDER BY year DESC"""
    )
    return tuple(row["year"] for row in found)


def _followed(connection: sqlite3.Connection, chat_id: int, among: list[int]) -> set[int]:
    """Of these replies those that something the chat follows has to do with."""
    keys: dict[Subject, set[str]] = {subject: set() for subject in Subject}
    for follow in following.follows(connection, chat_id):
        keys[follow.subject].add(follow.key)
    proposals = {
        line.id
        for line in lines(connection, among)
        if keys[Subject.PROPOSAL] & set(identity.proposal_keys(line, line.id))
    }
    return proposals.union(
        _ids(connection, "SELECT reply_id FROM roles WHERE agency_id = ?", keys[Subject.AGENCY]),
        _ids(connection, _OF_MEMBER, keys[Subject.MEMBER]),
        _ids(connection, _OF_STEP, keys[Subject.STEP]),
        *(_holding(connection, words_id) for words_id in keys[Subject.WORDS]),
    )


_OF_MEMBER = """
    SELECT versions.reply_id FROM proposers
    JOIN versions ON versions.id = proposers.version_id AND versions.newest = 1
    WHERE proposers.key = ?
"""
_OF_STEP = "SELECT reply_id FROM steps WHERE id = ?"


def _ids(connection: sqlite3.Connection, asked: str, keys: set[str]) -> set[int]:
    return {row["reply_id"] for key in keys for row in connection.execute(asked, (key,))}


def _holding(connection: sqlite3.Connection, words_id: str) -> set[int]:
    """Every reply that holds all the words of a search."""
    words = (searches.kept(connection, int(words_id)) or "").split()
    found: set[int] = set()
    while words:
        page = holding.replies_holding(connection, words, _MANY, len(found))
        found.update(page.items)
        if len(page.items) < _MANY:
            break
    return found
