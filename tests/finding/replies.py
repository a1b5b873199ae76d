"""Replies built by hand, of several regions, agencies and meetings; every sentence is invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.model import Figure, Firmness, Kind, NextStep, Place, Reply, Section


@dataclass(frozen=True)
class Draft:
    """A reply in a few words; `steps` and `figures` are stretches of `body`."""

    number: str
    title: str
    agency: str
    body: str
    region: str = "青沅省"
    meeting: tuple[int, int] = (13, 3)
    on: date = date(2025, 6, 12)
    proposers: tuple[str, ...] = ("马青",)
    joint: tuple[str, ...] = ()
    document: str | None = None
    asks: tuple[str, ...] = ()
    steps: dict[str, str] = field(default_factory=dict)  # sentence → agency
    figures: tuple[str, ...] = ()
    kind: Kind = Kind.PROPOSAL


def reply(draft: Draft) -> Reply:
    """The whole reply of a draft."""
    head = (
        f"{draft.document or ''}\n{draft.agency}关于第{draft.number}号提案的答复\n"
        f"{'、'.join(draft.proposers)}委员：\n您提出的《{draft.title}》收悉。\n"
    )
    text = f"{head}{draft.body}\n{draft.agency}\n"
    body = Place(len(head), len(head) + len(draft.body))
    return Reply(
        text=text,
        kind=draft.kind,
        numbers=(draft.number,),
        region=draft.region,
        term=draft.meeting[0],
        meeting=draft.meeting[1],
        titles=(draft.title,),
        proposers=draft.proposers,
        agency=draft.agency,
        co_agencies=draft.joint,
        document_number=draft.document,
        index_number=None,
        written_on=draft.on,
        published_on=None,
        disposition="B",
        disclosure="主动公开",
        signer=None,
        contact=None,
        phone=None,
        body=body,
        sections=tuple(
            Section(heading=ask, start=body.start, end=body.end, ask=ask, answer=body, telling=None)
            for ask in draft.asks
        ),
        telling=None,
        next_steps=tuple(
            _step(text, body, sentence, agency) for sentence, agency in draft.steps.items()
        ),
        figures=tuple(_figure(text, body, printed) for printed in draft.figures),
    )


def _step(text: str, body: Place, sentence: str, agency: str) -> NextStep:
    start = text.index(sentence)
    return NextStep(
        text=sentence,
        start=start,
        end=start + len(sentence),
        paragraph=body,
        section=None,
        who="",
        agency=agency,
        agencies=(agency,),
        due=None,
        firmness=Firmness.PLANNED,
    )


def _figure(text: str, body: Place, printed: str) -> Figure:
    start = text.index(printed)
    return Figure(
        text=printed,
        start=start,
        end=start + len(printed),
        value=Decimal(1),
        unit="",
        bound="",
        words=body,
        year=None,
    )


DRAFTS = (
    Draft(
        number="82",
        title="关于加快科技成果转化的提案",
        agency="青沅省科学技术厅",
        proposers=("马青", "周丽"),
        joint=("青沅省教育厅",),
        document="青科函〔2025〕87号",
        asks=("建设概念验证中心", "培养技术经纪人"),
        body=(
            "概念验证中心是成果转化的起点。全省已建成概念验证中心12家，服务项目2.8万余项。"
            "下一步，省财政厅将对概念验证中心给予后补助。我们还将培养技术经纪人。"
        ),
        steps={"下一步，省财政厅将对概念验证中心给予后补助。": "青沅省财政厅"},
        figures=("12家", "2.8万余项"),
    ),
    Draft(
        number="082",
        title="关于支持碳纤维产业基地建设的提案",
        agency="青沅省工业和信息化厅",
        meeting=(13, 2),
        on=date(2024, 7, 1),
        document="青工信函〔2024〕15号",
        body="碳纤维产业是我省的新兴产业。省里已在望澜市布局碳纤维及复合材料生产基地，总投资54.58亿元。",
        figures=("54.58亿元",),
    ),
    Draft(
        number="2024W218",
        title="关于推进居家养老服务的提案",
        agency="青沅省民政厅",
        meeting=(13, 2),
        on=date(2024, 8, 9),
        proposers=("单晓云",),
        body="居家养老是多数老人的选择。我厅将建设老年食堂100个。概念验证中心不在我厅职责之内。",
        steps={"我厅将建设老年食堂100个。": "青沅省民政厅"},
        figures=("100个",),
    ),
    Draft(
        number="0487",
        title="关于加装老旧小区电梯的建议",
        agency="望澜市住房和城乡建设局",
        region="望澜市",
        meeting=(9, 1),
        on=date(2023, 5, 30),
        proposers=("欧阳海", "民建望澜市委"),
        kind=Kind.SUGGESTION,
        joint=("望澜市财政局", "望澜市市场监督管理局"),
        body="老旧小区加装电梯已完成356部。我局将继续简化手续。",
        figures=("356部",),
    ),
    Draft(
        number="113",
        title="关于改善农村饮水安全的建议",
        agency="岚溪县水务局",
        region="岚溪县",
        meeting=(18, 4),
        on=date(2022, 9, 1),
        proposers=("陈大河",),
        joint=("岚溪县财政局", "岚溪县卫生健康局", "岚溪县教育局"),
        body="农村饮水安全工程已覆盖全县。",
    ),
    Draft(
        number="45",
        title="关于发展数字经济的提案",
        agency="青沅省发展和改革委员会",
        on=date(2025, 9, 3),
        proposers=("周丽",),
        joint=(
            "青沅省人力资源和社会保障厅",
            "青沅省生态环境厅",
            "青沅省卫生健康委员会",
            "青沅省文化和旅游厅",
            "青沅省农业农村厅",
            "青沅省交通运输厅",
            "青沅省自然资源厅",
            "青沅省国有资产监督管理委员会",
            "青沅省退役军人事务厅",
            "青沅省医疗保障局",
            "青沅省应急管理厅",
            "青沅省林业和草原局",
            "青沅省水利厅",
            "青沅省司法厅",
            "青沅省高级人民法院",
        ),
        body="数字经济核心产业增加值持续增长。",
    ),
    Draft(
        number="7",
        title="关于完善研发费用加计扣除的建议",
        agency="岭海省科学技术厅",
        region="岭海省",
        meeting=(12, 1),
        on=date(2024, 4, 2),
        proposers=("李曾",),
        joint=("岭海省财政厅",),
        body="加计扣除政策已惠及科技型企业。",
    ),
    Draft(
        number="3301",
        title="关于促进中小企业数字化转型的提案",
        agency="工业和信息化部",
        region="全国",
        meeting=(14, 2),
        on=date(2024, 10, 8),
        joint=("国家发展和改革委员会", "财政部"),
        body="中小企业数字化转型试点城市已达66个。",
        figures=("66个",),
    ),
)
