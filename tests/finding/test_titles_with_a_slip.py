"""A title with one slip is found among very many that share most of its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.finding import find_proposals, titles
from bot.store import Store
from tests.finding.replies import DRAFTS, reply

MATTERS = "校车 电梯 菜场 公园 公厕 路灯 河道 停车场 图书馆 老旧小区 托育 食堂".split()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Sixty titles of 加快推进…建设工作, ten of each matter at the most, and two others."""
    path = tmp_path_factory.mktemp("titles") / "replies.db"
    store = Store.open(f"sqlite:///{path}")
    named = [f"关于加快推进{matter}{n}期建设工作的提案" for matter in MATTERS for n in "一二三四五"]
    named += ["关于加快推进碳纤维基地建设工作的提案", "关于“十四五”养老服务规划的建议"]
    for at, title in enumerate(named, start=1):
        store.save(reply(replace(DRAFTS[0], number=str(at), title=title)), source_name="a.txt")
    return store


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
    title = "关于规范的士管理的提案"
    store.save(reply(replace(DRAFTS[0], number="63", title=title)), source_name="a.txt")
    assert find_proposals(store, "规范的士官理").lines[0].numbers == ("63",)
    assert find_proposals(store, "规范的士管理怎么样了").lines[0].numbers == ("63",)
