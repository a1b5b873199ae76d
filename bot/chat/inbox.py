"""What waits for the bot: updates in order, until it confirms them by asking for later ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.chat.call import Json

# Left out unless the bot asks for them by name.
_ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_MOST_AT_ONCE = 100


class Inbox:
    """The bot's pending updates and the one poll that may wait for them."""

    def __init__(self) -> None:
        self.allowed: frozenset[str] = frozenset()
        self.poll = 0  # the number of the poll that has the line; an earlier one has lost it
        self._pending: list[Json] = []
        self._next_id = 1
        self._bells: list[Callable[[], None]] = []

    def add(self, kind: str, body: Json) -> Json | None:
        """Queue an update for the bot; None when the bot does not want this kind."""
        wanted = kind in self.allowed if self.allowed else kind not in _ONLY_ON_REQUEST
        if not wanted:
            return None
        update = {"update_id": self._next_id, kind: body}
        self._next_id += 1
        self._pending.append(update)
        self._ring()
        return update

    def allow(self, kinds: Iterable[str]) -> None:
        """Which kinds of update are queued from now on; none named: the usual ones."""
        self.allowed = frozenset(kinds)

    def confirm(self, offset: int) -> None:
        """Forget the updates before `offset`; a negative one keeps only the last so many."""
        if offset < 0:
            self._pending = self._pending[offset:]
        else:
            self._pending = [each for each in self._pending if each["update_id"] >= offset]

    def pending(self, limit: int = _MOST_AT_ONCE) -> list[Json]:
        """The oldest unconfirmed updates."""
        return self._pending[: max(1, min(limit, _MOST_AT_ONCE))]

    def count(self) -> int:
        """How many updates wait."""
        return len(self._pending)

    def take(self) -> list[Json]:
        """All waiting updates, confirmed at once."""
        taken, self._pending = self._pending, []
        return taken

    def open_poll(self, bell: Callable[[], None]) -> int:
        """Take the line: an earlier poll is woken and finds that it has lost it."""
        self.poll += 1
        self._ring()
        self._bells.append(bell)
        return self.poll

    def close_poll(self, bell: Callable[[], None]) -> None:
        """Stop being woken."""
        self._bells.remove(bell)

    def _ring(self) -> None:
        for bell in self._bells:
            bell()
