"""What a person types for a field is understood, or refused with an example."""

from __future__ import annotations

from datetime import date

import pytest

from bot.correcting import FIELDS, Value, read_value
from bot.errors import UserError
from bot.model import Kind


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("disposition", "B类", "B"),
        ("disposition", "ｂ", "B"),
        ("disposition", "（A1）", "A1"),
        ("written_on", "2025年6月3日", date(2025, 6, 3)),
        ("written_on", "2025-06-03", date(2025, 6, 3)),
        ("written_on", "2025.6.3", date(2025, 6, 3)),
        ("written_on", "二〇二五年六月三日", date(2025, 6, 3)),
        ("published_on", "2025/12/31", date(2025, 12, 31)),
        ("term", "十三", 13),
        ("term", "第13届", 13),
        ("meeting", "二次会议", 2),
        ("numbers", "第082号", ("082",)),
        ("numbers", "82、83，2024W0218", ("82", "83", "2024W0218")),
        ("titles", "《关于甲的建议》\n关于乙、丙的建议", ("关于甲的建议", "关于乙、丙的建议")),
        ("proposers", "张望、李遥，王 五", ("张望", "李遥", "王 五")),
        ("co_agencies", "省财政厅；省教育厅", ("省财政厅", "省教育厅")),
        ("agency", "  吉林省\n科技厅 ", "吉林省 科技厅"),
        ("disclosure", "主動公開", "主动公开"),
        ("kind", "人大代表建议", Kind.SUGGESTION),
        ("signer", "无", None),
        ("proposers", "无", ()),
        ("agency", "<b>甲</b>局😀", "<b>甲</b>局😀"),
    ],
)
def test_understood(field: str, words: str, value: Value) -> None:
    assert read_value(field, words) == value


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("disposition", "已经解决"),
        ("disposition", "BB"),
        ("written_on", "2025年2月30日"),
        ("written_on", "昨天"),
        ("written_on", "0025-01-01"),
        ("term", "很多"),
        ("term", "0"),
        ("meeting", "100"),
        ("numbers", "八十二号提案"),
        ("numbers", "无号"),
        ("disclosure", "看情况"),
        ("kind", "提案和建议"),
        ("kind", "无"),
        ("agency", "长" * 201),
        ("proposers", "、，"),
        ("titles", "《》"),
        *((field, " \n ") for field in FIELDS),
    ],
)
def test_refused_with_an_example(field: str, words: str) -> None:
    with pytest.raises(UserError, match="请写成这样："):
        read_value(field, words)


def test_control_characters_are_left_out() -> None:
    assert read_value("agency", "\x00省\x1b科技厅\x7f") == "省科技厅"
