"""The proposal's title, from the letter's first sentence, else from its headline.

您提出的《关于…的建议》收悉 · “关于…”的提案 · 关于“…”的建议 · 关于…的提案收悉
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.model import Place
from bot.parsing.fields.found import Found, each_once, found_at
from bot.parsing.fields.letterhead import Labelled
from bot.parsing.fields.lines import lines
from bot.parsing.fields.squeezed import Squeezed, squeeze

_MATTER = r"(?:意见建议|建议案|提案|建议|议案|请求|建设|意见)"
_TITLE_WORDS = re.compile(rf"^(?:关于|请求|请|建议|加快|呼吁|要求)|{_MATTER}$")
# “关于修复沟渠”的建议: the quoted words · 关于“抢修古桥”的建议: the whole
_QUOTED = re.compile(
    rf"(?P<outer>关于“[^“”]{{3,80}}”的{_MATTER})|“(?P<inner>(?:[^“”]|“[^“”]*”){{4,120}})”"
)
# 关于加快书房布点的建议(,现答复如下 · 收悉 · 已转我局): the longest that still ends in 的建议
_BARE = re.compile(
    rf"关于(?:关于)?(?P<bare>[^。;!?《》]{{2,120}}?{_MATTER})(?=[”》]?的?(?:提案|建议|议案)?"
    r"(?:\(第?[0-9a-z]{1,10}号?\))?(?:[,。:;]|我|已|均|收|转|由|交|现|经|也|都|敬|业|、?内容|$))"
)
# 关于“关于整治油烟的建议”的建议 · 关于“修复沟渠的建议”的提案: the quoted words after all
_TWICE = re.compile(rf"关于“([^“”]+(?:{_MATTER}))”")
_OFFERED = re.compile(r"(?:提出的|提交的|提案|关于)$")
_UNCLOSED = re.compile(
    rf"《(?P<open>关于[^《》。;]{{4,100}}?的{_MATTER})(?=收|已|,|。|转|由|[(]|我|均|现)"
)
_UNOPENED = re.compile(rf"(?P<open>关于[^《》。;]{{4,100}}?{_MATTER})》")
_HEADLINE = re.compile(
    r"(?P<bare>关于(?!对?[^,。]{0,24}(?:届|政协|人大|号))[^。;《》:|]{3,80}?"
    r"的?(?:意见建议|建议|提案|议案))"
    r"(?=的?(?:提案|建议)?(?:办理情况)?的?(?:答复|复函|回复|函|$))"
)


def find_titles(
    text: str, folded: str, opening: Place, headlines: tuple[Place, ...]
) -> tuple[Found[str], ...]:
    """The titles in the opening, else in a headline."""
    squeezed = squeeze(folded, opening)
    sentence = _first_sentence(squeezed.text)
    found = _in_opening(squeezed, sentence)
    if not found:
        for place in headlines:
            squeezed = squeeze(folded, place)
            found = _booked(squeezed.text) or _first_bare(_HEADLINE, squeezed.text)
            if found:
                break
            for line in lines(folded, place):
                whole = _HEADLINE.fullmatch(line.words)
                if whole:
                    return (found_at(text, line.place),)
    return each_once(found_at(text, squeezed.place(*span)) for span in found)


def find_labelled_titles(
    text: str, labels: tuple[Labelled, ...], meanings: tuple[str, ...]
) -> tuple[Found[str], ...]:
    """The title in the table's own line, without 《》."""
    for one in labels:
        if one.meaning in meanings and one.value.start < one.value.end:
            start, end = one.value.start, one.value.end
            while start < end and text[start] in "《》":
                start += 1
            while end > start and text[end - 1] in "《》":
                end -= 1
            return (found_at(text, Place(start, end)),) if start < end else ()
    return ()


def _first_sentence(words: str) -> str:
    """Up to 收悉, 如下 or the first full stop after the title may have ended."""
    end = re.search(r"收悉|收到|如下|。(?![^《]*》)", words)
    cut = words[: end.end()] if end else words
    return cut if re.search(r"《|“|关于|建议|提案|议案", cut) else words


def _in_opening(squeezed: Squeezed, sentence: str) -> list[tuple[int, int]]:
    for words in (sentence, squeezed.text):
        found = _booked(words) or _first_bare(_UNCLOSED, words)
        found = found or _first_bare(_UNOPENED, words) or _quoted(words)
        found = found or _first_bare(_BARE, words)
        if found:
            return found
    return []


def _booked(words: str) -> list[tuple[int, int]]:
    """Every 《…》 that is a title of a proposal, inner 〈…〉 kept: its inside."""
    return [
        (start, end)
        for start, end in _balanced(words)
        if end - start > 4  # 以下简称《提案》 is none
        and (_TITLE_WORDS.search(words[start:end]) or _OFFERED.search(words, 0, start - 1))
    ]


def _balanced(words: str) -> Iterator[tuple[int, int]]:
    depth, start = 0, 0
    for at, character in enumerate(words):
        if character == "《":
            depth += 1
            if depth == 1:
                start = at + 1
        elif character == "》" and depth:
            depth -= 1
            if depth == 0 and at > start:
                yield start, at


def _quoted(words: str) -> list[tuple[int, int]]:
    found = []
    for match in _QUOTED.finditer(words):
        twice = match["outer"] and _TWICE.search(match["outer"])
        if match["outer"]:
            start, end = match.span("outer")
            found.append((start + twice.start(1), start + twice.end(1)) if twice else (start, end))
        elif _TITLE_WORDS.search(match["inner"]) or words[: match.start()].endswith(
            ("提出的", "所提")
        ):
            found.append(match.span("inner"))
    return found[:1] if len(found) > 1 and not _listed(words, found) else found


def _listed(words: str, found: list[tuple[int, int]]) -> bool:
    """Several titles in a row: “…”、“…”和“…”."""
    return all(
        re.fullmatch(r"”?[、,和及与]“?", words[end:start]) is not None
        for (_, end), (start, _) in pairwise(found)
    )


def _first_bare(pattern: re.Pattern[str], words: str) -> list[tuple[int, int]]:
    match = pattern.search(words)
    if match is None:
        return []
    name = next(iter(match.groupdict()))
    start, end = match.span(name)
    if not words.startswith("关于", start) and words[max(0, start - 2) : start] == "关于":
        start -= 2
    return [(start, end)]
