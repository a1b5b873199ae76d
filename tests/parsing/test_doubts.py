"""What is unsure is said, field by field, in Chinese; what is sure is not."""

from bot.model import Reply
from tests.parsing.letters import read_letter

WHOLE = "云泽县教育局关于云泽县政协九届二次会议第37号提案的答复"


def doubted(reply: Reply) -> set[str]:
    return {warning.field for warning in reply.warnings}


def test_a_whole_letter_leaves_no_doubt() -> None:
    assert doubted(read_letter(head=WHOLE)) == set()


def test_what_is_not_printed_is_named() -> None:
    reply = read_letter(head="", foot="", body="已全部办结。")
    assert doubted(reply) == {"numbers", "agency", "region", "term", "meeting", "written_on"}


def test_agency_only_by_the_page_s_source() -> None:
    reply = read_letter(
        head="对云泽县政协九届二次会议第37号提案的答复\n来源：云泽县教育局", foot="2024年6月12日"
    )
    assert reply.agency == "云泽县教育局"
    assert doubted(reply) == {"agency"}


def test_region_only_by_places_in_the_text() -> None:
    reply = read_letter(
        head="对县政协九届二次会议第37号提案的答复",
        body="《云泽县取暖规划》已印发。",
        foot="县教育局\n2024年6月12日",
    )
    assert reply.region == "云泽县"
    assert doubted(reply) == {"region"}


def test_several_numbers() -> None:
    reply = read_letter(head=WHOLE.replace("第37号", "第37号、第41号"))
    assert doubted(reply) == {"numbers"}


def test_published_before_written() -> None:
    reply = read_letter(head=f"{WHOLE}\n发布日期：2024-06-01")
    assert doubted(reply) == {"published_on"}
