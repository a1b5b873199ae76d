"""Replies built by hand: short invented letters whose every place is looked up in the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.model import (
    Due,
    FieldReading,
    Figure,
    Firmness,
    Kind,
    NextStep,
    Place,
    Reply,
    Section,
    Sureness,
    Warning,
)

STEP_DATED = "省财政厅将于2027年6月底前安排专项资金1200万元"
STEP_PLANNED = "下一步，我厅将建设概念验证中心"
STEP_SOFT = "我省将研究设立种子基金"

TEXT = f"""对省政协十三届一次会议第082号委员提案的答复

吉科函〔2023〕78号

张望、李遥委员：
您提出的《关于建设碳纤维成果转化基地的建议》收悉，现答复如下：
一、关于“建立成果转化基地”的建议
目前全省已有技术经纪人2.8万余人。{STEP_PLANNED}；{STEP_DATED}。
二、关于“吸引域外资金”的建议
吉浙合作稳步推进。{STEP_SOFT}。
吉林省科学技术厅
2023年5月5日
"""


def place(text: str, words: str) -> Place:
    """Where `words` stand in `text`."""
    start = text.index(words)
    return Place(start, start + len(words))


def next_step(text: str, words: str, **changed: object) -> NextStep:
    """A next step of the answering agency, planned and undated unless said otherwise."""
    at = place(text, words)
    step = NextStep(
        text=words,
        start=at.start,
        end=at.end,
        paragraph=at,
        section=None,
        who="我厅",
        agency="吉林省科学技术厅",
        agencies=("吉林省科学技术厅",),
        due=None,
        firmness=Firmness.PLANNED,
    )
    return replace(step, **changed)  # type: ignore[arg-type]


def plain_reply(text: str, **changed: object) -> Reply:
    """A reply of 吉林省科学技术厅 to proposal 82 of which only the text is read."""
    reply = Reply(
        text=text,
        kind=Kind.PROPOSAL,
        numbers=("82",),
        region="吉林省",
        term=13,
        meeting=1,
        titles=(),
        proposers=(),
        agency="吉林省科学技术厅",
        co_agencies=(),
        document_number=None,
        index_number=None,
        written_on=None,
        published_on=None,
        disposition=None,
        disclosure=None,
        signer=None,
        contact=None,
        phone=None,
        body=Place(0, len(text)),
        sections=(),
        telling=None,
        next_steps=(),
        figures=(),
    )
    return replace(reply, **changed)  # type: ignore[arg-type]


def full_reply() -> Reply:
    """A reply of which every field is read."""
    first = place(TEXT, "一、关于“建立成果转化基地”的建议")
    second = place(TEXT, "二、关于“吸引域外资金”的建议")
    end = place(TEXT, "吉林省科学技术厅").start
    sentence = place(TEXT, "目前全省已有技术经纪人2.8万余人。")
    steps = place(TEXT, f"{STEP_PLANNED}；{STEP_DATED}。")
    return plain_reply(
        TEXT,
        numbers=("082", "2023W0115"),
        titles=("关于建设碳纤维成果转化基地的建议", "关于壮大技术经纪人队伍的建议"),
        proposers=("张望", "李遥"),
        co_agencies=("省财政厅", "省教育厅"),
        document_number="吉科函〔2023〕78号",
        index_number="0000-2023-00078",
        written_on=date(2023, 5, 5),
        published_on=date(2023, 5, 9),
        disposition="B",
        disclosure="主动公开",
        signer="王签",
        contact="赵联",
        phone="0000-5550123",
        body=Place(first.start, end),
        sections=(
            Section(
                heading="一、关于“建立成果转化基地”的建议",
                start=first.start,
                end=second.start,
                ask="建立成果转化基地",
                answer=Place(first.end + 1, second.start),
                telling=sentence,
            ),
            Section(
                heading="二、关于“吸引域外资金”的建议",
                start=second.start,
                end=end,
                ask="吸引域外资金",
                answer=Place(second.end + 1, end),
                telling=None,
            ),
        ),
        telling=sentence,
        next_steps=(
            next_step(TEXT, STEP_PLANNED, paragraph=steps, section=0),
            next_step(
                TEXT,
                STEP_DATED,
                paragraph=steps,
                section=0,
                who="省财政厅",
                agency="吉林省财政厅",
                agencies=("吉林省财政厅", "吉林省发展和改革委员会"),
                due=Due("2027年6月底前", date(2027, 6, 1), date(2027, 6, 30)),
                firmness=Firmness.FIRM,
            ),
            next_step(
                TEXT, STEP_SOFT, section=1, who="我省", agency="吉林省", firmness=Firmness.SOFT
            ),
        ),
        figures=(
            Figure(
                text="2.8万余人",
                start=place(TEXT, "2.8万余人").start,
                end=place(TEXT, "2.8万余人").end,
                value=Decimal("28000"),
                unit="人",
                bound="over",
                words=sentence,
                year=2023,
            ),
            Figure(
                text="1200万元",
                start=place(TEXT, "1200万元").start,
                end=place(TEXT, "1200万元").end,
                value=Decimal("12000000.50"),
                unit="元",
                bound="",
                words=steps,
                year=None,
            ),
        ),
        warnings=(Warning("phone", "只见一个电话"),),
        readings=(
            FieldReading("numbers", place(TEXT, "082"), Sureness.STATED),
            FieldReading("region", None, Sureness.DERIVED),
            FieldReading("phone", None, Sureness.DOUBTFUL),
        ),
    )
