"""Loading replies, counting them, reading stored texts again."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import (
    Announce,
    Counts,
    Reply,
    Reread,
    Saved,
    StoredText,
)
from bot.store import (
    replies,
    rereading,
    saving,
    saving_many,
)
from bot.store.methods.base import Methods
from bot.store.saving_many import Loading


class LoadingMethods(Methods):
    """Loading replies, counting them, reading stored texts again."""

    # --- loading

    def save(
        self,
        reply: Reply,
        *,
        source_name: str,
        sample: bool = False,
        media_type: str = "",
        breaks: tuple[int, ...] = (),
        ocr: bool = False,
        parsed_by: str = "",
        announce: Announce | None = None,
    ) -> Saved:
        """Saves a reply: new, a new version, or unchanged. Without `announce` it tells nobody.

        `source_name`, `media_type`, `breaks` and `ocr` are its `Document`'s; `parsed_by` is the
        revision of the parser that read it.
        """
        with self._file.writing() as connection:
            return saving.save(
                connection,
                reply,
                source_name=source_name,
                sample=sample,
                media_type=media_type,
                breaks=breaks,
                ocr=ocr,
                parsed_by=parsed_by,
                announce=announce,
            )

    def save_all(self, batch: Sequence[Loading]) -> tuple[Saved, ...]:
        """Saves many replies in one transaction, all or none."""
        with self._file.writing() as connection:
            return saving_many.save_all(connection, batch)

    def remove_samples(self) -> int:
        """Removes every sample; returns how many there were."""
        with self._file.writing() as connection:
            return saving.remove_samples(connection)

    def counts(self) -> Counts:
        """How much is stored; samples are among the replies."""
        with self._file.reading() as connection:
            return replies.counts(connection)

    # --- reading stored texts again

    def count_unread_by(self, parser: str) -> int:
        """How many stored texts, older versions included, another parser read."""
        with self._file.reading() as connection:
            return rereading.count(connection, parser)

    def texts_unread_by(self, parser: str, *, after: int, limit: int) -> tuple[StoredText, ...]:
        """The next of these texts behind the version with the id `after`."""
        with self._file.reading() as connection:
            return rereading.texts(connection, parser, after, limit)

    def reread(self, read: Sequence[tuple[StoredText, Reply]], parser: str) -> tuple[Reread, ...]:
        """Puts replies in the place of what was read from the same texts; tells nobody.

        Texts that are no longer stored are left out.
        """
        with self._file.writing() as connection:
            return rereading.reread(connection, read, parser)

    def forget_parsers(self) -> None:
        """Every stored text counts as read by another parser."""
        with self._file.writing() as connection:
            rereading.forget_parsers(connection)
