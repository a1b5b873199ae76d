"""The lists of a binary Word file, as `bot.reading.word.lists` counts them."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from bot.reading.word.doc_file import WordFile
from bot.reading.word.lists import Level, ListCounter

# nfc, the number of a form, to its name in OOXML.
_FORMS = dict(
    enumerate(
        "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText "
        "hex chicago ideographDigital japaneseCounting aiueo iroha decimalFullWidth "
        "decimalHalfWidth japaneseLegal japaneseDigitalTenThousand decimalEnclosedCircle "
        "decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung "
        "decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese "
        "ideographEnclosedCircle ideographTraditional ideographZodiac ideographZodiacTraditional "
        "taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital "
        "chineseCounting chineseLegalSimplified chineseCountingThousand".split()
    )
) | {255: "none"}
_SUFFIXES = ("tab", "space", "nothing")
_LEVEL_HEAD = 28


@dataclass(slots=True)
class _List:
    """One list that paragraphs refer to: its definition and what it changes of it."""

    shared: str
    levels: dict[int, Level]
    restarts: dict[int, int] = field(default_factory=dict)


class DocLists:
    """The numbers printed before paragraphs."""

    def __init__(self, file: WordFile) -> None:
        self._counter = ListCounter()
        definitions = _definitions(file)
        self._lists = _lists(file, definitions)

    def label(self, number: int, level: int) -> str:
        """What is printed before a paragraph of list `number` (1-based) at `level`; counts it."""
        if not 0 < number <= len(self._lists):
            return ""
        one = self._lists[number - 1]
        if level not in one.levels:
            return ""
        return self._counter.label(
            one.levels,
            level,
            shared=one.shared,
            own=str(number),
            restart=one.restarts.get(level),
        )


def _definitions(file: WordFile) -> dict[int, dict[int, Level]]:
    """The levels of each definition by its id; they stand behind the table of definitions."""
    heads, behind, at = file.table(73), file.behind(73), 0
    definitions: dict[int, dict[int, Level]] = {}
    for number in range(int.from_bytes(heads[:2], "little")):
        head = heads[2 + 28 * number : 30 + 28 * number]
        if len(head) < 28:
            break
        (name,) = struct.unpack_from("<i", head)
        levels = definitions.setdefault(name, {})
        for level in range(1 if head[26] & 1 else 9):
            levels[level], at = _level(behind, at)
    return definitions


def _level(stored: bytes, at: int) -> tuple[Level, int]:
    """The level stored there, and where the next begins."""
    head = stored[at : at + _LEVEL_HEAD]
    if len(head) < _LEVEL_HEAD:
        return Level(form="none"), at
    (start,) = struct.unpack_from("<i", head)
    text_at = at + _LEVEL_HEAD + head[24] + head[25]
    length = int.from_bytes(stored[text_at : text_at + 2], "little")
    end = text_at + 2 + 2 * length
    text = stored[text_at + 2 : end].decode("utf-16-le", "replace")
    # A level's number is marked by a character below nine; a per cent sign is only itself.
    shown = "".join(f"%{ord(sign) + 1}" if sign < "\t" else sign for sign in text)
    return Level(
        form=_FORMS.get(head[4], "decimal"),
        text=shown,
        start=max(start, 0),
        suffix=_SUFFIXES[head[15]] if head[15] < 3 else "tab",
        restarts_after=head[26] if head[5] & 8 else None,
        legal=bool(head[5] & 4),
    ), end


def _lists(file: WordFile, definitions: dict[int, dict[int, Level]]) -> list[_List]:
    stored = file.table(74)
    count = min(int.from_bytes(stored[:4], "little"), len(stored) // 16)
    lists: list[_List] = []
    at = 4 + 16 * count
    for number in range(count):
        head = stored[4 + 16 * number : 20 + 16 * number]
        (name,) = struct.unpack_from("<i", head)
        one = _List(str(name), dict(definitions.get(name, {})))
        at += 4
        for _ in range(head[12]):
            at = _override(stored, at, one)
        lists.append(one)
    return lists


def _override(stored: bytes, at: int, one: _List) -> int:
    if at + 8 > len(stored):
        return at
    start, flags = struct.unpack_from("<iI", stored, at)
    at += 8
    level = flags & 0xF
    if flags & 0x20:
        one.levels[level], at = _level(stored, at)
        start = one.levels[level].start
    if flags & 0x10:
        one.restarts[level] = start
    return at
