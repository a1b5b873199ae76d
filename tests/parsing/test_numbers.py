"""The proposals' numbers."""

import pytest

from tests.parsing.letters import read_letter


def headed(words: str) -> tuple[str, ...]:
    return read_letter(head=f"云泽县教育局{words}").numbers


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("关于对县政协九届二次会议第37号提案的答复", ("37",)),
        ("关于县政协九届二次会议第0123号、第0456号提案的答复", ("0123", "0456")),
        ("关于县政协九届二次会议第2号和第55号提案的答复", ("2", "55")),
        ("关于县政协九届二次会议第12、13、15号提案的答复", ("12", "13", "15")),
        ("关于县政协九届二次会议第0867号（资源环境类086号）提案的答复", ("0867",)),
        ("关于县政协九届二次会议第2024W218号委员提案的答复", ("2024W218",)),
        ("关于县政协九届二次会议第２０２４Ｗ２１８号提案的答复", ("２０２４Ｗ２１８",)),
        ("关于县政协九届二次会议第 37 号提案的答复", ("37",)),
        ("关于县政协九届二次会议\n53号提案的答复", ("53",)),
        ("关于县政协九届二次会议第八十二号提案的答复", ("八十二",)),
        ("关于县政协九届二次会议提案第020号的答复", ("020",)),
        ("县人大九届二次会议关于改善取暖条件的建议（0763号）的答复", ("0763",)),
    ],
)
def test_number_as_printed_in_the_headline(words: str, numbers: tuple[str, ...]) -> None:
    assert headed(words) == numbers


def test_number_in_brackets_behind_the_title() -> None:
    reply = read_letter(
        head="", opening="您提出的《关于改善取暖条件的提案》（第173号）收悉，现答复如下："
    )
    assert reply.numbers == ("173",)


def test_bare_number_in_brackets_behind_the_title() -> None:
    reply = read_letter(
        head="", opening="您提出的《关于改善取暖条件的提案》（0519）收悉，现答复如下："
    )
    assert reply.numbers == ("0519",)


def test_number_of_a_cited_document_is_no_proposal_number() -> None:
    reply = read_letter(
        head="",
        opening="您提出的《关于改善取暖条件的提案》收悉，现答复如下：",
        body="根据《取暖补助办法》（云政办发〔2023〕19号）和省政府第305号令，已下达资金20万元。",
    )
    assert reply.numbers == ()
    assert any(warning.field == "numbers" for warning in reply.warnings)


def test_numbers_of_previous_and_next_links_are_not_this_reply_s() -> None:
    reply = read_letter(
        foot="云泽县教育局\n2024年6月12日\n上一篇：关于对县政协九届二次会议第36号提案的答复\n"
        "下一篇：关于对县政协九届二次会议第38号提案的答复"
    )
    assert reply.numbers == ("37",)
