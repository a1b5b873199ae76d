"""A letter as members may read it: the telephone numbers of its contacts made unreadable.

They stand outside the body. Replies are public, the ways to reach people are not
(国办发〔2014〕46号).
The masked text is as long as the letter, so every place holds in it.
"""

from __future__ import annotations

import re

from bot.model import Place, Reply

_NUMBER = re.compile(
    r"(?<![\d/-])(?:[(（]?0\d{2,3}[)）]?\s*[-－—–]?\s*)?\d{7,11}(?:[-－]\d{1,5})?(?!\d)"
)
# A mobile or local number, an index number and a date without marks look alike: what is masked
# stands on a line that speaks of a telephone, or is the number that was read as the contact's.
_SPEAKS_OF_IT = re.compile(r"电\s*话|電\s*話|手\s*机|手\s*機|联系|聯繫|聯系|经办人|承办人|传\s*真")
_LINE = re.compile(r"[^\n]+")


def masked(reply: Reply) -> str:
    """The letter's text with telephone numbers outside the body as asterisks."""
    text = reply.text
    for place in (Place(0, reply.body.start), Place(reply.body.end, len(text))):
        for line in _LINE.finditer(text, place.start, place.end):
            if _SPEAKS_OF_IT.search(line[0]):
                hidden = _NUMBER.sub(lambda number: "*" * len(number[0]), line[0])
                text = text[: line.start()] + hidden + text[line.end() :]
    return text.replace(reply.phone, "*" * len(reply.phone)) if reply.phone else text
