"""Errors: logged, told to the person in a sentence, never with a traceback or what they wrote."""

import logging

import pytest

from bot.answering import proposals
from bot.answering.desk import Desk
from bot.chat import Conversation
from bot.store import Store
from bot.telling.message import Message
from handlers import proposal


async def test_a_database_in_trouble_is_told_as_it_is(
    member: Conversation, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await member.say("/help")
    store.close()
    await member.say("/proposal 82")
    assert "数据库" in member.text
    assert "已经关闭" in member.text
    assert "while handling update" in caplog.text


async def test_a_defect_is_an_apology_and_a_log(
    member: Conversation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(desk: Desk, words: str) -> Message:
        raise ZeroDivisionError("the machine's own words")

    monkeypatch.setattr(proposals, "proposal", broken)
    assert proposal.proposals is proposals
    with caplog.at_level(logging.ERROR):
        await member.say("/proposal 秘密")
    assert "出了差错" in member.text
    assert "machine" not in member.text
    assert "ZeroDivisionError" in caplog.text
    assert "秘密" not in caplog.text


async def test_the_bot_goes_on_after_an_error(member: Conversation, store: Store) -> None:
    await member.say("/proposal " + "9" * 100)
    await member.say("/proposal 36")
    assert "石埂县" in member.text
