"""Texts that are no replies are refused with what was looked for and not seen."""

import pytest

from bot.errors import NotAReply
from tests.parsing.letters import read_letter, read_text

NEWS = """县教育局提案办理工作获好评
本报讯（记者 乔楠）近日，县政协召开协商会。县教育局通报了对县政协九届二次会议第37号提案的答复情况。
顾青禾委员表示，对办理结果满意。县教育局负责人说，下一步将继续做好提案办理工作。"""
LIST = """提案办理
关于对县政协九届二次会议第37号提案的答复 2024-06-12
关于对县政协九届二次会议第38号提案的答复 2024-06-13
关于对县政协九届二次会议第39号提案的答复 2024-06-14
共3页 下一页"""
PROPOSAL = """关于改善乡村小学取暖条件的提案
提案人：顾青禾委员
案由：全县部分乡村小学冬季取暖仍靠煤炉，存在安全隐患。
建议：一、扩大供暖范围。二、更换老旧门窗。请县教育局研究办理。"""
NOTICE = """关于做好2024年提案办理工作的通知
各乡镇人民政府，县直各部门：
县政协九届二次会议提案已交办，请各承办单位于7月底前答复委员，并抄送县政协提案委。
云泽县人民政府办公室
2024年3月1日"""
POEM = "床前看月光，疑是地上霜。\n抬头望山月，低头思故乡。"
LETTER_BOX = """市民来信
网友：您好！您反映的路灯不亮问题收悉，现答复如下：已安排维修。"""


@pytest.mark.parametrize("text", [NEWS, LIST, PROPOSAL, NOTICE, POEM, LETTER_BOX])
def test_other_texts(text: str) -> None:
    with pytest.raises(NotAReply, match="没有找到"):
        read_text(text)


def test_a_reply_without_head_and_signature_is_still_a_reply() -> None:
    assert read_letter(head="", foot="").proposers == ("顾青禾",)


def test_a_reply_cut_off_before_its_end_is_still_a_reply() -> None:
    assert read_letter(body="全县现有乡村小学42所，其中31所已经用上电取", foot="").titles


def test_a_reply_without_a_salutation_is_still_a_reply() -> None:
    assert read_letter(salutation="").numbers == ("37",)


def test_a_reply_that_lost_its_first_lines_is_known_by_its_headline() -> None:
    reply = read_letter(
        salutation="",
        opening="",
        body="全县现有乡村小学42所，其中31所已经用上电取暖，其余11所仍用煤炉。我局高度重视此事，多次到校查看，"
        "并与县财政局商定了改造办法。下一步，我局将争取专项资金，2025年10月底前完成其余11所的改造。",
    )
    assert reply.numbers == ("37",)
    assert reply.body.of(reply.text).startswith("全县现有")
