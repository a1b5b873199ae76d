"""A word of any length is found exactly where it stands, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.folding import fold
from bot.model import Reply
from bot.store import Store, holding, similar_titles
from bot.store.text_index import runs
from tests.store.replies import full_reply, next_step, plain_reply


def found(store: Store, *words: str) -> list[int]:
    return [hit.id for hit in store.search(words).items]


def save(store: Store, text: str, number: str, **changed: object) -> int:
    reply = plain_reply(text, numbers=(number,), **changed)
    return store.save(reply, source_name="a.txt").reply_id


@pytest.mark.parametrize(
    "word",
    [
        "碳", "碳纤", "碳纤维", "碳纤维成果转化", "厅", "2.8", "2.8万余人", "８２", "082", "78",
        "研究設立種子基金", "（概念验证中心）", "“建立成果转化基地”的建议", "吉科函〔2023〕78号",
    ],
)  # fmt: skip
def test_words_of_any_length_and_script(store: Store, word: str) -> None:
    store.save(full_reply(), source_name="a.txt")
    assert found(store, word) == [1]


@pytest.mark.parametrize("word", ["纤碳", "碳维", "28万", "碳纤维中心", "2023.8", "W218", "龘"])
def test_what_does_not_stand_there_is_not_found(store: Store, word: str) -> None:
    store.save(full_reply(), source_name="a.txt")
    assert found(store, word) == []


def test_latin_letters_and_digits(store: Store) -> None:
    save(store, "第2024W218号：推广5G、Wi-Fi和ＡＩ应用二〇二四年", "1")
    for word in ("w218", "W218", "218", "5g", "５Ｇ", "wi-fi", "fi", "AI", "二○二四", "〇", "g"):
        assert found(store, word) == [1], word
    for word in ("wifi", "w28", "gw"):
        assert found(store, word) == [], word


def test_all_words_must_stand_there(store: Store) -> None:
    both = save(store, "概念验证中心和技术经纪人", "1")
    save(store, "概念验证中心", "2")
    assert found(store, "技术经纪人", "概念验证") == [both]
    assert found(store, "概念验证", "种子基金") == []


@pytest.mark.parametrize("words", [[], [""], ["  "], ["。"], ['"', "*"]])
def test_nothing_asked_is_nothing_found(store: Store, words: list[str]) -> None:
    store.save(full_reply(), source_name="a.txt")
    listing = store.search(words)
    assert (listing.items, listing.total) == ((), 0)
    assert all(store.similar_titles(word) == () for word in words)


@pytest.mark.parametrize(
    ("word", "stands"),
    [
        ("厅*", True),
        ("^厅", True),
        ("{厅}", True),
        ('厅" OR "', False),
        ("title : 厅", False),
        ("NEAR(厅 省)", False),
        ("厅 NOT 省", False),
        ("厅 -省", False),
        ("'; --", False),
    ],
)
def test_no_syntax_in_words(store: Store, word: str, stands: bool) -> None:
    save(store, "厅", "1")
    assert found(store, word) == ([1] if stands else [])


def test_a_pasted_page_is_only_a_long_word(store: Store) -> None:
    text = full_reply().text * 20
    reply = save(store, text, "1")
    assert found(store, text) == [reply]
    assert found(store, *text.split("，")) == [reply]
    assert found(store, text + "完") == []


def test_titles_and_asks_before_steps_before_text_newest_first(store: Store) -> None:
    section = replace(full_reply().sections[0], ask="推广碳纤维")
    step = next_step("将推广碳纤维", "将推广碳纤维")
    in_text = save(store, "一碳纤维", "1", written_on=date(2025, 1, 1))
    in_step = save(store, "将推广碳纤维", "2", next_steps=(step,), written_on=date(2022, 1, 1))
    in_ask = save(store, "三碳纤维", "3", sections=(section,), written_on=date(2020, 1, 1))
    in_title = save(store, "四碳纤维", "4", titles=("碳纤维",), written_on=date(2021, 1, 1))
    newest = save(store, "五碳纤维", "5", titles=("论碳纤维",), written_on=date(2023, 1, 1))
    undated = save(store, "六碳纤维", "6")
    assert found(store, "碳纤维") == [newest, in_title, in_ask, in_step, in_text, undated]
    assert found(store, "碳纤维", "推广") == [in_ask, in_step]


def test_pages(store: Store) -> None:
    for number in range(5):
        save(store, f"碳纤维{number}", str(number + 1))
    page = store.search(["碳纤维"], limit=2, offset=1)
    assert ([hit.id for hit in page.items], page.total, page.offset) == ([4, 3], 5, 1)
    assert page.items[0].reply.text == "碳纤维3"
    assert store.search(["碳纤维"], limit=2, offset=9).items == ()


alphabet = st.sampled_from("甲乙丙丁乙甲Ａa1２ ，。")
texts = st.lists(st.text(alphabet, max_size=30), min_size=1, max_size=6, unique=True)
letters = st.sampled_from("甲乙丙丁乙甲Aa12")
queries = st.lists(st.text(letters, min_size=1, max_size=6), min_size=1, max_size=3)
loose = st.lists(st.text(alphabet, min_size=1, max_size=6), min_size=1, max_size=2)


@pytest.fixture(scope="module")
def emptied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for many examples, each of which takes away what it brought."""
    with Store.open(f"sqlite:///{tmp_path_factory.mktemp('store')}/replies.db") as opened:
        yield opened


@settings(max_examples=100, deadline=None)
@given(texts=texts, asked=st.lists(queries, max_size=20), loosely=st.lists(loose, max_size=10))
def test_the_index_finds_what_reading_everything_finds(
    emptied: Store, texts: list[str], asked: list[list[str]], loosely: list[list[str]]
) -> None:
    for number, text in enumerate(texts, start=1):
        reply = plain_reply(text, numbers=(str(number),))
        emptied.save(reply, source_name="a.txt", sample=True)
    kept = {line.id: held(emptied, line.id) for line in emptied.newest(10)}
    for words in asked:
        folded = [fold(word) for word in words]
        holding = {id for id, text in kept.items() if all(word in fold(text) for word in folded)}
        assert set(found(emptied, *words)) == (holding if words else set())
        assert emptied.search(words).total == len(holding)
    for words in loosely:
        wanted = [spaced(word) for word in words if spaced(word)]
        holding = {id for id, text in kept.items() if all(word in spaced(text) for word in wanted)}
        assert set(found(emptied, *words)) == (holding if wanted else set())
    assert emptied.remove_samples() == len(kept)


def spaced(text: str) -> str:
    """The text as words are looked for in it: all marks alike."""
    return " ".join(runs(text))


def held(store: Store, reply_id: int) -> str:
    stored = store.reply(reply_id)
    assert stored
    return stored.reply.text


def test_similar_titles_share_pairs_most_alike_first(store: Store) -> None:
    save(store, "甲", "1", titles=("关于建设碳纤维成果转化基地的建议",))
    save(store, "乙", "2", titles=("关于加强养老服务的提案", "关于碳达峰的提案"))
    store.save(with_asks("丙", "壮大技术经纪人队伍", "碳纤维"), source_name="a.txt")
    assert store.similar_titles("碳纤维基地那个") == (
        (1, "关于建设碳纤维成果转化基地的建议"),
        (3, "碳纤维"),
    )
    assert store.similar_titles("技术经济人") == ((3, "壮大技术经纪人队伍"),)
    assert [title for _, title in store.similar_titles("关于提案", 1)] != []
    assert len(store.similar_titles("关于提案", 2)) == 2
    assert store.similar_titles("龘") == ()


def with_asks(text: str, *asks: str) -> Reply:
    section = full_reply().sections[0]
    return plain_reply(
        text, numbers=("3",), sections=tuple(replace(section, ask=ask) for ask in asks)
    )


def test_only_the_newest_titles_are_similar(store: Store) -> None:
    save(store, "甲", "1", titles=("关于建设碳纤维基地的建议",))
    save(store, "乙", "1", titles=("关于养老的提案",))
    assert store.similar_titles("碳纤维") == ()
    assert store.similar_titles("养老") == ((1, "关于养老的提案"),)


def test_a_word_of_very_many_replies_is_counted_to_a_bound(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "MOST_COUNTED", 3)
    for number in range(5):
        save(store, f"碳纤维{number}", str(number + 1))
    page = store.search(["碳纤维"], limit=2, offset=3)
    assert ([hit.id for hit in page.items], page.total, page.more) == ([2, 1], 3, True)
    assert not store.search(["碳纤维4"]).more


def test_a_title_is_found_by_its_rare_pairs_with_a_slip(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similar_titles, "_MOST_HOLDING", 3)
    for number in range(6):
        save(store, f"甲{number}", str(number + 1), titles=("加强电梯建设工作",))
    rare = save(store, "乙", "7", titles=("加强碳纤维基地建设工作",))
    assert store.similar_titles("加强碳千维基地建设工作")[0][0] == rare
    assert len(store.similar_titles("加强建设工作")) >= 3
