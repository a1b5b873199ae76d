"""Due days, reminders and quiet notes: worked out from what is stored, told once each."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.model import Happening, Pace, Status, Subject, TellingTimes
from bot.store import Store, moments
from tests.store.followed import (
    AT,
    ME,
    OTHER,
    ZONE,
    at,
    happened,
    letter,
    longer,
    owed,
    save,
    send_all,
)

DUE = date(2026, 6, 30)
PROMISE, LATER = f"{DUE}前将建成中心", "2026-08-31前将建成中心"
LETTER = letter("工作已办", PROMISE, steps=[PROMISE])
MONTH, WEEK, PASSED = "due_in_a_month", "due_in_a_week", "due_passed"


def before(days: int, hour: int = 9) -> datetime:
    """So many days before the due day."""
    return datetime(DUE.year, DUE.month, DUE.day, hour, tzinfo=ZONE) - timedelta(days=days)


@pytest.fixture
def step(store: Store) -> int:
    """A step due on DUE that is stored on AT and followed."""
    save(store, LETTER)
    step_id = store.steps_of(1)[0].id
    store.follow(ME, Subject.STEP, str(step_id), at=AT)
    return step_id


# --- due days


def test_a_month_a_week_and_a_day_after(
    store: Store, database: sqlite3.Connection, step: int
) -> None:
    made = {}
    for days in range(120, -60, -1):
        if store.come_due(before(days), ZONE):
            made[days] = owed(database, ME)[-1]
    assert made == {30: MONTH, 7: WEEK, -1: PASSED}
    events = [store.event(number) for number in (2, 3, 4)]
    assert {(e.step_id, e.reply_id, e.version, e.day) for e in events if e} == {(step, 1, 1, DUE)}


def test_often_is_no_more_than_once(store: Store, database: sqlite3.Connection, step: int) -> None:
    assert [store.come_due(before(30, hour), ZONE) for hour in range(24)] == [1] + [0] * 23
    assert owed(database, ME) == [MONTH]


def test_the_day_is_that_of_the_zone(store: Store, step: int) -> None:
    midnight = datetime(2026, 5, 31, tzinfo=ZONE)
    assert store.come_due((midnight - timedelta(seconds=1)).astimezone(UTC), ZONE) == 0
    assert store.come_due(midnight.astimezone(UTC), ZONE) == 1


def test_after_ten_days_asleep_only_what_was_missed_last_speaks(
    store: Store, database: sqlite3.Connection, step: int
) -> None:
    store.come_due(before(31), ZONE)
    assert store.come_due(before(21), ZONE) == 1
    assert owed(database, ME) == [MONTH]
    assert store.come_due(before(-4), ZONE) == 1  # the week before was slept through
    assert owed(database, ME) == [MONTH, PASSED]
    assert store.come_due(before(-40), ZONE) == 0


def test_after_forty_days_asleep(store: Store, database: sqlite3.Connection, step: int) -> None:
    store.come_due(before(35), ZONE)
    assert store.come_due(before(-5), ZONE) == 1
    assert owed(database, ME) == [PASSED]
    assert store.come_due(before(-6), ZONE) == 0


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        (31, [MONTH, WEEK, PASSED]),
        (30, [WEEK, PASSED]),
        (8, [WEEK, PASSED]),
        (7, [PASSED]),
        (0, [PASSED]),
        (-1, []),
        (-300, []),
    ],
)
def test_a_moment_that_was_past_when_the_step_was_stored_is_not_told(
    store: Store, database: sqlite3.Connection, stored: int, told: list[str]
) -> None:
    known = before(stored)
    save(store, LETTER, (known - AT) / timedelta(days=1))
    store.follow(ME, Subject.STEP, str(store.steps_of(1)[0].id), at=known)
    for days in range(stored, -20, -1):
        store.come_due(before(days, hour=20), ZONE)
    assert owed(database, ME) == told


@pytest.mark.parametrize("status", [Status.DONE, Status.ADJUSTED, Status.DROPPED])
def test_what_is_settled_is_not_told(
    store: Store, database: sqlite3.Connection, step: int, status: Status
) -> None:
    store.mark_step(step, Status.UNDER_WAY, source="", by=ME, at=AT)
    store.mark_step(step, status, source="", by=ME, at=AT)
    assert store.come_due(before(30), ZONE) == 0
    store.mark_step(step, Status.PARTLY, source="", by=ME, at=AT)
    assert store.come_due(before(29), ZONE) == 1


@pytest.mark.parametrize("status", [Status.PENDING, Status.UNDER_WAY, Status.PARTLY])
def test_what_is_not_settled_is_told_whatever_was_seen(
    store: Store, database: sqlite3.Connection, step: int, status: Status
) -> None:
    store.mark_step(step, status, source="", by=ME, at=AT)
    store.come_due(before(-1), ZONE)
    assert owed(database, ME) == ["step_marked", PASSED]


def test_a_new_due_day_is_told_anew(store: Store, database: sqlite3.Connection, step: int) -> None:
    store.come_due(before(-1), ZONE)
    save(store, letter("工作已办", LATER, steps=[LATER]), 121)
    assert [each.id for each in store.steps_of(1)] == [step]
    for day in range(1, 80):
        store.come_due(before(-1) + timedelta(days=day), ZONE)
    assert owed(database, ME) == [PASSED, "step_redated", MONTH, WEEK, PASSED]


def test_the_same_due_day_in_a_new_version_is_not_told_anew(
    store: Store, database: sqlite3.Connection, step: int
) -> None:
    store.come_due(before(30), ZONE)
    store.save(longer(LETTER), source_name="b.txt")
    assert store.come_due(before(29), ZONE) == 0
    assert store.come_due(before(7), ZONE) == 1  # known since the first version
    assert owed(database, ME) == [MONTH, WEEK]


def test_a_due_day_that_a_better_reading_finds_is_known_from_then_on(
    store: Store, database: sqlite3.Connection
) -> None:
    undated = replace(LETTER, next_steps=(replace(LETTER.next_steps[0], due=None),))
    save(store, undated)
    store.follow(ME, Subject.STEP, str(store.steps_of(1)[0].id), at=AT)
    save(store, LETTER, (before(20) - AT) / timedelta(days=1))
    assert store.come_due(before(20), ZONE) == 0
    assert store.come_due(before(7), ZONE) == 1


def test_a_step_that_is_no_longer_said_is_not_told(store: Store, step: int) -> None:
    store.save(letter("工作都已办完了"), source_name="b.txt")
    assert store.come_due(before(30), ZONE) == 0


def test_due_days_are_told_to_followers_of_proposal_agency_and_member(
    store: Store, database: sqlite3.Connection
) -> None:
    save(store, replace(LETTER, proposers=("张望",)))
    store.follow(1, Subject.PROPOSAL, store.proposal_keys_of(1)[0], at=AT)
    store.follow(2, Subject.AGENCY, str(store.agencies()[0].id), at=AT)
    store.follow(3, Subject.MEMBER, "张望", at=AT)
    store.follow(3, Subject.PROPOSAL, store.proposal_keys_of(1)[0], at=AT)
    store.come_due(before(30), ZONE)
    assert [owed(database, chat) for chat in (1, 2, 3)] == [[MONTH]] * 3


def test_due_days_of_what_members_may_not_see_are_not_told(
    store: Store, database: sqlite3.Connection
) -> None:
    save(store, replace(LETTER, disclosure="不予公开"))
    assert store.for_staff.come_due(before(30), ZONE) == 0
    assert happened(database) == ["new_reply"]


# --- reminders


def test_a_reminder_is_told_on_its_day_at_the_chats_hour(
    store: Store, database: sqlite3.Connection
) -> None:
    store.set_telling_times(ME, TellingTimes(digest_hour=11), at=AT)
    store.remind(ME, Subject.PROPOSAL, "reply|1", DUE, at=AT)
    store.remind(OTHER, Subject.STEP, "4", DUE, at=AT)
    assert store.come_due(before(1, hour=23), ZONE) == 0
    assert store.come_due(before(0, hour=10), ZONE) == 2
    assert store.come_due(before(0, hour=10), ZONE) == 0
    assert (store.reminders(ME), store.reminders(OTHER)) == ((), ())
    assert (owed(database, ME), owed(database, OTHER)) == (["reminder"], ["reminder"])
    looks = dict(database.execute("SELECT chat_id, look_at FROM outbox").fetchall())
    assert looks == {
        ME: moments.written(before(0, hour=11)),
        OTHER: moments.written(before(0, hour=10)),
    }
    event = store.event(1)
    assert event
    assert (event.what, event.day) == (Happening.REMINDER, DUE)
    assert (event.subject, event.key) == (Subject.PROPOSAL, "reply|1")
    assert store.events_of_reply(1, 9) == ()


def test_a_reminder_is_nobody_elses(store: Store, database: sqlite3.Connection) -> None:
    for chat_id in (ME, OTHER):
        store.follow(chat_id, Subject.STEP, "4", at=AT)
    store.asleep(OTHER, AT)
    store.remind(ME, Subject.STEP, "4", DUE, at=AT)
    store.come_due(before(0), ZONE)
    store.woken(OTHER, before(0))
    assert (owed(database, ME), owed(database, OTHER)) == (["reminder"], [])


def test_a_reminder_slept_through_is_told_late_and_once(
    store: Store, database: sqlite3.Connection
) -> None:
    store.remind(ME, Subject.STEP, "4", DUE, at=AT)
    assert store.come_due(before(-10), ZONE) == 1
    assert owed(database, ME) == ["reminder"]
    store.remind(ME, Subject.STEP, "4", DUE, at=AT)  # asked for anew
    assert store.come_due(before(-10), ZONE) == 1


def test_a_reminder_of_who_is_asleep_waits_for_the_return(
    store: Store, database: sqlite3.Connection
) -> None:
    store.remind(ME, Subject.STEP, "4", DUE, at=AT)
    store.asleep(ME, AT)
    store.come_due(before(0), ZONE)
    assert owed(database, ME) == []
    store.woken(ME, before(-5))
    assert owed(database, ME) == ["reminder"]


def test_a_reminder_outlives_every_follow(store: Store, database: sqlite3.Connection) -> None:
    follow = store.follow(ME, Subject.STEP, "4", at=AT)
    store.remind(ME, Subject.STEP, "4", DUE, at=AT)
    store.come_due(before(0), ZONE)
    store.unfollow(ME, follow.id)
    assert owed(database, ME) == ["reminder"]


# --- quiet notes


def digests(store: Store, pace: Pace = Pace.WEEKLY, since: float = -8) -> None:
    """The chat follows something at this pace and wishes to hear of quiet."""
    store.set_telling_times(ME, TellingTimes(tell_when_quiet=True), at=at(since))
    store.follow(ME, Subject.PROPOSAL, "proposal|吉林省|13|1|82", at=at(since), pace=pace)


def quiet_days(store: Store, days: float) -> list[date]:
    """The days of notes that are made when the bot looks every hour for so many days from AT on."""
    last = 0
    for hours in range(int(days * 24)):
        last += store.come_due(AT + timedelta(hours=hours), ZONE)
    events = (store.event(number) for number in range(1, last + 1))
    return [event.day for event in events if event and event.what is Happening.QUIET and event.day]


def test_a_week_without_news_is_told_of_on_the_digests_day(store: Store) -> None:
    digests(store)
    assert quiet_days(store, 15) == [date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16)]


def test_a_day_without_news(store: Store) -> None:
    digests(store, Pace.DAILY)
    assert quiet_days(store, 2.9) == [date(2026, 3, day) for day in (2, 3, 4)]


@pytest.mark.parametrize(("wished", "followed"), [(0.01, -8), (-8, 0.01)])
def test_nothing_is_said_of_the_time_before_it_was_wished_or_anything_followed(
    store: Store, wished: float, followed: float
) -> None:
    store.set_telling_times(ME, TellingTimes(tell_when_quiet=True), at=at(wished))
    store.follow(ME, Subject.AGENCY, "1", at=at(followed), pace=Pace.WEEKLY)
    assert quiet_days(store, 6.9) == []
    assert quiet_days(store, 8) == [date(2026, 3, 9)]


@pytest.mark.parametrize("pace", [Pace.AT_ONCE, None])
def test_who_has_no_digest_hears_nothing_of_quiet(store: Store, pace: Pace | None) -> None:
    store.set_telling_times(ME, TellingTimes(tell_when_quiet=True), at=at(-8))
    if pace:
        store.follow(ME, Subject.AGENCY, "1", at=at(-8), pace=pace)
    assert store.come_due(AT, ZONE) == 0


def test_who_does_not_wish_it_or_is_muted_or_asleep_hears_nothing_of_quiet(store: Store) -> None:
    store.follow(ME, Subject.AGENCY, "1", at=at(-8), pace=Pace.DAILY)
    assert store.come_due(AT, ZONE) == 0
    store.set_telling_times(ME, TellingTimes(tell_when_quiet=True), at=at(-8))
    store.set_muted(ME, 1, True, at=AT)
    assert store.come_due(AT, ZONE) == 0
    store.set_muted(ME, 1, False, at=AT)
    store.asleep(ME, AT)
    assert store.come_due(AT, ZONE) == 0
    store.woken(ME, AT)
    assert store.come_due(AT, ZONE) == 1


@pytest.mark.parametrize(
    ("days_before", "sent", "quiet"),
    [(1, True, False), (1, False, False), (7.5, True, True), (7.5, False, False)],
)
def test_news_since_the_digest_before_or_still_waiting_is_no_quiet(
    store: Store, database: sqlite3.Connection, days_before: float, sent: bool, quiet: bool
) -> None:
    digests(store)
    save(store, LETTER, -days_before)
    if sent:
        send_all(database)
    assert bool(store.come_due(AT, ZONE)) is quiet


def test_a_note_of_quiet_and_a_reminder_are_no_news(
    store: Store, database: sqlite3.Connection
) -> None:
    digests(store, since=-20)
    store.remind(ME, Subject.AGENCY, "1", at(-1).date(), at=at(-20))
    assert store.come_due(at(-1), ZONE) == 2
    assert store.come_due(AT, ZONE) == 1
    assert owed(database, ME) == ["reminder", "quiet", "quiet"]


def test_of_weeks_slept_through_only_the_last_is_told_of(store: Store) -> None:
    digests(store, since=-30)
    assert store.come_due(AT, ZONE) == 1
    assert store.come_due(AT, ZONE) == 0


# --- as it is kept


def test_nothing_waits_for_a_writer_when_nothing_has_come_due(
    store: Store, url: str, database: sqlite3.Connection, step: int
) -> None:
    database.execute("BEGIN IMMEDIATE")
    with Store.open(url, patience=0) as other:
        assert other.come_due(before(31), ZONE) == 0
    database.execute("ROLLBACK")
