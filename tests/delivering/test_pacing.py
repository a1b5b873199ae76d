"""Never more than Telegram takes; answers first; who is told to wait waits alone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.delivering import Pacing, Sender
from tests.delivering.owed import Clock

GROUP = -100
Send = Callable[..., Awaitable[None]]


@pytest.fixture
def pacing(clock: Clock) -> Pacing:
    return Pacing(clock=clock.monotonic, sleep=clock.sleep)


@pytest.fixture
def sent(clock: Clock) -> list[tuple[float, int]]:
    """When something was sent, and to whom."""
    return []


@pytest.fixture
def send(pacing: Pacing, clock: Clock, sent: list[tuple[float, int]]) -> Send:
    """Sends through the pacing; raises the demands to wait that are given, one a try."""

    async def sending(chat: int, sender: Sender | None = None, *demands: int) -> None:
        waits = list(demands)

        async def callback() -> bool:
            sent.append((clock.monotonic(), chat))
            if waits:
                raise RetryAfter(waits.pop(0))
            return True

        data: dict[str, Any] = {"chat_id": chat}
        await pacing.process_request(callback, (), {}, "sendMessage", data, sender)

    return sending


def most_in(seconds: float, moments: list[float]) -> int:
    """The most that fell into any stretch of time so long."""
    return max(sum(at <= other < at + seconds for other in moments) for at in moments)


async def test_the_courier_keeps_just_below_thirty_a_second(
    send: Send, sent: list[tuple[float, int]]
) -> None:
    for chat in range(1, 601):
        await send(chat, Sender.COURIER)
    moments = [at for at, _ in sent]
    assert most_in(1, moments) <= 30
    assert 599 / (moments[-1] - moments[0]) > 0.97 * 30


async def test_with_answers_among_them_it_is_never_more_than_thirty(
    send: Send, sent: list[tuple[float, int]]
) -> None:
    for chat in range(1, 301):
        await send(chat, Sender.COURIER)
        if chat % 10 == 0:
            for _ in range(5):
                await send(10_000)
    assert most_in(1, [at for at, _ in sent]) <= 30


async def test_an_answer_goes_at_once_in_the_midst_of_a_fan_out(
    send: Send, clock: Clock, sent: list[tuple[float, int]]
) -> None:
    for chat in range(1, 101):
        await send(chat, Sender.COURIER)
    asked = clock.monotonic()
    await send(10_000)
    assert sent[-1][0] - asked < 0.04


async def test_answers_to_a_person_may_come_in_a_burst(
    send: Send, sent: list[tuple[float, int]]
) -> None:
    for _ in range(10):
        await send(11)
    assert sent[-1][0] == sent[0][0]


async def test_the_courier_writes_once_a_second_to_a_person(
    send: Send, pacing: Pacing, clock: Clock
) -> None:
    await send(11)
    assert pacing.chat_wait(11) == pytest.approx(1)
    assert pacing.chat_wait(12) == 0
    await clock.sleep(1)
    assert pacing.chat_wait(11) == 0


async def test_a_group_is_written_to_twenty_times_a_minute(
    send: Send, pacing: Pacing, sent: list[tuple[float, int]]
) -> None:
    for _ in range(20):
        await send(GROUP)
    assert pacing.chat_wait(GROUP) > 50
    await send(11)
    assert sent[-1][0] < 2  # others do not wait for it
    await send(GROUP)
    assert sent[-1][0] >= 60


async def test_an_answer_that_is_told_to_wait_waits_and_is_sent(
    send: Send, sent: list[tuple[float, int]]
) -> None:
    await send(11, None, 7, 3)
    assert [round(at) for at, _ in sent] == [0, 7, 10]


async def test_it_does_not_wait_for_ever(send: Send, sent: list[tuple[float, int]]) -> None:
    with pytest.raises(RetryAfter):
        await send(11, None, 3600)
    with pytest.raises(RetryAfter):
        await send(11, None, 1, 1, 1, 1)
    assert len(sent) == 1  # the second was never tried: the hour is not over


async def test_only_the_chat_that_was_told_to_wait_waits(
    send: Send, pacing: Pacing, sent: list[tuple[float, int]]
) -> None:
    with pytest.raises(RetryAfter):
        await send(11, Sender.COURIER, 30)
    await send(12)
    await send(13, Sender.COURIER)
    assert sent[-1][0] < 1
    assert pacing.chat_wait(11) > 29


async def test_what_speaks_of_no_chat_never_waits(pacing: Pacing, clock: Clock) -> None:
    async def callback() -> bool:
        return True

    for _ in range(100):
        await pacing.process_request(callback, (), {}, "answerCallbackQuery", {}, None)
    assert clock.monotonic() == 0


async def test_in_real_time_a_waiting_answer_overtakes_the_courier() -> None:
    pacing, order = Pacing(), []

    async def send(name: str, sender: Sender | None) -> None:
        async def callback() -> bool:
            order.append(name)
            return True

        chat = {"chat_id": len(order) + 1}
        await pacing.process_request(callback, (), {}, "sendMessage", chat, sender)

    async def deliver() -> None:
        for _ in range(40):
            await send("news", Sender.COURIER)

    courier = asyncio.create_task(deliver())
    await asyncio.gather(*(send("answer", None) for _ in range(35)))
    assert order.count("news") < 10  # all answers are there, and most of the news waits
    await courier
