"""Words that say the same, exact phrases, and what stands first."""

from pathlib import Path

import pytest

from bot.finding import search
from bot.store import Store
from bot.tables import table
from bot.typed import terms_of
from tests.finding.replies import Draft, reply


def numbers(store: Store, words: str) -> list[str]:
    return [hit.line.numbers[0] for hit in search(store, words).hits.items]


@pytest.fixture
def two(tmp_path: Path) -> Store:
    opened = Store.open(f"sqlite:///{tmp_path}/two.db")
    for draft in (
        Draft("1", "关于完善为老服务的提案", "望澜市民政局", "已建老年食堂9家。"),
        Draft("2", "关于改善道路的提案", "望澜市民政局", "养老机构门前的路已修好。"),
        Draft(
            "3",
            "关于敬老的提案",
            "望澜市民政局",
            "情况如下。明年新建养老院。",
            steps={"明年新建养老院。": "望澜市民政局"},
        ),
    ):
        opened.save(reply(draft), source_name=draft.number)
    return opened


def test_a_word_finds_what_says_the_same_the_title_first_then_steps_then_text(two: Store) -> None:
    with two:
        assert numbers(two, "养老") == ["1", "3", "2"]


def test_the_other_word_is_marked(two: Store) -> None:
    with two:
        hit = search(two, "养老 食堂").hits.items[0]
    assert {mark.of(p.text) for p in hit.passages for mark in p.marks} >= {"食堂"}


@pytest.mark.parametrize("words", ["“养老”", '"养老"', "「养老」", "『养老』机构"])
def test_a_quoted_word_means_itself(two: Store, words: str) -> None:
    with two:
        assert "1" not in numbers(two, words)


def test_a_quoted_phrase_is_never_loosened(store: Store) -> None:
    assert numbers(store, "养老食堂") == ["2024W218"]
    assert numbers(store, "“养老食堂”") == []


def test_a_word_stands_in_one_row_only_and_no_row_is_alone() -> None:
    rows = table("synonyms")["rows"]
    words = [word for row in rows for word in row]
    assert len(words) == len(set(words))
    assert min(map(len, rows)) > 1


def test_a_term_is_the_word_and_its_row() -> None:
    assert terms_of("养老 电梯") == (("养老", "为老服务", "助老服务"), ("电梯",))
    assert terms_of("“养老”") == (("养老",),)
