"""The signs of a phrase: what speaks for or against its being a promise.

Signs are named in plain words, a mark before the colon saying where the formula stands:
本 in the phrase itself · 种 its kinds, 决 the kind that decides · 句前 句后 what decides before and
after it in its sentence, 句启 that this opens with 下一步 · 文 what decides in earlier sentences of
the paragraph, and how far back, 文启 that one of them opens so · 列 what the words before its list
tell · 题 what the heading above it tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.parsing.letter import Letter
from bot.parsing.promises.due import dues
from bot.parsing.promises.formulas import found_in
from bot.parsing.promises.phrases import Phrase

_KINDS = {
    "opening": "启", "later": "诺", "time": "时", "soft": "软", "going": "行",
    "done": "已", "standing": "状", "courtesy": "礼", "asked": "问", "beside": "旁",
}  # fmt: skip
_AHEAD = re.compile(
    r"下一?步|下一?阶段|下阶段|打算|今后|后续|努力方向|工作(?:计划|思路|安排)|改进措施|要做的"
)
_SO_FAR = re.compile(r"现状|过程|(?:基本|工作|开展|进展|办理|落实)情况|做法|成效|已|存在")
_ASK = re.compile(r"关于|对于|针对|建议|提案|“")  # such a heading quotes what was asked
_DEADLINE = re.compile(r"(?:[前底末内]|期间)$")
_ITEM = re.compile(
    r"^(?:.{0,3}[一二三四五六七八九十][是要]|[(][一二三四五六七八九十\d]{1,2}[)]|\d{1,2}[、.](?!\d))"
)
# Phrases that are looked at before and after one: no real sentence has as many, and a hostile one
# of ten thousand must not be read ten thousand times.
_REACH = 40
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")


@dataclass(frozen=True, slots=True)
class _Read:
    """What is found in one phrase by itself."""

    names: tuple[str, ...]
    kinds: frozenset[str]
    others: tuple[str, ...]
    is_item: bool


def signs(letter: Letter, phrases: Sequence[Phrase]) -> list[list[str]]:
    """The signs of each phrase; the first says how it joins the phrase before it."""
    read = [_read(letter, phrase) for phrase in phrases]
    by_sentence = _grouped([phrase.sentence for phrase in phrases])
    result = []
    introduced = "无"
    for i, phrase in enumerate(phrases):
        sentence = by_sentence[phrase.sentence]
        own = read[i]
        if own.is_item and not (i and _same_list(phrases, read, i)):
            introduced = _introduction(phrases, read, i)
        found = [_joint(letter, phrases, i), "常"]
        found += [f"种:{kind}" for kind in sorted(own.kinds)] or ["种:无"]
        found.append(f"决:{_decisive(own) or '无'}")
        found += [f"本:{name}" for name in (*own.names, *own.others)]
        found += _in_sentence(read, sentence, i)
        found += _in_paragraph(phrases, read, i)
        if _in_list(phrases, read, i):
            found.append(f"列:{introduced}")
        found += _by_heading(phrase)
        if phrase.paragraph == 0:
            found.append("首段")
        result.append(found)
    return result


def _grouped(numbers: Sequence[int]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for i, number in enumerate(numbers):
        groups.setdefault(number, []).append(i)
    return groups


def _read(letter: Letter, phrase: Phrase) -> _Read:
    folded = phrase.place.of(letter.folded)
    found = found_in(folded)
    if phrase.is_heading:  # it quotes what was asked: only 下一步打算 tells anything
        found = tuple(formula for formula in found if formula.tells == "opening")
    others = []
    for date in dues(folded, letter.dated):
        others.append("期限")
        if letter.dated and (date.start > letter.dated or _DEADLINE.search(date.text)):
            others.append("期限在后")
    years = [int(year) for year in _YEAR.findall(folded)]
    if letter.dated and years:
        away = max(years) - letter.dated.year
        others.append("往年" if away < 0 else "来年" if away else "本年")
    if any(character.isdigit() for character in _ITEM.sub("", folded)):
        others.append("数字")
    if len(folded) <= 6:
        others.append("短")
    return _Read(
        tuple(formula.name for formula in found),
        frozenset(formula.tells for formula in found),
        tuple(dict.fromkeys(others)),
        bool(_ITEM.match(folded)),
    )


def _joint(letter: Letter, phrases: Sequence[Phrase], i: int) -> str:
    """How a phrase joins the one before: in a clause, a sentence, a paragraph, or not at all."""
    if i == 0:
        return "开头"
    before, phrase = phrases[i - 1], phrases[i]
    if phrase.paragraph != before.paragraph:
        return "另段"
    if phrase.sentence != before.sentence:
        return "整句"
    if phrase.clause != before.clause:
        return "分句"
    return "冒号" if letter.folded[before.place.end - 1] == ":" else "小句"


def _in_sentence(read: Sequence[_Read], sentence: list[int], i: int) -> list[str]:
    """What stands before and after a phrase in its sentence, up to the next finished fact."""
    found = []
    before = _nearest(read, range(i - 1, max(sentence[0], i - _REACH) - 1, -1))
    after = _nearest(read, range(i + 1, min(sentence[-1], i + _REACH) + 1))
    if i > sentence[0]:
        found.append(f"句前:{before or '无'}")
        if "opening" in read[sentence[0]].kinds:
            found.append("句启")
    else:
        found.append("句首")
    if i < sentence[-1]:
        found.append(f"句后:{after or '无'}")
    return found


def _nearest(read: Sequence[_Read], order: Iterable[int]) -> str:
    """The first decisive kind met: a promise, a finished fact or a courtesy; "" if none."""
    for j in order:
        told = _decisive(read[j])
        if told:
            return told
    return ""


def _decisive(read: _Read) -> str:
    done = "done" in read.kinds or "往年" in read.others
    ahead = bool(read.kinds & {"opening", "later"}) or "期限在后" in read.others
    if "courtesy" in read.kinds:
        return "礼"
    if "asked" in read.kinds and "代词我" not in read.names:
        return "问"
    return {(True, False): "诺", (False, True): "已", (True, True): "诺已"}.get((ahead, done), "")


def _in_paragraph(phrases: Sequence[Phrase], read: Sequence[_Read], i: int) -> list[str]:
    """The last decisive thing told in earlier sentences of the paragraph, and how far back."""
    told = ""
    apart = 0
    opened = False
    for j in range(i - 1, max(0, i - _REACH) - 1, -1):
        if phrases[j].paragraph != phrases[i].paragraph:
            break
        if phrases[j].sentence != phrases[i].sentence:
            if not told:
                told, apart = _decisive(read[j]), phrases[i].sentence - phrases[j].sentence
            if told in ("已", "诺已"):
                break
            heads = j == 0 or phrases[j - 1].sentence != phrases[j].sentence
            opened = opened or (heads and "opening" in read[j].kinds)
    found = [f"文:{told}", f"文:{told}{min(apart, 3)}"] if told else ["文:无"]
    if opened:
        found.append("文启")
    return found


def _same_list(phrases: Sequence[Phrase], read: Sequence[_Read], i: int) -> bool:
    """Whether an item goes on with a list that began a little earlier."""
    earlier = [j for j in range(max(0, i - 25), i) if read[j].is_item]
    return bool(earlier) and phrases[i].paragraph - phrases[earlier[-1]].paragraph <= 1


def _introduction(phrases: Sequence[Phrase], read: Sequence[_Read], i: int) -> str:
    """What the words just before a list told: those of its sentence and of the sentence before."""
    for j in range(i - 1, max(0, i - _REACH) - 1, -1):
        gap = phrases[i].sentence - phrases[j].sentence
        if gap > 1 or phrases[i].paragraph - phrases[j].paragraph > 1:
            break
        told = _decisive(read[j])
        if told:
            return "无" if told == "礼" else told
    return "无"


def _in_list(phrases: Sequence[Phrase], read: Sequence[_Read], i: int) -> bool:
    """Whether a phrase stands in an item of a list, or in the sentence right after its head."""
    number = phrases[i].sentence
    here = [j for j in range(max(0, i - _REACH), i + 1) if phrases[j].sentence >= number - 1]
    return any(read[j].is_item and phrases[j].paragraph == phrases[i].paragraph for j in here)


def _by_heading(phrase: Phrase) -> list[str]:
    found = ["标题"] if phrase.is_heading else []
    own = [heading for heading in phrase.headings if not _ASK.search(heading)]
    if any(_AHEAD.search(heading) for heading in own):
        found.append("题:后")
    elif any(_SO_FAR.search(heading) for heading in own):
        found.append("题:已")
    return found
