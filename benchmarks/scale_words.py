"""Words for synthetic replies: how often each is used is as uneven as in real Chinese.

Content words and places are those of jieba's dictionary with its frequencies, which fall off as in
any language: a few hundred make up half of a text. Agencies are every kind in every place.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

import jieba

from bot.agencies import full_name

RARE_SHARE = 0.05  # of the words that are put in, taken evenly from the whole dictionary
PLACES = 360
_CONTENT = frozenset(("n", "v", "vn", "nz", "a", "an", "l", "i"))
_KINDS = tuple(
    "教育 民政 财政 人力资源和社会保障 自然资源 生态环境 住房和城乡建设 交通运输 农业农村 商务 "
    "文化和旅游 卫生健康 应急管理 科学技术 工业和信息化 发展和改革 司法 公安 审计 水利 "
    "市场监督管理 体育 统计 医疗保障 林业和草原".split()
)
_COMMITTEES = frozenset(("卫生健康", "发展和改革"))
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余"
    "叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段"
    "雷黎史龙陶贺顾毛郝龚邵万钱严洪武莫孔"
)
_GIVEN = (
    "文明建国志强海波晓红秀英丽娟伟芳军杰磊静勇艳敏霞涛超婷玉兰桂荣春梅永平家辉思远雨"
    "桐子涵嘉怡若溪景行书瑶望舒清和知远安然沐阳一诺星河云帆"
)
_MEMBERS_A_PLACE = 250


@dataclass(frozen=True, slots=True)
class Office:
    """A place and one of its agencies."""

    region: str
    agency: str
    rank: int  # of the place among all places


class Drawn:
    """Values drawn unevenly, by weights that need not add up to anything."""

    def __init__(self, values: list[str], weights: list[float]) -> None:
        self._values = values
        self._sums = list(accumulate(weights))

    def one(self, chance: random.Random) -> str:
        """One of them."""
        return self.draw(chance, 1)[0]

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """So many of them."""
        return chance.choices(self._values, cum_weights=self._sums, k=count)


@cache
def words() -> tuple[Drawn, tuple[str, ...]]:
    """Content words by their frequency, and all of them alike."""
    found = [
        (word, count)
        for word, count, kind in _dictionary()
        if kind in _CONTENT and 2 <= len(word) <= 4
    ]
    return Drawn([w for w, _ in found], [float(n) for _, n in found]), tuple(w for w, _ in found)


@cache
def places() -> tuple[str, ...]:
    """Provinces, cities and counties; the more is written there, the nearer to the front."""
    ends = ("省", "市", "县")
    found = [
        (word, count)
        for word, count, kind in _dictionary()
        if kind == "ns"
        and 3 <= len(word) <= 4
        and word.endswith(ends)
        and not word.startswith("自治")
    ]
    common = sorted(found, key=lambda each: (-each[1], each[0]))[:PLACES]
    return tuple(word for word, _ in common)


def office(chance: random.Random) -> Office:
    """A place and one of its agencies; big places and busy agencies more often."""
    region, kind = _uneven_places().one(chance), _uneven_kinds().one(chance)
    return named(region, places().index(region), kind)


@cache
def _uneven_places() -> Drawn:
    return Drawn(list(places()), [1 / (rank + 8) for rank in range(PLACES)])


@cache
def _uneven_kinds() -> Drawn:
    return Drawn(list(_KINDS), [1 / (rank + 4) for rank in range(len(_KINDS))])


def beside(chance: random.Random, of: Office) -> str:
    """Another agency of the same place."""
    return named(of.region, of.rank, chance.choice(_KINDS)).agency


@cache
def named(region: str, rank: int, kind: str) -> Office:
    """The place's agency of a kind, by its full name."""
    ending = "委员会" if kind in _COMMITTEES else "厅" if region.endswith("省") else "局"
    return Office(region, full_name(f"{region}{kind}{ending}", region), rank)


def member(chance: random.Random, of: Office) -> str:
    """One of the members of a place: the same few hundred come up again and again."""
    number = of.rank * _MEMBERS_A_PLACE + chance.randrange(_MEMBERS_A_PLACE)
    surname = _SURNAMES[number * 7 % len(_SURNAMES)]
    first = _GIVEN[number // 3 % len(_GIVEN)]
    return surname + first + (_GIVEN[number // 151 % len(_GIVEN)] if number % 4 else "")


@cache
def _dictionary() -> tuple[tuple[str, int, str], ...]:
    path = Path(jieba.__file__).with_name("dict.txt")
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple((row[0], int(row[1]), row[2]) for row in rows if len(row) == 3)
