"""What a reply's class letter (办理类别) means where and when it was written.

The legends stand in `data/tables/dispositions.toml`, because they differ by place and year; a
letter without a legend of its own place is shown as printed and left unexplained.
"""

from __future__ import annotations

from typing import Any, Protocol

from bot.folding import key
from bot.model import Kind
from bot.tables import table


class Classed(Protocol):
    """A reply, or what is known of several that share their class, place and session."""

    @property
    def disposition(self) -> str | None: ...
    @property
    def region(self) -> str | None: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def term(self) -> int | None: ...


def legend(reply: Classed) -> str | None:
    """The meaning of `reply.disposition` in its own place, body and session, if it is known."""
    if not reply.disposition or not reply.region:
        return None
    letter = key(reply.disposition)[:1].upper()
    for entry in table("dispositions")["legend"]:
        if _covers(entry, reply):
            meaning: str | None = entry.get(letter)
            return meaning
    return None


def _covers(entry: dict[str, Any], reply: Classed) -> bool:
    first, last = entry.get("terms", (None, None))
    return (
        key(entry["region"]) == key(reply.region or "")
        and entry.get("kind", reply.kind) == reply.kind
        and (first is None or (reply.term is not None and first <= reply.term <= last))
    )
