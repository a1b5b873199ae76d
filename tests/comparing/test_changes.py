"""What is said to have changed between two versions of a letter."""

from dataclasses import replace
from datetime import date

import pytest

from bot.comparing import FieldChange, changes
from bot.comparing.likeness import MOST_PAIRS
from bot.model import Place
from tests.comparing.letters import between, letter, shown
from tests.store.replies import full_reply, place

ONE = "全市已建成社区食堂120家。"
TWO = "我局将于2026年底前建成城东养老服务中心。"
TWO_LATER = "我局将于2027年6月底前建成城东养老服务中心。"
THREE = "感谢您对民政工作的关心。"


def test_a_sentence_added() -> None:
    before, after = ONE + THREE, ONE + TWO + THREE
    assert shown(between(before, after), before, after) == ([TWO], [], [])


def test_a_sentence_removed() -> None:
    before, after = ONE + TWO + THREE, ONE + THREE
    assert shown(between(before, after), before, after) == ([], [TWO], [])


def test_a_date_moved_is_a_sentence_reworded() -> None:
    before, after = ONE + TWO, ONE + TWO_LATER
    assert shown(between(before, after), before, after) == ([], [], [(TWO, TWO_LATER)])


def test_another_matter_is_removed_and_added() -> None:
    other = "我局将于2026年底前完成农村危房改造。"
    before, after = ONE + TWO, ONE + other
    assert shown(between(before, after), before, after) == ([other], [TWO], [])


@pytest.mark.parametrize(
    "after",
    [
        "全市已建成社区食堂 １２０ 家。\n\n我局將於2026年底前建成城東養老服務中心.",
        "全市已建成社区食堂120家；我局将于2026年底前建成城东养老服务中心。",
        "全市已建成社区食\n堂120家。我局将于2026年底\n前建成城东养老服务中心。",
        TWO + "\n" + ONE,
    ],
    ids=["set in another type", "cut otherwise", "broken into lines", "moved"],
)
def test_nothing_changed(after: str) -> None:
    assert between(ONE + TWO, after).nothing


def test_a_paragraph_moved_is_neither_removed_nor_added() -> None:
    before, after = f"{ONE}\n{TWO}\n{THREE}", f"{TWO}\n{THREE}\n{ONE}我局长期负责。"
    assert shown(between(before, after), before, after) == (["我局长期负责。"], [], [])


def test_one_of_two_equal_sentences_removed() -> None:
    assert shown(between(ONE + ONE, ONE), ONE + ONE, ONE) == ([], [ONE], [])


def test_a_figure_changed_is_a_change() -> None:
    assert between("增长3.5%。", "增长35%。").reworded


def test_places_are_of_the_whole_text_not_of_the_body() -> None:
    before, after = f"标题\n{ONE}", f"另一个标题很长\n{ONE}{TWO}"
    found = changes(
        letter(before, body=place(before, ONE)), letter(after, body=place(after, ONE + TWO))
    )
    assert shown(found, before, after) == ([TWO], [], [])


def test_what_stands_outside_the_body_is_no_change() -> None:
    before, after = f"浏览次数：10\n{ONE}", f"浏览次数：99\n{ONE}"
    old, new = letter(before, body=place(before, ONE)), letter(after, body=place(after, ONE))
    assert changes(old, new).nothing


def test_fields_are_compared_by_their_wording() -> None:
    before = full_reply()
    after = replace(
        before,
        disposition="A",
        written_on=date(2023, 6, 1),
        proposers=("张望",),
        document_number="吉科函[2023]78号",
        phone=None,
    )
    assert changes(before, after).fields == (
        FieldChange("proposers", ("张望", "李遥"), ("张望",)),
        FieldChange("written_on", date(2023, 5, 5), date(2023, 6, 1)),
        FieldChange("disposition", "B", "A"),
        FieldChange("phone", "0000-5550123", None),
    )


def test_what_is_read_of_the_body_is_no_field() -> None:
    before = full_reply()
    read_anew = replace(before, next_steps=(), sections=(), figures=(), warnings=(), telling=None)
    assert changes(before, read_anew).nothing


def test_a_bodiless_letter() -> None:
    nothing, something = letter("甲", body=Place(0, 0)), letter(ONE)
    assert shown(changes(nothing, something), "甲", ONE) == ([ONE], [], [])


def test_too_many_sentences_are_compared_by_paragraphs() -> None:
    side = int(MOST_PAIRS**0.5) + 1
    old = [f"第{n}座桥{n * 7919}。" for n in range(side)]
    new = [f"第{n}条路{n * 7919}。" for n in range(side)]
    before, after = "".join(old) + "\n" + ONE, "".join(new) + "\n" + ONE
    found = between(before, after)
    pieces = [*found.added, *(pair.after for pair in found.reworded)]
    assert [piece.of(after) for piece in pieces] == ["".join(new)]


def test_too_many_paragraphs_are_removed_and_added() -> None:
    side = int(MOST_PAIRS**0.5) + 1
    before = "\n".join(f"石桥{n}座" for n in range(side))
    after = "\n".join(f"石桥{n}孔" for n in range(side))
    assert between("石桥1座", "石桥1孔").reworded
    found = between(before, after)
    assert (len(found.added), len(found.removed), found.reworded) == (side, side, ())
