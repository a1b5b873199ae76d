"""The binary Word format's ground: header, piece table, and the characters in their order.

Offsets and names follow [MS-DOC]. A character has a position (CP) in the text and a place (FC) in
the file; pieces map one to the other.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_MAGIC_97, _MAGIC_95 = 0xA5EC, 0xA5DC
_FIRST_97 = 0x00C1  # nFib of Word 97; Word 95 has 0x0068
_FLAGS, _TABLES = 0x000A, 0x009A
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_COMPRESSED = 0x4000_0000

# The sub-texts that follow each other, by where their lengths stand in the header.
_STORIES = {
    "main": 0x4C,
    "footnotes": 0x50,
    "headers": 0x54,
    "macros": 0x58,
    "comments": 0x5C,
    "endnotes": 0x60,
    "boxes": 0x64,
    "header_boxes": 0x68,
}


class TooOld(Exception):
    """Word 6 or Word 95."""


class Locked(Exception):
    """The document is encrypted."""


class Broken(Exception):
    """The header points to nowhere, or the parts contradict each other."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that stand together in the file."""

    start: int  # first character (CP)
    end: int
    place: int  # of the first character in the file (FC)
    width: int  # bytes a character


class WordFile:
    """The two streams of a Word 97+ document, addressed as its header says."""

    def __init__(self, document: bytes, tables: dict[bool, bytes], data: bytes) -> None:
        self.document = document
        self.data = data
        magic, version = self._word(0), self._word(2)
        if magic == _MAGIC_95 or (magic == _MAGIC_97 and version < _FIRST_97):
            raise TooOld
        if magic != _MAGIC_97:
            raise Broken
        flags = self._word(_FLAGS)
        if flags & _ENCRYPTED:
            raise Locked
        self._tables = tables.get(bool(flags & _TABLE_1), b"")
        self.stories = self._stories()
        self.pieces = tuple(self._read_pieces())
        if sum(piece.end - piece.start for piece in self.pieces) > len(document):
            raise Broken  # pieces that show the same bytes again and again
        self.text = "".join(map(self._characters, self.pieces))

    def table(self, number: int) -> bytes:
        """The part of the table stream that pair `number` of the header points to."""
        at = _TABLES + 8 * number
        place, length = struct.unpack_from("<iI", self.document.ljust(at + 8, b"\0"), at)
        return self._tables[place : place + length] if place >= 0 else b""

    def behind(self, number: int) -> bytes:
        """What follows that part: list levels stand behind the list of lists."""
        at = _TABLES + 8 * number
        place, length = struct.unpack_from("<iI", self.document.ljust(at + 8, b"\0"), at)
        return self._tables[place + length :] if place >= 0 else b""

    def in_text(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of text (CP) whose characters stand in `start:end` of the file (FC)."""
        for piece in self.pieces:
            stop = piece.place + (piece.end - piece.start) * piece.width
            if start < stop and end > piece.place:
                first = (max(start, piece.place) - piece.place) // piece.width
                last = -(-(min(end, stop) - piece.place) // piece.width)
                yield piece.start + first, piece.start + last

    def _word(self, at: int) -> int:
        if len(self.document) < at + 2:
            raise Broken
        return int.from_bytes(self.document[at : at + 2], "little")

    def _stories(self) -> dict[str, tuple[int, int]]:
        if len(self.document) < _TABLES + 8 * 75:
            raise Broken
        stories, start = {}, 0
        for story, at in _STORIES.items():
            (length,) = struct.unpack_from("<i", self.document, at)
            stories[story] = start, start + max(length, 0)
            start += max(length, 0)
        return stories

    def _read_pieces(self) -> Iterator[Piece]:
        table, at = self.table(33), 0
        while table[at : at + 1] == b"\x01":  # changes kept by an old fast save
            at += 3 + int.from_bytes(table[at + 1 : at + 3], "little")
        if table[at : at + 1] != b"\x02":
            raise Broken
        plex = table[at + 5 : at + 5 + int.from_bytes(table[at + 1 : at + 5], "little")]
        for (start, end), entry in plex_entries(plex, 8):
            (place,) = struct.unpack_from("<I", entry, 2)
            if place & _COMPRESSED:
                yield Piece(start, end, (place & ~_COMPRESSED) // 2, 1)
            else:
                yield Piece(start, end, place, 2)

    def _characters(self, piece: Piece) -> str:
        length = (piece.end - piece.start) * piece.width
        stored = self.document[piece.place : piece.place + length]
        if piece.end < piece.start or len(stored) < length:
            raise Broken
        if piece.width == 1:
            return "".join(map(_ANSI.__getitem__, stored))
        # Half a surrogate pair keeps its place: a position is a UTF-16 unit.
        return "".join(map(chr, struct.unpack(f"<{len(stored) // 2}H", stored)))


# Windows-1252; the five bytes without a character keep their number.
_ANSI = [
    bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(256)
]


def plex_entries(plex: bytes, size: int) -> Iterator[tuple[tuple[int, int], bytes]]:
    """The stretches of a PLC and what is stored for each: n+1 positions, then n entries."""
    count = max(0, (len(plex) - 4) // (4 + size))
    places = struct.unpack_from(f"<{count + 1}I", plex) if count else ()
    for number in range(count):
        at = 4 * (count + 1) + number * size
        yield (places[number], places[number + 1]), plex[at : at + size]
