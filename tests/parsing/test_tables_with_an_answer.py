"""Pages that hold a table instead of a letterhead: the answer under it, beside it or above it."""

import pytest

from bot.model import Kind
from tests.parsing.letters import read_text

ANSWER = (
    "全县现有乡村小学42所，其中31所已经用上电取暖，其余11所仍用煤炉。我局高度重视此事，多次到校查看。"
    "下一步，我局将争取专项资金，2025年10月底前完成其余11所的改造。"
)
LINES = f"""提案编号：37
届次：县政协九届二次会议
案由：关于改善乡村小学取暖条件的提案
提案者：顾青禾
主办单位：云泽县教育局
会办单位：县财政局
办理类别：A
答复内容：
　　{ANSWER}"""
SPREAD = (
    LINES.replace("提案编号", "提 案 号").replace("届次", "届　　次").replace("案由", "案　　由")
)
ONE_LINE = f"""县政协九届二次会议提案
提案号：37 提案人：顾青禾 承办单位：云泽县教育局 会办单位：县财政局 办理结果：A
案由：关于改善乡村小学取暖条件的提案
答复：
{ANSWER}"""
CELLS = f"""| 届次 | 县政协九届二次 | 编号 | 37 |
| 提案人 | 顾青禾 | 界别 | 教育 |
| 案由 | 关于改善乡村小学取暖条件的提案 |
| 主办单位 | 云泽县教育局 | 会办单位 | 县财政局 |
| 办理类别 | A |
| 答复内容 | {ANSWER} |"""
STACKED = f"""提案编号
37
届次
县政协九届二次会议
案由
关于改善乡村小学取暖条件的提案
提案人
顾青禾
主办单位
云泽县教育局
会办单位
县财政局
办理类别
A
答复内容
{ANSWER}"""
UNDER_THE_ANSWER = f"""　　{ANSWER}
提案编号：37
届次：县政协九届二次会议
案由：关于改善乡村小学取暖条件的提案
提案者：顾青禾
承办单位：云泽县教育局
会办单位：县财政局
办理类别：A"""
WITH_A_LETTER = LINES.replace(
    f"　　{ANSWER}",
    f"顾青禾委员：\n　　您的提案收悉。现答复如下：\n{ANSWER}\n云泽县教育局\n2024年6月12日",
)


@pytest.mark.parametrize(
    "page", [LINES, SPREAD, ONE_LINE, CELLS, STACKED, UNDER_THE_ANSWER, WITH_A_LETTER]
)
def test_fields_of_the_table(page: str) -> None:
    reply = read_text(page)
    assert (reply.kind, reply.numbers, reply.region) == (Kind.PROPOSAL, ("37",), "云泽县")
    assert (reply.term, reply.meeting) == (9, 2)
    assert reply.titles == ("关于改善乡村小学取暖条件的提案",)
    assert reply.proposers == ("顾青禾",)
    assert (reply.agency, reply.co_agencies) == ("云泽县教育局", ("县财政局",))
    assert reply.disposition == "A"
    assert ANSWER in reply.body.of(reply.text)
    assert "提案者" not in reply.body.of(reply.text)


def test_a_deputy_s_suggestion_with_those_who_joined_it() -> None:
    reply = read_text(
        "建议号：37\n会议：云泽县第九届人民代表大会第二次会议\n建议标题：关于改善取暖条件的建议\n"
        "领衔代表：顾青禾\n附议代表：沈一舟、欧阳澜\n主办单位：云泽县教育局\n协办单位：县财政局\n"
        f"办理结果：A\n答复情况：\n{ANSWER}"
    )
    assert (reply.kind, reply.term, reply.meeting) == (Kind.SUGGESTION, 9, 2)
    assert reply.titles == ("关于改善取暖条件的建议",)
    assert reply.proposers == ("顾青禾", "沈一舟", "欧阳澜")


def test_the_member_s_own_text_on_the_page_is_no_answer() -> None:
    reply = read_text(
        "县政协九届二次会议第37号提案\n提案人：顾青禾\n提案内容：\n　　部分小学仍用煤炉。"
        "为此建议：一、县教育局将煤炉更换完毕。\n主办单位：云泽县教育局\n办理类别：A\n"
        f"答复内容：\n　　{ANSWER}"
    )
    assert reply.body.of(reply.text) == ANSWER
    assert all("煤炉更换" not in step.text for step in reply.next_steps)
