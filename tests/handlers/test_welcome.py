"""/start, /help, /language, menus, and what no handler knows."""

import re
from pathlib import Path

import pytest

from bot.app import build
from bot.chat import Conversation, InProcessRequest, Telegram, running
from bot.settings import Settings
from bot.store import Store
from tests.conftest import NOW


@pytest.mark.parametrize("command", ["/start", "/help", "/nonsense"])
async def test_the_examples_work_on_what_is_loaded(member: Conversation, command: str) -> None:
    await member.say(command)
    text = member.text
    assert "全部是虚构样例" in text
    examples = re.findall(r"(/proposal \S+|/agency \S+|/pending)", text)
    assert len(examples) == 3
    (free,) = re.findall("“(.+?)”", text)
    for example in [*examples, free]:
        await member.say(example)
        assert "没有找到" not in member.text


async def test_an_empty_database_says_what_to_do(tmp_path: Path, telegram: Telegram) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'empty.db'}") as store:
        application = build(
            Settings.read({}),
            store,
            token=telegram.token,
            request=InProcessRequest(telegram),
            updates_request=InProcessRequest(telegram),
            now=lambda: NOW,
        )
        async with running(application):
            talk = Conversation(application, telegram)
            await talk.say("/start")
            assert "proposal-bot load" in talk.text
            for question in ("/proposal 82", "/agency 科技厅", "/pending", "养老"):
                assert await talk.say(question)


async def test_a_language_is_chosen_and_kept(member: Conversation, store: Store) -> None:
    await member.say("/language")
    await member.press("English")
    await member.say("/proposal 36")
    assert "Answered by: 石埂县住房和城乡建设局" in member.text
    assert store.language(member.chat.id) == "en"
    await member.say("/language")
    await member.press("繁體中文")
    await member.say("/proposal 36")
    assert "主辦：石埂县住房和城乡建设局" in member.text


async def test_the_menu_is_chinese_and_the_same_in_groups(
    member: Conversation, telegram: Telegram
) -> None:
    private = telegram.menu(telegram.member_chat, telegram.member)
    assert {entry["command"] for entry in private} >= {"proposal", "agency", "pending", "search"}
    assert any("答复" in entry["description"] for entry in private)
    assert telegram.menu(telegram.group, telegram.member) == private


async def test_a_file_is_not_kept_and_that_is_said(member: Conversation) -> None:
    await member.send_file("第82号.txt", "答复".encode())
    assert "没有保存" in member.text
    assert "只有本处工作人员能上传文件" in member.text


@pytest.mark.parametrize("data", ["p:999999", "w:999999", "t:1:9:0", "g:0", "q:12345:3"])
async def test_a_button_of_what_is_gone_says_so(
    member: Conversation, telegram: Telegram, data: str
) -> None:
    await press_forged(member, telegram, data)
    assert "已不在库中" in member.text


@pytest.mark.parametrize("data", ["p:", "p:-1", "p:1:2", "zzz", "p:9999999999", "n:0:0:0:0:x"])
async def test_a_forged_button_does_nothing_but_say_so(
    member: Conversation, telegram: Telegram, data: str
) -> None:
    await press_forged(member, telegram, data)
    assert member.toast == "这个按钮已失效，请重新查询。"
    assert not member.answers()


async def press_forged(member: Conversation, telegram: Telegram, data: str) -> None:
    """Presses a button of the newest message as a forger would: with data of their own."""
    from bot.chat import incoming

    (message,) = await member.say("/language")
    member._begin()
    incoming.press(telegram, member.chat, member.person, message.id, data)
    await member._settle()
