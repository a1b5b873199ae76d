"""Pages that hold more than the letter, or the letter twice."""

from datetime import date

from tests.parsing.letters import BODY, FOOT, HEAD, letter, read_letter, read_text

MEMBER = """题目：关于改善乡村小学取暖条件的提案
提案人：顾青禾
内容：部分小学仍用煤炉。按照《取暖补助办法》（国发〔2020〕1号），建议：
一、扩大供暖范围。
二、更换老旧门窗。
答复内容：
"""


def test_body_printed_twice_is_read_once() -> None:
    reply = read_text(letter() + "\n" + letter())
    assert reply.numbers == ("37",)
    assert reply.body.of(reply.text).count("下一步") == 1
    assert reply.written_on == date(2024, 6, 12)


def test_the_member_s_own_text_above_the_letter_is_neither_body_nor_number() -> None:
    reply = read_letter(head=MEMBER)
    assert reply.body.of(reply.text).startswith("您提出的")
    assert reply.sections == ()
    assert reply.document_number is None
    assert reply.proposers == ("顾青禾",)


def test_the_member_named_by_the_page_stands_in_for_a_lost_salutation() -> None:
    reply = read_letter(head=MEMBER, salutation="")
    assert reply.proposers == ("顾青禾",)


def test_an_opinion_sent_to_the_lead_office_is_read_as_what_it_is() -> None:
    reply = read_letter(
        head="云泽县商务局关于县政协九届二次会议第061号提案协办意见的函",
        salutation="县农业农村局：",
        opening="现将林知夏委员在县政协九届二次会议上提出的《关于健全物流网络的建议》（第061号提案）协办意见函复如下：",
        foot="云泽县商务局\n2022年11月16日",
    )
    assert (reply.agency, reply.proposers) == ("云泽县商务局", ("林知夏",))
    assert (reply.numbers, reply.titles) == (("061",), ("关于健全物流网络的建议",))


def test_a_gambling_site_above_the_letter_changes_nothing() -> None:
    plain = read_letter()
    spammed = read_text("星汇娱乐登录入口 www.example.com\n" + letter())
    assert (spammed.region, spammed.agency, spammed.numbers) == (
        plain.region,
        plain.agency,
        plain.numbers,
    )


def test_teasers_below_the_contact_lines_are_no_body() -> None:
    reply = read_letter(foot=FOOT + "\n联系人：向志远\n我县拟于月底前公布首批示范单位...")
    assert "示范单位" not in reply.body.of(reply.text)


def test_signature_without_head_or_body_marks_keeps_its_place() -> None:
    reply = read_letter(head=HEAD, body=BODY, foot=FOOT)
    assert reply.text[reply.body.end :].strip().startswith("云泽县教育局")
