"""What every part of the store works on."""

from __future__ import annotations

from bot.store.connection import DatabaseFile, ForStaff


class Methods:
    """Questions to one database file; each is one transaction or one consistent reading."""

    def __init__(self, file: DatabaseFile | ForStaff) -> None:
        self._file = file
