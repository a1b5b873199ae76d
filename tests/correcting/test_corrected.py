"""A correction holds for the text it was made on, and in a new version as far as it still fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.correcting import (
    Correction,
    FieldCorrection,
    StepDeed,
    Value,
    at_rest,
    borders,
    choices,
    choose_step,
    corrected,
    mark_of,
    remove_step,
    split_step,
    value_of,
)
from bot.errors import UserError
from bot.model import Document, Firmness, Place, Reply
from bot.parsing import parse

AT = datetime(2026, 11, 22, tzinfo=UTC)
TEXT = """对政协云泽县第十届委员会第二次会议第82号提案的答复

张望委员：
您提出的《关于建设口袋公园的提案》收悉，现答复如下：
一、现有基础
全县现有口袋公园12处，市民反映良好。
二、下一步打算
下一步，将在城东新建口袋公园3处，年底前建成开放，同时完善管护办法。县财政局将于2027年6月底前安排管护资金。
感谢您对我们工作的关心。
云泽县住房和城乡建设局
2026年3月2日
"""


def read(text: str = TEXT) -> Reply:
    return parse(Document("a.txt", "text/plain", text))


def said(reply: Reply, field: str, value: Value) -> FieldCorrection:
    return FieldCorrection(field, value, value_of(reply, field), mark_of(reply.text), 7, AT)


def where(text: str, words: str) -> Place:
    start = text.index(words)
    return Place(start, start + len(words))


def test_a_field_has_what_the_person_said_and_no_doubt_any_more() -> None:
    reply = read()
    unsure = replace(reply, disposition=None)
    mended = corrected(unsure, [said(unsure, "disposition", "B")])
    assert mended.disposition == "B"
    assert replace(mended, disposition=None, readings=()) == replace(unsure, readings=())


def test_of_several_corrections_the_last_counts() -> None:
    reply = read()
    made = [said(reply, "term", 11), said(reply, "term", 12)]
    assert corrected(reply, made).term == 12


def test_a_step_that_names_nobody_follows_the_agency() -> None:
    reply = read()
    mended = corrected(reply, [said(reply, "agency", "云泽县园林局")])
    agencies = {step.text[:6]: step.agencies for step in mended.next_steps}
    assert agencies["下一步，将在"] == ("云泽县园林局",)
    assert agencies["县财政局将于"] == ("云泽县财政局",)


def test_a_step_said_without_a_year_follows_the_day_of_the_letter() -> None:
    reply = read()
    mended = corrected(reply, [said(reply, "written_on", date(2025, 3, 2))])
    dues = [step.due.end for step in mended.next_steps if step.due]
    assert date(2025, 12, 31) in dues
    assert date(2026, 12, 31) not in dues


def test_the_values_are_read_where_they_stand() -> None:
    reply = read()
    mended = corrected(reply, [said(reply, "proposers", ("张望", "李遥"))])
    places = [r.place for r in mended.readings if r.field == "proposers"]
    assert places == [where(TEXT, "张望"), None]


def test_a_sentence_of_the_text_becomes_a_step() -> None:
    reply = read()
    place = where(TEXT, "全县现有口袋公园12处，市民反映良好。")
    assert place in choices(reply)
    mended = corrected(reply, [choose_step(reply, place, 7, AT)])
    (added,) = [step for step in mended.next_steps if step.start == place.start]
    assert (added.text, added.agencies) == (place.of(TEXT), ("云泽县住房和城乡建设局",))
    assert [s for s in mended.next_steps if s is not added] == list(reply.next_steps)
    assert place not in choices(mended)


def test_what_is_a_step_already_cannot_be_chosen() -> None:
    reply = read()
    step = reply.next_steps[0]
    with pytest.raises(UserError, match="已经是下一步"):
        choose_step(reply, Place(step.start, step.end), 7, AT)
    with pytest.raises(UserError, match="已经是下一步"):
        choose_step(reply, Place(0, 5), 7, AT)


def test_a_step_is_removed() -> None:
    reply = read()
    mended = corrected(reply, [remove_step(reply, 0, 7, AT)])
    assert [s.text for s in mended.next_steps] == [s.text for s in reply.next_steps[1:]]
    assert all(s.paragraph.start >= s.start for s in mended.next_steps[:1])


def test_a_step_is_split_at_a_border_only() -> None:
    reply = read()
    step = reply.next_steps[0]
    border = step.start + step.text.index("同时完善")
    assert border in borders(reply, 0)
    first, second, *_ = corrected(reply, [split_step(reply, 0, border, 7, AT)]).next_steps
    assert first.text + second.text == step.text
    assert second.text.startswith("同时完善")
    assert (first.due is None, second.due) == (False, None)
    assert (first.firmness, second.firmness) == (Firmness.FIRM, Firmness.PLANNED)
    assert first.paragraph == second.paragraph
    with pytest.raises(UserError, match="不是分句"):
        split_step(reply, 0, border + 1, 7, AT)


def test_a_split_step_may_be_removed_in_part() -> None:
    reply = read()
    step = reply.next_steps[0]
    split = split_step(reply, 0, step.start + step.text.index("同时完善"), 7, AT)
    halves = corrected(reply, [split])
    mended = corrected(reply, [split, remove_step(halves, 1, 7, AT)])
    assert "同时完善" not in "".join(s.text for s in mended.next_steps)
    assert len(mended.next_steps) == len(reply.next_steps)


def test_applying_twice_is_applying_once() -> None:
    reply = read()
    place = where(TEXT, "全县现有口袋公园12处，市民反映良好。")
    made: list[Correction] = [
        choose_step(reply, place, 7, AT),
        said(reply, "agency", "云泽县园林局"),
    ]
    once = corrected(reply, made)
    assert corrected(once, made) == once


def test_every_step_stands_in_the_text() -> None:
    reply = read()
    for place in choices(reply):
        for step in corrected(reply, [choose_step(reply, place, 7, AT)]).next_steps:
            assert step.text == TEXT[step.start : step.end]
            assert step.paragraph.start <= step.start < step.end <= step.paragraph.end


# --- another text


def test_in_a_new_version_the_same_misreading_is_put_right_again() -> None:
    reply, newer = read(), read(TEXT.replace("3处", "5处"))
    made = [said(reply, "disposition", "B"), said(reply, "agency", "云泽县园林局")]
    mended = corrected(newer, made)
    assert (mended.disposition, mended.agency) == ("B", "云泽县园林局")
    assert at_rest(newer, made) == ()


def test_what_a_new_version_states_itself_is_not_overruled() -> None:
    reply = read()
    made = [said(reply, "disposition", "B")]
    newer = read(TEXT + "办理类别：A类\n")
    assert newer.disposition == "A"
    mended = corrected(newer, made)
    assert mended.disposition == "A"
    assert at_rest(newer, made) == tuple(made)
    assert ["“B”" in w.text and "“A”" in w.text for w in mended.warnings if "更正" in w.text] == [
        True
    ]


def test_of_the_same_text_the_persons_word_stands_whatever_is_read_now() -> None:
    reply = read()
    made = [said(reply, "disposition", "B")]
    assert corrected(replace(reply, disposition="C"), made).disposition == "B"


def test_a_step_is_found_in_a_text_set_in_other_lines() -> None:
    reply = read()
    place = where(TEXT, "全县现有口袋公园12处，市民反映良好。")
    chosen = choose_step(reply, place, 7, AT)
    newer = read("（更新）\n" + TEXT.replace("口袋公园12处，市民", "口袋公园\n12处，市民"))
    assert "全县现有口袋公园" in "".join(s.text for s in corrected(newer, [chosen]).next_steps)


def test_a_step_whose_words_are_gone_is_at_rest_and_said_to_be() -> None:
    reply = read()
    chosen = choose_step(reply, where(TEXT, "全县现有口袋公园12处，市民反映良好。"), 7, AT)
    newer = read(TEXT.replace("12处", "13处"))
    mended = corrected(newer, [chosen])
    assert at_rest(newer, [chosen]) == (chosen,)
    assert mended.next_steps == newer.next_steps
    assert [w.field for w in mended.warnings if "未套用" in w.text] == ["next_steps"]


def test_of_words_that_stand_twice_the_chosen_place_is_meant() -> None:
    text = TEXT.replace("感谢您", "市民反映良好。市民反映良好。感谢您")
    reply = read(text)
    second = [p for p in choices(reply) if p.of(text) == "市民反映良好。"][-1]
    chosen = choose_step(reply, second, 7, AT)
    assert chosen.deed is StepDeed.ADDED
    starts = [s.start for s in corrected(reply, [chosen]).next_steps]
    assert second.start in starts
