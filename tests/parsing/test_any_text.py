"""Whatever the text, it is read or refused; what is read stands in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import NotAReply
from bot.model import Place
from tests.parsing.letters import letter, read_text
from tests.parsing.where_read import assert_each_value_has_its_reading

WORDS = (
    "顾青禾委员： 您提出的 《 》 “ ” 关于 的建议 提案 收悉 现答复如下： 一、 （一） 第37号 号 "
    "〔2024〕 15 云泽县教育局 2024年6月12日 发布日期： 联系人： | \n 。 ， 、 县政协九届二次会议 "
    "会同县财政局 B类 公开 提案人： 届次： 提案编号： 答复内容： "
    "等3名 （女） 王　宁 代表： 东屏分局 2024612"
).split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(deadline=None, max_examples=150)
def test_words_of_letters_in_any_order(words: list[str]) -> None:
    text = "".join(words)
    try:
        reply = read_text(text)
    except NotAReply:
        return
    assert reply.text == text
    places = [Place(section.start, section.end) for section in reply.sections]
    for place in (reply.body, *places):
        assert 0 <= place.start <= place.end <= len(text)
    assert_each_value_has_its_reading(reply)


@given(st.integers(min_value=0, max_value=len(letter())))
@settings(deadline=None, max_examples=60)
def test_a_letter_cut_anywhere_is_read_or_refused(cut: int) -> None:
    try:
        reply = read_text(letter()[:cut])
    except NotAReply:
        return
    assert reply.body.end <= cut
    assert_each_value_has_its_reading(reply)
