"""The people and groups addressed."""

import pytest

from tests.parsing.letters import read_letter


@pytest.mark.parametrize(
    ("salutation", "names"),
    [
        ("顾青禾委员：", ("顾青禾",)),
        ("尊敬的顾青禾委员：", ("顾青禾",)),
        ("顾青禾、沈一舟委员：", ("顾青禾", "沈一舟")),
        ("顾青禾，沈一舟，欧阳澜委员：", ("顾青禾", "沈一舟", "欧阳澜")),
        ("顾青禾 沈一舟 委员：", ("顾青禾", "沈一舟")),
        ("顾青禾委员、沈一舟委员：", ("顾青禾", "沈一舟")),
        ("顾青禾等5位委员：", ("顾青禾",)),
        ("顾青禾、沈一舟等委员：", ("顾青禾", "沈一舟")),
        ("顾青禾等十二名代表：", ("顾青禾",)),
        ("乔　楠委员：", ("乔楠",)),
        ("岑*舟委员：", ("岑*舟",)),
        ("***委员：", ()),
        ("乌兰其其格委员", ("乌兰其其格",)),
        ("顾青禾、沈一舟、\n欧阳澜委员：", ("顾青禾", "沈一舟", "欧阳澜")),
        ("顧青禾委員：", ("顧青禾",)),
        ("民建云泽县总支：", ("民建云泽县总支",)),
        ("民革澜岭省委员会：", ("民革澜岭省委员会",)),
        ("县政协教科卫体委员会：", ("县政协教科卫体委员会",)),
        ("顾青禾委员，您好！", ("顾青禾",)),
        ("您好，顾青禾委员：", ("顾青禾",)),
        ("顾青禾（女）委员：", ("顾青禾",)),
        ("顾青禾（领衔）、沈一舟代表：", ("顾青禾", "沈一舟")),
        ("顾青禾副主席：", ("顾青禾",)),
        ("顾青禾委员并沈一舟委员：", ("顾青禾", "沈一舟")),
        ("顾青禾和沈一舟委员：", ("顾青禾", "沈一舟")),
        ("顾青禾委员及各位附议委员：", ("顾青禾",)),
    ],
)
def test_salutation(salutation: str, names: tuple[str, ...]) -> None:
    assert read_letter(salutation=salutation).proposers == names


def test_a_letter_to_another_office_names_the_member_in_its_opening() -> None:
    reply = read_letter(
        salutation="县农业农村局：",
        opening="现将林知夏委员在县政协九届二次会议上提出的《关于健全物流网络的建议》协办意见函复如下：",
    )
    assert reply.proposers == ("林知夏",)


def test_no_name_is_taken_from_the_body() -> None:
    reply = read_letter(
        salutation="",
        opening="您提出的《关于改善取暖条件的提案》收悉，现答复如下：",
        body="7月9日，总工程师罗世昌会同李应川代表到场查看。",
    )
    assert reply.proposers == ()
