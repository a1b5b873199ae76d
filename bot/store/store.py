"""What the store can be asked. Each method is one transaction or one consistent reading.

SQLite's own ways stay behind these methods: another engine is another class with the same ones.
They may be called from any thread, and from asyncio through `asyncio.to_thread`.
"""

from __future__ import annotations

from types import TracebackType
from typing import Self

from bot.store.connection import DatabaseFile
from bot.store.incoming import Incoming
from bot.store.methods.following import FollowingMethods
from bot.store.methods.loading import LoadingMethods
from bot.store.methods.office import OfficeMethods
from bot.store.methods.replies import RepliesMethods
from bot.store.methods.telling import TellingMethods


class Store(
    LoadingMethods,
    RepliesMethods,
    OfficeMethods,
    FollowingMethods,
    TellingMethods,
):
    """The replies in one SQLite database, as members may see them unless asked `for_staff`."""

    @classmethod
    def open(cls, url: str, *, patience: float = 5.0, unstated_is_open: bool | None = None) -> Self:
        """The store at `sqlite:///relative` or `sqlite:////absolute`, made if it is not there.

        `patience` is how many seconds a write waits for another program to finish its own.
        `unstated_is_open` says whether replies without a 公开属性 are for members too; None leaves
        it as it was, at first open.
        """
        return cls(DatabaseFile(url, patience=patience, unstated_is_open=unstated_is_open))

    @property
    def for_staff(self) -> Self:
        """The same store with readings that also show what members may not see."""
        return type(self)(self._file.for_staff)

    @property
    def incoming(self) -> Incoming:
        """What staff send in, put right, publish and take back."""
        return Incoming(self._file.for_staff)

    @property
    def for_members(self) -> Self:
        """The same store with readings that show what members may see."""
        return type(self)(self._file.for_members)

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
