"""Letters whose layout was lost or turned on the way."""

from datetime import date

from bot.folding import fold
from tests.parsing.letters import letter, read_letter, read_text


def test_page_flattened_to_one_line() -> None:
    reply = read_text(" ".join(letter().split()))
    assert reply.numbers == ("37",)
    assert reply.proposers == ("顾青禾",)
    assert reply.agency == "云泽县教育局"
    assert reply.written_on == date(2024, 6, 12)
    assert reply.body.of(reply.text).endswith("关心和支持！")


def test_headline_over_three_lines() -> None:
    reply = read_letter(head="云泽县教育局关于\n对县政协九届二次会议\n第37号提案的\n答 复")
    assert (reply.numbers, reply.term, reply.meeting) == (("37",), 9, 2)


def test_half_width_punctuation() -> None:
    text = letter().replace("，", ",").replace("：", ":").replace("；", ";")
    reply = read_text(text)
    assert (reply.proposers, reply.titles) == (("顾青禾",), ("关于改善乡村小学取暖条件的提案",))


def test_traditional_script_is_shown_as_printed() -> None:
    reply = read_text(
        "顧青禾委員：\n您在縣政協九屆二次會議上提出的《關於改善鄉村小學取暖條件的提案》（第37號）"
        "收悉，現答復如下：\n已有31所學校用上電取暖。\n雲澤縣教育局\n2024年6月12日\n"
    )
    assert reply.proposers == ("顧青禾",)
    assert reply.titles == ("關於改善鄉村小學取暖條件的提案",)
    assert reply.agency == "雲澤縣教育局"
    assert (reply.numbers, reply.term, reply.meeting) == (("37",), 9, 2)


def test_full_width_digits_and_indents() -> None:
    reply = read_letter(foot="　　云泽县教育局　　　\n　　２０２４年６月１２日　　　")
    assert (reply.agency, reply.written_on) == ("云泽县教育局", date(2024, 6, 12))


def test_body_begins_after_the_salutation_and_ends_before_the_signature() -> None:
    reply = read_letter()
    body = reply.body.of(reply.text)
    assert body.startswith("您提出的《关于")
    assert body.endswith("关心和支持！")


def test_contact_lines_before_the_signature_are_no_body() -> None:
    reply = read_letter(foot="（联系人：向志远 0000-5550123）\n云泽县教育局\n2024年6月12日")
    assert reply.body.of(reply.text).endswith("关心和支持！")
    assert reply.contact == "向志远"


def test_site_lines_under_the_letter_are_no_body() -> None:
    reply = read_letter(foot="扫一扫在手机打开当前页\n主办：云泽县人民政府 网站标识码：2155510009")
    assert reply.body.of(reply.text).endswith("关心和支持！")


def test_text_is_the_document_s_own() -> None:
    reply = read_letter()
    assert reply.text == letter()
    assert len(fold(reply.text)) == len(reply.text)
