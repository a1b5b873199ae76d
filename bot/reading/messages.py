"""What the reading process says to the one that asked. JSON, for nothing in it can do harm."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

from bot.model import Document, Refusal

LONGEST = 16 * 1024 * 1024  # bytes of one message; a document has at most 3 MB in JSON


@dataclass(frozen=True, slots=True)
class Began:
    """This file, or this one inside the archive, is read now."""

    name: str


@dataclass(frozen=True, slots=True)
class Finished:
    """All of the file is read."""


@dataclass(frozen=True, slots=True)
class Request:
    """A file is to be read; its bytes follow. Of an archive, the first `skip` files are done."""

    name: str
    skip: int


Message = Began | Finished | Request | Document | Refusal
_MESSAGES: dict[str, Callable[..., Message]] = {
    each.__name__: each for each in (Began, Finished, Request, Document, Refusal)
}


def pack(message: Message) -> bytes:
    """The message as bytes."""
    return json.dumps([type(message).__name__, asdict(message)]).encode("ascii")


def unpack(content: bytes) -> Message:
    """The message in these bytes."""
    kind, fields = json.loads(content)
    message: Message = _MESSAGES[kind](
        **{name: tuple(it) if isinstance(it, list) else it for name, it in fields.items()}
    )
    return message
