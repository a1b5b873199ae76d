"""Telephone numbers of contacts are not shown; everything else of the letter is."""

import pytest

from bot.model import Document, Reply
from bot.parsing import parse
from bot.telling.masking import masked

LETTER = """云泽县教育局
关于对县政协九届二次会议第37号提案的答复
索引号：11550000055500123K/2024-00111
云教函〔2024〕15号

顾青禾委员：

您提出的《关于改善乡村小学取暖条件的提案》收悉，现答复如下：

全县现有乡村小学42所，投入12345678元，服务热线5550100。下一步，我局将改造其余11所。

云泽县教育局
2024年6月12日
20240612
{foot}
"""


def reply(foot: str) -> Reply:
    return parse(Document("样例.txt", "text/plain", LETTER.replace("{foot}", foot)))


@pytest.mark.parametrize(
    ("foot", "number"),
    [
        ("联系人：石望舒　联系电话：0000-5550123", "0000-5550123"),
        ("（联系人及电话：石望舒，19905550123）", "19905550123"),
        ("经办人：石望舒 5550123", "5550123"),
        ("石望舒，联系电话：（0000）5550123-801", "5550123-801"),
    ],
)
def test_a_contacts_number_is_masked_and_nothing_else(foot: str, number: str) -> None:
    letter = reply(foot)
    shown = masked(letter)
    assert number not in shown
    assert "石望舒" in shown
    assert len(shown) == len(letter.text)
    for kept in ("11550000055500123K/2024-00111", "20240612", "12345678元", "5550100。"):
        assert kept in shown


def test_a_letter_without_numbers_is_shown_as_it_is() -> None:
    letter = reply("抄送：县政协提案委员会")
    assert masked(letter) == letter.text
