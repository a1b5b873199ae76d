"""How agencies are named."""

import pytest

from bot.agencies import full_name, kinds_called, known_kinds, short_name, short_names, successors
from bot.tables import table

FULL_NAMES = [
    # with the region of the letter
    ("省财政厅", "吉林省", "吉林省财政厅"),
    ("财政厅", "吉林省", "吉林省财政厅"),
    ("省发改委", "吉林省", "吉林省发展和改革委员会"),
    ("省人力资源社会保障厅", "吉林省", "吉林省人力资源和社会保障厅"),
    ("省住房城乡建设厅", "青沅省", "青沅省住房和城乡建设厅"),
    ("省市场监管局", "吉林省", "吉林省市场监督管理局"),
    ("市教育局", "临湘市", "临湘市教育局"),
    ("市市场监管局", "临湘市", "临湘市市场监督管理局"),
    ("市场监督管理局", "临湘市", "临湘市市场监督管理局"),
    ("县卫健局", "平江县", "平江县卫生健康局"),
    ("县政府办", "平江县", "平江县人民政府办公室"),
    ("区医保局", "汇江市白塔区", "汇江市白塔区医疗保障局"),
    ("市医保局", "汇江市白塔区", "汇江市医疗保障局"),
    ("白塔区医保局", "汇江市白塔区", "汇江市白塔区医疗保障局"),
    ("自治区财政厅", "广西壮族自治区", "广西壮族自治区财政厅"),
    ("州民宗局", "湘西土家族苗族自治州", "湘西土家族苗族自治州民族宗教事务局"),
    ("教育局", "郑州市", "郑州市教育局"),
    ("市教委", "北京市", "北京市教育委员会"),
    ("省委组织部", "吉林省", "吉林省委组织部"),
    ("省委金融办", "吉林省", "吉林省委金融委员会办公室"),
    ("吉林科技厅", "吉林省", "吉林省科学技术厅"),
    # agencies that the table does not know
    ("市城投集团", "临湘市", "临湘市城投集团"),
    ("市生态环境局南桥分局", "梧川市", "梧川市生态环境局南桥分局"),
    ("梧川市生态环境局南桥分局", "梧川市", "梧川市生态环境局南桥分局"),
    ("某某集团", "临湘市", "某某集团"),
    # nothing that says whose it is
    ("省财政厅", None, "省财政厅"),
    ("省财政厅", "临湘市", "省财政厅"),
    ("财政厅", "临湘市", "财政厅"),
    ("财政局", "吉林省", "财政局"),
    ("管委会", "临湘市", "管理委员会"),
    ("各市州人民政府", "吉林省", "各市州人民政府"),
    # ministries
    ("工业和信息化部", "全国", "工业和信息化部"),
    ("科技部", "吉林省", "科学技术部"),
    ("国家发展改革委", "全国", "国家发展和改革委员会"),
    ("发展改革委", "全国", "国家发展和改革委员会"),
    ("金融监管总局", "全国", "国家金融监督管理总局"),
    ("国家医保局", None, "国家医疗保障局"),
    ("中华人民共和国教育部", "全国", "教育部"),
    ("國家鐵路局", "全国", "国家铁路局"),
    # as printed
    ("澄湖區衛生健康委員會", "澄湖區", "澄湖区卫生健康委员会"),
    ("市农业农村局（市乡村振兴局）", "岱平市", "岱平市农业农村局"),
    ("吉林 省 财政 厅", "吉林省", "吉林省财政厅"),
    # old names stay what they were, and shared ones are not guessed at
    ("环保厅", "吉林省", "吉林省环境保护厅"),
    ("市法院", "临湘市", "临湘市法院"),
    ("湖滨新区教育和体育局", "湖滨新区", "湖滨新区教育和体育局"),
    ("", None, ""),
]


@pytest.mark.parametrize(("printed", "region", "full"), FULL_NAMES)
def test_full_name(printed: str, region: str | None, full: str) -> None:
    assert full_name(printed, region) == full


@pytest.mark.parametrize(("printed", "region", "full"), FULL_NAMES)
def test_a_full_name_stays(printed: str, region: str | None, full: str) -> None:
    assert full_name(full, region) == full
    assert full_name(full, None) in {full, full_name(full, region)}


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("吉林省科学技术厅", "省科技厅"),
        ("吉林省发展和改革委员会", "省发改委"),
        ("广西壮族自治区财政厅", "自治区财政厅"),
        ("临湘市教育局", "临湘市教育局"),
        ("汇江市白塔区医疗保障局", "白塔区医保局"),
        ("国家卫生健康委员会", "国家卫健委"),
        ("工业和信息化部", "工信部"),
        ("吉林省委组织部", "省委组织部"),
        ("临湘市城投集团", "临湘市城投集团"),
    ],
)
def test_short_name(full: str, short: str) -> None:
    assert short_name(full) == short


def test_short_names_are_those_that_people_use() -> None:
    names = short_names("吉林省人力资源和社会保障厅")
    expected = {"人社厅", "省人社厅", "吉林人社厅", "吉林省人社厅", "省人力资源社会保障厅"}
    assert expected <= set(names)
    assert "吉林省人力资源和社会保障厅" not in names


def test_known_kinds_are_full_short_and_former_the_longest_first() -> None:
    kinds = known_kinds()
    expected = {
        "科学技术厅",
        "科技厅",
        "发展和改革委员会",
        "发改委",
        "环境保护厅",
        "环保局",
        "法院",
    }
    assert expected <= set(kinds)
    assert [len(kind) for kind in kinds] == sorted(map(len, kinds), reverse=True)
    assert min(map(len, kinds)) > 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("环保厅", "生态环境厅"),
        ("卫计委", "卫生健康委员会"),
        ("农委", "农业农村委员会"),
        ("国土局", "自然资源局"),
        ("工商局", "市场监督管理局"),
        ("安监局", "应急管理局"),
        ("乡村振兴局", "农业农村局"),
        ("银保监局", "金融监督管理局"),
    ],
)
def test_a_reform_made_a_new_kind_of_an_old_one(old: str, new: str) -> None:
    kind = kinds_called(old)[0]
    assert kind.until is not None
    assert new in {heir.name for heir in successors(kind)}


def test_every_successor_in_the_table_is_a_kind() -> None:
    rows = table("agencies")
    stems = {row["stem"] for row in (*rows["kind"], *rows["former"])}
    assert {stem for row in rows["former"] for stem in row["now"]} <= stems
