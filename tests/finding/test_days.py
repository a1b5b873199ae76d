"""The day that a person means, asked on Sunday 22 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.finding.days import read_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("今天", "2026-11-22"),
        ("明天", "2026-11-23"),
        ("大后天", "2026-11-25"),
        ("3天后", "2026-11-25"),
        ("三周后", "2026-12-13"),
        ("三个星期之后", "2026-12-13"),
        ("两个月后", "2027-01-22"),
        ("一个半月后", "2027-01-06"),
        ("半年后", "2027-05-22"),
        ("两年半以后", "2029-05-22"),
        ("再过十天", "2026-12-02"),
        ("三周", "2026-12-13"),
        ("半个月", "2026-12-07"),
        ("十五日后", "2026-12-07"),
    ],
)
def test_so_long_from_today(words: str, day: str) -> None:
    assert read_day(words, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("下周一", "2026-11-23"),
        ("下周日", "2026-11-29"),
        ("下下周三", "2026-12-02"),
        ("下个礼拜天", "2026-11-29"),
        ("本周五", "2026-11-20"),
        ("周五", "2026-11-27"),
        ("星期日", "2026-11-22"),
        ("周末", "2026-11-28"),
        ("下周", "2026-11-23"),
    ],
)
def test_days_of_the_week(words: str, day: str) -> None:
    assert read_day(words, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("月底", "2026-11-30"),
        ("下月底", "2026-12-31"),
        ("下个月15号", "2026-12-15"),
        ("月初", "2026-12-01"),
        ("年底", "2026-12-31"),
        ("明年年底", "2027-12-31"),
        ("明年底", "2027-12-31"),
        ("明年6月底", "2027-06-30"),
        ("2028年2月底", "2028-02-29"),
        ("6月中旬", "2027-06-11"),
        ("季度末", "2026-12-31"),
        ("明年一季度末", "2027-03-31"),
        ("明年二季度", "2027-04-01"),
        ("下季度", "2027-01-01"),
        ("明年", "2027-01-01"),
    ],
)
def test_ends_and_beginnings(words: str, day: str) -> None:
    assert read_day(words, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "words",
    [
        "3月1日",
        "3月1号",
        "三月一日",
        "3/1",
        "2027-03-01",
        "2027年3月1日",
        "2027.3.1",
        "2027/3/1",
        "20270301",
        "27年3月1日",
        "明年3月1日",
        "二〇二七年三月一日",
        "2027年3月",
        "3月",
        " ２０２７年 ３月 １日 ",
    ],
)
def test_the_first_of_march(words: str) -> None:
    assert read_day(words, TODAY) == date(2027, 3, 1)


def test_three_months_are_not_march() -> None:
    assert read_day("3个月", TODAY) == date(2027, 2, 22)


def test_traditional_characters() -> None:
    assert read_day("三週後", TODAY) == read_day("三周后", TODAY)
    assert read_day("兩個月後", TODAY) == read_day("两个月后", TODAY)
    assert read_day("３號", TODAY) == date(2026, 12, 3)


def test_a_day_without_its_year_or_month_is_the_first_from_today_on() -> None:
    assert read_day("11月22日", TODAY) == TODAY
    assert read_day("11月21日", TODAY) == date(2027, 11, 21)
    assert read_day("22号", TODAY) == TODAY
    assert read_day("31号", TODAY) == date(2026, 12, 31)
    assert read_day("2月29日", TODAY) == date(2028, 2, 29)


def test_past_days_are_given_as_they_are() -> None:
    assert read_day("昨天", TODAY) == date(2026, 11, 21)
    assert read_day("三天前", TODAY) == date(2026, 11, 19)
    assert read_day("2020-01-01", date(2026, 11, 22)) == date(2020, 1, 1)


def test_a_month_too_short_for_the_day() -> None:
    assert read_day("一个月后", date(2027, 1, 31)) == date(2027, 2, 28)


def test_a_day_that_does_not_exist() -> None:
    for words in ("2月30日", "13月1日", "2027-02-30", "0月1日", "零号", "50号", "2027年2月29日"):
        assert read_day(words, TODAY) is None


def test_no_farther_than_ten_years() -> None:
    assert read_day("十年后", TODAY) == date(2036, 11, 22)
    for words in ("11年后", "9999年后", "9999天后", "2036-11-23", "百年后"):
        assert read_day(words, TODAY) is None


@pytest.mark.parametrize(
    "words",
    [
        "",
        "82",
        "周",
        "月",
        "年",
        "天后",
        "第82号提案",
        "有空的时候",
        "三周后或四周后",
        "十十天后",
        "半天后",
        "本周",
    ],
)
def test_what_names_no_day(words: str) -> None:
    assert read_day(words, TODAY) is None


@settings(deadline=None)
@given(st.dates(date(2020, 1, 1), date(2029, 12, 31)))
def test_a_full_date_is_itself_in_every_writing(day: date) -> None:
    for written in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y/%m/%d}",
    ):
        assert read_day(written, TODAY) == day


@settings(deadline=None)
@given(st.dates(date(2020, 1, 1), date(2090, 12, 31)), st.integers(0, 3000))
def test_days_and_weeks_are_counted(today: date, count: int) -> None:
    assert read_day(f"{count}天后", today) == today + timedelta(count)
    assert read_day(f"{count % 500}周前", today) == today - timedelta(weeks=count % 500)


_PIECES = (
    "今明后大前天日周星期礼拜月年个半下上本一二三十百两0123９８初中底末旬季度号过再之以前后-/. "
)


@settings(deadline=None)
@given(st.text(_PIECES, max_size=24) | st.text(max_size=24), st.dates())
def test_whatever_is_typed_is_a_day_or_none(words: str, today: date) -> None:
    day = read_day(words, today)
    assert day is None or day <= today + timedelta(days=3653)
