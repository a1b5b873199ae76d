"""Next steps over all replies: filtered, in the order asked for, page by page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.model import Due, Firmness, NextStep, Reply, StepFilter
from bot.store import Store
from tests.store.replies import full_reply, next_step, plain_reply

TODAY = date(2025, 6, 30)


def reply_with(number: str, dated: date | None, *words_and_due: tuple[str, date | None]) -> Reply:
    """A reply whose text is its steps, each with a last day or none."""
    text = "。".join(words for words, _ in words_and_due)
    steps: list[NextStep] = []
    for words, end in words_and_due:
        due = Due(f"{end.year}年", end.replace(month=1, day=1), end) if end else None
        steps.append(next_step(text, words, due=due))
    return plain_reply(text, numbers=(number,), written_on=dated, next_steps=tuple(steps))


@pytest.fixture
def filled(store: Store) -> Store:
    replies = (
        reply_with("1", date(2023, 5, 1), ("甲无期", None), ("甲今天", TODAY)),
        reply_with("2", date(2024, 5, 1), ("乙将来", date(2027, 12, 31)), ("乙无期", None)),
        reply_with("3", None, ("丙过去", date(2024, 12, 31)), ("丙无期", None)),
    )
    for reply in replies:
        store.save(reply, source_name="a.txt")
    return store


def words(store: Store, which: StepFilter, *, oldest_first: bool = False) -> list[str]:
    return [step.step.text for step in store.steps(which, oldest_first=oldest_first).items]


def test_dated_ones_by_their_day_then_undated_ones_newest_first(filled: Store) -> None:
    assert words(filled, StepFilter()) == [
        "丙过去", "甲今天", "乙将来", "乙无期", "甲无期", "丙无期",
    ]  # fmt: skip


def test_oldest_reply_first_undated_replies_last(filled: Store) -> None:
    assert words(filled, StepFilter(), oldest_first=True) == [
        "甲无期", "甲今天", "乙将来", "乙无期", "丙过去", "丙无期",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("dated", ["丙过去", "甲今天", "乙将来"]),
        ("past", ["丙过去"]),
        ("ahead", ["甲今天", "乙将来"]),  # what is due today is not past
        ("undated", ["乙无期", "甲无期", "丙无期"]),
    ],
)
def test_by_due(filled: Store, due: str, expected: list[str]) -> None:
    assert words(filled, StepFilter(due=due, today=TODAY)) == expected


@pytest.mark.parametrize("due", ["past", "ahead"])
def test_past_and_ahead_need_to_know_the_day(store: Store, due: str) -> None:
    with pytest.raises(ValueError, match="what day it is"):
        store.steps(StepFilter(due=due))


def test_an_unknown_due_is_a_defect(store: Store) -> None:
    with pytest.raises(KeyError):
        store.steps(StepFilter(due="soon"))


def test_by_year_of_the_reply(filled: Store) -> None:
    assert words(filled, StepFilter(year=2023)) == ["甲今天", "甲无期"]
    assert words(filled, StepFilter(year=2020)) == []


def test_by_firmness_and_agency(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt")
    finance = next(agency.id for agency in store.agencies() if agency.name == "吉林省财政厅")
    assert len(words(store, StepFilter(agency_id=finance))) == 1
    assert words(store, StepFilter(agency_id=finance, firmness=Firmness.SOFT)) == []
    assert words(store, StepFilter(firmness=Firmness.SOFT)) == ["我省将研究设立种子基金"]
    assert words(store, StepFilter(agency_id=999)) == []


def test_all_filters_at_once(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt")
    finance = next(agency.id for agency in store.agencies() if agency.name == "吉林省财政厅")
    every = StepFilter(finance, 2023, Firmness.FIRM, "ahead", TODAY)
    assert len(words(store, every)) == 1
    assert words(store, replace(every, year=2024)) == []
    assert words(store, replace(every, due="past")) == []


def test_pages(filled: Store) -> None:
    page = filled.steps(StepFilter(), limit=2, offset=4)
    assert [step.step.text for step in page.items] == ["甲无期", "丙无期"]
    assert (page.total, page.offset) == (6, 4)
    assert filled.steps(StepFilter(), limit=0).items == ()
    with pytest.raises(ValueError, match="no page"):
        filled.steps(StepFilter(), limit=1001)


def test_a_step_comes_whole_with_its_reply(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt")
    steps = store.steps_of(1)
    assert tuple(step.step for step in steps) == full_reply().next_steps
    assert {step.reply for step in steps} == {store.line(1)}
    assert [store.step(step.id) for step in steps] == list(steps)
    assert store.step(999) is None
    assert store.steps_of(999) == ()


def test_steps_of_a_reply_stand_in_the_order_of_the_text(store: Store) -> None:
    reply = reply_with("1", None, ("甲", date(2030, 1, 1)), ("乙", date(2026, 1, 1)))
    store.save(replace(reply, next_steps=reply.next_steps[::-1]), source_name="a.txt")
    assert [step.step.text for step in store.steps_of(1)] == ["甲", "乙"]


def test_agencies_of_steps_most_first(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt")
    found = [(agency.name, count) for agency, count in store.step_agencies()]
    assert found == [
        ("吉林省科学技术厅", 2),
        ("吉林省财政厅", 1),
        ("吉林省发展和改革委员会", 1),
    ]
    assert [agency for agency, _ in store.step_agencies()] == [
        store.agency(agency.id) for agency, _ in store.step_agencies()
    ]


def test_an_agency_named_twice_for_one_step_counts_once(store: Store) -> None:
    step = next_step("将建设", "将建设", agencies=("省财政厅", "财政厅"))
    store.save(plain_reply("将建设", next_steps=(step,)), source_name="a.txt")
    assert [count for _, count in store.step_agencies()] == [1]
    stored = store.step(1)
    assert stored
    assert stored.step.agencies == ("省财政厅", "财政厅")


def test_years_of_steps_newest_first(filled: Store) -> None:
    assert filled.step_years() == ((2024, 2), (2023, 2))


def test_pages_go_on_from_day_to_day_and_to_the_undated(store: Store) -> None:
    days = [date(2027, 6, 30), date(2026, 6, 30), None, date(2026, 6, 30), None]
    for number, day in enumerate(days, start=1):
        text = f"将建成第{number}处中心"
        due = Due("年内", day.replace(day=1), day) if day else None
        step = next_step(text, text, due=due)
        reply = plain_reply(
            text, numbers=(str(number),), written_on=date(2025, 1, number), next_steps=(step,)
        )
        store.save(reply, source_name="a.txt")
    whole = [step.reply.id for step in store.steps(StepFilter(), limit=9).items]
    assert whole == [4, 2, 1, 5, 3]
    for offset in range(6):
        page = store.steps(StepFilter(), limit=2, offset=offset)
        assert [step.reply.id for step in page.items] == whole[offset : offset + 2]
        assert page.total == 5
