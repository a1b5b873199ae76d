"""What the store can be asked. Each method is one transaction or one consistent reading.

SQLite's own ways stay behind these methods: another engine is another class with the same ones.
They may be called from any thread, and from asyncio through `asyncio.to_thread`.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from bot.model import (
    Counts,
    Listing,
    Reply,
    ReplyLine,
    Role,
    Saved,
    StepFilter,
    StoredAgency,
    StoredReply,
    StoredStep,
)
from bot.store import agencies, chats, replies, saving, searches, steps, text_index
from bot.store.connection import DatabaseFile


class Store:
    """The replies in one SQLite database."""

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file

    @classmethod
    def open(cls, url: str, *, patience: float = 5.0) -> Self:
        """The store at `sqlite:///relative` or `sqlite:////absolute`, made if it is not there.

        `patience` is how many seconds a write waits for another program to finish its own.
        """
        return cls(DatabaseFile(url, patience=patience))

    def close(self) -> None:
        """Closes the database; may be repeated."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- loading

    def save(self, reply: Reply, *, source_name: str, sample: bool = False) -> Saved:
        """Saves a reply: new, a new version, or unchanged."""
        with self._file.writing() as connection:
            return saving.save(connection, reply, source_name=source_name, sample=sample)

    def remove_samples(self) -> int:
        """Removes every sample; returns how many there were."""
        with self._file.writing() as connection:
            return saving.remove_samples(connection)

    def counts(self) -> Counts:
        """How much is stored; samples are among the replies."""
        with self._file.reading() as connection:
            return replies.counts(connection)

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

    def replies_numbered(self, key: str) -> tuple[ReplyLine, ...]:
        """The replies to proposals of this number, newest session first."""
        with self._file.reading() as connection:
            return replies.replies_numbered(connection, key)

    def replies_with_serial(self, serial: str) -> tuple[ReplyLine, ...]:
        """The replies whose number ends with this running number: 218 finds 2024W218."""
        with self._file.reading() as connection:
            return replies.replies_with_serial(connection, serial)

    def number_keys(self) -> tuple[str, ...]:
        """The keys of all numbers."""
        with self._file.reading() as connection:
            return replies.number_keys(connection)

    def proposers(self) -> tuple[str, ...]:
        """The names of all proposers, each in one spelling."""
        with self._file.reading() as connection:
            return replies.proposers(connection)

    def replies_of_proposer(self, name: str) -> tuple[ReplyLine, ...]:
        """The replies to what a person or group proposed, newest first."""
        with self._file.reading() as connection:
            return replies.replies_of_proposer(connection, name)

    # --- words

    def search(
        self, words: Sequence[str], *, limit: int = 10, offset: int = 0
    ) -> Listing[StoredReply]:
        """The replies that hold all the words: in titles and asks first, then steps, then text."""
        with self._file.reading() as connection:
            found = text_index.replies_holding(connection, words, limit, offset)
            held = (replies.reply(connection, reply_id) for reply_id in found.items)
            return Listing(tuple(reply for reply in held if reply), found.total, offset)

    def similar_titles(self, words: str, limit: int = 200) -> tuple[tuple[int, str], ...]:
        """Titles and asks that share pairs of characters with `words`, most alike first."""
        with self._file.reading() as connection:
            return text_index.similar_topics(connection, words, limit)

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
        with self._file.reading() as connection:
            return agencies.agencies(connection)

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
        with self._file.reading() as connection:
            return steps.step_agencies(connection)

    def step_years(self) -> tuple[tuple[int, int], ...]:
        """The years of replies with next steps and how many steps, newest first."""
        with self._file.reading() as connection:
            return steps.step_years(connection)

    # --- chats

    def language(self, chat_id: int) -> str | None:
        """The language that the chat chose, or None when it chose none."""
        with self._file.reading() as connection:
            return chats.language(connection, chat_id)

    def set_language(self, chat_id: int, language: str) -> None:
        """Keeps the language that the chat chose."""
        with self._file.writing() as connection:
            chats.set_language(connection, chat_id, language)
