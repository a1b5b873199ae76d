from __future__ import annotations

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    InputMediaDocument,
)
from telegram.error import Forbidden

from bot.chat import Telegram

from .conftest import refused


async def test_commands_are_checked_and_kept_by_scope_and_language(
    bot: Bot, telegram: Telegram
) -> None:
    await bot.set_my_commands([BotCommand("help", "怎么用")])
    await bot.set_my_commands([BotCommand("help", "怎么用（中）")], language_code="zh")
    await bot.set_my_commands([BotCommand("stats", "统计")], scope=BotCommandScopeChat(1))
    await bot.set_my_commands([BotCommand("agency", "单位")], scope=BotCommandScopeAllGroupChats())
    assert [each.description for each in await bot.get_my_commands()] == ["怎么用"]
    menus = {
        name: [each["command"] for each in telegram.menu(chat, person)]
        for name, chat, person in [
            ("member", telegram.member_chat, telegram.member),
            ("admin", telegram.admin_chat, telegram.admin),
            ("group", telegram.group, telegram.member),
        ]
    }
    assert menus == {"member": ["help"], "admin": ["stats"], "group": ["agency"]}
    assert telegram.menu(telegram.member_chat, telegram.member)[0]["description"] == "怎么用（中）"
    await bot.delete_my_commands(scope=BotCommandScopeChat(1))
    assert telegram.menu(telegram.admin_chat, telegram.admin)[0]["command"] == "help"
    with refused("Bot_command_invalid"):
        await bot.set_my_commands([BotCommand("提案", "不行")])
    with refused("Chat not found"):
        await bot.set_my_commands([BotCommand("a", "b")], scope=BotCommandScopeChat(42))


async def test_name_and_descriptions_are_kept(bot: Bot) -> None:
    await bot.set_my_name("提案助手")
    await bot.set_my_description("查提案答复")
    await bot.set_my_short_description("答复")
    assert (await bot.get_my_name()).name == "提案助手"
    assert (await bot.get_my_description()).description == "查提案答复"
    assert (await bot.get_my_short_description()).short_description == "答复"
    with refused("too long"):
        await bot.set_my_description("字" * 513)


async def test_chats_and_members_parse_with_the_librarys_own_classes(
    bot: Bot, telegram: Telegram
) -> None:
    me = await bot.get_me()
    assert me.is_bot and me.id == telegram.bot.id and me.can_join_groups
    assert (await bot.get_chat(1001)).type == "private"
    assert (await bot.get_chat(telegram.group.id)).title == telegram.group.title
    assert (await bot.get_chat_member(telegram.group.id, 1001)).status == "member"
    assert [each.user.id for each in await bot.get_chat_administrators(telegram.group.id)] == [1]
    assert await bot.get_chat_member_count(telegram.group.id) == 3
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.send_chat_action(1001, "typing")
    with refused("bad webhook"):
        await bot.set_webhook("https://example.org/")


async def test_a_bot_that_left_a_group_may_not_write_there(bot: Bot, telegram: Telegram) -> None:
    assert await bot.leave_chat(telegram.group.id)
    with pytest.raises(Forbidden, match="not a member"):
        await bot.send_message(telegram.group.id, "甲")


async def test_messages_can_be_pinned_copied_and_forwarded(bot: Bot) -> None:
    sent = await bot.send_message(1001, "<b>甲</b>", parse_mode="HTML")
    assert await sent.pin()
    pinned = (await bot.get_chat(1001)).pinned_message
    assert pinned is not None and pinned.message_id == sent.message_id
    assert await sent.unpin()
    assert await sent.set_reaction("👍")
    forwarded = await sent.forward(1)
    assert forwarded.text == "甲" and forwarded.forward_origin is not None
    assert (await sent.copy(1)).message_id == forwarded.message_id + 1


async def test_an_album_has_two_to_ten_files(bot: Bot) -> None:
    files = [InputMediaDocument(b"x%d" % each, filename=f"{each}.txt") for each in range(3)]
    sent = await bot.send_media_group(1001, files, caption="三份")
    assert [each.document.file_name for each in sent if each.document] == [
        "0.txt",
        "1.txt",
        "2.txt",
    ]
    assert len({each.media_group_id for each in sent}) == 1 and sent[0].caption == "三份"
    with refused("from 2 to 10"):
        await bot.send_media_group(1001, files[:1])
