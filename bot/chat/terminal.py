"""A visible message as plain text for a terminal: no markup, buttons as `[label]`, row by row."""

from __future__ import annotations

from collections.abc import Iterable

from bot.chat.entities import utf16_slice
from bot.chat.shown import Button, Shown


def render(message: Shown) -> str:
    """The message's words, its file, its links' addresses and its buttons."""
    lines = [f"〔文件〕{message.file_name}"] if message.file_name else []
    if message.text:
        lines.append(message.text)
    lines.extend(_links(message))
    if message.buttons:
        lines.append("")
        lines.extend(_row(row) for row in message.buttons)
    return "\n".join(lines)


def render_all(messages: Iterable[Shown]) -> str:
    """Several messages, a line between them."""
    return "\n\n".join(render(message) for message in messages)


def _row(row: tuple[Button, ...]) -> str:
    return " ".join(
        f"[{button.label}] {button.url}" if button.url else f"[{button.label}]" for button in row
    )


def _links(message: Shown) -> list[str]:
    """Addresses behind words, which a terminal would otherwise lose."""
    return [
        f"{utf16_slice(message.text, entity['offset'], entity['length'])}: {entity['url']}"
        for entity in message.entities
        if entity["type"] == "text_link"
    ]
