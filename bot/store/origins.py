"""The file that a version's text was read from: its name and kind, its pages, whether by OCR."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from bot.store.statements import Row, Value, insert, update


@dataclass(frozen=True, slots=True)
class Origin:
    """A file, as far as it is no part of what its text says."""

    source_name: str
    media_type: str = ""  # "" is not known: stored before it was asked for
    breaks: tuple[int, ...] = ()  # as in `Document`
    ocr: bool = False

    @property
    def worth(self) -> tuple[bool, bool, bool]:
        """The greater, the better can a person check the same text against its file."""
        return bool(self.media_type), not self.ocr, bool(self.breaks)


def columns(origin: Origin) -> dict[str, Value]:
    """What `versions` holds of the file."""
    return {
        "source_name": origin.source_name,
        "media_type": origin.media_type,
        "ocr": int(origin.ocr),
    }


def write_pages(connection: sqlite3.Connection, version_id: int, origin: Origin) -> None:
    """Writes where each further page of the file begins."""
    insert(connection, "pages", pages(version_id, origin))


def pages(version_id: int, origin: Origin) -> list[Row]:
    """The rows of `pages`."""
    return [
        {"version_id": version_id, "position": position, "start": start}
        for position, start in enumerate(origin.breaks)
    ]


def breaks(connection: sqlite3.Connection, version_id: int) -> tuple[int, ...]:
    """The offsets in the version's text where a new page of its file begins."""
    found = connection.execute(
        "SELECT start FROM pages WHERE version_id = ? ORDER BY position", (version_id,)
    )
    return tuple(row["start"] for row in found)


def of_version(connection: sqlite3.Connection, version: sqlite3.Row) -> Origin:
    """The file that a row of `versions` was read from."""
    return Origin(
        source_name=version["source_name"],
        media_type=version["media_type"],
        breaks=breaks(connection, version["id"]),
        ocr=bool(version["ocr"]),
    )


def improve(connection: sqlite3.Connection, version: sqlite3.Row, origin: Origin) -> None:
    """Another file with the very same text takes the old one's place if more is known of it."""
    if origin.worth > of_version(connection, version).worth:
        connection.execute("DELETE FROM pages WHERE version_id = ?", (version["id"],))
        update(connection, "versions", version["id"], columns(origin))
        write_pages(connection, version["id"], origin)
