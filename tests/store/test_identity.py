"""Which replies are the same reply, and which texts the same text."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Kind, Reply
from bot.store.identity import identity, number_key, serial, step_key, text_key
from tests.store.replies import plain_reply

TITLE = ("关于加强养老服务的提案",)


def same(**changed: object) -> bool:
    """Whether another text with these fields is still the same fully stated reply."""
    return identity(plain_reply("原文")) == identity(plain_reply("新文", **changed))


def unstated(text: str, **known: object) -> Reply:
    """A reply of which only `known` is stated."""
    nothing: dict[str, object] = {
        "numbers": (), "region": None, "term": None, "meeting": None, "agency": None,
    }  # fmt: skip
    return plain_reply(text, **{**nothing, **known})


@pytest.mark.parametrize(
    ("number", "key"),
    [("82", "82"), ("082", "82"), ("０８２", "82"), ("2024W0218", "2024w0218"), ("000", "0")],
)
def test_number_key(number: str, key: str) -> None:
    assert number_key(number) == key
    assert number_key(key) == key


@pytest.mark.parametrize(
    ("number", "expected"),
    [("82", "82"), ("2024W218", "218"), ("2024W0218", "218"), ("十三-7", "7"), ("甲", None)],
)
def test_serial(number: str, expected: str | None) -> None:
    assert serial(number) == expected


def test_the_text_does_not_tell_fully_stated_replies_apart() -> None:
    assert same()


@pytest.mark.parametrize(
    "changed",
    [
        {"numbers": ("0８2",)},
        {"agency": "省科技厅"},
        {"agency": "吉林省科學技術廳"},
        {"titles": TITLE},
        {"proposers": ("张望",)},
        {"document_number": "吉科函〔2023〕78号"},
        {"written_on": date(2024, 1, 1)},
    ],
)
def test_what_does_not_tell_them_apart(changed: dict[str, object]) -> None:
    assert same(**changed)


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": Kind.SUGGESTION},
        {"region": "浙江省"},
        {"term": 12},
        {"meeting": 2},
        {"numbers": ("83",)},
        {"numbers": ("82", "83")},
        {"agency": "省财政厅"},
    ],
)
def test_what_tells_them_apart(changed: dict[str, object]) -> None:
    assert not same(**changed)


def test_several_numbers_in_any_order() -> None:
    first = plain_reply("文", numbers=("82", "115"))
    assert identity(first) == identity(plain_reply("文", numbers=("115", "082")))


def test_without_a_session_the_same_number_of_two_years_is_two_replies() -> None:
    known = {"numbers": ("82",), "region": "临湘市", "agency": "市教育局", "titles": TITLE}
    first = unstated("文", **known, written_on=date(2023, 5, 5))
    assert identity(first) == identity(unstated("新文", **known, written_on=date(2023, 6, 1)))
    assert identity(first) != identity(unstated("新文", **known, written_on=date(2024, 5, 5)))


def test_without_a_number_the_title_tells_apart() -> None:
    known = {"numbers": (), "proposers": ("张望",)}
    first = plain_reply("文", **known, titles=TITLE)
    assert identity(first) == identity(plain_reply("新文", **known, titles=TITLE))
    assert identity(first) != identity(plain_reply("文", **known, titles=("关于托育的提案",)))


def test_without_a_number_two_members_with_one_title_are_two_replies() -> None:
    first = plain_reply("文", numbers=(), titles=TITLE, proposers=("张望",))
    second = plain_reply("文", numbers=(), titles=TITLE, proposers=("李遥",))
    assert identity(first) != identity(second)


def test_without_an_agency_the_document_number_tells_apart() -> None:
    known = {"agency": None, "titles": TITLE}
    first = plain_reply("文", **known, document_number="吉科函〔2023〕78号")
    assert identity(first) == identity(
        plain_reply("新文", **known, document_number="吉科函[2023]78号")
    )
    assert identity(first) != identity(
        plain_reply("新文", **known, document_number="吉财函〔2023〕78号")
    )


@pytest.mark.parametrize(
    "known", [{}, {"numbers": ("82",), "agency": "省科技厅"}, {"titles": TITLE}]
)
def test_when_too_little_is_stated_only_the_text_is_left(known: dict[str, object]) -> None:
    assert identity(unstated("甲文", **known)) == identity(unstated(" 甲文\n", **known))
    assert identity(unstated("甲文", **known)) != identity(unstated("乙文", **known))


def test_white_space_does_not_make_another_text() -> None:
    assert text_key("　　我省将建设。\n\n下一步") == text_key("我省将建设。 下一步\r\n")


def test_white_space_between_digits_and_latin_letters_does() -> None:
    assert text_key("12 3") != text_key("1 23")
    assert text_key("next step") != text_key("nextstep")
    assert text_key("12  3\n") == text_key("12\n3")


def test_any_other_change_makes_another_text() -> None:
    assert text_key("年底前完成") != text_key("年底前完成。")
    assert text_key("１２") != text_key("12")


def test_a_step_is_known_by_its_letters_and_digits() -> None:
    assert step_key("下一步，我厅将建设中心") == step_key("下一步我廳將建設中心。")
    assert step_key("2027年6月底前建成") != step_key("2028年6月底前建成")
