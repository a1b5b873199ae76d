"""A message as a person gets it: safe HTML and rows of buttons. Telegram's limits stand here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup

TEXT_LIMIT = 4096  # UTF-16 units after entities, https://core.telegram.org/bots/api#sendmessage
DATA_LIMIT = 64  # bytes, https://core.telegram.org/bots/api#inlinekeyboardbutton
BUTTON_LIMIT = 100
LABEL_WIDTH = 24  # full-width characters that a phone shows on a button of a full row
_TAG = re.compile("<[^>]*(?:>|$)")


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it says and what it sends when pressed (see `bot.telling.actions`)."""

    label: str
    data: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.data.encode()) <= DATA_LIMIT:
            raise ValueError(f"callback data of {len(self.data.encode())} bytes: {self.data}")


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """What the bot says at once."""

    html: Markup
    rows: Rows = ()

    def __post_init__(self) -> None:
        if not 0 < visible_length(self.html) <= TEXT_LIMIT:
            raise ValueError(f"a message of {visible_length(self.html)} units")
        if sum(map(len, self.rows)) > BUTTON_LIMIT:
            raise ValueError("more buttons than a message can carry")


def visible_length(html: Markup) -> int:
    """Length in UTF-16 units of what is left of `html` when Telegram has read its entities."""
    visible = unescape(_without_tags(html))
    return len(visible.encode("utf-16-le")) // 2


def _without_tags(html: str) -> str:
    return _TAG.sub("", html)


def joined(lines: Iterable[Markup | str | None]) -> Markup:
    """The lines one below the other; None is left out, "" is an empty line."""
    return Markup("\n").join(line for line in lines if line is not None)


def label(text: str, width: int = LABEL_WIDTH) -> str:
    """`text` short enough for a button, with … where it was cut. A label is never a quotation."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1] + "…"
