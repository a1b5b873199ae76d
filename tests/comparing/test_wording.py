"""A letter that was set in another type has the same wording."""

import pytest

from bot.comparing.wording import wording, wordings
from bot.model import Place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("我局将于2026年底前，建成食堂。", "我局将于 ２０２６ 年底前,建成食堂."),
        ("科技成果轉化後續工作", "科技成果转化后续工作"),
        ("《办法》（试行）", "〈办法〉(试行)"),
        ("拨款1,200万元", "拨款1200万元"),
        ("建桥3～5座", "建桥3-5座"),
        ("增长3.5％", "增长3.5%"),
        ("分三步：一是调查；二是试点", "分三步：一是调查。二是试点。"),
    ],
)
def test_type_and_marks_are_no_wording(one: str, other: str) -> None:
    assert wording(one) == wording(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("增长3.5%", "增长35%"),
        ("增长3.5%", "增长3.5‰"),
        ("建桥3-5座", "建桥35座"),
        ("每日21:30关门", "每日2130关门"),
        ("拨款1200万元", "拨款1200亿元"),
        ("已建成", "未建成"),
    ],
)
def test_what_a_number_says_is_wording(one: str, other: str) -> None:
    assert wording(one) != wording(other)


def test_a_number_broken_over_two_lines_is_one_number() -> None:
    text = "增长3.\n5个百分点。"
    assert "".join(wordings(text, [Place(0, 4), Place(4, len(text))])) == wording(text)
    assert wording(text) == wording("增长3.5个百分点")


def test_marks_alone_have_no_wording() -> None:
    assert wording(" ——……（）。\n") == ""
