"""Due dates are read literally, counted from the day of the letter, and never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Due
from bot.parsing.promises.due import due

WRITTEN = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("words", "text", "start", "end"),
    [
        ("2027年6月底前建成", "2027年6月底前", "2026-05-20", "2027-06-30"),
        ("力争年底前完成", "年底前", "2026-05-20", "2026-12-31"),
        ("年内启动", "年内", "2026-05-20", "2026-12-31"),
        ("今年三季度开工", "今年三季度", "2026-07-01", "2026-09-30"),
        ("明年上半年投用", "明年上半年", "2027-01-01", "2027-06-30"),
        ("到2027年底建成", "2027年底", "2027-12-31", "2027-12-31"),
        ("“十五五”期间逐步解决", "“十五五”期间", "2026-01-01", "2030-12-31"),
        ("9月中旬通车", "9月中旬", "2026-09-11", "2026-09-20"),
        ("２０２７年９月３０日前上报", "２０２７年９月３０日前", "2026-05-20", "2027-09-30"),
        ("二〇二七年六月底前", "二〇二七年六月底前", "2026-05-20", "2027-06-30"),
        ("三年内补建", "三年内", "2026-05-20", "2029-05-20"),
        ("今年国庆节前安装", "今年国庆节前", "2026-05-20", "2026-09-30"),
        ("2026至2028年分期实施", "2026至2028年", "2026-01-01", "2028-12-31"),
        ("列入2027年度改造计划", "2027年度", "2027-01-01", "2027-12-31"),
        ("2027年计划新建站点", "2027年", "2027-01-01", "2027-12-31"),
    ],
)
def test_a_date_as_printed_and_the_days_it_names(
    words: str, text: str, start: str, end: str
) -> None:
    assert due(words, WRITTEN) == Due(text, date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    "words",
    [
        "近期启动",
        "春节前完成",
        "2027年春耕前通水",
        "按照《全省规划（2021—2035年）》实施",
        "2019年以来持续投入",
        "根据2026年工作计划",
        "3月底前上报",  # gone by: which year is meant, nobody can say
        "列进“十五五”综合规划",
        "三日内答复",
        "截至年底",
        "吸收到今年的方案中",
        "第十三条",
    ],
)
def test_what_names_no_day_stays_unread(words: str) -> None:
    assert due(words, WRITTEN) is None


def test_relative_words_stay_unread_without_the_day_of_the_letter() -> None:
    assert due("年底前完成，明年开放", None) is None


def test_a_printed_year_is_read_without_the_day_of_the_letter() -> None:
    assert due("2027年6月底前建成", None) == Due(
        "2027年6月底前", date(2027, 6, 30), date(2027, 6, 30)
    )


def test_a_date_gone_by_is_no_due_date() -> None:
    assert due("于2023年12月建成", WRITTEN) is None


def test_a_date_behind_four_hundred_characters_of_one_phrase_is_not_looked_for() -> None:
    assert due("甲" * 400 + "2027年底前", date(2026, 5, 1)) is None
