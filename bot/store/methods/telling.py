"""What happened, and what chats are owed of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model import (
    Event,
    Parcel,
    ReplyLine,
    Settled,
    Status,
    StepMark,
)
from bot.store import (
    chat_states,
    coming_due,
    events,
    identity,
    marks,
    outbox,
    replies,
    settling,
)
from bot.store.methods.base import Methods


class TellingMethods(Methods):
    """What happened, and what chats are owed of it."""

    # --- what happened

    def mark_step(
        self,
        step_id: int,
        status: Status,
        *,
        source: str,
        by: int,
        at: datetime,
        released: datetime | None = None,
    ) -> StepMark:
        """Marks what was seen of a next step and owes it to who follows it, from `released` on.

        Saying the same again changes nothing. A step that no version says raises `LookupError`.
        """
        with self._file.writing() as connection:
            return marks.mark_step(
                connection, step_id, status, source=source, by=by, at=at, released=released or at
            )

    def marks(self, step_id: int) -> tuple[StepMark, ...]:
        """All that was ever seen of a next step, oldest first."""
        with self._file.reading() as connection:
            return marks.marks(connection, step_id)

    def status(self, step_id: int) -> StepMark | None:
        """What was seen last of a next step, or None."""
        with self._file.reading() as connection:
            return marks.newest_mark(connection, step_id)

    def statuses(self, step_ids: Iterable[int]) -> Mapping[int, StepMark]:
        """What was seen last of each of these next steps that has a mark."""
        with self._file.reading() as connection:
            return marks.newest_marks(connection, step_ids)

    def event(self, event_id: int) -> Event | None:
        """The event with this id, or None."""
        with self._file.reading() as connection:
            return events.event(connection, event_id)

    def events_of_reply(self, reply_id: int, limit: int) -> tuple[Event, ...]:
        """What happened to a reply and its next steps, newest first."""
        with self._file.reading() as connection:
            return events.events_of_reply(connection, reply_id, limit)

    def come_due(self, now: datetime, zone: ZoneInfo) -> int:
        """Owes what has come due: due days, reminders, quiet notes; how many events that were."""
        with self._file.reading() as connection:
            if not coming_due.is_due(connection, now, zone):
                return 0
        made = 0
        while True:
            with self._file.writing() as connection:
                more = coming_due.come_due(connection, now, zone)
            if not more:
                return made
            made += more

    def proposal_lines(self, key: str) -> tuple[ReplyLine, ...]:
        """The replies to the proposal with this key, newest first."""
        with self._file.reading() as connection:
            return replies.proposal_lines(connection, key)

    def proposal_keys_of(self, reply_id: int) -> tuple[str, ...]:
        """The keys of the proposals that the reply answers; () when there is no such reply."""
        with self._file.reading() as connection:
            line = replies.line(connection, reply_id)
        return identity.proposal_keys(line, reply_id) if line else ()

    # --- delivering

    def take_parcel(
        self,
        now: datetime,
        zone: ZoneInfo,
        *,
        lease: timedelta,
        settled: Settled | None = None,
        only: Collection[int] | None = None,
    ) -> Parcel | None:
        """Writes down what became of the last parcel and takes the next that may go, if any.

        Whoever took it must settle it within the lease; else it counts as unanswered. `only` names
        the chats that can be reached.
        """
        if settled is None:
            with self._file.reading() as connection:
                if not outbox.is_due(connection, now, lease, only):
                    return None
        while True:
            with self._file.writing(in_a_row=True) as connection:
                if settled:
                    settling.settle(connection, settled, now)
                parcel, more = outbox.take(connection, now, zone, lease, only)
            settled = None
            if parcel or not more:
                return parcel

    def settle_parcel(self, settled: Settled, now: datetime) -> None:
        """Writes down what became of a parcel."""
        with self._file.writing() as connection:
            settling.settle(connection, settled, now)

    def parcel_page(self, parcel_id: int, chat_id: int) -> Parcel | None:
        """A parcel that was sent to this chat, for turning its pages."""
        with self._file.reading() as connection:
            return outbox.parcel(connection, parcel_id, chat_id)

    def look_again(self, now: datetime, beyond: timedelta) -> None:
        """After the clock was put back: what waits for longer than `beyond` is looked at now."""
        with self._file.writing() as connection:
            outbox.look_again(connection, now, beyond)

    def asleep(self, chat_id: int, now: datetime) -> None:
        """The bot was stopped or sent away: what the chat is owed waits for its return."""
        with self._file.writing() as connection:
            chat_states.asleep(connection, chat_id, now)

    def woken(self, chat_id: int, now: datetime) -> bool:
        """Somebody is back: what waited and what happened meanwhile is owed; whether it slept."""
        with self._file.reading() as connection:
            if not chat_states.may_wake(connection, chat_id):
                return False
        with self._file.writing() as connection:
            slept = chat_states.is_asleep(connection, chat_id)
            chat_states.woken(connection, chat_id, now)
        return slept

    def chat_moved(self, old: int, new: int) -> None:
        """A group became a supergroup: all that is kept about it is kept under its new id."""
        with self._file.writing() as connection:
            chat_states.move(connection, old, new)
