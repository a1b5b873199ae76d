"""The letter's own 文号: 云教函〔2024〕15号, never one of a document that the letter cites.

〔〕, 【】, [], () and mixed pairs · 第12号 after the year · C〔2018〕017号
某环提字〔202215B: brackets and 号 lost on the way; kept as printed
"""

from __future__ import annotations

import re

from bot.model import Place
from bot.parsing.fields.found import Found, found_at
from bot.parsing.fields.letterhead import Labelled
from bot.parsing.fields.squeezed import squeeze

_YEAR = r"[\[(]\s*(?:19|20)[0-9 ]{2,4}\s*[\])]"
_SERIAL = r"\s*第?\s*[0-9 ]{1,6}\s*号"
_WHOLE = re.compile(rf"(?:[\u3400-\u9fff]{{1,14}}|[a-z]){_YEAR}{_SERIAL}")
_ON_LINE = re.compile(
    rf"(?:^|(?<=[\n|:]))[ |•\-(]*(?P<number>(?:[\u3400-\u9fff ]{{1,20}}|[a-z]){_YEAR}{_SERIAL})",
    re.M,
)
_LOST = re.compile(r"[\u3400-\u9fff]{1,10}字?\[20[0-9]{2}\]?[0-9]{1,4}(?=[abc]?(?:类)?\s*$)", re.M)


def find_document_number(
    text: str, folded: str, head: Place, labels: tuple[Labelled, ...]
) -> Found[str] | None:
    """The 文号 of the head: its label's value, else a line that begins with one."""
    for one in labels:
        if one.meaning == "document_number":
            squeezed = squeeze(folded, one.value)
            found = _WHOLE.search(squeezed.text)
            if found:
                return found_at(text, squeezed.place(*found.span()))
    on_line = _ON_LINE.search(folded, head.start, head.end)
    if on_line:
        return found_at(text, Place(*on_line.span("number")))
    lost = _LOST.search(folded, head.start, head.end)
    return found_at(text, Place(*lost.span())) if lost else None
