"""The proposal's title."""

import pytest

from tests.parsing.letters import read_letter


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("您提出的《关于改善取暖条件的提案》收悉，现答复如下：", "关于改善取暖条件的提案"),
        ("您提出的“关于改善取暖条件的建议”，现答复如下：", "关于改善取暖条件的建议"),
        ("您提出的「關於改善取暖條件的建議」收悉，現答復如下：", "關於改善取暖條件的建議"),
        ("您提出的关于改善取暖条件的提案收悉，现答复如下：", "关于改善取暖条件的提案"),
        (
            "您提出的关于“改善取暖条件、守住安全底线”的提案收悉，现答复如下：",
            "关于“改善取暖条件、守住安全底线”的提案",
        ),
        ("您提出的关于《关于改善取暖条件》的提案收悉，现答复如下：", "关于改善取暖条件"),
        ("您提出的关于关于改善取暖条件的提案收悉，现答复如下：", "关于改善取暖条件的提案"),
        ("您提出的关于“关于改善取暖条件的建议”的提案收悉，现答复如下：", "关于改善取暖条件的建议"),
        ("您提出的关于“改善取暖条件的建议”的提案收悉，现答复如下：", "改善取暖条件的建议"),
        (
            "您提出的《关于制定〈取暖管理规定〉的议案》收悉，现答复如下：",
            "关于制定〈取暖管理规定〉的议案",
        ),
        ("您提出的《关于改善取暖条件的建议收到，现答复如下：", "关于改善取暖条件的建议"),
        (
            "您提出的《关于改善乡村\n小学取暖条件\n的提案》收悉，现答复如下：",
            "关于改善乡村小学取暖条件的提案",
        ),
        (
            "您提出的“请求给山村小学装上暖气的请求”已收悉，现答复如下：",
            "请求给山村小学装上暖气的请求",
        ),
    ],
)
def test_title_in_the_opening(opening: str, title: str) -> None:
    assert read_letter(opening=opening).titles == (title,)


def test_two_titles_in_one_reply() -> None:
    reply = read_letter(
        opening="您提出的《关于改善取暖条件的提案》《关于更换门窗的建议》均收悉，现一并答复如下："
    )
    assert reply.titles == ("关于改善取暖条件的提案", "关于更换门窗的建议")


def test_a_cited_plan_is_no_title() -> None:
    reply = read_letter(
        opening="您提出的《关于改善取暖条件的提案》收悉。我局对照《云泽县教育发展规划》研究，现答复如下："
    )
    assert reply.titles == ("关于改善取暖条件的提案",)


def test_the_short_form_of_the_title_is_no_second_one() -> None:
    reply = read_letter(
        opening="您提出的《关于改善取暖条件的提案》（以下简称《提案》）收悉，现答复如下："
    )
    assert reply.titles == ("关于改善取暖条件的提案",)


def test_title_only_in_the_headline() -> None:
    reply = read_letter(
        head="关于修复青桥渡口便桥的建议\n发布时间：2016-12-20",
        opening="您好！所提建议收到，现将承办情况答复如下：",
    )
    assert reply.titles == ("关于修复青桥渡口便桥的建议",)
