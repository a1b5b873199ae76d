"""What a chat follows is its own; stopping and muting set right what it is owed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, time

import pytest

from bot.model import (
    Happening,
    OutboxState,
    Pace,
    Status,
    Subject,
    TellingTimes,
)
from bot.store import Store, identity, moments
from bot.store.audience import FOR_STAFF_ALONE
from tests.store.followed import (
    AT,
    ME,
    OTHER,
    ZONE,
    at,
    follow_proposal,
    happened,
    key_of,
    letter,
    longer,
    owed,
    save,
    send_all,
    through,
)
from tests.store.replies import full_reply, plain_reply

LETTER = letter("甲事已办", "将建设中心", steps=["将建设中心"], proposers=("张望", "李遥"))


def test_a_follow_is_kept_as_it_was_made(store: Store) -> None:
    made = store.follow(ME, Subject.AGENCY, "1", at=AT)
    assert (made.chat_id, made.subject, made.key) == (ME, Subject.AGENCY, "1")
    assert (made.pace, made.muted, made.since) == (Pace.AT_ONCE, False, AT)
    assert store.follow_of(ME, Subject.AGENCY, "1") == made
    assert store.follow_numbered(made.id) == made
    assert store.follows(ME) == (made,)
    assert store.follows(OTHER) == ()
    assert store.follow_numbered(99) is None


def test_following_again_changes_nothing(store: Store) -> None:
    made = store.follow(ME, Subject.MEMBER, "张望", at=AT, pace=Pace.DAILY)
    store.set_muted(ME, made.id, True, at=AT)
    again = store.follow(ME, Subject.MEMBER, "张望", at=at(1))
    assert again == replace(made, muted=True)
    assert store.follows(ME) == (again,)


def test_follows_are_listed_oldest_first(store: Store) -> None:
    for key in ("3", "1", "2"):
        store.follow(ME, Subject.AGENCY, key, at=AT)
    assert [each.key for each in store.follows(ME)] == ["3", "1", "2"]


def test_nobody_changes_what_another_follows(store: Store) -> None:
    made = store.follow(ME, Subject.AGENCY, "1", at=AT)
    store.set_pace(OTHER, made.id, Pace.WEEKLY, at=AT)
    store.set_muted(OTHER, made.id, True, at=AT)
    assert not store.unfollow(OTHER, made.id)
    assert store.unfollow_all(OTHER) == 0
    assert store.follows(ME) == (made,)


def test_stopping(store: Store) -> None:
    first = store.follow(ME, Subject.AGENCY, "1", at=AT)
    store.follow(ME, Subject.AGENCY, "2", at=AT)
    store.follow(ME, Subject.WORDS, "3", at=AT)
    assert store.unfollow(ME, first.id)
    assert not store.unfollow(ME, first.id)
    assert store.unfollow_all(ME) == 2
    assert store.follows(ME) == ()


def test_times_are_the_usual_ones_until_the_chat_says_otherwise(store: Store) -> None:
    assert store.telling_times(ME) == TellingTimes()
    night = TellingTimes(7, 4, time(22, 30), time(6), working_days_only=True, tell_when_quiet=True)
    store.set_telling_times(ME, night, at=AT)
    assert store.telling_times(ME) == night
    store.set_telling_times(ME, replace(night, quiet_from=None, quiet_to=None), at=AT)
    assert store.telling_times(ME).quiet_from is None
    assert store.telling_times(OTHER) == TellingTimes()


def test_reminders_are_the_chats_own(store: Store) -> None:
    later = store.remind(ME, Subject.PROPOSAL, "k", date(2027, 3, 1), at=AT)
    sooner = store.remind(ME, Subject.STEP, "4", date(2026, 5, 1), at=AT)
    assert store.remind(ME, Subject.PROPOSAL, "k", date(2027, 3, 1), at=at(1)) == later
    assert store.reminders(ME) == (sooner, later)
    assert store.reminders(OTHER) == ()
    assert not store.unremind(OTHER, later.id)
    assert store.unremind(ME, later.id)
    assert not store.unremind(ME, later.id)
    assert store.reminders(ME) == (sooner,)


def test_follows_are_counted_without_whose_they_are(store: Store) -> None:
    for chat in (ME, OTHER):
        store.follow(chat, Subject.AGENCY, "1", at=AT)
    store.follow(ME, Subject.WORDS, "1", at=AT)
    counted = store.followers_count()
    assert (counted[Subject.AGENCY], counted[Subject.WORDS], counted[Subject.STEP]) == (2, 1, 0)


# --- several follows of one chat


def test_one_event_is_owed_once_through_the_most_immediate_follow(
    store: Store, database: sqlite3.Connection
) -> None:
    weekly = store.follow(ME, Subject.MEMBER, "李遥", at=AT, pace=Pace.WEEKLY)
    at_once = store.follow(ME, Subject.MEMBER, "张望", at=AT)
    daily = store.follow(ME, Subject.PROPOSAL, key_of(LETTER), at=AT, pace=Pace.DAILY)
    save(store, LETTER)
    assert (owed(database, ME), through(database, ME)) == (["new_reply"], [at_once.id])
    store.set_muted(ME, at_once.id, True, at=AT)
    assert through(database, ME) == [daily.id]
    store.unfollow(ME, daily.id)
    assert through(database, ME) == [weekly.id]
    store.unfollow(ME, weekly.id)
    assert owed(database, ME) == []


def test_a_muted_follow_is_not_told_then_nor_later(
    store: Store, database: sqlite3.Connection
) -> None:
    follow = follow_proposal(store, ME, LETTER)
    store.set_muted(ME, follow, True, at=AT)
    save(store, LETTER)
    store.set_muted(ME, follow, False, at=AT)
    assert owed(database, ME) == []
    save(store, longer(LETTER), 1)
    assert owed(database, ME) == ["changed"]


def test_stopping_all_unowes_all(store: Store, database: sqlite3.Connection) -> None:
    follow_proposal(store, ME, LETTER)
    follow_proposal(store, OTHER, LETTER)
    save(store, LETTER)
    store.unfollow_all(ME)
    assert (owed(database, ME), owed(database, OTHER)) == ([], ["new_reply"])


def test_what_was_told_stays_told(store: Store, database: sqlite3.Connection) -> None:
    follow = follow_proposal(store, ME, LETTER)
    save(store, LETTER)
    send_all(database)
    store.unfollow(ME, follow)
    assert database.execute("SELECT state FROM outbox").fetchall() == [("sent",)]


def test_what_waits_for_a_chats_return_passes_on_too(
    store: Store, database: sqlite3.Connection
) -> None:
    first = follow_proposal(store, ME, LETTER)
    other = store.follow(ME, Subject.MEMBER, "张望", at=AT)
    save(store, LETTER)
    database.execute("UPDATE outbox SET state = 'blocked'")
    store.unfollow(ME, first)
    assert through(database, ME) == [other.id]
    store.unfollow(ME, other.id)
    assert through(database, ME) == []


def look_at(database: sqlite3.Connection) -> int:
    (moment,) = database.execute("SELECT look_at FROM outbox").fetchone()
    return int(moment)


def test_another_pace_or_time_has_the_sender_look_again(
    store: Store, database: sqlite3.Connection
) -> None:
    follow = follow_proposal(store, ME, LETTER)
    save(store, LETTER, released=at(2))
    assert look_at(database) == moments.written(at(2))
    database.execute("UPDATE outbox SET look_at = look_at + 1000")
    store.set_pace(ME, follow, Pace.DAILY, at=AT)
    assert look_at(database) == moments.written(at(2))
    database.execute("UPDATE outbox SET look_at = look_at + 1000")
    store.set_telling_times(ME, TellingTimes(digest_hour=7), at=AT)
    assert look_at(database) == moments.written(at(2))


def test_a_new_follow_is_not_told_what_happened_before(
    store: Store, database: sqlite3.Connection
) -> None:
    save(store, LETTER)
    follow_proposal(store, ME, LETTER)
    assert owed(database, ME) == []


# --- keys that change


def test_a_number_alone_is_no_proposal(store: Store) -> None:
    nowhere = {"region": None, "term": None, "meeting": None}
    alone = plain_reply("甲", **nowhere)
    assert identity.proposal_keys(alone, 4) == ("reply|4",)
    assert identity.proposal_keys(plain_reply("甲", numbers=()), 4) == ("reply|4",)
    known = plain_reply("甲", **{**nowhere, "term": 13}, numbers=("082", "2023W0115", "82"))
    assert identity.proposal_keys(known, 4) == ("proposal||13||82", "proposal||13||2023w0115")


def test_replies_are_found_by_their_proposal(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt")
    store.save(letter("另省", region="江苏省"), source_name="b.txt")
    store.save(plain_reply("无号", numbers=()), source_name="c.txt")
    first, second = store.proposal_keys_of(1)
    for key in (first, second):
        assert [line.id for line in store.proposal_lines(key)] == [1]
    assert [line.id for line in store.proposal_lines(store.proposal_keys_of(2)[0])] == [2]
    assert [line.id for line in store.proposal_lines("reply|3")] == [3]
    assert store.proposal_lines("reply|1") == ()  # it is known by its number
    assert store.proposal_lines("reply|9") == ()
    assert store.proposal_keys_of(9) == ()


def test_follows_go_along_when_a_reply_is_read_better(
    store: Store, database: sqlite3.Connection
) -> None:
    worse = replace(LETTER, term=None, meeting=None, region=None)
    save(store, worse)
    follow = store.follow(ME, Subject.PROPOSAL, "reply|1", at=AT)
    store.remind(ME, Subject.PROPOSAL, "reply|1", date(2027, 1, 1), at=AT)
    save(store, LETTER, 1)
    moved = store.follow_numbered(follow.id)
    assert moved
    assert moved.key == store.reminders(ME)[0].key == key_of(LETTER)
    assert happened(database) == ["new_reply"]  # reading again tells nobody
    save(store, longer(LETTER), 2)
    assert owed(database, ME) == ["changed"]


def test_follows_stay_while_another_reply_has_the_key(store: Store) -> None:
    save(store, letter("甲文", number="7"))
    save(store, letter("乙文", number="7", agency="吉林省财政厅"))
    follow = follow_proposal(store, ME, letter(number="7"))
    save(store, letter("甲文", number="8"), 1)
    kept = store.follow_numbered(follow)
    assert kept
    assert kept.key == key_of(letter(number="7"))


def test_of_two_numbers_the_same_one_is_followed_on(store: Store) -> None:
    store.save(replace(full_reply(), term=12), source_name="a.txt")
    keys = store.proposal_keys_of(1)
    follows = [store.follow(ME, Subject.PROPOSAL, key, at=AT).id for key in keys]
    store.save(full_reply(), source_name="a.txt")
    moved = [store.follow_numbered(follow) for follow in follows]
    assert [each.key for each in moved if each] == list(store.proposal_keys_of(1))


def test_of_two_follows_that_become_one_the_more_telling_stays(
    store: Store, database: sqlite3.Connection
) -> None:
    save(store, letter("甲文", number="7"))
    quiet = follow_proposal(store, ME, letter(number="8"))
    store.set_muted(ME, quiet, True, at=AT)
    loud = follow_proposal(store, ME, letter(number="7"))
    save(store, letter("甲文", number="8"), 1)
    (kept,) = store.follows(ME)
    assert (kept.id, kept.key, kept.muted) == (loud, key_of(letter(number="8")), False)


# --- forgetting


def chat_everywhere(store: Store, chat_id: int, database: sqlite3.Connection) -> None:
    """Leaves a trace of the chat in every table that can know it."""
    store.set_language(chat_id, "zh")
    store.set_telling_times(chat_id, TellingTimes(tell_when_quiet=True), at=at(-20))
    store.follow(chat_id, Subject.PROPOSAL, key_of(LETTER), at=at(-20), pace=Pace.DAILY)
    store.follow(chat_id, Subject.WORDS, str(store.keep_words(f"{chat_id}")), at=at(-20))
    store.remind(chat_id, Subject.PROPOSAL, key_of(LETTER), AT.date(), at=at(-20))
    store.come_due(at(-10), ZONE)  # a quiet note
    store.come_due(AT, ZONE)  # the reminder
    store.remind(chat_id, Subject.PROPOSAL, key_of(LETTER), date(2030, 1, 1), at=AT)
    store.wait_for_words(chat_id, "x", "y", until=at(1))
    database.execute(
        "INSERT OR IGNORE INTO chat_states (chat_id, held_until) VALUES (?, 1)", (chat_id,)
    )
    database.execute(
        "INSERT INTO parcels (chat_id, state, attempts, said) VALUES (?, 'sent', 0, '')", (chat_id,)
    )
    database.execute(
        "UPDATE outbox SET parcel_id = (SELECT max(id) FROM parcels) WHERE chat_id = ?", (chat_id,)
    )


def traces(database: sqlite3.Connection, chat_id: int) -> dict[str, int]:
    """In which tables the chat's id stands, in whatever column, alone or inside a text."""
    tables = [
        name
        for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not name.startswith(("sqlite_", "text_index", "head_index", "topic_index"))
    ]
    found = {}
    for name in tables:
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({name})")]
        rows = database.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall()  # noqa: S608
        count = sum(str(chat_id) in str(value).split("|") for row in rows for value in row)
        if count:
            found[name] = count
    return found


def test_forgetting_leaves_no_trace_of_the_chat_in_any_table(
    store: Store, database: sqlite3.Connection
) -> None:
    chat, kept = 918_273_645, 546_372_819
    save(store, LETTER, -30)
    for each in (chat, kept):
        chat_everywhere(store, each, database)
    save(store, longer(LETTER))
    before = traces(database, kept)
    assert knowing_chats(database) | {"chats", "events"} <= set(traces(database, chat))
    store.forget(chat)
    # What was searched for is kept as words, not as somebody's.
    assert set(traces(database, chat)) == {"searches"}
    assert traces(database, kept) == before
    assert "reminder" in owed(database, kept)


def knowing_chats(database: sqlite3.Connection) -> set[str]:
    """The tables with a chat's id, but for those of the office."""
    names = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        name
        for (name,) in names
        if "chat_id" in [row[1] for row in database.execute(f"PRAGMA table_info({name})")]
    } - set(FOR_STAFF_ALONE)


def test_a_mark_outlives_who_set_it(store: Store) -> None:
    save(store, LETTER)
    step = store.steps_of(1)[0].id
    store.mark_step(step, Status.UNDER_WAY, source="", by=ME, at=AT)
    store.mark_step(step, Status.DONE, source="", by=OTHER, at=AT)
    assert store.kept_about(ME).marks == 1
    store.forget(ME)
    assert store.kept_about(ME).marks == 0
    assert [(mark.status, mark.by) for mark in store.marks(step)] == [
        (Status.UNDER_WAY, 0),
        (Status.DONE, OTHER),
    ]


def test_forgetting_who_is_unknown_changes_nothing(
    store: Store, database: sqlite3.Connection
) -> None:
    save(store, LETTER)
    before = list(database.iterdump())
    store.forget(ME)
    assert list(database.iterdump()) == before


def test_all_that_is_kept_can_be_shown(store: Store, database: sqlite3.Connection) -> None:
    nothing = store.kept_about(ME)
    assert (nothing.language, nothing.times, nothing.since) == (None, None, None)
    assert (nothing.follows, nothing.reminders, dict(nothing.owed)) == ((), (), {})
    save(store, LETTER, -30)
    chat_everywhere(store, ME, database)
    save(store, longer(LETTER))
    kept = store.kept_about(ME)
    assert kept.language == "zh"
    assert kept.times == store.telling_times(ME)
    assert kept.follows == store.follows(ME)
    assert kept.reminders == store.reminders(ME)
    assert kept.owed == {OutboxState.QUEUED: 4}
    assert (kept.messages, kept.marks, kept.since) == (1, 0, at(-20))
    assert kept.held_until
    assert kept.asleep_since is None


def test_a_note_of_quiet_is_unowed_with_the_last_digest(
    store: Store, database: sqlite3.Connection
) -> None:
    store.set_telling_times(ME, TellingTimes(tell_when_quiet=True), at=at(-20))
    follow = store.follow(ME, Subject.AGENCY, "1", at=at(-20), pace=Pace.WEEKLY)
    assert store.come_due(AT, ZONE) == 1
    assert owed(database, ME) == [Happening.QUIET]
    store.unfollow(ME, follow.id)
    assert owed(database, ME) == []


@pytest.mark.parametrize("times", [TellingTimes(), TellingTimes(digest_hour=5)])
def test_a_note_of_quiet_is_unowed_with_the_wish_for_it(
    store: Store, database: sqlite3.Connection, times: TellingTimes
) -> None:
    store.set_telling_times(ME, TellingTimes(tell_when_quiet=True), at=at(-20))
    store.follow(ME, Subject.AGENCY, "1", at=at(-20), pace=Pace.WEEKLY)
    store.come_due(AT, ZONE)
    store.set_telling_times(ME, times, at=AT)
    assert owed(database, ME) == []
