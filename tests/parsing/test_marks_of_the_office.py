"""文号, 办理类别, 公开属性, 签发人, 联系人 and telephone."""

import pytest

from tests.parsing.letters import read_letter

HEADLINE = "关于对县政协九届二次会议第37号提案的答复"


@pytest.mark.parametrize(
    ("line", "number", "letter"),
    [
        ("云教函〔2024〕15号", "云教函〔2024〕15号", None),
        ("云教函【2024】15号", "云教函【2024】15号", None),
        ("云教函[2024]15号C类", "云教函[2024]15号", "C"),
        ("云教函（2024）15号（A类）", "云教函（2024）15号", "A"),
        ("云教函〔2024〕15号B1類 同意公開", "云教函〔2024〕15号", "B1"),
        ("云教函〔2024〕15号    B类", "云教函〔2024〕15号", "B"),
        ("云教函〔2024] 15 号", "云教函〔2024] 15号", None),
        ("云教函〔２０２４〕１５号", "云教函〔２０２４〕１５号", None),
        ("云教提字〔202415B", "云教提字〔202415", "B"),
        ("云教函〔2024〕15号 类 同意公开", "云教函〔2024〕15号", None),
        ("发文字号：云教函〔2024〕15号 主题分类：教育", "云教函〔2024〕15号", None),
        ("文号：无", None, None),
        ("（编号：C〔2024〕017号）", "C〔2024〕017号", None),
    ],
)
def test_document_number_and_class_letter(
    line: str, number: str | None, letter: str | None
) -> None:
    reply = read_letter(head=f"{HEADLINE}\n{line}")
    assert (reply.document_number, reply.disposition) == (number, letter)


@pytest.mark.parametrize(
    ("line", "letter"),
    [
        ("B", "B"),
        ("（B）类", "B"),
        ("A类", "A"),
        ("（A类·主动公开）", "A"),
        ("类别：C", "C"),
        ("办理类别：B类", "B"),
        ("类  别：A1", "A1"),
        ("办理类别：甲类", "甲"),
        ("办复类别：乙类（正在解决）", "乙"),
        ("类别：甲类", None),
        ("甲类", None),
        ("类别：提案", None),
        ("类别：代表建议", None),
    ],
)
def test_class_letter_on_its_own(line: str, letter: str | None) -> None:
    assert read_letter(head=f"{line}\n{HEADLINE}").disposition == letter


@pytest.mark.parametrize(
    "line", ["办理类别：B类", "办理类别（B）", "B类（正在解决）", "办理结果 B类"]
)
def test_class_letter_under_the_letter(line: str) -> None:
    reply = read_letter(foot=f"云泽县教育局\n2024年6月12日\n{line}")
    assert reply.disposition == "B"


def test_class_letter_behind_the_headline() -> None:
    assert read_letter(head=f"{HEADLINE}（B类）").disposition == "B"


@pytest.mark.parametrize(
    ("head", "foot", "disclosure"),
    [
        ("公开属性：主动公开", "", "主动公开"),
        ("", "（此件同意公开）", "同意公开"),
        ("", "（此件公开发布）", "公开发布"),
        ("公开", "", "公开"),
        ("（此回复件公开）", "", "公开"),
        ("首页 > 法定主动公开内容 > 提案办理", "", None),
        ("公开方式：依申请公开", "", "依申请公开"),
        ("是否公开：否", "", "否"),
        ("公开属性：内部", "", "内部"),
    ],
)
def test_disclosure(head: str, foot: str, disclosure: str | None) -> None:
    reply = read_letter(head=f"{head}\n{HEADLINE}", foot=f"云泽县教育局\n2024年6月12日\n{foot}")
    assert reply.disclosure == disclosure


def test_a_cited_document_number_is_not_the_letter_s() -> None:
    reply = read_letter(head=HEADLINE, body="根据《实施方案》（云政发〔2023〕9号），已下达20万元。")
    assert reply.document_number is None


@pytest.mark.parametrize(
    ("foot", "contact", "phone"),
    [
        ("联系人及电话：向志远，0000-5550123", "向志远", "0000-5550123"),
        ("（联系处室：基教科　联系人：向志远　联系电话：0000-5550123）", "向志远", "0000-5550123"),
        ("承 办 人：向志远\n联系电话：0000—5550123", "向志远", "0000—5550123"),
        ("电话：0000-5550123\n联系人：向志远", "向志远", "0000-5550123"),
        ("（联系人及电话：云泽县教育局基教股 向志远 55501230）", "向志远", "55501230"),
        ("（承办股室及电话：基教股向志远0000-5550123）", "向志远", "0000-5550123"),
        (
            "承办负责人：汤毅然  0000-5550100\n承办人及联系电话：向志远  0000-5550123",
            "向志远",
            "0000-5550123",
        ),
        (
            "主管领导人姓名：汤毅然 联系电话：55501000\n具体经办人姓名：向 远 联系电话：55501230",
            "向远",
            "55501230",
        ),
        ("联系人：向志远（基教股）　电话：0000-5550123", "向志远", "0000-5550123"),
        ("联系人：基教股，向志远同志 0000-5550123", "向志远", "0000-5550123"),
        ("联系人：向志远、基教股", "向志远", None),
        ("联系单位及电话：云泽县教育局基教股 0000-5550123", None, "0000-5550123"),
        ("主办单位：云泽县人民政府 标识码：2155510009\n联系电话：0000-5550199", None, None),
    ],
)
def test_contact_and_phone(foot: str, contact: str | None, phone: str | None) -> None:
    reply = read_letter(foot=f"云泽县教育局\n2024年6月12日\n{foot}")
    assert (reply.contact, reply.phone) == (contact, phone)


@pytest.mark.parametrize("label", ["签发人：", "签 发 人：", "领导签发：", "领导署名："])
def test_signer(label: str) -> None:
    assert read_letter(head=f"{HEADLINE}\n{label}岑云舟").signer == "岑云舟"


def test_blank_signer_does_not_take_the_salutation() -> None:
    assert read_letter(head=f"{HEADLINE}\n签发人：").signer is None


def test_public_above_the_signature() -> None:
    body = "全县现有乡村小学42所。\n　　（此件主动公开）"
    assert read_letter(body=body).disclosure == "主动公开"
