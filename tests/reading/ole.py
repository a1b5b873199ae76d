"""A compound file (the container of .doc, .xls and of encrypted Office files) of given streams."""

from __future__ import annotations

import struct

_SECTOR = 512
_END, _FREE, _FAT_SECTOR, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_STREAM, _ROOT = 2, 5


def ole_file(streams: dict[str, bytes]) -> bytes:
    """The container; every stream is made as long as needs no second kind of sector."""
    full = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    lengths = [-(-len(content) // _SECTOR) for content in full.values()]
    directory_sectors = -(-(1 + len(full)) // 4)
    used = directory_sectors + sum(lengths)
    fat_sectors = -(-(used + 1) // 127)
    table = [_FAT_SECTOR] * fat_sectors
    table += _chain(len(table), directory_sectors)
    starts = []
    for length in lengths:
        starts.append(len(table))
        table += _chain(len(table), length)
    table += [_FREE] * (fat_sectors * 128 - len(table))
    entries = [_entry("Root Entry", _ROOT, 1 if full else _NONE, _END, 0)]
    for number, (name, content) in enumerate(full.items(), start=1):
        following = number + 1 if number < len(full) else _NONE
        entries.append(_entry(name, _STREAM, _NONE, starts[number - 1], len(content), following))
    directory = b"".join(entries).ljust(directory_sectors * _SECTOR, b"\0")
    header = struct.pack(
        "<8s16x5H6x9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, fat_sectors, fat_sectors, 0, 4096, _END, 0, _END, 0),
    )
    header += struct.pack("<109I", *range(fat_sectors), *[_FREE] * (109 - fat_sectors))
    body = b"".join(
        content.ljust(length * _SECTOR, b"\0")
        for content, length in zip(full.values(), lengths, strict=True)
    )
    return header + struct.pack(f"<{len(table)}I", *table) + directory + body


def _chain(start: int, length: int) -> list[int]:
    return [*range(start + 1, start + length), _END]


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = _NONE) -> bytes:
    printed = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI16xIQ", printed, len(printed), kind, 1, _NONE, right, child, 0, start, size
    )
