"""办理类别 (the letter first) and 公开属性, where letters print them.

办理类别：B类 · 类别：C · (A类) after the 文号 · 36号C类 · B1类 · a line that is only B
公开属性：主动公开 · (此件同意公开) · a line that is only 公开
"""

from __future__ import annotations

import re
from functools import cache

from bot.model import Place
from bot.parsing.fields.found import Found, found_at
from bot.parsing.fields.letterhead import Labelled
from bot.parsing.fields.lines import lines
from bot.parsing.fields.squeezed import printed
from bot.tables import table

_LETTER = r"[abcd](?:[0-9]|-[0-9])?"
_VALUE = re.compile(rf"[\"“(\[]?({_LETTER})[)\]”]?(?:[ ]?类)?(?![a-z0-9])")
# 办理类别：甲类, kept as printed: 甲; 甲类 anywhere else is a class of other things
_IN_STEMS = re.compile(r"([甲乙丙丁])类")
_OF_HANDLING = re.compile(r"办|答复")
# Alone on its line: B · (B)类 · A1 · (A类) 公开 · B类(正在解决)
_ALONE = re.compile(
    rf"[\[(]?[ ]*({_LETTER})[ ]*[\])]?[ ]*类?件?[ ]*[\])]?"
    r"(?:[\s·,、]+(?:同意|主动|依申请)?公开[ ]*\)?)?(?:[ ]*\([\u3400-\u9fff]{2,20}\))?"
)
# Behind the 文号 or the headline: 15号C类 · 15号 (A类) · 第37号提案的答复(B类)
_BEHIND = re.compile(
    rf"(?:号|[0-9]|答复|复函|函|提案|建议|议案)[ ]*[\[(]?[ ]*({_LETTER})[ ]*[\])]?[ ]*类?[ ]*[\])]?"
    r"(?=[ ]*(?:$|的?答复|的?复函|[\u3400-\u9fff]{2,4}公开|类))"
)
_BEARS_IT = re.compile(r"[\[(][ ]*20[0-9]{2}|(?:提案|建议|议案).*(?:答复|函)|(?:类|\))[ ]*$")
# In words under the letter: 办理类别(A) · 办理结果A类
_IN_WORDS = re.compile(rf"(?:类别|类型|办理结果|分类)[ ]*[:\[(]*[ ]*({_LETTER})(?![a-z0-9])")


def find_disposition(
    text: str, folded: str, head: Place, foot: Place, labels: tuple[Labelled, ...]
) -> Found[str] | None:
    """The class letter as printed, or None."""
    for one in labels:
        if one.meaning == "disposition":
            found = _VALUE.match(folded, one.value.start, one.value.end)
            if found:
                return _letter(text, Place(*found.span(1)))
            stem = _IN_STEMS.match(folded, one.value.start, one.value.end)
            if stem and _OF_HANDLING.search(one.label.of(folded)):
                return found_at(text, Place(*stem.span(1)))
    for line in (*lines(folded, head), *lines(folded, foot)):
        found = _ALONE.fullmatch(line.words) or _IN_WORDS.search(line.words)
        if found is None and _BEARS_IT.search(line.words):
            found = _BEHIND.search(line.words)
        if found:
            start = line.place.start
            return _letter(text, Place(start + found.start(1), start + found.end(1)))
    return None


def _letter(text: str, place: Place) -> Found[str]:
    return Found(printed(text, place).upper(), place)


# A line that is only 公开, or 此件公开 · 此回复件公开
_THIS_IS_PUBLIC = re.compile(r"(?:此[\u3400-\u9fff]{0,3}件)?公开")


@cache
def _disclosure() -> re.Pattern[str]:
    words = sorted(table("letters")["disclosure"]["words"], key=len, reverse=True)
    return re.compile("|".join(words))


def find_disclosure(
    text: str, folded: str, places: tuple[Place, ...], labels: tuple[Labelled, ...]
) -> Found[str] | None:
    """公开属性 as printed at the first of `places` that has it, or None."""
    for one in labels:
        if one.meaning == "disclosure":
            found = _disclosure().search(folded, one.value.start, one.value.end)
            if found:
                return found_at(text, Place(*found.span()))
            alone = one.value.of(folded).strip("()[]。 ")
            if alone in ("公开", "同意") or alone in table("disclosure")["closed"]:
                return found_at(text, one.value)
    for place in places:
        for line in lines(folded, place):
            words = line.words.strip("()[]。 ")
            if _THIS_IS_PUBLIC.fullmatch(words):
                start = line.place.start + line.words.index("公开")
                return found_at(text, Place(start, start + 2))
            found = _disclosure().search(line.words)
            own_line = len(words) <= 12 or re.search(r"[\])][ ]*[0-9]+[ ]*号", line.words)
            if found and own_line and "法定" not in words:
                start = line.place.start + found.start()
                return found_at(text, Place(start, line.place.start + found.end()))
    return None
