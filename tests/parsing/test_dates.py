"""The day of the letter and the day of its publication."""

from datetime import date

import pytest

from bot.folding import fold
from bot.model import Place
from bot.parsing.fields.dates import dated_line
from tests.parsing.letters import read_letter

HEADLINE = "关于对县政协九届二次会议第37号提案的答复"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2024年6月12日", date(2024, 6, 12)),
        ("2024 年 6 月 12 日", date(2024, 6, 12)),
        ("2024-06-12", date(2024, 6, 12)),
        ("2024/6/12", date(2024, 6, 12)),
        ("2024.6.12", date(2024, 6, 12)),
        ("2024年629", date(2024, 6, 29)),
        ("二○二四年六月十二日", date(2024, 6, 12)),
        ("二零二四年十一月二十一日", date(2024, 11, 21)),
        ("二0一八年六月十九日", date(2018, 6, 19)),
        ("二O一八年六月十九日", date(2018, 6, 19)),
        ("二Ｏ一八年六月十九日", date(2018, 6, 19)),
        ("20231117", date(2023, 11, 17)),
        ("2022927", date(2022, 9, 27)),
        ("2021623", date(2021, 6, 23)),
        ("2022111", None),  # 11 January or 1 November
        ("2024年13月40日", None),
        ("2024年6月12日前完成", None),
        ("2024年", None),
    ],
)
def test_a_line_that_is_a_date(line: str, day: date | None) -> None:
    found = dated_line(fold(line), Place(0, len(line)))
    assert (found.day if found else None) == day


def test_signature_date_goes_before_the_page_s_and_the_difference_is_said() -> None:
    reply = read_letter(head=f"成文日期：2024-06-29 发布日期：2024-06-30\n{HEADLINE}")
    assert reply.written_on == date(2024, 6, 12)
    assert reply.published_on == date(2024, 6, 30)
    assert any(warning.field == "written_on" for warning in reply.warnings)


def test_page_date_stands_in_for_a_lost_signature_date() -> None:
    reply = read_letter(head=f"成文日期：2024年06月29日\n{HEADLINE}", foot="云泽县教育局")
    assert reply.written_on == date(2024, 6, 29)


def test_day_of_looking_at_the_page_is_no_date_of_the_letter() -> None:
    reply = read_letter(
        head=f"2025年3月17日 星期一\n{HEADLINE}\n发布日期：2024-07-01 10:05:37 来源：", foot=""
    )
    assert (reply.written_on, reply.published_on) == (None, date(2024, 7, 1))


def test_publication_date_beside_the_source_without_a_label() -> None:
    reply = read_letter(head=f"{HEADLINE}\n2024-07-09 来源：县教育局")
    assert reply.published_on == date(2024, 7, 9)


def test_dates_in_the_body_are_not_the_letter_s() -> None:
    reply = read_letter(head="", body="2024年5月20日，我局到场查看。", foot="")
    assert (reply.written_on, reply.published_on) == (None, None)


def test_date_and_agency_on_one_line() -> None:
    reply = read_letter(foot="云泽县教育局 2024年6月12日")
    assert (reply.agency, reply.written_on) == ("云泽县教育局", date(2024, 6, 12))


def test_table_with_bare_labels() -> None:
    reply = read_letter(
        head=" 索 引 号  yzx087/2024-0000112  公开方式  主动公开\n"
        f" 成文日期  2024-06-12  公开日期  2024-07-01\n{HEADLINE}",
        foot="云泽县教育局",
    )
    assert reply.index_number == "yzx087/2024-0000112"
    assert reply.disclosure == "主动公开"
    assert (reply.written_on, reply.published_on) == (date(2024, 6, 12), date(2024, 7, 1))


def test_labels_above_their_values() -> None:
    reply = read_letter(
        head="索引号\nM4061/2024-11864\n发布日期\n2024年7月1日 09:31:40\n"
        f"文号\n云泽县教育局\n{HEADLINE}"
    )
    assert reply.index_number == "M4061/2024-11864"
    assert reply.published_on == date(2024, 7, 1)
    assert reply.document_number is None


def test_labelled_date_under_the_letter_is_the_letter_s() -> None:
    reply = read_letter(foot="云泽县教育局\n日期：2024年6月12日")
    assert (reply.written_on, reply.published_on) == (date(2024, 6, 12), None)


def test_date_behind_the_last_sentence() -> None:
    reply = read_letter(body="已全部办结。\n特此答复。2024年6月12日", foot="")
    assert reply.written_on == date(2024, 6, 12)
    assert reply.body.of(reply.text).endswith("特此答复。")


def test_date_above_the_agency_and_a_seal() -> None:
    reply = read_letter(head="", foot="2024年6月12日\n云泽县教育局（盖章）")
    assert (reply.agency, reply.written_on) == ("云泽县教育局", date(2024, 6, 12))
