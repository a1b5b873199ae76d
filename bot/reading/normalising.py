"""The file's own characters in their own order, with \\n as line end and no control characters."""

from __future__ import annotations

import re

# U+0085, U+2028 and U+2029 are line ends too; a form feed is a page end.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters but \t and \n, byte-order marks, and marks of no width that split words.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]"
)


def normalise(text: str) -> str:
    """`text` with one kind of line end and without unseen characters."""
    return _UNSEEN.sub("", _LINE_END.sub("\n", text))
