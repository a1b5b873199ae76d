from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from bot.chat import InProcessRequest, Pacing, Telegram
from bot.chat.limits import Rate

from .conftest import Clock


@pytest.fixture(autouse=True)
def waits_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's coming type for waits; it warns while the old one is in use."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


async def test_a_demanded_pause_reaches_the_bot_as_retry_after(
    bot: Bot, telegram: Telegram
) -> None:
    telegram.pacer.demand_waiting(7)
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(1001, "甲")
    assert refused.value.retry_after == timedelta(seconds=7)
    assert (await bot.send_message(1001, "甲")).text == "甲"


async def test_one_message_a_second_to_a_person(clock: Clock) -> None:
    telegram = Telegram(pacing=Pacing.strict(), now=clock)
    async with Bot(telegram.token, request=InProcessRequest(telegram)) as bot:
        await bot.send_message(1001, "甲")
        with pytest.raises(RetryAfter):
            await bot.send_message(1001, "乙")
        await bot.send_message(1, "给另一个人")
        clock.seconds += 1
        await bot.send_message(1001, "乙")


async def test_twenty_messages_a_minute_to_a_group(clock: Clock) -> None:
    telegram = Telegram(pacing=Pacing.lenient(), now=clock)
    async with Bot(telegram.token, request=InProcessRequest(telegram)) as bot:
        for _ in range(20):
            await bot.send_message(telegram.group.id, "甲")
            clock.seconds += 1
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(telegram.group.id, "甲")
        assert refused.value.retry_after == timedelta(seconds=40)


async def test_a_short_burst_to_a_person_passes_when_lenient(clock: Clock) -> None:
    telegram = Telegram(pacing=Pacing.lenient(), now=clock)
    async with Bot(telegram.token, request=InProcessRequest(telegram)) as bot:
        for _ in range(30):
            await bot.send_message(1001, "甲")
        with pytest.raises(RetryAfter):
            await bot.send_message(1001, "甲")


async def test_thirty_messages_a_second_to_all_together(clock: Clock) -> None:
    often = Rate(1000, 1)
    telegram = Telegram(pacing=Pacing(private=often, group=often, overall=Rate(30, 1)), now=clock)
    async with Bot(telegram.token, request=InProcessRequest(telegram)) as bot:
        for number in range(30):
            await bot.send_message((1, 1001)[number % 2], "甲")
        with pytest.raises(RetryAfter):
            await bot.send_message(1, "甲")
        clock.seconds += 1
        await bot.send_message(1, "甲")
