"""What narrows a search, and what of it is not understood."""

import pytest

from bot.finding import SearchResult, search
from bot.finding.conditions import has_conditions, read_conditions
from bot.model import Kind, ReplyFilter, Status
from bot.store import Store


def replies(result: SearchResult) -> list[str]:
    return [hit.line.numbers[0] for hit in result.hits.items]


def which(store: Store, typed: str) -> ReplyFilter:
    read = read_conditions(store, typed, None)
    assert read.unread == ()
    return read.which


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("年:2024", ReplyFilter(year=2024)),
        ("年：２０２４年", ReplyFilter(year=2024)),
        ("状态:待落实", ReplyFilter(status=Status.PENDING)),
        ("状态：已落实", ReplyFilter(status=Status.DONE)),
        ("地区:青沅", ReplyFilter(region="青沅")),
        ("届次:十三届二次", ReplyFilter(term=13, meeting=2)),
        ("届次:13届2次会议", ReplyFilter(term=13, meeting=2)),
        ("届次:13-2", ReplyFilter(term=13, meeting=2)),
        ("届次:第十三届", ReplyFilter(term=13)),
        ("类别:提案", ReplyFilter(kind=Kind.PROPOSAL)),
        ("类型：议案", ReplyFilter(kind=Kind.SUGGESTION)),
        ("类别:B类", ReplyFilter(disposition="b")),
        ("年:2024 届次:13届2次", ReplyFilter(year=2024, term=13, meeting=2)),
    ],
)
def test_a_condition_in_any_width(store: Store, typed: str, expected: ReplyFilter) -> None:
    assert which(store, typed) == expected


def test_an_agency_by_whatever_it_is_called(store: Store) -> None:
    meant = which(store, "承办:岭海科技厅").agency_ids
    assert len(meant) == 1
    assert which(store, "主办：linghaikejiting").agency_ids == meant
    assert len(which(store, "承办:科技厅").agency_ids) == 2


def test_the_words_are_what_is_left(store: Store) -> None:
    assert read_conditions(store, "养老  年:2024 食堂", None).words == "养老 食堂"


@pytest.mark.parametrize(
    "typed", ["养老", "http://a.cn:80", "今年:三件", "年", "比例3:7", "：", ""]
)
def test_what_is_no_condition(typed: str) -> None:
    assert not has_conditions(typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("概念验证中心 年:2025", ["82"]),
        ("概念验证中心 年:2024", ["2024W218"]),
        ("概念验证中心 承办:民政厅", ["2024W218"]),
        ("概念验证中心 届次:13届3次", ["82"]),
        ("地区:岚溪", ["113"]),
        ("类别:建议 地区:望澜市", ["0487"]),
        ("承办:岭海科技厅", ["7"]),
        ("承办:望澜财政局", ["0487"]),
        ("状态:待落实", ["82", "2024W218"]),
        ("养老 状态:已落实", []),
        ("年:1999", []),
    ],
)
def test_only_what_passes_is_found(store: Store, typed: str, found: list[str]) -> None:
    result = search(store, typed)
    assert replies(result) == found
    assert (result.narrowed, result.loosened) == (True, False)
    assert (result.agencies, result.proposals, result.members) == ((), (), ())


def test_what_stands_nowhere_is_loosened_within_the_condition(store: Store) -> None:
    result = search(store, "养老食堂 年:2024")
    assert (replies(result), result.loosened) == (["2024W218"], True)
    assert replies(search(store, "养老食堂 年:2025")) == []


@pytest.mark.parametrize(
    ("typed", "unread"),
    [
        ("养老 年:前年", ("年:前年",)),
        ("养老 状态：不知道", ("状态：不知道",)),
        ("养老 届次:abc 类别:报告", ("届次:abc", "类别:报告")),
        ("养老 承办:火星局", ("承办:火星局",)),
    ],
)
def test_a_condition_that_is_not_understood_is_said_and_nothing_is_looked_up(
    store: Store, typed: str, unread: tuple[str, ...]
) -> None:
    result = search(store, typed)
    assert result.unread == unread
    assert result.hits.total == 0


def test_the_nearest_agencies_are_offered(store: Store) -> None:
    result = search(store, "养老 承办:湖南科技厅")
    assert result.unread == ("承办:湖南科技厅",)
    assert "岭海省科学技术厅" in [agency.name for agency in result.agencies]


def test_the_persons_own_region_settles_whose_agency_it_is(store: Store) -> None:
    assert replies(search(store, "承办:科技厅", region="岭海省")) == ["7"]
