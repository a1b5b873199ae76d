"""Bytes to characters: byte-order mark, UTF-8, a page's own declaration, else the likeliest.

Detection libraries misread what offices send (short GB18030 as Korean, UTF-16 without a mark as
nothing), so the candidates are few and each is judged by how much common Chinese it gives.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from bot.errors import Damaged

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("gb18030", "utf-16-le", "utf-16-be", "big5hkscs")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{3,20})", re.I)
_SAME_FAMILY = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}

# The commonest characters of official Chinese, in both scripts, with its punctuation.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们到作地于出就分对成会可主发年动同工也能下过"
    "民得经十三之进着等部度家电力里如化高自二理起小现实加量都两体制机当使点从业本去把性好应开它合还"
    "因由其前外天政四日那社义事平形相全表间样与关各重新内数心反明看原么利比或但质气第向道命此变条只"
    "没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料员革位入常文总次品式活设及管特件长"
    "求资路级区县市省厅局委议案办答复收悉号关于您感谢联电话支持意见服务农村城乡"
    "這為個國時來們於對會發動過經進著電裡實兩體機當點從業還開關內樣條沒結問題無係軍應與變總設議"
    "辦復號農鄉縣區廳處務謝聯話資級"
    "，。、；：《》“”（）〔〕0123456789"
)  # fmt: skip
_ENOUGH = 0.12  # of the characters outside ASCII; a wrong decoding stays under 0.05
_MOST_UNREAD = 0.02  # more lost characters than this and the file is called damaged


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, and what was lost on the way."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(content: bytes, name: str) -> Decoded:
    """The characters of `content`, or `Damaged` when no encoding gives Chinese text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(content[len(mark) :].decode(encoding, "replace"), name)
    whole = _as_utf8(content)
    if whole is not None and "\0" not in whole:
        return _checked(whole, name)
    declared = _declared_encoding(content)
    candidates = (declared, *_CANDIDATES) if declared else _CANDIDATES
    best = max((content.decode(encoding, "replace") for encoding in candidates), key=_likeness)
    if _likeness(best) < _ENOUGH:
        raise Damaged(
            f"文件“{name}”不是能读出的中文文本（像二进制数据或罕见编码）。"
            "请另存为 UTF-8 纯文本或网页后再上传。"
        )
    return _checked(best, name)


def _as_utf8(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(content) - 3 and error.start > 0:  # cut inside the last character
            return content[: error.start].decode("utf-8") + "\ufffd"
        return None


def _declared_encoding(content: bytes) -> str | None:
    found = _DECLARED.search(content, 0, 4096)
    if found is None:
        return None
    named = found.group(1).decode("ascii").lower()
    named = _SAME_FAMILY.get(named, named)
    try:
        codecs.lookup(named)
    except LookupError:
        return None
    return named


def _likeness(text: str) -> float:
    """How much of the text outside ASCII is common Chinese; losses count against it."""
    beyond = [character for character in text[:20000] if character > "\x7f"]
    if not beyond:
        return 0.0
    common = sum(character in _COMMON for character in beyond)
    lost = beyond.count("\ufffd") + 5 * text[:20000].count("\0")
    return (common - 5 * lost) / len(beyond)


def _checked(text: str, name: str) -> Decoded:
    lost = text.count("\ufffd")
    if not lost:
        return Decoded(text)
    if lost > max(10, _MOST_UNREAD * len(text)):
        raise Damaged(
            f"文件“{name}”有 {lost} 处字符读不出来，内容已损坏。请从原处重新导出后再上传。"
        )
    return Decoded(text, (f"文件里有 {lost} 个字符读不出来，已用“\ufffd”代替，请对照原件。",))
