"""Replies by number, document number, proposer and title; offers when nothing fits."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.finding import find_proposals
from bot.finding.pinyin import is_spelt
from bot.model import ReplyLine
from bot.store import Store
from tests.finding.replies import DRAFTS, reply


def numbers(lines: Sequence[ReplyLine]) -> list[str]:
    return [line.numbers[0] for line in lines]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("82", ["82", "082"]),  # two meetings, the newer first
        ("八十二号", ["82", "082"]),
        ("十三届二次82号", ["082"]),
        ("2025年第82号", ["82"]),
        ("2024W218", ["2024W218"]),
        ("２０２４Ｗ２１８", ["2024W218"]),
        ("w218", ["2024W218"]),
        ("218", ["2024W218"]),
        ("487", ["0487"]),
        ("82、45", ["82", "082", "45"]),
        ("青科函〔2025〕87号", ["82"]),
        ("青科函[2025]87号", ["82"]),
        ("青科函（2025）87", ["82"]),
        ("〔2024〕15号", ["082"]),
        ("欧阳海", ["0487"]),
        ("欧阳海代表", ["0487"]),
        ("歐陽海", ["0487"]),
        ("ouyanghai", ["0487"]),
        ("oyh", ["0487"]),
        ("shanxiaoyun", ["2024W218"]),
        ("danxiaoyun", ["2024W218"]),
        ("lizeng", ["7"]),
        ("民建望澜市委", ["0487"]),
        ("周丽", ["45", "82"]),
        ("关于加快科技成果转化的提案", ["82"]),
        ("居家养老", ["2024W218"]),
        ("碳纖維", ["082"]),
        ("概念验证中心", ["82"]),  # an ask
        ("技术经纪人", ["82"]),
        ("数字", ["3301", "45"]),
    ],
)
def test_just_what_was_typed(store: Store, words: str, found: list[str]) -> None:
    match = find_proposals(store, words)
    assert (numbers(match.lines), match.exact, match.near) == (found, True, ())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("碳纤维基地那个", "082"),
        ("居家样老服务", "2024W218"),
        ("科技成果转话", "82"),
        ("农村引水安全", "113"),
        ("研发费加计扣除", "7"),
        ("加快转化科技成果", "82"),
    ],
)
def test_a_title_from_memory_is_found_and_not_called_exact(
    store: Store, words: str, found: str
) -> None:
    match = find_proposals(store, words)
    assert (numbers(match.lines), match.exact) == ([found], False)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("999", "0487"),
        ("83", "82"),
        ("2024W219", "2024W218"),
        ("2023年82号", "82"),  # the number is there, in other meetings
        ("十四届82号", "82"),
        ("电梯加装", "0487"),
        ("老年食堂", "2024W218"),  # only its text speaks of it
        ("复合材料那个怎么样了", "082"),
    ],
)
def test_nothing_fits_and_the_nearest_is_only_offered(store: Store, words: str, near: str) -> None:
    match = find_proposals(store, words)
    assert (match.lines, match.exact) == ((), False)
    assert near in numbers(match.near)
    assert len(match.near) <= 3


@pytest.mark.parametrize(
    "words", ["", " ", "火锅店", "啊啊啊啊", "mq", "a", "的", "关于", "%", '"', "😀"]
)
def test_nothing_like_it_is_nothing(store: Store, words: str) -> None:
    match = find_proposals(store, words)
    assert (match.lines, match.exact, match.near) == ((), False, ())


@pytest.mark.parametrize(
    ("typed", "is_name"),
    [
        ("shanxiaoyun", True), ("danxiaoyun", True), ("chanxiaoyun", True), ("sxy", True),
        ("dxy", True), ("shanxiao", False), ("shanxiaoyunn", False), ("xiaoyun", False),
        ("shxy", False), ("", False),
    ],
)  # fmt: skip
def test_a_name_in_letters_is_read_in_every_way_and_whole(typed: str, is_name: bool) -> None:
    assert is_spelt("单小云", typed) is is_name


def test_a_new_member_is_found_by_pinyin_at_once(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path}/replies.db") as store:
        for number, name in (("1", "张望"), ("2", "章小雨")):
            draft = replace(DRAFTS[0], number=number, proposers=(name,))
            store.save(reply(draft), source_name="a.txt")
            assert numbers(find_proposals(store, "zhangwang").lines) == ["1"]
        assert numbers(find_proposals(store, "zxy").lines) == ["2"]
