"""The outbox: what may go goes once, what may not yet is held, nothing that is owed is lost."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model import (
    Announce,
    Fate,
    Held,
    Moved,
    Pace,
    Parcel,
    Refused,
    Sent,
    Settled,
    Subject,
    TellingTimes,
    Troubled,
    Unanswered,
    Unsent,
    Unwanted,
)
from bot.store import Store
from bot.store.settling import MOST_TRIES, MOST_UNANSWERED
from tests.store.replies import plain_reply

ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 23, 12, tzinfo=ZONE)  # a Monday
NIGHT = NOON.replace(hour=23)
LEASE = timedelta(minutes=2)
ANNA, BO, GROUP = 11, 12, -100


@pytest.fixture
def agency(store: Store) -> str:
    store.save(plain_reply("第一件"), source_name="a.txt")
    return str(store.agencies()[0].id)


def follow(store: Store, agency: str, chat: int, pace: Pace = Pace.AT_ONCE) -> int:
    return store.follow(chat, Subject.AGENCY, agency, at=NOON, pace=pace).id


def happen(store: Store, at: datetime = NOON, *, number: int = 1) -> None:
    reply = plain_reply(f"又一件，第{number}件", numbers=(f"{number + 1000}",))
    store.save(reply, source_name="b.txt", announce=Announce(at))


def take(store: Store, now: datetime = NOON) -> Parcel | None:
    return store.take_parcel(now, ZONE, lease=LEASE)


def taken(store: Store, now: datetime = NOON) -> Parcel:
    parcel = take(store, now)
    assert parcel
    return parcel


def settle(store: Store, parcel: Parcel, fate: Fate, now: datetime = NOON) -> None:
    store.settle_parcel(Settled(parcel.id, fate), now)


def states(database: sqlite3.Connection) -> list[str]:
    return [row[0] for row in database.execute("SELECT state FROM outbox ORDER BY id")]


def test_settling_one_parcel_takes_the_next(
    store: Store, agency: str, database: sqlite3.Connection
) -> None:
    for chat in (ANNA, BO):
        follow(store, agency, chat)
    happen(store)
    first = taken(store)
    second = store.take_parcel(NOON, ZONE, lease=LEASE, settled=Settled(first.id, Sent(7)))
    assert second
    assert [first.chat_id, second.chat_id] == [ANNA, BO]
    assert store.take_parcel(NOON, ZONE, lease=LEASE, settled=Settled(second.id, Sent(8))) is None
    assert states(database) == ["sent", "sent"]


def test_all_that_a_chat_may_be_told_is_one_parcel(store: Store, agency: str) -> None:
    follow(store, agency, ANNA)
    for number in range(3):
        happen(store, number=number)
    parcel = taken(store)
    assert len(parcel.owed) == 3
    settle(store, parcel, Sent(7))
    assert take(store) is None
    assert store.parcel_page(parcel.id, ANNA) == parcel
    assert store.parcel_page(parcel.id, BO) is None


def test_a_chat_has_one_message_on_its_way(store: Store, agency: str) -> None:
    follow(store, agency, ANNA)
    happen(store)
    parcel = taken(store)
    happen(store, number=2)
    assert take(store) is None
    settle(store, parcel, Sent(7))
    assert len(taken(store, NOON + timedelta(seconds=1)).owed) == 1


def test_who_cannot_be_reached_from_here_stays_owed(
    store: Store, agency: str, database: sqlite3.Connection
) -> None:
    for chat in (ANNA, BO):
        follow(store, agency, chat)
    happen(store)
    here = store.take_parcel(NOON, ZONE, lease=LEASE, only=(BO, GROUP))
    assert here
    assert here.chat_id == BO
    settle(store, here, Sent(7))
    assert store.take_parcel(NOON, ZONE, lease=LEASE, only=(BO, GROUP)) is None
    assert states(database) == ["queued", "sent"]


def test_quiet_hours_hold_and_do_not_drop(store: Store, agency: str) -> None:
    follow(store, agency, ANNA)
    happen(store, NIGHT)
    assert take(store, NIGHT) is None
    assert take(store, NIGHT + timedelta(hours=8, minutes=59)) is None
    assert taken(store, NIGHT + timedelta(hours=9))


def test_what_was_held_by_trouble_into_the_night_waits_for_the_morning(
    store: Store, agency: str
) -> None:
    follow(store, agency, ANNA)
    happen(store)
    assert take(store, NIGHT) is None
    assert taken(store, NIGHT + timedelta(hours=9))


def test_a_digest_waits_for_its_hour_and_comes_late_rather_than_never(
    store: Store, agency: str
) -> None:
    follow(store, agency, ANNA, Pace.DAILY)
    follow(store, agency, BO, Pace.WEEKLY)
    happen(store)
    assert take(store) is None
    daily = taken(store, NOON.replace(day=24, hour=9))
    assert daily.chat_id == ANNA
    settle(store, daily, Sent(7))
    assert take(store, NOON.replace(day=29)) is None
    assert taken(store, NOON.replace(month=12, day=3)).chat_id == BO


def test_a_changed_pace_or_time_is_looked_at_again(store: Store, agency: str) -> None:
    weekly = follow(store, agency, ANNA, Pace.WEEKLY)
    happen(store, NIGHT)
    assert take(store, NIGHT) is None
    store.set_pace(ANNA, weekly, Pace.AT_ONCE, at=NIGHT)
    assert take(store, NIGHT) is None
    store.set_telling_times(ANNA, TellingTimes(quiet_from=None, quiet_to=None), at=NIGHT)
    assert taken(store, NIGHT)


def test_a_lease_that_ran_out_is_sent_again_and_says_so(store: Store, agency: str) -> None:
    follow(store, agency, ANNA)
    happen(store)
    first = taken(store)
    assert not first.owed[0].maybe_repeated
    assert take(store, NOON + LEASE - timedelta(seconds=1)) is None
    again = taken(store, NOON + LEASE)
    assert again.owed[0].maybe_repeated
    assert again.attempts == 1


def test_an_answer_after_the_lease_still_counts(
    store: Store, agency: str, database: sqlite3.Connection
) -> None:
    evening = NOON.replace(hour=20, minute=59)
    follow(store, agency, ANNA)
    happen(store, evening)
    late = taken(store, evening)
    assert take(store, evening + LEASE) is None  # given up, and by now it is night
    assert states(database) == ["queued"]
    settle(store, late, Sent(7), evening + LEASE)
    assert states(database) == ["sent"]
    assert take(store, evening + timedelta(days=1)) is None


def test_after_some_tries_without_an_answer_it_is_left(
    store: Store, agency: str, database: sqlite3.Connection
) -> None:
    follow(store, agency, ANNA)
    happen(store)
    now = NOON
    for _ in range(MOST_UNANSWERED):
        settle(store, taken(store, now), Unanswered("Timed out"), now)
        now += timedelta(minutes=20)
    assert take(store, now + timedelta(days=9)) is None
    assert states(database) == ["unknown"]


def test_trouble_is_tried_again_for_a_day(
    store: Store, agency: str, database: sqlite3.Connection
) -> None:
    follow(store, agency, ANNA)
    store.set_telling_times(ANNA, TellingTimes(quiet_from=None, quiet_to=None), at=NOON)
    happen(store)
    now = NOON
    for _ in range(MOST_TRIES):
        assert states(database) == ["queued"]
        while (parcel := take(store, now)) is None:
            now += timedelta(minutes=1)
        settle(store, parcel, Troubled("Internal Server Error"), now)
    assert states(database) == ["failed"]
    assert timedelta(hours=20) < now - NOON < timedelta(hours=30)


def test_what_never_left_costs_no_try(store: Store, agency: str) -> None:
    follow(store, agency, ANNA)
    happen(store)
    for _ in range(MOST_TRIES + MOST_UNANSWERED):
        settle(store, taken(store), Unsent("httpx.ConnectError"))
    last = taken(store)
    assert (last.attempts, last.owed[0].maybe_repeated) == (0, False)


def test_a_chat_that_is_told_to_wait_holds_up_itself_alone_also_after_a_restart(
    store: Store, agency: str, url: str
) -> None:
    follow(store, agency, ANNA)
    follow(store, agency, BO)
    happen(store)
    settle(store, taken(store), Held(NOON + timedelta(seconds=90)))
    store.close()
    with Store.open(url) as opened:
        other = taken(opened)
        assert other.chat_id == BO
        settle(opened, other, Sent(7))
        happen(opened, number=2)
        settle(opened, taken(opened), Sent(8))
        assert take(opened, NOON + timedelta(seconds=89)) is None
        assert len(taken(opened, NOON + timedelta(seconds=90)).owed) == 2


def test_a_hold_noted_by_a_wrong_clock_is_not_kept(store: Store, agency: str) -> None:
    follow(store, agency, ANNA)
    happen(store)
    future = NOON + timedelta(days=400)
    settle(store, taken(store, future), Held(future + timedelta(seconds=9)), future)
    store.look_again(NOON, timedelta())
    assert taken(store)


def test_one_bad_event_does_not_take_the_others_with_it(
    store: Store, agency: str, database: sqlite3.Connection
) -> None:
    follow(store, agency, ANNA)
    for number in range(3):
        happen(store, number=number)
    settle(store, taken(store), Refused("can't parse entities"))
    fates: list[Fate] = [Sent(7), Refused("can't parse entities"), Sent(8)]
    for fate in fates:
        parcel = taken(store)
        assert len(parcel.owed) == 1
        settle(store, parcel, fate)
    assert states(database) == ["sent", "failed", "sent"]
    assert take(store) is None


def test_a_sleeping_chat_keeps_all_and_wakes_to_one_parcel(
    store: Store, agency: str, database: sqlite3.Connection
) -> None:
    follow(store, agency, ANNA)
    happen(store)
    settle(store, taken(store), Unwanted("bot was blocked by the user"))
    assert states(database) == ["blocked"]
    happen(store, number=2)
    happen(store, number=3)
    assert take(store) is None
    assert store.woken(ANNA, NOON)
    assert not store.woken(ANNA, NOON)
    assert len(taken(store).owed) == 3


def test_a_reminder_that_comes_due_while_the_chat_sleeps_waits_for_it(
    store: Store, agency: str
) -> None:
    store.remind(ANNA, Subject.AGENCY, agency, NOON.date() + timedelta(days=1), at=NOON)
    store.asleep(ANNA, NOON)
    tomorrow = NOON + timedelta(days=1)
    assert store.come_due(tomorrow, ZONE) == 1
    assert take(store, tomorrow) is None
    store.woken(ANNA, tomorrow)
    assert len(taken(store, tomorrow).owed) == 1


def test_what_is_muted_while_it_is_on_its_way_is_not_tried_again(
    store: Store, agency: str, database: sqlite3.Connection
) -> None:
    muted = follow(store, agency, ANNA)
    happen(store)
    parcel = taken(store)
    store.set_muted(ANNA, muted, True, at=NOON)
    settle(store, parcel, Unsent("httpx.ConnectError"))
    assert take(store) is None
    assert states(database) == []


def test_a_chat_forgotten_while_its_message_was_on_its_way_is_forgotten(
    store: Store, agency: str, database: sqlite3.Connection
) -> None:
    follow(store, agency, ANNA)
    happen(store)
    parcel = taken(store)
    store.forget(ANNA)
    settle(store, parcel, Unwanted("bot was blocked by the user"))
    assert states(database) == []
    assert database.execute("SELECT count(*) FROM chat_states").fetchone() == (0,)


def test_a_moved_group_keeps_all_that_is_kept_about_it(store: Store, agency: str) -> None:
    follow(store, agency, GROUP, Pace.DAILY)
    store.set_language(GROUP, "en")
    times = TellingTimes(digest_hour=10)
    store.set_telling_times(GROUP, times, at=NOON)
    store.remind(GROUP, Subject.AGENCY, agency, NOON.date() + timedelta(days=9), at=NOON)
    happen(store)
    new, ten = GROUP - 1, NOON.replace(day=24, hour=10)
    settle(store, taken(store, ten), Moved(new), ten)
    moved = taken(store, ten)
    assert (moved.chat_id, moved.language, len(moved.owed)) == (new, "en", 1)
    assert store.telling_times(new) == times
    assert [each.chat_id for each in store.follows(new)] == [new]
    assert len(store.reminders(new)) == 1
    assert not store.follows(GROUP)
    settle(store, moved, Moved(new), ten)  # told of it once more, by the group this time
    assert len(taken(store, ten).owed) == 1


def test_a_group_that_was_followed_from_under_both_ids_is_told_once(
    store: Store, agency: str
) -> None:
    new = GROUP - 1
    follow(store, agency, GROUP)
    follow(store, agency, new)
    happen(store)
    first = taken(store)
    settle(store, first, Sent(7))
    store.chat_moved(*(GROUP, new) if first.chat_id == GROUP else (new, GROUP))
    assert take(store, NOON + timedelta(minutes=1)) is None


def test_who_comes_back_before_the_refusal_is_written_down_is_not_put_to_sleep(
    store: Store, agency: str
) -> None:
    follow(store, agency, ANNA)
    happen(store)
    refused = taken(store)
    assert not store.woken(ANNA, NOON)
    settle(store, refused, Unwanted("bot was blocked by the user"))
    assert [each.event.id for each in taken(store).owed] == [each.event.id for each in refused.owed]
