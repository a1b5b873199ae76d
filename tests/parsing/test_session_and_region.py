"""Whose session it is: kind, region, 届, 次."""

import pytest

from bot.model import Kind
from tests.parsing.letters import read_letter


@pytest.mark.parametrize(
    ("headline", "kind", "region", "term", "meeting"),
    [
        ("关于云泽县政协九届二次会议第37号提案的答复", "proposal", "云泽县", 9, 2),
        ("关于县政协九届二次会议第37号提案的答复", "proposal", "云泽县", 9, 2),
        ("对政协云泽县第十届委员会第三次会议第37号提案的答复", "proposal", "云泽县", 10, 3),
        (
            "关于中国人民政治协商会议云泽县第十一届委员会第三次会议第37号提案的答复",
            "proposal",
            "云泽县",
            11,
            3,
        ),
        ("关于县第十五届人民代表大会第三次会议第17号代表建议的答复", "suggestion", "云泽县", 15, 3),
        ("关于县十七届人大四次会议第17号建议的答复", "suggestion", "云泽县", 17, 4),
        ("关于县人大第十六届四次会议第33号议案的答复", "suggestion", "云泽县", 16, 4),
        ("关于县人大十四届大会三次会议第33号建议的答复", "suggestion", "云泽县", 14, 3),
        ("对十四届全国人大三次会议第2583号建议的答复", "suggestion", "全国", 14, 3),
        ("关于政协第十四届全国委员会第二次会议第0123号提案的答复", "proposal", "全国", 14, 2),
        ("关于县政协第七届委员会第58号提案的复函", "proposal", "云泽县", 7, None),
        ("关于县政协九届次会议第37号提案的答复", "proposal", "云泽县", 9, None),
        ("关于于江县政协九届二次会议第37号提案的答复", "proposal", "于江县", 9, 2),
        ("对省十三届人大第１２次会议第37号建议的答复", "suggestion", None, 13, 12),
        ("对三阳乡第十九届人民代表大会第二次会议第5号建议的答复", "suggestion", "三阳乡", 19, 2),
        ("对澜川市东屏区政协五届一次会议第5号提案的答复", "proposal", "东屏区", 5, 1),
        ("对第十二届澄岭省委员会第三次会议政协第5号提案的答复", "proposal", "澄岭省", 12, 3),
    ],
)
def test_session(
    headline: str, kind: str, region: str | None, term: int, meeting: int | None
) -> None:
    reply = read_letter(head=headline)
    assert (reply.kind, reply.region, reply.term, reply.meeting) == (
        Kind(kind),
        region,
        term,
        meeting,
    )


def test_a_party_congress_is_no_session() -> None:
    reply = read_letter(head="", body="党的十九届四中全会以来，我局建成学校42所。")
    assert (reply.term, reply.meeting) == (None, None)


def test_proposal_though_the_member_is_called_a_deputy() -> None:
    reply = read_letter(salutation="顾青禾代表：")
    assert reply.kind is Kind.PROPOSAL


def test_region_of_a_line_above_is_not_glued_to_the_session() -> None:
    reply = read_letter(head="云教函〔2024〕15号\n县政协九届二次会议第37号提案的答复")
    assert reply.region == "云泽县"


@pytest.mark.parametrize(
    ("agency", "region"),
    [
        ("杭州市教育局", "杭州市"),
        ("呼和浩特市新城区教育局", "新城区"),
        ("云岭瑶族自治县教育局", "云岭瑶族自治县"),
        ("农业农村部", "全国"),
        ("凉山州教育局", "凉山州"),
    ],
)
def test_region_by_the_agency_where_no_session_is_printed(agency: str, region: str) -> None:
    reply = read_letter(head="", foot=f"{agency}\n2024年6月12日", body="已办结。")
    assert reply.region == region


def test_a_bare_autonomous_region_is_the_agencys() -> None:
    reply = read_letter(
        head="关于自治区政协十三届二次会议第210号提案的答复",
        foot="桂岭壮族自治区住房和城乡建设厅\n2024年6月12日",
    )
    assert reply.region == "桂岭壮族自治区"


def test_region_unknown_when_a_town_answers_for_an_unnamed_committee() -> None:
    reply = read_letter(head="", foot="白渡镇人民政府\n2024年6月12日", body="我镇已办结。")
    assert reply.region is None
