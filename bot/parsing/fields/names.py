"""A list of names as letters print it, taken apart: 顾青禾、沈一舟（女），王　宁等5名 委员.

Names are parted by marks, by 和 between two of them, by 委员 behind each, or by gaps; a remark in
brackets, a post and a title are no part of a name. A masked name keeps its mark: 岑*舟, 李某某.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Place
from bot.parsing.fields.found import Found, each_once, found_at
from bot.parsing.fields.squeezed import Squeezed, squeeze

_HAN = r"[\u3400-\u9fff]"
_COUNT = r"[0-9一二三四五六七八九十两]{1,3}"
_WHERE = r"(?:全国|[省市县区州旗盟])?(?:政协|人大)?"
# 等 · 等5名政协委员 · (等) · 二位委员
_AND_OTHERS = re.compile(
    rf"(?:\(?等\)?(?:{_COUNT}(?:名|位|人)?)?|{_COUNT}(?:名|位)){_WHERE}"
    r"(?:委员|代表|同志)?(?:领衔)?$"
)
_OFFICE = re.compile(
    r"(?:(?:政协|人大)?(?:委员|代表)|同志|先生|女士|领衔|阁下)?(?:台鉴|惠鉴|钧鉴|雅鉴)?$"
)
_BEFORE = re.compile(
    rf"^(?:(?:并?请?转|并致|以及|[并及与])(?={_HAN}{{2}})|致(?!公)|尊敬的|"
    rf"(?:{_HAN}|[()]){{0,14}}(?:政协委员|人大代表)(?={_HAN}{{2}})|领衔(?:人|委员|代表)?:?)"
)
# 林知夏(女) · 林知夏(县人民医院): a remark on a person; on a group only a short one
_REMARK = re.compile(
    rf"^(?P<name>{_HAN}{{2,4}}|{_HAN}+(?:·{_HAN}+)+)(?P<remark>\([^()]*\))$|"
    rf"^(?P<group>(?:{_HAN}|·){{2,12}}(?<![会委社部联组团]))\({_HAN}{{1,4}}\)$"
)
# 林知夏副主席: how a member is called who holds a post
_POST = re.compile(
    rf"^(?P<name>{_HAN}{{2,3}})(?:副?(?:主席|主任|会长|院长|校长|书记|主委)|常委|委员长)$"
)
# 您好, 林知夏委员 · 林知夏委员及各位附议委员
_NOBODY = re.compile(
    r"^(?:[您你](?:\([您你]\))?们?好|各位.{0,6}|诸位|(?:各|其他|全体|领衔)?(?:附议|联名|提案)?[人者]?)$"
)
_GROUPS = r"民革|民盟|民建|民进|农工|致公|九三|台盟|无党派|共青团|工商联"
_NEXT_GROUP = rf"(?={_GROUPS}|[省市县区州旗](?:政协|工商|妇联|科协|侨联|青联|总工会)|团[省市县区])"
# 林知夏委员并沈一舟 · 林知夏和沈一舟 · 民盟县委和九三学社县委
_JOINED = re.compile(
    r"(?<=委员)(?:并请?转|并|和|及|与|暨)|(?<=代表)(?:并请?转|并|和|及|与|暨)|"
    + "|".join(
        rf"(?<=^{_HAN}{{{length}}})[和与及暨](?={_HAN}{{2,3}}$|各位|其他)" for length in (2, 3)
    )
    + rf"|(?<=[委会社部联组处])[和与及暨]{_NEXT_GROUP}"
)
# Marks that part names, and a gap behind 委员.
_PARTING = re.compile(r"[、,;/:|]|(?<=委员)\s+(?=\S)|(?<=代表)\s+(?=\S)")


def names_at(text: str, folded: str, place: Place) -> tuple[Found[str], ...]:
    """Every name in the list at `place`, as printed."""
    return each_once(
        found_at(text, squeezed.place(start, end))
        for squeezed in _pieces(folded, place)
        for start, end in (_tidy(squeezed.text, *span) for span in _parted(squeezed.text))
        if re.search(_HAN, squeezed.text[start:end]) and not _NOBODY.match(squeezed.text[start:end])
    )


def _pieces(folded: str, place: Place) -> Iterator[Squeezed]:
    """The stretches between the marks that part names; those in brackets part nothing."""
    words = re.sub(r"\([^()]*\)", lambda remark: "#" * len(remark[0]), place.of(folded))
    start = 0
    for cut in (*_PARTING.finditer(words), None):
        end = cut.start() if cut else len(words)
        yield from _by_gaps(folded, Place(place.start + start, place.start + end))
        start = cut.end() if cut else end


def _by_gaps(folded: str, stretch: Place) -> Iterator[Squeezed]:
    """A gap parts names only where each stretch is one; two single characters are one: 王 宁."""
    words = [
        Place(stretch.start + word.start(), stretch.start + word.end())
        for word in re.finditer(r"\S+", stretch.of(folded))
    ]
    joined: list[Place] = []
    half = False
    for word in words:
        single = word.end - word.start == 1
        if half and single:
            joined[-1] = Place(joined[-1].start, word.end)
            half = False
        else:
            joined.append(word)
            half = single
    each_a_name = all(2 <= len(re.sub(r"\s", "", one.of(folded))) <= 4 for one in joined)
    named = any(re.search(r"\S·\S", one.of(folded)) for one in joined)
    parted = len(joined) > 1 and (each_a_name or named)
    yield from (squeeze(folded, one) for one in (joined if parted else [stretch]))


def _parted(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in _JOINED.finditer(words):
        yield start, cut.start()
        start = cut.end()
    yield start, len(words)


def _tidy(words: str, start: int, end: int) -> tuple[int, int]:
    """The span of the name itself, without 等, 委员 and what stands before it."""
    while start < end and words[start] in "|[]":
        start += 1
    while start < end and words[end - 1] in "|[]。!":
        end -= 1
    if words[start:end].startswith("(") and words[start:end].endswith(")"):
        start, end = start + 1, end - 1
    for behind in (_AND_OTHERS, _OFFICE):
        found = behind.search(words[start:end])
        end = start + found.start() if found else end
    while before := _BEFORE.match(words[start:end]):
        start += before.end()
    remarked = _REMARK.match(words[start:end])
    if remarked:
        end = start + remarked.end("name" if remarked["name"] else "group")
    post = _POST.match(words[start:end])
    return (start, start + post.end("name")) if post else (start, end)
