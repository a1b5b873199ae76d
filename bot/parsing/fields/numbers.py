"""The proposals' numbers, as printed between 第 and 号.

第82号提案 · 第2024W218号 · 第2号和第55号 · 第12、13号 · 第0867号(资源环境类086号) → 0867
53号提案 (its 第 lost) · 政协提案204号 · 的建议(0763号) · 《…》(0519)
"""

from __future__ import annotations

import re

from bot.model import Place
from bot.parsing.fields.found import Found
from bot.parsing.fields.letterhead import Labelled
from bot.parsing.fields.squeezed import Squeezed, squeeze
from bot.parsing.numerals import NUMERAL

_NUMBER = rf"(?:[0-9]{{0,4}}[a-z]{{0,2}}-?[0-9]{{1,7}}|{NUMERAL}{{1,7}})"
_MATTER = (
    r"(?:委员|代表|政协|人大|党派|集体|团体|重点|闭会|会间|平时|个人|联名|界别|的|[a-z])*"
    r"(?:提案|建议|议案|意见)"
)
# (并38、41号) · (第38号并案)
_MERGED = (
    rf"(?:提案|建议|议案)?\((?=[^()]*并)(?:一?并|合并)?(?:案|入)?第?{_NUMBER}号?"
    rf"(?:[、,和及与]第?{_NUMBER}号?)*(?:提案|建议)?(?:一?并案?|合并)?(?:办理|答复)?\)"
)
_MORE = rf"(?:{_MERGED}|\([^()]{{0,20}}\))?(?:[、,;和及与]+第?{_NUMBER}号)*"
_SERIES = rf"{_NUMBER}(?:[、,和及与]第?{_NUMBER})*号{_MORE}"
# Most telling first: the letter's own way, then the ways that something was lost.
_FORMS = (
    re.compile(rf"第(?P<numbers>{_SERIES})"),
    re.compile(rf"(?<![0-9a-z\]\-])(?P<numbers>{_SERIES})(?={_MATTER})"),
    re.compile(rf"(?:提案|建议|议案)(?:编号|案号|号)?[:(]?(?P<numbers>{_NUMBER}号)"),
    re.compile(rf"第[(\[](?P<numbers>{_NUMBER})[)\]]号"),
    re.compile(rf"(?:提案|建议|议案)\((?:编号|案号|提案号|建议号):?(?P<numbers>{_NUMBER})号?\)"),
    re.compile(r"》\((?:编号:?)?(?P<numbers>[0-9]{2,7})号?\)"),
)
_CATEGORY = re.compile(r"\((?![^()]*并)[^()]*\)|一并")
_LABELLED = re.compile(rf"第?(?P<number>{_NUMBER})号?")
_SINGLE = re.compile(_NUMBER)
# 第82号令 and 〔2024〕第82号 are numbers of other things.
_OTHER_THING = re.compile(r"(?:令|公告|文件|通知|线|楼|院|地块)")


def find_numbers(
    text: str, folded: str, places: tuple[Place, ...], labels: tuple[Labelled, ...]
) -> tuple[Found[str], ...]:
    """The numbers at the first of `places` that has any, each once; else the page's 提案编号."""
    for form in _FORMS:
        for place in places:
            squeezed = squeeze(folded, place)
            for match in reversed(list(form.finditer(squeezed.text))):
                if _is_matter(squeezed, match):
                    return _each_once(_printed_numbers(text, squeezed, match))
    stated = (
        _LABELLED.fullmatch(folded, one.value.start, one.value.end)
        for one in labels
        if one.meaning in ("number", "document_number")  # 编号 may head either
    )
    return _each_once([_at(text, Place(*match.span("number"))) for match in stated if match])


def _is_matter(squeezed: Squeezed, match: re.Match[str]) -> bool:
    before = squeezed.text[max(0, match.start() - 24) : match.start()]
    after = squeezed.text[match.end() : match.end() + 24]
    if before.endswith("]") or _OTHER_THING.match(after):
        return False
    return re.search(r"提案|建议|议案|会议|》|意见|答复|复函", before + after) is not None


def _printed_numbers(text: str, squeezed: Squeezed, match: re.Match[str]) -> list[Found[str]]:
    blanked = _CATEGORY.sub(lambda found: " " * len(found[0]), match["numbers"])
    shift = match.start("numbers")
    return [
        _at(text, squeezed.place(shift + single.start(), shift + single.end()))
        for single in _SINGLE.finditer(blanked)
    ]


def _at(text: str, place: Place) -> Found[str]:
    """The number without the gaps of a spread one: 3 7 → 37."""
    return Found("".join(place.of(text).split()), place)


def _each_once(numbers: list[Found[str]]) -> tuple[Found[str], ...]:
    kept: dict[str, Found[str]] = {}
    for one in numbers:
        kept.setdefault(one.value.lstrip("0０").upper(), one)
    return tuple(kept.values())
