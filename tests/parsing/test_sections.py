"""The numbered first-level parts of the body, what each asks and where it is answered."""

from tests.parsing.letters import read_letter

ASKS = """一、关于“扩大供暖范围”的建议。
全县已有31所学校用上电取暖。
二、关于更换老旧门窗的建议
已更换门窗860扇。
三、下一步打算
我局将完成其余11所的改造。
感谢您对教育工作的关心！"""


def test_headings_with_quoted_plain_and_no_ask() -> None:
    reply = read_letter(body=ASKS)
    assert [section.heading for section in reply.sections] == [
        "一、关于“扩大供暖范围”的建议。",
        "二、关于更换老旧门窗的建议",
        "三、下一步打算",
    ]
    assert [section.ask for section in reply.sections] == ["扩大供暖范围", "更换老旧门窗", ""]


def test_answers_stand_between_the_headings_and_thanks_are_no_answer() -> None:
    reply = read_letter(body=ASKS)
    assert [section.answer.of(reply.text) for section in reply.sections] == [
        "全县已有31所学校用上电取暖。",
        "已更换门窗860扇。",
        "我局将完成其余11所的改造。",
    ]


def test_a_section_begins_with_its_heading() -> None:
    reply = read_letter(body=ASKS)
    for section in reply.sections:
        assert reply.text[section.start :].startswith(section.heading)
        assert section.end == section.answer.end


def test_a_quoted_word_inside_an_ask_is_not_the_ask() -> None:
    reply = read_letter(
        body="一、关于建设高水平“双师型”队伍的问题\n已有教师120人。\n二、关于经费\n已下达20万元。"
    )
    assert [section.ask for section in reply.sections] == ["建设高水平“双师型”队伍", "经费"]


def test_quotation_inside_a_quotation() -> None:
    reply = read_letter(
        body="一、关于“发展‘时间银行’，壮大队伍”的建议\n已试点。\n二、关于「擴大範圍」的建議\n已办。"
    )
    assert [section.ask for section in reply.sections] == ["发展‘时间银行’，壮大队伍", "擴大範圍"]


def test_headings_that_run_into_their_paragraph() -> None:
    reply = read_letter(
        body="一、健全机制，压实责任。我局把提案列为督办件，由副局长包案。\n"
        "二、深入学校，摸清家底。工作组三次到校查看，测得室温偏低。"
    )
    assert [section.heading for section in reply.sections] == [
        "一、健全机制，压实责任",
        "二、深入学校，摸清家底",
    ]
    assert reply.sections[0].answer.of(reply.text).startswith("我局把提案")


def test_numbered_paragraphs_are_no_headings() -> None:
    reply = read_letter(
        body="一、学校现有学生246名、教师9名，缺口较大，我局已提交申请，待批复后招聘。\n"
        "二、扩建须占用东侧仓库，产权在镇里，我局已同镇里商定办法，年内动工。"
    )
    assert reply.sections == ()
    assert reply.telling is not None


def test_first_of_the_second_level_stands_below_the_first() -> None:
    reply = read_letter(
        body="一、基本情况\n（一）学校\n共42所。\n（二）教师\n共900名。\n二、下一步打算\n将补齐缺口。"
    )
    assert [section.heading for section in reply.sections] == ["一、基本情况", "二、下一步打算"]


def test_one_is_two_is_three_are_no_headings() -> None:
    reply = read_letter(body="一是建成学校42所。\n二是招聘教师20名。\n三是下达资金20万元。")
    assert reply.sections == ()
