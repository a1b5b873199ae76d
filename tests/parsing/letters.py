"""A small invented reply whose parts a test replaces one at a time."""

from __future__ import annotations

from bot.model import Document, Reply
from bot.parsing import parse

HEAD = """云泽县教育局
关于对县政协九届二次会议第37号提案的答复

云教函〔2024〕15号"""
SALUTATION = "顾青禾委员："
OPENING = "您提出的《关于改善乡村小学取暖条件的提案》收悉，经研究，现答复如下："
BODY = """全县现有乡村小学42所，其中31所已经用上电取暖。
下一步，我局将争取专项资金，2025年10月底前完成其余11所的改造。
感谢您对教育工作的关心和支持！"""
FOOT = """云泽县教育局
2024年6月12日"""


def letter(
    *,
    head: str = HEAD,
    salutation: str = SALUTATION,
    opening: str = OPENING,
    body: str = BODY,
    foot: str = FOOT,
) -> str:
    """The text of the reply; an empty part is left out."""
    return "\n\n".join(part for part in (head, salutation, opening, body, foot) if part) + "\n"


def read_letter(**parts: str) -> Reply:
    """The reply parsed from `letter(**parts)`."""
    return parse(Document("样例.txt", "text/plain", letter(**parts)))


def read_text(text: str) -> Reply:
    """The reply parsed from a whole text."""
    return parse(Document("样例.txt", "text/plain", text))
