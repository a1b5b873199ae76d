"""What Telegram recognises in any text by itself: commands, mentions, links, hashtags, addresses.

It also trims a text and drops formatting beyond the hundredth entity, before anything is counted.
"""

from __future__ import annotations

import re

from bot.chat.call import Json
from bot.chat.entities import Formatted, utf16_length

MOST_ENTITIES = 100  # further ones are dropped without a word

_RECOGNISED = (
    (
        "url",
        re.compile(
            r"\bhttps?://[^\s<>\"'，。；：！？、）》】]+[^\s<>\"'.,;:!?，。；：！？、）》】]"
        ),
    ),
    ("email", re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b", re.ASCII)),
    (
        "bot_command",
        re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    ),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z0-9_]{4,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}")),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def settle(formatted: Formatted) -> Formatted:
    """The text as Telegram keeps it: trimmed, with recognised entities added to the given ones."""
    text = _CONTROL.sub(lambda found: "" if found[0] == "\r" else " ", formatted.text)
    given = formatted.entities
    if "\r" in formatted.text:
        given = tuple(_without_returns(formatted.text, entity) for entity in given)
    kept = text.strip()
    lead = utf16_length(text[: len(text) - len(text.lstrip())])
    entities = [*_clipped(given, lead, utf16_length(kept))]
    entities.extend(_recognised(kept, entities))
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return Formatted(kept, tuple(entities[:MOST_ENTITIES]))


def _without_returns(text: str, entity: Json) -> Json:
    """The entity where it stands once carriage returns are gone."""
    units = text.encode("utf-16-le")
    before = units[: entity["offset"] * 2].decode("utf-16-le", "replace").count("\r")
    end = entity["offset"] + entity["length"]
    inside = units[: end * 2].decode("utf-16-le", "replace").count("\r") - before
    return {**entity, "offset": entity["offset"] - before, "length": entity["length"] - inside}


def _clipped(entities: tuple[Json, ...], lead: int, length: int) -> list[Json]:
    """Entities moved by the trimmed beginning and cut at both ends."""
    clipped = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] + entity["length"] - lead, length)
        if end > start:
            clipped.append({**entity, "offset": start, "length": end - start})
    return clipped


def _recognised(text: str, given: list[Json]) -> list[Json]:
    """Entities that Telegram finds itself, outside code, links and each other."""
    found: list[Json] = []
    taken = [entity for entity in given if entity["type"] in {"code", "pre", "text_link"}]
    for kind, pattern in _RECOGNISED:
        for match in pattern.finditer(text):
            offset, length = utf16_length(text[: match.start()]), utf16_length(match[0])
            if all(
                offset >= other["offset"] + other["length"] or offset + length <= other["offset"]
                for other in (*taken, *found)
            ):
                found.append({"type": kind, "offset": offset, "length": length})
    return found
