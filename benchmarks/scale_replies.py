"""Synthetic replies in the sentences of our samples, in any number, the same for the same seed.

A reply is made as a parsed object with its text, of some 700 characters: short, so that a million
of them can be built in a sitting. In the samples' sentences a third of the content words and every
number are others; one word in twenty is rare. `COMMON` words stand in a third of all replies.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import jieba

from benchmarks.scale_words import RARE_SHARE, Office, beside, member, office, words
from benchmarks.store_load import sample_replies
from bot.model import Due, Firmness, Kind, NextStep, Place, Reply, Section

COMMON = ("窗口", "一网通办")  # of two characters, of four
COMMON_SHARE = 1 / 3
A_BATCH = 1000
_CHANGED = 0.35  # of the content words of a sentence
_DRAWN = 2**20
_FIRST_DAY = date(2016, 1, 4)
_DAYS = 3650
_OPENINGS = "加快 推进 加强 完善 支持 规范 建立 健全 提升 优化 扩大 鼓励".split()
_ENDINGS = "建设 工作 发展 管理 保护 服务 体系 机制 能力 水平 试点 产业".split()
_STEPS = (
    "下一步，我们将{}{}，推动{}{}",
    "将会同有关部门制定{}{}方案，启动{}{}",
    "{}{}将列入工作计划，逐步开展{}{}",
)
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")


def replies(count: int, seed: int = 6) -> Iterator[Reply]:
    """So many replies; each batch by itself depends on the seed alone."""
    for number in range(count):
        if number % A_BATCH == 0:
            chance = random.Random(f"{seed}-{number // A_BATCH}")
            pool = _Pool(chance)
        yield _reply(chance, pool, number)


class _Pool:
    """Words drawn in advance, as drawing them one by one costs more than all else.

    Each batch goes through them from another place in strides of another length.
    """

    def __init__(self, chance: random.Random) -> None:
        self._drawn = _drawn()
        self._at = chance.randrange(len(self._drawn))
        self._stride = chance.randrange(1, len(self._drawn), 2) | 1

    def word(self) -> str:
        self._at = (self._at + self._stride) % len(self._drawn)
        return self._drawn[self._at]


@cache
def _drawn() -> list[str]:
    chance = random.Random(_DRAWN)
    usual, all_alike = words()
    drawn = usual.draw(chance, _DRAWN)
    for at in range(0, _DRAWN, round(1 / RARE_SHARE)):
        drawn[at] = chance.choice(all_alike)
    return drawn


class _Writing:
    """A text that grows, and knows where its parts stand."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0

    def add(self, text: str) -> Place:
        begun = self.length
        self._parts.append(text)
        self.length += len(text)
        return Place(begun, self.length)

    @property
    def text(self) -> str:
        return "".join(self._parts)


def _reply(chance: random.Random, pool: _Pool, number: int) -> Reply:
    by = office(chance)
    written = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
    term, meeting = 12 + (written.year - 2013) // 5, (written.year - 2013) % 5 + 1
    kind = Kind.PROPOSAL if number % 4 else Kind.SUGGESTION
    printed = f"{written.year}W{number:06}" if number % 10 == 0 else str(1 + chance.randrange(900))
    title = f"关于{_topic(chance, pool)}的{'提案' if kind is Kind.PROPOSAL else '建议'}"
    proposer = member(chance, by)
    joined = (beside(chance, by),) if chance.random() < 0.3 else ()
    writing = _Writing()
    writing.add(f"{by.agency}\n关于对{by.region}第{term}届{meeting}次会议第{printed}号的答复\n\n")
    writing.add(f"{proposer}委员：\n　　您提出的《{title}》收悉。现答复如下：\n")
    written_parts = [
        _section(chance, pool, writing, by, written, index)
        for index in range(chance.choice((1, 2)))
    ]
    body = Place(written_parts[0][0].start, writing.length)
    writing.add(f"\n{by.agency}\n{written.year}年{written.month}月{written.day}日\n")
    return Reply(
        text=writing.text,
        kind=kind,
        numbers=(printed,),
        region=by.region,
        term=term,
        meeting=meeting,
        titles=(title,),
        proposers=(proposer,),
        agency=by.agency,
        co_agencies=joined,
        document_number=None,
        index_number=None,
        written_on=written,
        published_on=None,
        disposition=chance.choice(("A", "B", "C", None)),
        disclosure="主动公开" if chance.random() < 0.9 else "依申请公开",
        signer=None,
        contact=None,
        phone=None,
        body=body,
        sections=tuple(section for section, _ in written_parts),
        telling=None,
        next_steps=tuple(step for _, steps in written_parts for step in steps),
        figures=(),
    )


def _topic(chance: random.Random, pool: _Pool) -> str:
    inner = "".join(pool.word() for _ in range(chance.choice((2, 2, 3))))
    return chance.choice(_OPENINGS) + inner + chance.choice(_ENDINGS)


def _section(
    chance: random.Random, pool: _Pool, writing: _Writing, by: Office, written: date, index: int
) -> tuple[Section, list[NextStep]]:
    ask = _topic(chance, pool)
    heading = writing.add(f"{'一二'[index]}、关于“{ask}”的建议")
    answer_start = writing.add("\n　　").end
    for sentence in chance.sample(_sentences(), chance.choice((6, 7, 8))):
        writing.add(_changed(chance, pool, sentence))
    if chance.random() < COMMON_SHARE / 1.5:  # 1.5 sections a reply
        writing.add(f"{pool.word()}的{COMMON[0]}，")
    if chance.random() < COMMON_SHARE / 1.5:
        writing.add(f"{pool.word()}实行{COMMON[1]}。")
    steps = [
        _step(chance, pool, writing, by, written, index) for _ in range(chance.choice((1, 1, 2)))
    ]
    writing.add("\n")
    answer = Place(answer_start, writing.length)
    section = Section(
        f"{'一二'[index]}、关于“{ask}”的建议", heading.start, answer.end, ask, answer, None
    )
    return section, steps


def _step(
    chance: random.Random, pool: _Pool, writing: _Writing, by: Office, written: date, section: int
) -> NextStep:
    said = chance.choice(_STEPS).format(
        pool.word(), chance.choice(_ENDINGS), pool.word(), chance.choice(_ENDINGS)
    )
    due = None
    if chance.random() < 0.4:
        year, month = written.year + chance.choice((0, 1, 1, 2, 3)), chance.choice((3, 6, 9, 12))
        words_of_due = f"{year}年{month}月底前"
        end = date(year, month, 31 if month in {3, 12} else 30)
        due = Due(words_of_due, end.replace(day=1), end)
        said = words_of_due + said
    place = writing.add(said)
    writing.add("。")
    filed = by.agency if chance.random() < 0.85 else beside(chance, by)
    return NextStep(
        text=said,
        start=place.start,
        end=place.end,
        paragraph=place,
        section=section,
        who="",
        agency=filed,
        agencies=(filed,),
        due=due,
        firmness=Firmness.FIRM if due else chance.choice((Firmness.PLANNED, Firmness.SOFT)),
    )


def _changed(chance: random.Random, pool: _Pool, sentence: _Sentence) -> str:
    parts = list(sentence.parts)
    for at in sentence.numbers:
        parts[at] = str(1 + int(chance.random() * 10 ** len(parts[at])))
    for at in sentence.words:
        if chance.random() < _CHANGED:
            parts[at] = pool.word()
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence in words, and which of them may be others."""

    parts: tuple[str, ...]
    words: tuple[int, ...]
    numbers: tuple[int, ...]


@cache
def _sentences() -> list[_Sentence]:
    """The samples' sentences; those with a word of `COMMON` are left out."""
    found: dict[_Sentence, None] = {}
    for reply in sample_replies():
        for sentence in re.findall(r"[^。\s]{15,80}。", reply.body.of(reply.text)):
            if not any(word in sentence for word in COMMON):
                parts = tuple(jieba.cut(sentence))
                words = tuple(at for at, part in enumerate(parts) if _WORD.fullmatch(part))
                numbers = tuple(at for at, part in enumerate(parts) if part.isdigit())
                found[_Sentence(parts, words, numbers)] = None
    return list(found)
