from __future__ import annotations

import asyncio

import pytest
from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent
from telegram.error import BadRequest, Conflict

from bot.chat import Telegram
from bot.chat.incoming import ask_inline, press

from .conftest import Clock, keyboard


async def texts(bot: Bot) -> list[str | None]:
    updates = await bot.get_updates()
    return [update.message.text for update in updates if update.message]


async def begun(telegram: Telegram) -> None:
    """Until a poll waits."""
    for _ in range(1000):
        if telegram.inbox.poll:
            return
        await asyncio.sleep(0)
    raise AssertionError("no poll has begun")


async def test_a_message_arrives_with_its_command_marked(bot: Bot, telegram: Telegram) -> None:
    telegram.say(telegram.member_chat, telegram.member, "/proposal 82")
    (update,) = await bot.get_updates()
    assert update.message is not None and update.message.from_user is not None
    assert update.message.from_user.id == 1001
    assert update.message.parse_entities() == {update.message.entities[0]: "/proposal"}


async def test_updates_wait_until_a_later_one_is_asked_for(bot: Bot, telegram: Telegram) -> None:
    for text in ("甲", "乙", "丙"):
        telegram.say(telegram.member_chat, telegram.member, text)
    first = await bot.get_updates(limit=2)
    assert [each.update_id for each in first] == [1, 2]
    assert [each.update_id for each in await bot.get_updates(offset=2)] == [2, 3]
    assert [each.update_id for each in await bot.get_updates(offset=-1)] == [3]
    assert await bot.get_updates(offset=4) == ()


async def test_a_poll_waits_for_what_comes(bot: Bot, telegram: Telegram) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await begun(telegram)
    telegram.say(telegram.member_chat, telegram.member, "甲")
    (update,) = await poll
    assert update.message is not None and update.message.text == "甲"


async def test_the_earlier_of_two_polls_is_told_of_the_conflict(
    bot: Bot, telegram: Telegram
) -> None:
    earlier = asyncio.create_task(bot.get_updates(timeout=30))
    await begun(telegram)
    assert await bot.get_updates(timeout=0) == ()
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await earlier


async def test_only_allowed_kinds_are_queued(bot: Bot, telegram: Telegram) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    telegram.say(telegram.member_chat, telegram.member, "甲")
    assert await bot.get_updates() == ()
    await bot.get_updates(allowed_updates=[])
    telegram.say(telegram.member_chat, telegram.member, "乙")
    assert await texts(bot) == ["乙"]


async def test_pending_updates_can_be_dropped(bot: Bot, telegram: Telegram) -> None:
    telegram.say(telegram.member_chat, telegram.member, "甲")
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("/help", True),
        ("/help@proposal_reply_bot", True),
        ("/help@another_bot", False),
        ("请 @proposal_reply_bot 看看", True),
        ("大家好", False),
    ],
)
async def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(
    bot: Bot, telegram: Telegram, text: str, heard: bool
) -> None:
    telegram.say(telegram.group, telegram.member, text)
    assert await texts(bot) == ([text] if heard else [])


async def test_in_a_group_a_reply_to_the_bot_is_heard(bot: Bot, telegram: Telegram) -> None:
    sent = await bot.send_message(telegram.group.id, "请补充年份")
    telegram.say(telegram.group, telegram.admin, "2024", sent.message_id)
    (update,) = await bot.get_updates()
    assert update.message is not None and update.message.reply_to_message is not None
    assert update.message.reply_to_message.text == "请补充年份"


async def test_a_saying_too_long_for_one_message_is_sent_in_several(
    bot: Bot, telegram: Telegram
) -> None:
    said = telegram.say(telegram.member_chat, telegram.member, "字" * 3000 + "\n" + "词" * 3000)
    assert [len(each["text"]) for each in said] == [3000, 3000]


async def test_a_pressed_button_is_answered_once_and_in_time(
    bot: Bot, telegram: Telegram, clock: Clock
) -> None:
    sent = await bot.send_message(1001, "甲", reply_markup=keyboard({"按": "a:1"}))
    events: list[dict[str, object]] = []
    telegram.watch(events.append)
    press(telegram, telegram.member_chat, telegram.member, sent.message_id, "a:1")
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query is not None and query.data == "a:1" and query.chat_instance
    assert query.message is not None and query.message.message_id == sent.message_id
    await query.answer("好", show_alert=True)
    assert [(each["text"], each["alert"]) for each in events] == [("好", True)]
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer("再来")
    late = press(telegram, telegram.member_chat, telegram.member, sent.message_id, "a:1")
    clock.seconds += 15 * 60 + 1
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(late.id)


async def test_an_answer_to_a_button_has_at_most_200_characters(
    bot: Bot, telegram: Telegram
) -> None:
    sent = await bot.send_message(1001, "甲", reply_markup=keyboard({"按": "a"}))
    query = press(telegram, telegram.member_chat, telegram.member, sent.message_id, "a")
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.answer_callback_query(query.id, "字" * 201)


async def test_an_inline_query_is_answered(bot: Bot, telegram: Telegram) -> None:
    number = ask_inline(telegram, telegram.member, "82")
    (update,) = await bot.get_updates()
    assert update.inline_query is not None and update.inline_query.query == "82"
    await update.inline_query.answer(
        [InlineQueryResultArticle("1", "第82号", InputTextMessageContent("第82号提案"))]
    )
    assert [each["title"] for each in telegram.inline_answers[number]] == ["第82号"]
