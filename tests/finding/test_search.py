"""Agencies, proposals, members and passages that fit some words."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.finding import SearchResult, search
from bot.store import Store
from tests.finding.replies import DRAFTS, reply


def replies(result: SearchResult) -> list[str]:
    return [hit.line.numbers[0] for hit in result.hits.items]


def passages(result: SearchResult) -> list[str]:
    return [passage.text for hit in result.hits.items for passage in hit.passages]


def test_a_programme_shows_what_every_reply_says_of_it_figures_in_view(store: Store) -> None:
    result = search(store, "概念验证中心")
    assert replies(result) == ["82", "2024W218"]
    assert passages(result) == [
        "全省已建成概念验证中心12家，服务项目2.8万余项。",
        "下一步，省财政厅将对概念验证中心给予后补助。",
        "概念验证中心不在我厅职责之内。",
    ]
    assert [line.numbers[0] for line in result.proposals] == ["82"]
    assert (result.words, result.loosened) == (("概念验证中心",), False)


@pytest.mark.parametrize(
    "words", ["概念驗證中心", "“概念验证中心”", "「概念验证中心」", "概念验证中心。"]
)
def test_script_and_quotation_marks_do_not_matter(store: Store, words: str) -> None:
    assert replies(search(store, words)) == ["82", "2024W218"]


@pytest.mark.parametrize("words", ["概念 补助", "概念,补助", "概念，补助", "概念、补助"])
def test_all_the_words_stand_in_the_reply(store: Store, words: str) -> None:
    result = search(store, words)
    assert replies(result) == ["82"]
    assert "下一步，省财政厅将对概念验证中心给予后补助。" in passages(result)


def test_every_passage_and_mark_is_a_verbatim_stretch_of_the_reply(store: Store) -> None:
    result = search(store, "中心")
    assert result.hits.items
    for hit in result.hits.items:
        stored = store.reply(hit.line.id)
        assert stored is not None
        for passage in hit.passages:
            assert stored.reply.text.startswith(passage.text, passage.start)
            assert passage.marks
            assert {mark.of(passage.text) for mark in passage.marks} == {"中心"}


def test_a_word_with_a_mark_inside_is_marked_whole(store: Store) -> None:
    passage = search(store, "2.8万").hits.items[0].passages[0]
    assert [mark.of(passage.text) for mark in passage.marks] == ["2.8万"]


def test_agencies_are_among_what_is_found(store: Store) -> None:
    found = search(store, "财政厅")
    assert {agency.name for agency in found.agencies} == {"青沅省财政厅", "岭海省财政厅"}
    assert passages(found) == ["下一步，省财政厅将对概念验证中心给予后补助。"]


def test_members_are_among_what_is_found(store: Store) -> None:
    for words in ("周丽", "周丽委员", "zhouli"):
        ((name, lines),) = search(store, words).members
        assert (name, [line.numbers[0] for line in lines]) == ("周丽", ["45", "82"])


def test_a_number_finds_its_proposals(store: Store) -> None:
    assert [line.numbers[0] for line in search(store, "第82号").proposals] == ["82", "082"]


@pytest.mark.parametrize(
    ("words", "reply", "held"),
    [
        ("碳纤维基地那个", "082", ("碳纤维", "基地")),
        ("居家养老服务怎么样了", "2024W218", ("居家养老服务",)),
        ("养老食堂", "2024W218", ("养老", "食堂")),
        ("加装的电梯", "0487", ("加装", "电梯")),
        ("科技厅 概念验证", "82", ("科学技术厅", "概念验证")),
    ],
)
def test_words_that_stand_nowhere_are_loosened_and_that_is_said(
    store: Store, words: str, reply: str, held: tuple[str, ...]
) -> None:
    result = search(store, words)
    assert replies(result) == [reply]
    assert result.loosened
    assert set(result.words) == set(held)


@pytest.mark.parametrize("words", ["火锅店在哪里", "xyz", "药", "", "《》", "，。"])
def test_nothing_is_found_for_what_no_reply_says(store: Store, words: str) -> None:
    result = search(store, words)
    assert (result.agencies, result.proposals, result.members) == ((), (), ())
    assert (result.hits.items, result.hits.total, result.loosened) == ((), 0, False)


def test_hits_come_in_pages(store: Store) -> None:
    first = search(store, "的", limit=3)
    second = search(store, "的", limit=3, offset=3)
    assert (len(first.hits.items), first.hits.total, second.hits.offset) == (3, 8, 3)
    assert not set(replies(first)) & set(replies(second))


def test_what_stands_in_a_letter_as_typed_is_no_misspelt_agency(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path}/replies.db") as store:
        store.save(reply(DRAFTS[0]), source_name="a.txt")
        assert [agency.name for agency in search(store, "科计厅").agencies] == ["青沅省科学技术厅"]
        said = replace(DRAFTS[1], body="另有科计厅一名，系原件所印。", steps={}, figures=())
        store.save(reply(said), source_name="b.txt")
        found = search(store, "科计厅")
        assert (found.agencies, found.hits.total) == ((), 1)
        assert [agency.name for agency in search(store, "科技厅").agencies] == ["青沅省科学技术厅"]
