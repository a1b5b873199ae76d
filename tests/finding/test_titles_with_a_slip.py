"""A title with one slip is found among very many that share most of its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.finding import find_proposals, titles
from bot.store import Store
from tests.finding.replies import DRAFTS, reply

MATTERS = "校车 电梯 菜场 公园 公厕 路灯 河道 停车场 图书馆 老旧小区 托育 食堂".split()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Sixty titles of 加快推进…建设工作, five of each matter, and three others."""
    path = tmp_path_factory.mktemp("titles") / "replies.db"
    named = [f"关于加快推进{matter}{n}期建设工作的提案" for matter in MATTERS for n in "一二三四五"]
    named += ["关于加快推进碳纤维基地建设工作的提案", "关于“十四五”养老服务规划的建议"]
    named += ["关于规范的士管理的提案"]
    with Store.open(f"sqlite:///{path}") as store:
        for at, title in enumerate(named, start=1):
            store.save(reply(replace(DRAFTS[0], number=str(at), title=title)), source_name="a.txt")
        yield store


@pytest.mark.parametrize("few", [100, 5])
@pytest.mark.parametrize(
    "typed",
    [
        "加快推进碳纤维基地建设工作",
        "加快推进碳千维基地建设工作",  # wrong
        "加快推进碳维基地建设工作",  # missing
        "加快推进碳纤纤维基地建设工作",  # too many
        "加块推进碳纤维基地建设工作",  # in the half that all share
        "加快推进碳纤维基地建射工作",
        "关于加快推进碳纤维机地建设工作的提案",
    ],
)
def test_one_slip(monkeypatch: pytest.MonkeyPatch, store: Store, typed: str, few: int) -> None:
    # With few that are looked at, as where a million titles share 加快推进.
    monkeypatch.setattr(titles, "MOST_HOLDING", few)
    match = find_proposals(store, typed)
    assert "61" in match.lines[0].numbers


def test_marks_in_a_title_need_not_be_typed(store: Store) -> None:
    match = find_proposals(store, "十四五养老服务规划")
    assert ([line.numbers for line in match.lines], match.exact) == ([("62",)], True)
    assert find_proposals(store, "十四五养老服务归划").lines[0].numbers == ("62",)


def test_a_particle_may_be_part_of_a_word(store: Store) -> None:
    assert find_proposals(store, "规范的士官理").lines[0].numbers == ("63",)
    assert find_proposals(store, "规范的士管理怎么样了").lines[0].numbers == ("63",)


def test_titles_that_members_may_not_see_take_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(titles, "MOST_HOLDING", 3)
    with Store.open(f"sqlite:///{tmp_path}/replies.db") as store:
        for at in range(8):
            title = f"关于加快推进{MATTERS[at]}建设工作的提案"
            draft = replace(DRAFTS[0], number=str(at + 1), title=title)
            closed = "依申请公开" if at >= 4 else "主动公开"
            store.save(replace(reply(draft), disclosure=closed), source_name="a.txt")
        assert [title for _, title in store.titles_holding("加快推进", 3)] == [
            f"关于加快推进{MATTERS[at]}建设工作的提案" for at in (3, 2, 1)
        ]
        assert len(store.for_staff.titles_holding("加快推进", 9)) == 8
        # Of the half that all share only the newest are looked at, and those like the other half.
        assert find_proposals(store, "加快推进校车建射工作").lines[0].numbers == ("1",)
