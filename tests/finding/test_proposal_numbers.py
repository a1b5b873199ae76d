"""A proposal's number in any spelling."""

import pytest
from cn2an import an2cn
from hypothesis import given
from hypothesis import strategies as st

from bot.finding.numbers import read_number, read_numbers
from bot.model import Meeting


@pytest.mark.parametrize(
    ("typed", "number_key"),
    [
        ("82", "82"), ("第82号", "82"), ("082", "82"), ("0082", "82"),
        ("８２", "82"), ("82号", "82"), ("第 82 号", "82"), ("提案82", "82"),
        ("第0082号提案", "82"), ("82号提案的答复", "82"), ("#82", "82"), ("No.82", "82"),
        ("【82】", "82"), ("八十二", "82"), ("八十二号", "82"), ("八十二號", "82"),
        ("第八十二号建议", "82"), ("八二", "82"), ("〇八二", "82"), ("一百零三", "103"),
        ("廿一", "21"), ("２０２４W218", "2024w218"), ("2024W218", "2024w218"),
        ("2024-W218", "2024w218"),
        ("w218", "w218"), ("省政协第82号", "82"), ("0", "0"), ("000", "0"),
    ],
)  # fmt: skip
def test_read(typed: str, number_key: str) -> None:
    number = read_number(typed)
    assert number is not None
    assert number.key == number_key


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "提案",
        "碳纤维",
        "82家",
        "第二产业",
        "百",
        "十百",
        "零十一",
        "82.5亿元",
        "82 45",
        "w",
        "八" * 300,
        "9" * 50,
    ],
)
def test_anything_else_is_no_number(typed: str) -> None:
    assert read_number(typed) is None


@pytest.mark.parametrize(
    ("typed", "meeting"),
    [
        ("十三届二次82号", (13, 2, None)),
        ("十三届三次会议第82号提案", (13, 3, None)),
        ("省政协十三届第三次会议第82号", (13, 3, None)),
        ("13届82号", (13, None, None)),
        ("2024年82号", (None, None, 2024)),
        ("82", (None, None, None)),
    ],
)
def test_the_meeting_may_stand_before_it(
    typed: str, meeting: tuple[int | None, int | None, int | None]
) -> None:
    number = read_number(typed)
    assert number is not None
    assert (number.key, number.of) == ("82", Meeting(*meeting))


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("82、45", ["82", "45"]),
        ("82 45", ["82", "45"]),
        ("第82号、第045号和九号提案", ["82", "45", "9"]),
        ("82", ["82"]),
        ("82、碳纤维", []),
    ],
)
def test_a_list_of_numbers(typed: str, keys: list[str]) -> None:
    assert [number.key for number in read_numbers(typed)] == keys


@given(st.integers(1, 9999))
def test_every_spelling_of_a_number_is_the_same(value: int) -> None:
    spellings = [str(value), f"第{value:04}号", an2cn(value), f"第{an2cn(value)}号提案"]
    numbers = [read_number(spelling) for spelling in spellings]
    assert {number and number.key for number in numbers} == {str(value)}
