"""Figures keep their value, unit, bound and year; numbers that count nothing are left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.parsing.body.figures import figures
from tests.parsing.letter_bodies import letter


@pytest.mark.parametrize(
    ("words", "text", "value", "unit", "bound"),
    [
        ("累计入库30000项", "30000项", "30000", "项", ""),
        ("投资54.58亿元", "54.58亿元", "5458000000", "元", ""),
        ("发布2.8万余项", "2.8万余项", "28000", "项", "over"),
        ("支持近400万元", "近400万元", "4000000", "元", "about"),
        ("降幅达70%", "70%", "70", "%", ""),
        ("产量22万吨", "22万吨", "220000", "吨", ""),
        ("接待3.6万人次", "3.6万人次", "36000", "人次", ""),
        ("不足300米", "不足300米", "300", "米", "under"),
        ("超过1,200户", "超过1,200户", "1200", "户", "over"),
        ("约7.2亩", "约7.2亩", "7.2", "亩", "about"),
        ("九千余只", "九千余只", "9000", "只", "over"),
        ("下降一成", "一成", "1", "成", ""),
        ("共１２家", "１２家", "12", "家", ""),
    ],
)
def test_a_figure_as_printed_with_its_value(
    words: str, text: str, value: str, unit: str, bound: str
) -> None:
    (figure,) = figures(letter(words + "。"))
    assert (figure.text, figure.value, figure.unit, figure.bound) == (
        text,
        Decimal(value),
        unit,
        bound,
    )


@pytest.mark.parametrize(
    "words",
    [
        "第82号提案",
        "十三届三次会议",
        "澜科发〔2024〕87号",
        "《2020年3项行动方案》",
        "2026年5月20日",
        "电话0000-55501234",
        "三个方面",
        "第一百二十三条",
        "省道215线",
        "3个月",
        "一是加强培训",
    ],
)
def test_numbers_that_count_nothing(words: str) -> None:
    assert figures(letter(words + "。")) == ()


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("2023年支持8个项目", 2023),
        ("截至2024年底，建成12处", 2024),
        ("目前，共有333个", 2026),
        ("去年接待游客5万人次", 2025),
        ("2023年建成5处，去年又建成7处", 2025),
        ("共有333个", None),
    ],
)
def test_the_year_of_a_figure_is_printed_or_counted_from_the_letter(
    words: str, year: int | None
) -> None:
    assert figures(letter(words + "。"))[-1].year == year


def test_last_year_without_the_day_of_the_letter_names_no_year() -> None:
    assert figures(letter("去年建成7处。", dated=None))[0].year is None


def test_a_figure_keeps_its_clause_and_its_place() -> None:
    body = "已建成三处；投入资金120万元，惠及居民。"
    (figure,) = figures(letter(body))
    assert figure.words.of(body) == "投入资金120万元，惠及居民。"
    assert body[figure.start : figure.end] == "120万元"


def test_characters_of_numerals_that_make_no_number_are_no_figure() -> None:
    assert figures(letter("新增零十一个、百千个。")) == ()


def test_a_number_inside_a_title_is_no_figure_and_the_next_one_is() -> None:
    (figure,) = figures(letter("出台《支持10个县的措施》，支持12个县。"))
    assert figure.text == "12个"
