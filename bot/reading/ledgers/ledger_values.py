"""A ledger's cells in the words of a letter: 37 → 第37号, 九 and 2 → 九届2次会议, 2024-06-12."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.folding import fold

_SHORT_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
    r"(?:\s+\d{1,2}:\d{2}.*)?"
)
_EIGHT_DIGITS = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_SERIAL = re.compile(r"[34]\d{4}|5[0-4]\d{3}")  # 1982 to 2049, counted in days as sheets do
_EPOCH = date(1899, 12, 30)
_PARTED = re.compile(r"\s*\n\s*|\s*[;；,，]\s*")


def numbered(words: str) -> str:
    """The proposals' number as letters print it."""
    if not words or re.search(r"第|号", words):
        return words
    return f"第{words}号"


def session(whole: str, term: str, meeting: str) -> str:
    """The session from one column or from two."""
    if whole:
        return re.sub(r"(届.*次)$", r"\1会议", whole)
    if term and "届" not in term:
        term = f"{term}届"
    if meeting and "次" not in meeting:
        meeting = f"{meeting}次会议"
    elif meeting.endswith("次"):
        meeting = f"{meeting}会议"
    return term + meeting


def dated(words: str) -> str:
    """A date as letters print it; what is no date stays as it is."""
    folded = fold(words).strip()
    found = _SHORT_DATE.fullmatch(folded) or _EIGHT_DIGITS.fullmatch(folded)
    if found is not None:
        return f"{found['year']}年{int(found['month'])}月{int(found['day'])}日"
    if _SERIAL.fullmatch(folded):
        day = _EPOCH + timedelta(days=int(folded))
        return f"{day.year}年{day.month}月{day.day}日"
    return words


def listed(*cells: str) -> str:
    """Names from one or more cells in one list, each once."""
    names = [name.strip() for cell in cells for name in _PARTED.split(cell)]
    return "、".join(dict.fromkeys(name for name in names if name))
