"""Who is staff, what they did, figures, ledgers, copies, and words that are waited for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from bot.model import (
    Appointing,
    Deed,
    Invitation,
    Joining,
    LedgerEntry,
    LedgerExtent,
    LedgerFilter,
    Listing,
    OfficeFigures,
    StaffMember,
    StaffRole,
    Statistics,
)
from bot.store import (
    audit,
    awaited,
    backing_up,
    invitations,
    ledgers,
    staff,
    statistics,
)
from bot.store.methods.base import Methods


class OfficeMethods(Methods):
    """Who is staff, what they did, figures, ledgers, copies, and words that are waited for."""

    def staff_role(self, person_id: int) -> StaffRole | None:
        """The role that is stored for a person; of the settings' owners nothing is known here."""
        with self._file.reading() as connection:
            return staff.role(connection, person_id)

    def staff(self, owners: Collection[int]) -> tuple[StaffMember, ...]:
        """All staff, the settings' `owners` first."""
        with self._file.reading() as connection:
            return staff.members(connection, owners)

    def staff_member(self, row_id: int, owners: Collection[int]) -> StaffMember | None:
        """Whoever the button with this number means, with a role or without."""
        with self._file.reading() as connection:
            return staff.member(connection, row_id, owners)

    def introduce(self, person_id: int, name: str, owners: Collection[int]) -> StaffMember:
        """Somebody to whom a role may be given, by a number that a button can carry."""
        with self._file.writing() as connection:
            return staff.introduce(connection, person_id, name, owners)

    def staff_name(self, person_id: int) -> str:
        """What a person who is or was staff is called; "" if nobody knows."""
        with self._file.reading() as connection:
            return staff.name(connection, person_id)

    def keep_staff_name(self, person_id: int, name: str) -> None:
        """Keeps what one of the staff is called now."""
        if name and name != self.staff_name(person_id):
            with self._file.writing() as connection:
                staff.keep_name(connection, person_id, name)

    def appoint(
        self,
        person_id: int,
        name: str,
        role: StaffRole | None,
        *,
        by: int,
        at: datetime,
        owners: Collection[int],
    ) -> Appointing:
        """Gives a person a role, or with None takes it away."""
        with self._file.writing() as connection:
            return staff.appoint(connection, person_id, name, role, by=by, at=at, owners=owners)

    def invite(
        self,
        token: str,
        role: StaffRole,
        *,
        by: int,
        at: datetime,
        until: datetime,
        owners: Collection[int],
    ) -> bool:
        """Makes a link's token good for one person until then; False if `by` is no owner."""
        with self._file.writing() as connection:
            return invitations.invite(
                connection, token, role, by=by, at=at, until=until, owners=owners
            )

    def invitations(self, now: datetime) -> tuple[Invitation, ...]:
        """The links that still work."""
        with self._file.reading() as connection:
            return invitations.invitations(connection, now)

    def withdraw_invitations(self, *, by: int, at: datetime, owners: Collection[int]) -> int | None:
        """Ends every link that still works; how many, None if `by` is no owner."""
        with self._file.writing() as connection:
            return invitations.withdraw_invitations(connection, by=by, at=at, owners=owners)

    def join(
        self, token: str, person_id: int, name: str, *, at: datetime, owners: Collection[int]
    ) -> tuple[Joining, StaffRole | None]:
        """A person opens a link: what became of it, and the role that the person has now."""
        with self._file.writing() as connection:
            return invitations.join(connection, token, person_id, name, at=at, owners=owners)

    def record(
        self, *, by: int, what: str, about: str, at: datetime, before: str = "", after: str = ""
    ) -> None:
        """Writes down a deed that changed nothing in the database itself."""
        with self._file.writing() as connection:
            audit.record(
                connection, by=by, what=what, about=about, at=at, before=before, after=after
            )

    def audit(self, *, limit: int = 10, offset: int = 0) -> Listing[Deed]:
        """What staff did, newest first."""
        with self._file.for_staff.reading() as connection:
            return audit.deeds(connection, limit, offset)

    def statistics(self, today: date) -> Statistics:
        """What the replies add up to."""
        with self._file.reading() as connection:
            return statistics.statistics(connection, today)

    def office_figures(self) -> OfficeFigures:
        """Figures for staff alone."""
        with self._file.for_staff.reading() as connection:
            return statistics.office_figures(connection)

    @contextmanager
    def ledger(self, which: LedgerFilter) -> Iterator[tuple[LedgerExtent, Iterator[LedgerEntry]]]:
        """How much a ledger holds, and its replies one after another, all as they are now."""
        with self._file.reading() as connection:
            yield ledgers.extent(connection, which), ledgers.entries(connection, which)

    def ledger_size(self, which: LedgerFilter) -> int:
        """How many replies a ledger would hold."""
        with self._file.reading() as connection:
            return len(ledgers.ids(connection, which))

    def reply_years(self) -> tuple[int, ...]:
        """The years of the replies, newest first."""
        with self._file.reading() as connection:
            return ledgers.years(connection)

    def back_up(self, target: Path) -> None:
        """Copies the database as it is now; packed by gzip if the name ends in .gz."""
        backing_up.back_up(self._file.path, target)

    def wait_for_words(self, chat_id: int, what: str, about: str, *, until: datetime) -> None:
        """Takes the chat's next words for this, and for nothing else, until then."""
        with self._file.writing() as connection:
            awaited.wait(connection, chat_id, what, about, until)

    def waiting_for(self, chat_id: int, now: datetime) -> tuple[str, str] | None:
        """For what the chat's next words are to be taken, and about what; None for nothing."""
        with self._file.reading() as connection:
            return awaited.waiting(connection, chat_id, now)

    def stop_waiting(self, chat_id: int) -> bool:
        """Takes the chat's next words as they are; whether something had been waited for."""
        with self._file.writing() as connection:
            return awaited.stop(connection, chat_id)
