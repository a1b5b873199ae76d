from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from bot.chat import Conversation, NoSuchButton, Telegram, running, terminal

from .conftest import AnyApplication

Build = Callable[[Telegram], AnyApplication]


async def test_what_is_said_is_answered(telegram: Telegram, build: Build) -> None:
    application = build(telegram)
    async with running(application):
        member = Conversation(application, telegram)
        (answer,) = await member.say("你好")
        assert answer.text == "您说：你好" and answer.from_bot
        assert [call.method for call in member.calls] == ["sendMessage"]
        assert [message.from_bot for message in member.screen()] == [False, True]


async def test_a_pressed_button_edits_its_message_in_place(
    telegram: Telegram, build: Build
) -> None:
    application = build(telegram)
    async with running(application):
        member = Conversation(application, telegram)
        await member.say("/start")
        (answer,) = await member.press("下一页")
        assert (answer.text, answer.edited) == ("第 2 页", True)
        assert member.toast == "已翻页" and not member.alert
        assert [call.method for call in member.calls] == ["answerCallbackQuery", "editMessageText"]
        assert len(member.screen()) == 2
        assert answer.labels == ("上一页", "下一页")


async def test_a_label_may_be_shortened_while_it_fits_one_button(
    telegram: Telegram, build: Build
) -> None:
    application = build(telegram)
    async with running(application):
        member = Conversation(application, telegram)
        await member.say("/start")
        await member.press("提")
        assert member.toast == "请注意查看" and member.alert
        await member.press("下一")
        with pytest.raises(NoSuchButton, match=r"有几个按钮含“一页”：\[上一页\] \[下一页\]"):
            await member.press("一页")
        with pytest.raises(NoSuchButton, match=r"没有按钮“删除”。.*\[上一页\] \[下一页\]"):
            await member.press("删除")


async def test_without_buttons_pressing_says_so(telegram: Telegram, build: Build) -> None:
    application = build(telegram)
    async with running(application):
        with pytest.raises(NoSuchButton, match="都不带按钮"):
            await Conversation(application, telegram).press("好")


async def test_a_file_is_sent_and_comes_back(telegram: Telegram, build: Build) -> None:
    application = build(telegram)
    async with running(application):
        member = Conversation(application, telegram)
        (answer,) = await member.send_file("答复.txt", b"abc", "说明")
        assert (answer.file_name, answer.text) == ("回执-答复.txt", "说明")
        recorded = member.calls[-1].params["document"]
        assert recorded == {"file_name": "回执-答复.txt", "file_size": 3}
        await member.say("/start")
        assert "inline_keyboard" in json.dumps([call.params for call in member.calls])


async def test_a_step_ends_when_the_tasks_it_started_have_ended(
    telegram: Telegram, build: Build
) -> None:
    application = build(telegram)
    async with running(application):
        member = Conversation(application, telegram)
        assert [each.text for each in await member.say("/later")] == ["办好了"]


async def test_two_persons_talk_in_their_own_chats_and_in_the_group(
    telegram: Telegram, build: Build
) -> None:
    application = build(telegram)
    async with running(application):
        member = Conversation(application, telegram)
        admin = Conversation(application, telegram, chat=telegram.admin_chat)
        group = Conversation(application, telegram, chat=telegram.group, person=telegram.admin)
        await member.say("甲")
        await admin.say("乙")
        assert await group.say("没有人问机器人") == ()
        assert [each.text for each in await group.say("/start@proposal_reply_bot")]
        assert [message.text for message in member.screen()] == ["甲", "您说：甲"]
        assert [message.text for message in admin.screen()] == ["乙", "您说：乙"]
        assert len(group.screen()) == 3


async def test_hooks_run_in_the_order_of_polling(telegram: Telegram, build: Build) -> None:
    application, seen = build(telegram), []

    def hook(name: str) -> Callable[[AnyApplication], object]:
        async def note(_: AnyApplication) -> None:
            seen.append(name)

        return note

    application.post_init = hook("init")  # type: ignore[assignment]
    application.post_stop = hook("stop")  # type: ignore[assignment]
    application.post_shutdown = hook("shutdown")  # type: ignore[assignment]
    async with running(application):
        seen.append("said")
    assert seen == ["init", "said", "stop", "shutdown"]


async def test_a_terminal_shows_plain_text_and_rows_of_buttons(
    telegram: Telegram, build: Build
) -> None:
    application = build(telegram)
    async with running(application):
        member = Conversation(application, telegram)
        rendered = terminal.render_all(await member.say("/start"))
        assert rendered == "您好，第 1 页 & 说明\n\n[下一页] [提醒]\n[坏按钮]"
        rendered = terminal.render_all(await member.send_file("甲.txt", b"x", "说明"))
        assert rendered == "〔文件〕回执-甲.txt\n说明"


async def test_a_terminal_shows_where_links_lead(telegram: Telegram, build: Build) -> None:
    application = build(telegram)
    async with running(application):
        member = Conversation(application, telegram)
        await application.bot.send_message(
            1001, '看<a href="https://example.org/a">原文</a>', parse_mode="HTML"
        )
        assert terminal.render(member.screen()[-1]) == "看原文\n原文: https://example.org/a"
