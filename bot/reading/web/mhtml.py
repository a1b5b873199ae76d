"""A page saved as one file (mhtml): the page in it that holds the most text.

A page of frames is saved as several; the letter stands in the longest.
"""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message

from bot.errors import Damaged
from bot.reading.decoding import decode
from bot.reading.extracted import Extracted, Limits
from bot.reading.web.pages import page_text

_NESTED = re.compile(rb"^content-type:[ \t]*(?:multipart|message)/", re.I | re.M)
_MOST_NESTED = 20  # a saved page has one; the parser calls itself for each
_SAVE_AGAIN = "请重新打开网页，另存为“网页，仅 HTML”后再上传。"


def mhtml_text(content: bytes, name: str, limits: Limits) -> Extracted:
    """The lines that a reader of the saved page sees."""
    if len(_NESTED.findall(content)) > _MOST_NESTED:
        raise Damaged(f"网页存档“{name}”层层嵌套，不是浏览器存下的网页，没有读取。{_SAVE_AGAIN}")
    found: list[Extracted] = []
    reason: Damaged | None = None
    for source in _pages(content, name, limits):
        try:
            text = decode(source, name)
            found.append(Extracted(page_text(text.text, name), warnings=text.warnings))
        except Damaged as error:  # an empty frame beside the letter is no fault
            reason = error
    if not found:
        raise reason or Damaged(f"网页存档“{name}”里没有网页。{_SAVE_AGAIN}")
    return max(found, key=lambda extracted: len(extracted.text))


def _pages(content: bytes, name: str, limits: Limits) -> list[bytes]:
    """The pages of the archive, each in UTF-8 when its part names another encoding."""
    try:
        parts = list(message_from_bytes(content, policy=policy.compat32).walk())
    except (MessageError, ValueError, RecursionError) as error:
        raise Damaged(f"网页存档“{name}”的结构已损坏，读不出来。{_SAVE_AGAIN}") from error
    if len(parts) > limits.members:
        raise Damaged(f"网页存档“{name}”里有 {len(parts)} 个部分，太多了，没有读取。{_SAVE_AGAIN}")
    return [
        _source(part)
        for part in parts
        if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]


def _source(part: Message) -> bytes:
    """The bytes of a page, re-written as UTF-8 when its own header says what they are."""
    packed = part.get_payload(decode=True)
    source = packed if isinstance(packed, bytes) else b""
    charset = (part.get_content_charset() or "").replace("gb2312", "gb18030")
    try:
        return source.decode(charset).encode("utf-8")
    except (LookupError, UnicodeError):
        return source  # unnamed, unknown or wrongly named: told by the bytes
