"""What a binary Word file says of paragraphs and runs: the few properties that reading needs."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.reading.word.doc_file import WordFile, plex_entries

_PAGE = 512
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_TABLE_DEFINITION = (0xD606, 0xD608)
_TABS = 0xC615
_DEEPEST = 20  # tables in tables
_HUGE = 0x6646  # the rest of the paragraph's properties stands in the data stream


@dataclass(frozen=True, slots=True)
class Shape:
    """A paragraph's properties."""

    style: int = 0
    list_number: int = 0  # 1-based index of its list, 0 when it is in none
    level: int = 0
    in_table: bool = False
    depth: int = 0  # of tables; files of old programs have only in_table
    inner_cell_end: bool = False
    row_end: bool = False
    page_before: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """A run's properties."""

    style: int | None = None
    deleted: bool = False
    hidden: bool = False
    font: int | None = None
    sign: tuple[int, int] | None = None  # font and code of a pictorial sign


def changes(stored: bytes) -> Iterator[tuple[int, bytes]]:
    """The single property changes in a list of them: operation and operand."""
    at = 0
    while at + 2 <= len(stored):
        (operation,) = struct.unpack_from("<H", stored, at)
        at += 2
        size = _SIZES.get(operation >> 13)
        if size is None:
            head = 2 if operation in _TABLE_DEFINITION else 1
            size = int.from_bytes(stored[at : at + head], "little") - (head - 1)
            at += head
            if operation == _TABS and size == 255:
                return  # longer than any that is needed behind it
        yield operation, stored[at : at + max(size, 0)]
        at += max(size, 0)


def shaped(shape: Shape, stored: bytes, data: bytes) -> Shape:
    """`shape` with the stored changes made."""
    for operation, operand in changes(stored):
        number = int.from_bytes(operand[:2], "little", signed=True)
        on = bool(operand[:1] != b"\0")
        if operation == 0x2416:
            shape = replace(shape, in_table=on)
        elif operation in (0x2417, 0x244C):
            shape = replace(shape, row_end=on)
        elif operation == 0x244B:
            shape = replace(shape, inner_cell_end=on)
        elif operation == 0x6649:
            shape = replace(shape, depth=min(max(number, 0), _DEEPEST))
        elif operation == 0x460B:
            shape = replace(shape, list_number=max(number, 0))
        elif operation == 0x260A:
            shape = replace(shape, level=min(operand[0] if operand else 0, 8))
        elif operation == 0x2407:
            shape = replace(shape, page_before=on)
        elif operation == _HUGE and len(operand) == 4:
            at = int.from_bytes(operand, "little")
            length = int.from_bytes(data[at : at + 2], "little")
            more = data[at + 2 : at + 2 + length]
            shape = shaped(shape, b"".join(_but_huge(more)), b"")
    return shape


def _but_huge(stored: bytes) -> Iterator[bytes]:
    for operation, operand in changes(stored):
        if operation >> 13 in _SIZES and operation != _HUGE:
            yield struct.pack("<H", operation) + operand


def looked(look: Look, stored: bytes) -> Look:
    """`look` with the stored changes made."""
    for operation, operand in changes(stored):
        on = operand[:1] not in (b"\0", b"\x80")  # 0x80: as the style says
        if operation == 0x0800:
            look = replace(look, deleted=on)
        elif operation == 0x083C:
            look = replace(look, hidden=on)
        elif operation == 0x4A30 and len(operand) == 2:
            look = replace(look, style=int.from_bytes(operand, "little"))
        elif operation == 0x4A4F and len(operand) == 2:
            look = replace(look, font=int.from_bytes(operand, "little"))
        elif operation == 0x6A09 and len(operand) == 4:
            font, code = struct.unpack("<HH", operand)
            look = replace(look, sign=(font, code))
    return look


def paragraph_changes(file: WordFile) -> Iterator[tuple[int, int, int, bytes]]:
    """For each stretch of text (CP) of one paragraph: its style and its own changes."""
    for start, end, page, at in _bins(file, 13, 13):
        entry = page[at * 2 :] if at else b""
        words, skip = (entry[0], 1) if entry else (0, 1)
        length = 2 * words - 1
        if entry and words == 0:
            length, skip = 2 * entry[1] if len(entry) > 1 else 0, 2
        stored = entry[skip : skip + max(length, 0)]
        style = int.from_bytes(stored[:2], "little")
        for first, last in file.in_text(start, end):
            yield first, last, style, stored[2:]


def run_changes(file: WordFile) -> Iterator[tuple[int, int, bytes]]:
    """For each stretch of text (CP) of one look: its changes; plain stretches are left out."""
    for start, end, page, at in _bins(file, 12, 1):
        if at:
            length = page[at * 2]
            stored = page[at * 2 + 1 : at * 2 + 1 + length]
            for first, last in file.in_text(start, end):
                yield first, last, stored


def _bins(file: WordFile, number: int, size: int) -> Iterator[tuple[int, int, bytes, int]]:
    """The entries of all formatted pages: stretch of the file, its page, half its offset there."""
    for _, entry in plex_entries(file.table(number), 4):
        page_at = (int.from_bytes(entry, "little") & 0x3FFFFF) * _PAGE
        page = file.document[page_at : page_at + _PAGE]
        if len(page) < _PAGE:
            continue
        count = page[-1]
        if 4 * (count + 1) + count * size >= _PAGE:
            continue
        places = struct.unpack_from(f"<{count + 1}I", page)
        for at in range(count):
            yield places[at], places[at + 1], page, page[4 * (count + 1) + at * size]


def styles(file: WordFile) -> list[tuple[Shape, Look]]:
    """Each style's properties with those of the styles that it is based on."""
    stored = file.table(1)
    if len(stored) < 6:
        return []
    head = int.from_bytes(stored[:2], "little")
    base_size = int.from_bytes(stored[4:6], "little")
    raw: list[tuple[int, bytes, bytes]] = []
    at = 2 + head
    while at + 2 <= len(stored):
        length = int.from_bytes(stored[at : at + 2], "little")
        raw.append(_style(stored[at + 2 : at + 2 + length], base_size))
        at += 2 + length + length % 2
    return [_inherited(raw, number, file.data) for number in range(len(raw))]


def _style(stored: bytes, base_size: int) -> tuple[int, bytes, bytes]:
    """The style it is based on, its paragraph changes and its run changes."""
    if len(stored) < base_size + 2 or base_size < 8:
        return 0xFFF, b"", b""
    kind_and_base, count_and_next = struct.unpack_from("<HH", stored, 2)
    at = base_size + 2 + 2 * int.from_bytes(stored[base_size : base_size + 2], "little") + 2
    parts: list[bytes] = []
    for _ in range(count_and_next & 0xF):
        at += at % 2
        length = int.from_bytes(stored[at : at + 2], "little")
        parts.append(stored[at + 2 : at + 2 + length])
        at += 2 + length
    is_paragraph = kind_and_base & 0xF == 1
    shapes = parts[0][2:] if is_paragraph and parts else b""
    looks = (parts[1:2] if is_paragraph else parts[:1]) or [b""]
    return kind_and_base >> 4, shapes, looks[0]


def _inherited(raw: list[tuple[int, bytes, bytes]], number: int, data: bytes) -> tuple[Shape, Look]:
    chain: list[int] = []
    at = number
    while 0 <= at < len(raw) and at not in chain:
        chain.append(at)
        at = raw[at][0]
    shape, look = Shape(style=number), Look()
    for one in reversed(chain):
        shape, look = shaped(shape, raw[one][1], data), looked(look, raw[one][2])
    return shape, look
