"""The answering agency and those that joined it."""

import pytest

from tests.parsing.letters import read_letter

OPENING = "您提出的《关于改善取暖条件的提案》收悉，现答复如下："


def test_signature_names_the_agency() -> None:
    assert read_letter(head="").agency == "云泽县教育局"


def test_spread_signature() -> None:
    assert read_letter(head="", foot="农 业 农 村 部\n2024年6月12日").agency == "农业农村部"


def test_headline_is_fuller_than_the_signature() -> None:
    reply = read_letter(
        head="云泽县教育局关于县政协九届二次会议第37号提案的答复", foot="县教育局\n2024年6月12日"
    )
    assert reply.agency == "云泽县教育局"


def test_headline_names_the_agency_where_the_signature_is_lost() -> None:
    reply = read_letter(head="云泽县教育局关于县政协九届二次会议第37号提案的答复", foot="")
    assert reply.agency == "云泽县教育局"


def test_page_source_names_the_agency_when_it_fits_what_the_letter_calls_itself() -> None:
    reply = read_letter(
        head="对县政协九届二次会议第37号提案的答复\n来源：县教育局 发布时间：2024-07-01", foot=""
    )
    assert reply.agency == "县教育局"


def test_office_that_runs_the_page_is_not_the_agency() -> None:
    reply = read_letter(
        head="对县政协九届二次会议第37号提案的答复\n来源：云泽县人民政府办公室 时间：2024-07-01",
        foot="",
    )
    assert reply.agency is None
    assert any(warning.field == "agency" for warning in reply.warnings)


def test_hijacked_signature_is_not_taken() -> None:
    reply = read_letter(head="", foot="星汇娱乐app下载 教育局\n2024年6月12日", body="我局已办。")
    assert reply.agency is None


def test_agency_in_brackets_behind_the_headline() -> None:
    reply = read_letter(head="对县政协九届二次会议第37号提案的答复（教体局）", foot="2024年6月12日")
    assert reply.agency == "教体局"


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("经商财政部、水利部，现答复如下：", ("财政部", "水利部")),
        ("由我局会同县财政局、县发展和改革局办理。现答复如下：", ("县财政局", "县发展和改革局")),
        (
            "我厅会同会办单位省财政厅、省卫生健康委作了认真研究，现答复如下：",
            ("省财政厅", "省卫生健康委"),
        ),
        ("由我局主办、县财政局和县住建局会办，现答复如下：", ("县财政局", "县住建局")),
        ("我局与县财政局、县医保局等协办单位面商，现答复如下：", ("县财政局", "县医保局")),
        ("经我局会同青桥镇水利站核实，现答复如下：", ()),
        ("我局会同县住建局到现场查看，现答复如下：", ()),
        ("现答复如下：", ()),
    ],
)
def test_co_agencies(words: str, joined: tuple[str, ...]) -> None:
    reply = read_letter(opening=f"您提出的《关于改善取暖条件的提案》收悉，{words}")
    assert reply.co_agencies == joined


def test_an_agency_met_in_the_body_is_no_co_agency() -> None:
    reply = read_letter(opening=OPENING, body="我局会同县财政局安排资金20万元。")
    assert reply.co_agencies == ()
