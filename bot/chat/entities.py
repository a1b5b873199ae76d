"""Plain text with the entities that format it; offsets count UTF-16 units, as Telegram's do."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.call import Json


@dataclass(frozen=True, slots=True)
class Formatted:
    """Plain text and the entities that format it."""

    text: str
    entities: tuple[Json, ...] = ()


def utf16_length(text: str) -> int:
    """How many UTF-16 units a text takes: the unit of Telegram's offsets."""
    return len(text.encode("utf-16-le")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers."""
    units = text.encode("utf-16-le")
    return units[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")
