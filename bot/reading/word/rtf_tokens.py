"""RTF taken apart: groups, control words with their numbers, bytes. One pass, linear in length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?|\\'(?P<hex>[0-9A-Fa-f]{2})|"
    rb"\\(?P<sign>[^A-Za-z])|(?P<brace>[{}])|[\r\n\0]+|(?P<bytes>[^\\{}\r\n\0]+)|\\"
)


class Token(NamedTuple):
    """One of: a brace, a control word, a control sign, or bytes of text."""

    brace: bytes = b""
    word: str = ""
    number: int | None = None
    text: bytes = b""
    fallbacks: int = 0  # how many characters the bytes are, where they stand in for Unicode


def tokens(content: bytes) -> Iterator[Token]:
    """The parts of `content` in order; binary data inside it is jumped over."""
    at = 0
    while (found := _TOKEN.match(content, at)) is not None:
        at = found.end()
        kind = found.lastgroup
        if kind == "brace":
            yield Token(brace=found[0])
        elif kind in ("word", "number"):
            number = int(found["number"]) if found["number"] else None
            word = found["word"].decode("ascii")
            if word == "bin":
                at += max(number or 0, 0)
            yield Token(word=word, number=number)
        elif kind == "hex":
            yield Token(text=bytes([int(found["hex"], 16)]), fallbacks=1)
        elif kind == "sign":
            yield Token(word=found["sign"].decode("latin-1"))
        elif kind == "bytes":
            yield Token(text=found[0], fallbacks=len(found[0]))
