"""Replies, the words in them, their agencies and their next steps."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from bot.model import (
    ANY_MEETING,
    EVERY_REPLY,
    Listing,
    Meeting,
    ReplyFilter,
    ReplyLine,
    Role,
    StepFilter,
    StoredAgency,
    StoredReply,
    StoredStep,
)
from bot.store import (
    agencies,
    counting,
    holding,
    numbers,
    replies,
    searches,
    similar_titles,
    steps,
)
from bot.store.methods.base import Methods
from bot.typed import Term

T = TypeVar("T")


class RepliesMethods(Methods):
    """Replies, the words in them, their agencies and their next steps."""

    # --- replies

    def reply(self, reply_id: int, version: int | None = None) -> StoredReply | None:
        """The whole reply, in its newest version unless another is asked for."""
        with self._file.reading() as connection:
            return replies.reply(connection, reply_id, version)

    def line(self, reply_id: int) -> ReplyLine | None:
        """The reply as a line of a list."""
        with self._file.reading() as connection:
            return replies.line(connection, reply_id)

    def newest(self, limit: int) -> tuple[ReplyLine, ...]:
        """The replies of the latest dates."""
        with self._file.reading() as connection:
            return replies.newest(connection, limit)

    def replies_numbered(
        self, key: str, of: Meeting = ANY_MEETING, *, own: Sequence[str] = (), limit: int = 50
    ) -> tuple[ReplyLine, ...]:
        """The replies to proposals of this number: `own` regions', then newest session first."""
        with self._file.reading() as connection:
            return numbers.numbered(connection, key, of, own=own, limit=limit)

    def replies_with_serial(
        self,
        serial: str,
        of: Meeting = ANY_MEETING,
        *,
        head: str = "",
        own: Sequence[str] = (),
        limit: int = 50,
    ) -> tuple[ReplyLine, ...]:
        """Those whose longer number ends with `head` and this: 218 and w218 find 2024W218."""
        with self._file.reading() as connection:
            return numbers.with_serial(connection, serial, of, head=head, own=own, limit=limit)

    def known_numbers(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Those of the keys that are the number of a reply."""
        with self._file.reading() as connection:
            return numbers.known_numbers(connection, keys)

    def numbers_beside(self, value: int, limit: int = 3) -> tuple[str, ...]:
        """The keys of the numbers of which the running number is nearest to `value`."""
        with self._file.reading() as connection:
            return numbers.numbers_beside(connection, value, limit)

    def proposers(self) -> tuple[str, ...]:
        """The names of all proposers, each in one spelling."""
        return self._unless_changed(replies.proposers)

    def proposers_called(self, name: str) -> tuple[str, ...]:
        """The proposer of this name, in any spelling of it; none if there is none."""
        with self._file.reading() as connection:
            return replies.proposers_called(connection, name)

    def replies_of_proposer(self, name: str) -> tuple[ReplyLine, ...]:
        """The replies to what a person or group proposed, newest first."""
        with self._file.reading() as connection:
            return replies.replies_of_proposer(connection, name)

    def _unless_changed(self, read: Callable[[sqlite3.Connection], T]) -> T:
        """What is long to read and often asked for: read again when a reply has been saved."""
        with self._file.reading() as connection:
            revision = counting.revision(connection)
            known = self._file.known.get(read)
            if known is None or known[0] != revision:
                self._file.known[read] = known = (revision, read(connection))
            found: T = known[1]
            return found

    # --- words

    def search(
        self,
        words: Sequence[str | Term],
        which: ReplyFilter = EVERY_REPLY,
        *,
        limit: int = 10,
        offset: int = 0,
    ) -> Listing[StoredReply]:
        """The replies that hold all the words: in titles and asks first, then steps, then text.

        Of a `Term` one word is enough. Without words, all that pass the filter, newest first.
        """
        with self._file.reading() as connection:
            found = holding.replies_holding(connection, words, limit, offset, which)
            held = (replies.reply(connection, reply_id) for reply_id in found.items)
            items = tuple(reply for reply in held if reply)
            return Listing(items, found.total, offset, found.more)

    def search_count(
        self, words: Sequence[str | Term], which: ReplyFilter = EVERY_REPLY, *, most: int = 1000
    ) -> int:
        """How many replies `search` would find; `most` if there are more."""
        with self._file.reading() as connection:
            return holding.count_to(connection, words, which, most)

    def words_count(self, words: Sequence[str | Term], *, since: date | None = None) -> int:
        """How many replies hold all the words; with `since` only those dated then or later."""
        with self._file.reading() as connection:
            return holding.count_holding(connection, words, since)

    def titles_holding(
        self, words: str, limit: int, beside: str = ""
    ) -> tuple[tuple[int, str], ...]:
        """Titles and asks that hold `words` whole, with `beside` a pair of that besides."""
        with self._file.reading() as connection:
            return similar_titles.topics_holding(connection, words, limit, beside)

    def similar_titles(self, words: str, limit: int = 100) -> tuple[tuple[int, str], ...]:
        """Titles and asks that share pairs of characters with `words`, most alike first."""
        with self._file.reading() as connection:
            return similar_titles.similar_topics(connection, words, limit)

    def keep_words(self, words: str) -> int:
        """An id for words that were searched for, the same for the same words."""
        with self._file.reading() as connection:
            known = searches.id_of(connection, words)
        if known is not None:
            return known
        with self._file.writing() as connection:
            return searches.keep(connection, words)

    def kept_words(self, words_id: int) -> str | None:
        """The words with this id, or None."""
        with self._file.reading() as connection:
            return searches.kept(connection, words_id)

    # --- agencies

    def agencies(self) -> tuple[StoredAgency, ...]:
        """Every agency that a reply names, those of most replies first."""
        return self._unless_changed(agencies.named).agencies

    def agency(self, agency_id: int) -> StoredAgency | None:
        """The agency, or None when no reply names it any more."""
        with self._file.reading() as connection:
            return agencies.agency(connection, agency_id)

    def replies_of_agency(
        self, agency_id: int, role: Role | None = None, *, limit: int = 10, offset: int = 0
    ) -> Listing[ReplyLine]:
        """The replies in which the agency has the role, or any, newest first."""
        with self._file.reading() as connection:
            return agencies.replies_of_agency(connection, agency_id, role, limit, offset)

    # --- next steps

    def steps(
        self, which: StepFilter, *, limit: int = 10, offset: int = 0, oldest_first: bool = False
    ) -> Listing[StoredStep]:
        """The next steps that pass the filter: by due day, then undated ones newest first.

        With `oldest_first`: by the reply's date, undated replies last.
        """
        with self._file.reading() as connection:
            return steps.steps(connection, which, limit, offset, oldest_first)

    def steps_of(self, reply_id: int) -> tuple[StoredStep, ...]:
        """The next steps of a reply in the order of its text."""
        with self._file.reading() as connection:
            return steps.steps_of(connection, reply_id)

    def step(self, step_id: int) -> StoredStep | None:
        """The next step, or None when the newest version no longer says it."""
        with self._file.reading() as connection:
            return steps.step(connection, step_id)

    def step_agencies(self) -> tuple[tuple[StoredAgency, int], ...]:
        """The agencies that next steps are filed under and how many, most first."""
        return self._unless_changed(agencies.named).steps

    def step_years(self) -> tuple[tuple[int, int], ...]:
        """The years of replies with next steps and how many steps, newest first."""
        with self._file.reading() as connection:
            return steps.step_years(connection)
