"""What was seen of a next step: every mark is kept, the newest counts, followers are told."""

from __future__ import annotations

import sqlite3

import pytest

from bot.model import Happening, Status, Subject
from bot.store import Store, moments
from tests.store.followed import AT, ME, OTHER, at, follow_proposal, happened, letter, owed, save
from tests.store.replies import full_reply

PROMISE = "2026-06-30前将建成中心"
LETTER = letter("工作已办", PROMISE, steps=[PROMISE], proposers=("张望",))


@pytest.fixture
def step(store: Store) -> int:
    store.save(LETTER, source_name="a.txt")
    return store.steps_of(1)[0].id


def test_marks_are_kept_in_order(store: Store, step: int) -> None:
    assert (store.marks(step), store.status(step)) == ((), None)
    first = store.mark_step(step, Status.UNDER_WAY, source="来函", by=ME, at=AT)
    second = store.mark_step(step, Status.DONE, source="", by=OTHER, at=at(1))
    assert (first.status, first.source, first.by, first.at) == (Status.UNDER_WAY, "来函", ME, AT)
    assert store.marks(step) == (first, second)
    assert store.status(step) == second


def test_a_list_of_steps_is_asked_at_once(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt")
    first, second, third = (each.id for each in store.steps_of(1))
    store.mark_step(first, Status.PARTLY, source="", by=ME, at=AT)
    newest = store.mark_step(first, Status.DONE, source="", by=ME, at=AT)
    other = store.mark_step(third, Status.DROPPED, source="", by=ME, at=AT)
    assert store.statuses([first, second, third, 99]) == {first: newest, third: other}
    assert store.statuses([]) == {}


def test_the_same_again_is_no_second_mark(
    store: Store, database: sqlite3.Connection, step: int
) -> None:
    first = store.mark_step(step, Status.DONE, source="甲", by=ME, at=AT)
    assert store.mark_step(step, Status.DONE, source="甲", by=OTHER, at=at(1)) == first
    evidence = store.mark_step(step, Status.DONE, source="乙", by=ME, at=at(2))
    again = store.mark_step(step, Status.DONE, source="甲", by=ME, at=at(3))
    assert store.marks(step) == (first, evidence, again)
    assert len(happened(database)) == 3


def test_a_step_that_is_not_there_cannot_be_marked(store: Store) -> None:
    with pytest.raises(LookupError, match="99"):
        store.mark_step(99, Status.DONE, source="", by=ME, at=AT)


def test_a_step_that_only_an_older_version_says_can_be_marked(store: Store, step: int) -> None:
    store.save(letter("工作都已办完了"), source_name="b.txt")
    assert store.step(step) is None
    mark = store.mark_step(step, Status.ADJUSTED, source="", by=ME, at=AT)
    event = store.event(1)
    assert event
    assert (event.step_id, event.mark_id, event.version) == (step, mark.id, 1)


def test_followers_of_step_proposal_agency_and_member_are_told(
    store: Store, database: sqlite3.Connection, step: int
) -> None:
    follow_proposal(store, 1, LETTER)
    store.follow(2, Subject.STEP, str(step), at=AT)
    store.follow(3, Subject.MEMBER, "张望", at=AT)
    store.follow(4, Subject.AGENCY, str(store.agencies()[0].id), at=AT)
    store.follow(5, Subject.STEP, "99", at=AT)
    store.mark_step(step, Status.PARTLY, source="", by=ME, at=AT, released=at(1))
    assert [owed(database, chat) for chat in range(1, 6)] == [["step_marked"]] * 4 + [[]]
    event = store.event(1)
    assert event
    assert (event.what, event.reply_id, event.step_id) == (Happening.STEP_MARKED, 1, step)
    assert set(database.execute("SELECT look_at FROM outbox")) == {(moments.written(at(1)),)}


def test_marks_survive_a_rewording_and_a_new_date(store: Store, step: int) -> None:
    mark = store.mark_step(step, Status.UNDER_WAY, source="", by=ME, at=AT)
    later = "2026-09-30前将全面建成中心"
    save(store, letter("工作已办", later, steps=[later]), 1)
    (reworded,) = store.steps_of(1)
    assert (reworded.id, reworded.step.text) == (step, later)
    assert store.status(reworded.id) == mark


def test_marks_go_along_with_a_text_that_moves(store: Store) -> None:
    save(store, letter("甲文", PROMISE, steps=[PROMISE]))
    save(store, letter("乙文", PROMISE, steps=[PROMISE], numbers=()))
    stays, goes = store.steps_of(1)[0].id, store.steps_of(2)[0].id
    mark = store.mark_step(goes, Status.DONE, source="", by=ME, at=AT)
    save(store, letter("乙文", PROMISE, steps=[PROMISE]), 1)
    kept = store.status(stays)
    assert kept
    assert (kept.id, kept.status) == (mark.id, Status.DONE)
