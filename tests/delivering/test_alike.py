"""The same news for many is worked out once, and each gets the buttons of its own follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering import news
from bot.delivering.alike import FRESH, Alike
from bot.delivering.courier import LEASE
from bot.model import Pace, Parcel, Settled
from bot.model import Sent as IsSent
from bot.store import Store
from bot.telling import actions
from bot.telling.message import Message
from tests.delivering.owed import NOON, ZONE, Clock, follow_all, happen

CHATS = (70_011, 70_012, 70_013)


@pytest.fixture
def parcels(store: Store) -> list[Parcel]:
    follow_all(store, CHATS)
    happen(store)
    taken: list[Parcel] = []
    settled: Settled | None = None
    while parcel := store.take_parcel(NOON, ZONE, lease=LEASE, settled=settled):
        taken.append(parcel)
        settled = Settled(parcel.id, IsSent(1))
    return taken


class Telling:
    """Tells as the bot does, and counts how often."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.times = 0

    def __call__(self, parcel: Parcel) -> Message:
        self.times += 1
        return news.parcel(self.store, parcel, page=0, today=NOON.date(), zone=ZONE)


def test_each_message_is_as_if_it_had_been_worked_out_for_itself(
    store: Store, parcels: list[Parcel], clock: Clock
) -> None:
    telling = Telling(store)
    alike = Alike(telling, clock.monotonic)
    told = [alike.known(parcel) or alike.told(parcel) for parcel in parcels]
    assert telling.times == 1
    assert told == [Telling(store)(parcel) for parcel in parcels]
    muted = [button.data for message in told for row in message.rows for button in row]
    for parcel in parcels:
        assert parcel.owed[0].follow
        assert actions.MUTE(parcel.owed[0].follow.id, 1) in muted


async def test_nothing_is_told_that_is_not_fresh(
    store: Store, parcels: list[Parcel], clock: Clock
) -> None:
    alike = Alike(Telling(store), clock.monotonic)
    alike.told(parcels[0])
    await clock.sleep(FRESH)
    assert alike.known(parcels[1]) is None


def test_what_differs_is_not_alike(store: Store, parcels: list[Parcel], clock: Clock) -> None:
    first, second, _ = parcels
    (owed,) = first.owed
    assert owed.follow
    alike = Alike(Telling(store), clock.monotonic)
    alike.told(second)
    for other in (
        replace(first, language="en"),
        replace(first, owed=(replace(owed, maybe_repeated=True),)),
        replace(first, owed=(replace(owed, event=replace(owed.event, id=99)),)),
        replace(first, owed=(replace(owed, follow=replace(owed.follow, key="99")),)),
        replace(first, owed=(replace(owed, follow=None),)),
        replace(first, owed=(owed, owed)),
    ):
        assert alike.known(other) is None
    daily = replace(owed.follow, pace=Pace.DAILY)
    assert alike.known(replace(first, owed=(replace(owed, follow=daily),)))
