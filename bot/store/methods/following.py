"""What a chat chose, what it follows, and all that is kept about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from bot.model import (
    Follow,
    KeptAbout,
    Pace,
    Reminder,
    Subject,
    TellingTimes,
)
from bot.store import (
    about_chat,
    chats,
    following,
)
from bot.store.methods.base import Methods


class FollowingMethods(Methods):
    """What a chat chose, what it follows, and all that is kept about it."""

    # --- chats

    def language(self, chat_id: int) -> str | None:
        """The language that the chat chose, or None when it chose none."""
        with self._file.reading() as connection:
            return chats.language(connection, chat_id)

    def set_language(self, chat_id: int, language: str) -> None:
        """Keeps the language that the chat chose."""
        with self._file.writing() as connection:
            chats.set_language(connection, chat_id, language)

    def region(self, chat_id: int) -> str | None:
        """The region that the chat chose, or None when it chose none."""
        with self._file.reading() as connection:
            return chats.region(connection, chat_id)

    def set_region(self, chat_id: int, region: str | None) -> None:
        """Keeps the region that the chat chose; None for no region."""
        with self._file.writing() as connection:
            chats.set_region(connection, chat_id, region)

    # --- following

    def follow(
        self,
        chat_id: int,
        subject: Subject,
        key: str,
        *,
        at: datetime,
        pace: Pace = Pace.AT_ONCE,
    ) -> Follow:
        """The chat's follow of this; one that was there before stays as it was."""
        with self._file.writing() as connection:
            return following.follow(connection, chat_id, subject, key, at, pace)

    def follow_of(self, chat_id: int, subject: Subject, key: str) -> Follow | None:
        """The chat's follow of this, or None."""
        with self._file.reading() as connection:
            return following.follow_of(connection, chat_id, subject, key)

    def follow_numbered(self, follow_id: int) -> Follow | None:
        """The follow with this id, whosever it is."""
        with self._file.reading() as connection:
            return following.follow_numbered(connection, follow_id)

    def follows(self, chat_id: int) -> tuple[Follow, ...]:
        """What the chat follows, oldest first."""
        with self._file.reading() as connection:
            return following.follows(connection, chat_id)

    def set_pace(self, chat_id: int, follow_id: int, pace: Pace, *, at: datetime) -> None:
        """Has the chat told so often; nothing happens to a follow that is not the chat's own."""
        with self._file.writing() as connection:
            following.set_pace(connection, chat_id, follow_id, pace)

    def set_muted(self, chat_id: int, follow_id: int, muted: bool, *, at: datetime) -> None:
        """Mutes or unmutes a follow of the chat; what happens meanwhile is not told later."""
        with self._file.writing() as connection:
            following.set_muted(connection, chat_id, follow_id, muted)

    def unfollow(self, chat_id: int, follow_id: int) -> bool:
        """Ends a follow of the chat; whether there was one."""
        with self._file.writing() as connection:
            return following.unfollow(connection, chat_id, follow_id)

    def unfollow_all(self, chat_id: int) -> int:
        """Ends every follow of the chat; how many there were."""
        with self._file.writing() as connection:
            return following.unfollow_all(connection, chat_id)

    def telling_times(self, chat_id: int) -> TellingTimes:
        """When the chat wishes to be told; the usual times if it never said."""
        with self._file.reading() as connection:
            return following.telling_times(connection, chat_id)

    def set_telling_times(self, chat_id: int, times: TellingTimes, *, at: datetime) -> None:
        """Keeps when the chat wishes to be told; what waits for it is looked at again."""
        with self._file.writing() as connection:
            following.set_telling_times(connection, chat_id, times, at)

    def remind(
        self, chat_id: int, subject: Subject, key: str, day: date, *, at: datetime
    ) -> Reminder:
        """The chat's reminder of this on that day."""
        with self._file.writing() as connection:
            return following.remind(connection, chat_id, subject, key, day, at)

    def reminders(self, chat_id: int) -> tuple[Reminder, ...]:
        """The chat's reminders by their days."""
        with self._file.reading() as connection:
            return following.reminders(connection, chat_id)

    def unremind(self, chat_id: int, reminder_id: int) -> bool:
        """Takes a reminder of the chat's back; whether there was one."""
        with self._file.writing() as connection:
            return following.unremind(connection, chat_id, reminder_id)

    def followers_count(self) -> Mapping[Subject, int]:
        """How many follows there are of each kind of subject; nobody's in particular."""
        with self._file.reading() as connection:
            return following.followers_count(connection)

    def kept_about(self, chat_id: int) -> KeptAbout:
        """All that is kept about the chat."""
        with self._file.for_staff.reading() as connection:
            return about_chat.kept(connection, chat_id)

    def forget(self, chat_id: int) -> None:
        """Deletes all that is kept about the chat."""
        with self._file.writing() as connection:
            about_chat.forget(connection, chat_id)
