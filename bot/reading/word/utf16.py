"""Characters of formats that count in UTF-16, where one beyond U+FFFF is two halves."""

from __future__ import annotations


def joined(words: str) -> str:
    """`words` with halves of characters put together; a half alone becomes �."""
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
