"""What a reading of each sample must say, written down by hand from the samples themselves.

Due dates are the last days that still keep the printed words, in the order of the text. A season
(2025年秋季) names no last day and is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.model import Kind


@dataclass(frozen=True, slots=True)
class Expected:
    """The fields of one sample, as meant when it was written."""

    file: str
    number: str
    region: str
    term: int
    meeting: int
    title: str
    proposers: tuple[str, ...]
    agency: str
    written_on: date
    document_number: str | None
    phone: str
    sections: int
    paragraphs: int  # of next steps
    dues: tuple[date, ...]
    doers: frozenset[str] = frozenset()  # agencies other than the answering one that have steps
    partners: frozenset[str] = frozenset()  # agencies that are to do a step together with a doer
    kind: Kind = Kind.PROPOSAL
    co_agencies: tuple[str, ...] = ()
    published_on: date | None = None
    index_number: str | None = None
    disposition: str | None = None
    disclosure: str | None = None
    signer: str | None = None
    contact: str | None = None


FIFTEENTH_PLAN = date(2030, 12, 31)  # “十五五” ends

EXPECTED = (
    Expected(
        file="082-科技厅-2023.txt",
        number="82",
        region="澜岭省",
        term=13,
        meeting=1,
        title="关于以碳纤维为龙头建设新材料科技成果转化基地的提案",
        proposers=("温若棠",),
        agency="澜岭省科学技术厅",
        co_agencies=("省发展和改革委员会", "省工业和信息化厅"),
        document_number="澜科提函〔2023〕41号",
        written_on=date(2023, 5, 22),
        contact="沈砚秋",
        phone="0000-5550123",
        sections=4,
        paragraphs=4,
        dues=(
            date(2023, 12, 31),
            date(2025, 12, 31),
            date(2027, 6, 30),
            FIFTEENTH_PLAN,
            date(2024, 6, 30),
        ),
        doers=frozenset({"澜岭省财政厅", "澜岭省发展和改革委员会"}),
        partners=frozenset({"澜岭省工业和信息化厅", "砚州市人民政府", "砚州市政府"}),
    ),
    Expected(
        file="2024W218-科技厅-2024.html",
        number="2024W218",
        region="澜岭省",
        term=13,
        meeting=2,
        title="关于建好概念验证中心、培养复合型技术经纪人的提案",
        proposers=("贺敏川", "温若棠"),
        agency="澜岭省科学技术厅",
        document_number="澜科提函〔2024〕33号",
        index_number="LL0140-2024-00317",
        written_on=date(2024, 6, 12),
        published_on=date(2024, 6, 20),
        disclosure="公开发布",
        contact="沈砚秋",
        phone="0000-5550123",
        sections=4,
        paragraphs=4,
        dues=(
            date(2024, 12, 31),
            date(2026, 12, 31),
            date(2025, 6, 30),
            date(2027, 12, 31),
            date(2024, 10, 31),
        ),
        doers=frozenset({"澜岭省财政厅", "澜岭省地方金融管理局", "澜岭省人力资源和社会保障厅"}),
        partners=frozenset({"澜岭省教育厅"}),
    ),
    Expected(
        file="省民政厅答复政协082号提案.txt",
        number="082",
        region="澜岭省",
        term=12,
        meeting=5,
        title="关于健全农村互助养老服务网络的提案",
        proposers=("农工党澜岭省委员会",),
        agency="澜岭省民政厅",
        co_agencies=("省财政厅", "省卫生健康委员会", "省农业农村厅"),
        document_number="澜民函〔2022〕56号",
        written_on=date(2022, 7, 8),
        disposition="B",
        contact="陆知远",
        phone="0000-5550146",
        sections=3,
        paragraphs=1,
        dues=(date(2022, 12, 31), date(2025, 12, 31), date(2025, 12, 31)),
        doers=frozenset({"澜岭省卫生健康委员会", "澜岭省财政厅"}),
    ),
    Expected(
        file="1046号建议-省能源局.html",
        kind=Kind.SUGGESTION,
        number="1046",
        region="澜岭省",
        term=14,
        meeting=2,
        title="关于加快高速公路服务区和县乡充电桩建设的建议",
        proposers=("褚云舟",),
        agency="澜岭省能源局",
        co_agencies=("省交通运输厅", "省住房和城乡建设厅"),
        document_number="澜能函〔2024〕102号",
        written_on=date(2024, 8, 28),
        published_on=date(2024, 9, 5),
        disposition="B",
        contact="管闻涛",
        phone="0000-5550160",
        sections=4,
        paragraphs=4,
        dues=(
            date(2024, 9, 30),
            date(2026, 12, 31),
            date(2024, 12, 31),
            date(2025, 3, 31),
            FIFTEENTH_PLAN,
        ),
        doers=frozenset({"澜岭省交通运输厅", "澜岭省财政厅"}),
        partners=frozenset({"澜岭省住房和城乡建设厅", "澜岭省发展和改革委员会"}),
    ),
    Expected(
        file="石埂住建函2025-19号.txt",
        number="36",
        region="石埂县",
        term=11,
        meeting=4,
        title="关于加快县城老旧小区加装电梯的提案",
        proposers=("蔺春和",),
        agency="石埂县住房和城乡建设局",
        co_agencies=("县自然资源局", "县财政局"),
        document_number="石住建函〔2025〕19号",
        written_on=date(2025, 6, 11),
        disposition="B",
        disclosure="主动公开",
        signer="傅景澄",
        contact="乔立夏",
        phone="0000-5550171",
        sections=4,
        paragraphs=4,
        dues=(date(2025, 9, 30), date(2026, 6, 30), date(2027, 12, 31)),
        doers=frozenset({"石埂县财政局"}),
    ),
    Expected(
        file="063-砚州市卫健委-2026.txt",
        number="63",
        region="砚州市",
        term=9,
        meeting=5,
        title="关于发展社区嵌入式养老、推动医养结合走深走实的提案",
        proposers=("民建砚州市委员会",),
        agency="砚州市卫生健康委员会",
        co_agencies=("市民政局", "市医疗保障局"),
        document_number="砚卫健提〔2026〕8号",
        written_on=date(2026, 5, 27),
        disposition="A",
        disclosure="主动公开",
        contact="闻雨田",
        phone="0000-5550188",
        sections=4,
        paragraphs=4,
        dues=(
            date(2026, 10, 31),
            date(2027, 3, 31),
            date(2027, 12, 31),
            date(2028, 1, 1),
        ),
        doers=frozenset({"砚州市民政局", "砚州市医疗保障局"}),
        partners=frozenset(
            {"砚州市自然资源和规划局", "砚州市数据局", "砚州市人力资源和社会保障局"}
        ),
    ),
    Expected(
        file="松陂交通-第9号.txt",
        number="9",
        region="松陂县",
        term=8,
        meeting=2,
        title="盼望开通县城至大岙村公交车的提案",
        proposers=("卢稻香",),
        agency="松陂县交通运输局",
        document_number=None,
        written_on=date(2025, 8, 5),
        contact="柏小舟",
        phone="0000-5550109",
        sections=0,
        paragraphs=1,
        dues=(),
    ),
    Expected(
        file="鹤汀市发改局答复建议21号.txt",
        kind=Kind.SUGGESTION,
        number="21",
        region="鹤汀市",
        term=17,
        meeting=6,
        title="关于在乡镇集市和旅游村增设充电桩的建议",
        proposers=("邬晴川",),
        agency="鹤汀市发展和改革局",
        document_number="鹤发改函〔2026〕15号",
        written_on=date(2026, 6, 3),
        contact="童新禾",
        phone="0000-5550132",
        sections=0,
        paragraphs=1,
        dues=(date(2026, 12, 31), date(2028, 12, 31), FIFTEENTH_PLAN),
    ),
    Expected(
        file="石埂县教育局关于县政协第71号提案的答复.txt",
        number="71",
        region="石埂县",
        term=11,
        meeting=5,
        title="关于幼儿园空余学位转办托班、缓解托育难的提案",
        proposers=("岑小满",),
        agency="石埂县教育局",
        co_agencies=("县卫生健康局",),
        document_number="石教提复〔2026〕5号",
        written_on=date(2026, 6, 24),
        published_on=date(2026, 7, 2),
        disposition="B",
        contact="苗向晚",
        phone="0000-5550115",
        sections=3,
        paragraphs=5,
        dues=(date(2027, 8, 31), date(2029, 6, 24), FIFTEENTH_PLAN),
        doers=frozenset({"石埂县财政局"}),
        partners=frozenset({"石埂县卫生健康局", "石埂县消防救援大队"}),
    ),
    Expected(
        file="content_post_117.html",
        number="117",
        region="砚州市",
        term=9,
        meeting=4,
        title="关于应对学龄人口变化、统筹城区中小学学位的提案",
        proposers=("易听松", "鲍远帆", "蒲清和"),
        agency="砚州市教育局",
        co_agencies=("市自然资源和规划局", "市财政局", "市委编办"),
        document_number="砚教提复〔2025〕23号",
        written_on=date(2025, 6, 30),
        published_on=date(2025, 7, 15),
        disclosure="主动公开",
        contact="姚既望",
        phone="0000-5550127",
        sections=4,
        paragraphs=4,
        dues=(
            date(2025, 12, 31),
            date(2028, 8, 31),
            date(2026, 6, 30),
            FIFTEENTH_PLAN,
        ),
        doers=frozenset({"砚州市财政局", "砚州市委机构编制委员会办公室"}),
    ),
    Expected(
        file="fengbu-gxj-23-zh-hant.html",
        number="23",
        region="楓埠市",
        term=6,
        meeting=3,
        title="關於做大碳纖維下游製品、延長新材料產業鏈的提案",
        proposers=("項聞笛",),
        agency="楓埠市工業和信息化局",
        co_agencies=("市科學技術局", "市財政局"),
        document_number="楓工信提〔2025〕11號",
        index_number="FB0205/2025-00082",
        written_on=date(2025, 6, 18),
        published_on=date(2025, 6, 25),
        disposition="B",
        disclosure="主動公開",
        contact="裘一諾",
        phone="0000-5550194",
        sections=3,
        paragraphs=3,
        dues=(date(2025, 12, 31), date(2027, 12, 31), date(2026, 9, 30)),
        doers=frozenset({"枫埠市科学技术局", "枫埠市财政局"}),
        partners=frozenset({"枫埠市市场监督管理局"}),
    ),
    Expected(
        file="t20240913_5521.html",
        number="205",
        region="砚州市",
        term=9,
        meeting=3,
        title="关于加强住宅老旧电梯安全管理的提案",
        proposers=("席文昭",),
        agency="砚州市市场监督管理局",
        document_number="砚市监案〔2024〕30号",
        index_number="00000000-2/2024-00173",
        written_on=date(2024, 9, 9),
        published_on=date(2024, 9, 13),
        disposition="A",
        disclosure="主动公开",
        signer="裴见山",
        contact="商陆行",
        phone="0000-5550156",
        sections=3,
        paragraphs=3,
        dues=(
            date(2024, 12, 31),
            date(2024, 12, 31),
            date(2025, 12, 31),
            date(2027, 12, 31),
        ),
        doers=frozenset({"砚州市住房和城乡建设局"}),
    ),
)
