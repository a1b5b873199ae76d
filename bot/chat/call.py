"""A request to the Bot API as both transports hand it over: a method, its parameters, its files.

The Bot API takes the same parameter as a form field or as a JSON value. Here each value is text,
with everything that is not text written as JSON, which is what python-telegram-bot sends.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.chat.refusals import bad_request

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way into Telegram."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """One request to the Bot API."""

    method: str
    params: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The parameter as text; empty when it is not given."""
        return self.params.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """The parameter as a whole number."""
        given = self.params.get(name)
        if given is None or given == "":
            return default
        try:
            return int(given)
        except ValueError:
            raise bad_request(f'invalid value of parameter "{name}" specified') from None

    def flag(self, name: str) -> bool:
        """The parameter as yes or no."""
        return self.params.get(name, "").lower() in {"true", "1", "yes"}

    def record(self, name: str) -> Json:
        """The parameter as a JSON object; empty when it is not given."""
        value = self._json(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad_request(f"can't parse {name} JSON object")
        return value

    def records(self, name: str) -> list[Any] | None:
        """The parameter as a JSON array; None when it is not given."""
        value = self._json(name)
        if value is not None and not isinstance(value, list):
            raise bad_request(f"can't parse {name} JSON object")
        return value

    def objects(self, name: str) -> list[Json] | None:
        """The parameter as a JSON array of objects; None when it is not given."""
        values = self.records(name)
        if values is not None and not all(isinstance(value, dict) for value in values):
            raise bad_request(f"can't parse {name}: expected an Object")
        return values

    def _json(self, name: str) -> Any:
        given = self.params.get(name)
        if not given:
            return None
        try:
            value = json.loads(given)
            json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair is no text
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None
        return value


def as_text(value: object) -> str:
    """A parameter's value as the Bot API takes it in a form field."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
