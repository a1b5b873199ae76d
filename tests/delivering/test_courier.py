"""The courier at its work: it goes on whatever becomes of one message, and it ends cleanly."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

import httpx
import pytest
from telegram.error import NetworkError
from telegram.ext import ExtBot

from bot.chat import InProcessRequest, Telegram
from bot.chat.call import Call
from bot.chat.refusals import Refusal
from bot.delivering import Courier, Pacing, Sender
from bot.errors import StoreError
from bot.model import Parcel, Settled
from bot.store import Store
from bot.telling.message import Message
from tests.delivering.conftest import PEOPLE
from tests.delivering.owed import (
    NOON,
    ZONE,
    Clock,
    deliver_all,
    follow_all,
    happen,
    said_in,
    states,
    told,
)

FIRST, *OTHERS = PEOPLE


async def until(condition: Callable[[], bool]) -> None:
    """Waits for what must come."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - what the courier writes down
            await asyncio.sleep(0.01)


def all_told(telegram: Telegram, people: list[int]) -> bool:
    return all(len(said_in(telegram, each)) == 1 for each in people)


@pytest.fixture
def working(store: Store, telegram: Telegram) -> Courier:
    """A courier with real time before it and two lanes; not started."""
    pacing, begun = Pacing(), monotonic()

    def now() -> datetime:
        return NOON + timedelta(seconds=monotonic() - begun)

    bot: ExtBot[Sender] = ExtBot(
        telegram.token, request=InProcessRequest(telegram), rate_limiter=pacing
    )
    return Courier(store, bot, render=told, pacing=pacing, now=now, zone=ZONE, lanes=2)


async def test_it_delivers_what_is_owed_and_what_comes_later(
    store: Store, telegram: Telegram, working: Courier, url: str
) -> None:
    follow_all(store, PEOPLE)
    happen(store)
    working.start()
    await until(lambda: all_told(telegram, list(PEOPLE)))
    happen(store, NOON + timedelta(seconds=-1))
    working.nudge()
    await until(lambda: all(len(said_in(telegram, each)) == 2 for each in OTHERS))
    await working.stop()
    assert set(states(url).values()) == {"sent"}


async def test_a_clean_stop_lets_the_message_on_its_way_arrive_and_writes_it_down(
    store: Store, telegram: Telegram, bot: ExtBot[Sender], url: str
) -> None:
    left, may_arrive = asyncio.Event(), asyncio.Event()

    class SlowLine(InProcessRequest):
        async def do_request(self, url: str, *given: Any, **named: Any) -> tuple[int, bytes]:
            left.set()
            await may_arrive.wait()
            return await super().do_request(url, *given, **named)

    follow_all(store, PEOPLE)
    happen(store)
    pacing = Pacing()
    slow: ExtBot[Sender] = ExtBot(telegram.token, request=SlowLine(telegram), rate_limiter=pacing)
    courier = Courier(store, slow, render=told, pacing=pacing, now=lambda: NOON, zone=ZONE)
    courier.start()
    await left.wait()
    stopping = asyncio.create_task(courier.stop())
    await asyncio.sleep(0)
    may_arrive.set()
    await stopping
    assert sorted(states(url).values()) == ["queued"] * 4 + ["sent"]
    assert len([each for each in PEOPLE if said_in(telegram, each)]) == 1


async def test_a_stop_does_not_wait_for_ever(
    store: Store, telegram: Telegram, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    left = asyncio.Event()

    class DeadLine(InProcessRequest):
        async def do_request(self, url: str, *given: Any, **named: Any) -> tuple[int, bytes]:
            left.set()
            await asyncio.Event().wait()
            raise AssertionError("nothing sets it")

    follow_all(store, [FIRST])
    happen(store)
    pacing = Pacing()
    dead: ExtBot[Sender] = ExtBot(telegram.token, request=DeadLine(telegram), rate_limiter=pacing)
    courier = Courier(store, dead, render=told, pacing=pacing, now=lambda: NOON, zone=ZONE)
    courier.start()
    await left.wait()
    await courier.stop(patience=0.05)
    assert set(states(url).values()) == {"sending"}  # given up when the lease has run out
    assert "still on its way" in caplog.text


async def test_what_cannot_be_told_does_not_stop_the_others(
    store: Store,
    telegram: Telegram,
    bot: ExtBot[Sender],
    url: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(parcel: Parcel) -> Message:
        if parcel.chat_id == FIRST and parcel.owed[0].event.id == 1:
            raise ValueError("a message of 5000 units")
        return told(parcel)

    follow_all(store, PEOPLE)
    happen(store, times=2)
    courier = Courier(
        store, bot, render=broken, pacing=Pacing(unlimited=True), now=lambda: NOON, zone=ZONE
    )
    settled: Settled | None = None
    for _ in range(2 + len(OTHERS) + 1):
        parcel = store.take_parcel(
            NOON + timedelta(minutes=1), ZONE, lease=timedelta(minutes=2), settled=settled
        )
        assert parcel
        settled = await courier.deliver(parcel)
    assert store.take_parcel(NOON, ZONE, lease=timedelta(minutes=2), settled=settled) is None
    assert states(url)[FIRST, 1] == "failed"
    assert said_in(telegram, FIRST) == ["2"]
    assert all(said_in(telegram, each) == ["1", "2"] for each in OTHERS)
    assert "cannot be told" in caplog.text
    assert str(FIRST) not in caplog.text  # a log says nothing of who follows what


async def test_one_chat_is_told_to_wait_and_the_others_are_told_meanwhile(
    store: Store, courier: Courier, clock: Clock, telegram: Telegram
) -> None:
    follow_all(store, PEOPLE)
    happen(store)
    telegram.pacer.demand_waiting(300)
    await deliver_all(store, courier, clock)
    (waiting,) = (each for each in PEOPLE if not said_in(telegram, each))
    assert clock.now() - NOON < timedelta(seconds=2)
    clock.go_on(timedelta(seconds=299) - (clock.now() - NOON))
    await deliver_all(store, courier, clock)
    assert said_in(telegram, waiting) == []
    clock.go_on(timedelta(seconds=3))
    await deliver_all(store, courier, clock)
    assert said_in(telegram, waiting) == ["1"]


async def test_when_every_chat_is_told_to_wait_it_rests(
    store: Store, telegram: Telegram, working: Courier, caplog: pytest.LogCaptureFixture
) -> None:
    follow_all(store, PEOPLE)
    happen(store)
    telegram.pacer.demand_waiting(1, times=3)
    working.start()
    await until(lambda: "every chat is to wait" in caplog.text)
    await working.stop()


@pytest.mark.parametrize("refusal", [Refusal(401, "Unauthorized"), Refusal(409, "Conflict: two")])
async def test_what_is_the_operators_matter_costs_nothing_but_time(
    store: Store, url: str, refusal: Refusal, caplog: pytest.LogCaptureFixture
) -> None:
    class Locked(Telegram):
        def call(self, call: Call) -> Any:
            raise refusal

    follow_all(store, [FIRST])
    happen(store)
    pacing = Pacing()
    request = InProcessRequest(Locked())
    bot: ExtBot[Sender] = ExtBot("1:a", request=request, rate_limiter=pacing)
    courier = Courier(store, bot, render=told, pacing=pacing, now=lambda: NOON, zone=ZONE)
    courier.start()
    await until(lambda: "resting" in caplog.text)
    await courier.stop()
    assert set(states(url).values()) == {"queued"}


async def test_what_was_sent_is_written_down_although_the_store_could_not_at_first(
    telegram: Telegram, bot: ExtBot[Sender], url: str, caplog: pytest.LogCaptureFixture
) -> None:
    class FullDisk(Store):
        full = 1

        def take_parcel(self, *given: Any, **named: Any) -> Parcel | None:
            if named.get("settled") and self.full:
                self.full -= 1
                raise StoreError("磁盘已满")
            return super().take_parcel(*given, **named)

    with FullDisk.open(url) as store:
        follow_all(store, [FIRST])
        happen(store)
        pacing = bot.rate_limiter
        assert isinstance(pacing, Pacing)
        courier = Courier(store, bot, render=told, pacing=pacing, now=lambda: NOON, zone=ZONE)
        courier.start()
        await until(lambda: set(states(url).values()) == {"sent"})
        await courier.stop()
    assert said_in(telegram, FIRST) == ["1"]
    assert "磁盘已满" in caplog.text


async def test_a_line_that_is_down_for_long_loses_nothing(
    store: Store, telegram: Telegram, clock: Clock, courier: Courier, bot: ExtBot[Sender]
) -> None:
    class Line(InProcessRequest):
        up = False

        async def do_request(self, url: str, *given: Any, **named: Any) -> tuple[int, bytes]:
            if not self.up:
                raise NetworkError("httpx.ConnectError") from httpx.ConnectError("no route")
            return await super().do_request(url, *given, **named)

    line, pacing = Line(telegram), Pacing(clock=clock.monotonic, sleep=clock.sleep)
    bot = ExtBot(telegram.token, request=line, rate_limiter=pacing)
    courier = Courier(store, bot, render=told, pacing=pacing, now=clock.now, zone=ZONE)
    follow_all(store, [FIRST])
    happen(store)
    settled: Settled | None = None
    for _ in range(50):
        clock.go_on(timedelta(hours=24))
        parcel = store.take_parcel(clock.now(), ZONE, lease=timedelta(minutes=2), settled=settled)
        assert parcel
        settled = await courier.deliver(parcel)
    line.up = True
    clock.go_on(timedelta(seconds=2))
    assert settled
    store.settle_parcel(settled, clock.now())
    await deliver_all(store, courier, clock)
    assert said_in(telegram, FIRST) == ["1"]
