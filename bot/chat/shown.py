"""A message as a person sees it: words, buttons, a file's name, whether it was edited."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.call import Json


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: pressed if it has data, followed if it has an address."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A visible message; the text is plain, formatting stands in the entities."""

    id: int
    from_bot: bool
    sender: str
    text: str
    entities: tuple[Json, ...]
    buttons: tuple[tuple[Button, ...], ...]
    file_name: str | None
    edited: bool

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all buttons, row by row."""
        return tuple(button.label for row in self.buttons for button in row)


def shown(message: Json) -> Shown:
    """The Bot API's Message as a person sees it."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    document = message.get("document")
    return Shown(
        id=message["message_id"],
        from_bot=message["from"]["is_bot"],
        sender=message["from"]["first_name"],
        text=message.get("text") or message.get("caption") or "",
        entities=tuple(message.get("entities") or message.get("caption_entities") or ()),
        buttons=tuple(tuple(_button(button) for button in row) for row in rows),
        file_name=document["file_name"] if document else "照片" if "photo" in message else None,
        edited="edit_date" in message,
    )


def _button(button: Json) -> Button:
    return Button(button["text"], button.get("callback_data"), button.get("url"))
