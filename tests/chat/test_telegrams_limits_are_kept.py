from __future__ import annotations

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)
from telegram.error import Forbidden, InvalidToken

from bot.chat import InProcessRequest, Telegram

from .conftest import Clock, keyboard, refused


async def test_a_text_of_4096_characters_after_entities_passes_and_one_more_does_not(
    bot: Bot,
) -> None:
    sent = await bot.send_message(1001, f"<b>{'字' * 4096}</b>", parse_mode="HTML")
    assert sent.text is not None and len(sent.text) == 4096
    with refused("Message is too long"):
        await bot.send_message(1001, "字" * 4097)


async def test_length_counts_utf16_units(bot: Bot) -> None:
    with refused("Message is too long"):
        await bot.send_message(1001, "😀" * 2049)


@pytest.mark.parametrize("text", ["  \n ", "<b> </b>"])
async def test_a_text_with_nothing_in_it_is_refused(bot: Bot, text: str) -> None:
    with refused("Text must be non-empty"):
        await bot.send_message(1001, text, parse_mode="HTML")


async def test_no_text_at_all_is_refused(bot: Bot) -> None:
    with refused("Message text is empty"):
        await bot.send_message(1001, "")


async def test_markup_that_cannot_be_parsed_sends_nothing(bot: Bot, telegram: Telegram) -> None:
    with refused(""):
        await bot.send_message(1001, "1 < 2", parse_mode="HTML")
    assert telegram.member_chat.messages == {}


async def test_other_parse_modes_are_refused_rather_than_misread(bot: Bot) -> None:
    with refused("Unsupported parse_mode"):
        await bot.send_message(1001, "*x*", parse_mode="MarkdownV2")


async def test_a_caption_of_1024_characters_passes_and_one_more_does_not(bot: Bot) -> None:
    await bot.send_document(1001, b"x", caption="字" * 1024, filename="a.txt")
    with refused("Message caption is too long"):
        await bot.send_document(1001, b"x", caption="字" * 1025, filename="a.txt")


@pytest.mark.parametrize("data", ["字" * 22, "x" * 65, ""])
async def test_callback_data_is_1_to_64_bytes(bot: Bot, data: str) -> None:
    with refused("Button_data_invalid"):
        await bot.send_message(1001, "甲", reply_markup=keyboard({"按": data}))


async def test_64_bytes_of_callback_data_pass(bot: Bot) -> None:
    sent = await bot.send_message(1001, "甲", reply_markup=keyboard({"按": "x" * 64}))
    assert sent.reply_markup == keyboard({"按": "x" * 64})


async def test_100_buttons_pass_and_101_do_not(bot: Bot) -> None:
    rows = [{f"{row}": f"{row}"} for row in range(101)]
    await bot.send_message(1001, "甲", reply_markup=keyboard(*rows[:100]))
    with refused("Reply markup is too long"):
        await bot.send_message(1001, "甲", reply_markup=keyboard(*rows))


async def test_a_button_must_do_something_and_say_something(bot: Bot) -> None:
    with refused("Text buttons are unallowed"):
        await bot.send_message(
            1001, "甲", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("按")]])
        )
    with refused("button text must be non-empty"):
        await bot.send_message(1001, "甲", reply_markup=keyboard({" ": "x"}))
    with refused("wrong http url"):
        await bot.send_message(
            1001, "甲", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("按", url="x")]])
        )


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot) -> None:
    sent = await bot.send_message(1001, "<b>甲</b>", parse_mode="HTML")
    with refused("Message is not modified"):
        await sent.edit_text("<b> 甲</b>", parse_mode="HTML")
    edited = await sent.edit_text("甲")
    assert isinstance(edited, Message) and edited.entities == ()


async def test_an_edit_without_a_keyboard_takes_it_away(bot: Bot) -> None:
    sent = await bot.send_message(1001, "甲", reply_markup=keyboard({"按": "x"}))
    edited = await sent.edit_text("乙")
    assert isinstance(edited, Message) and edited.reply_markup is None
    with refused("Message is not modified"):
        await sent.edit_reply_markup(None)


async def test_only_the_bots_own_message_that_is_there_can_be_edited(
    bot: Bot, telegram: Telegram
) -> None:
    with refused("Message to edit not found"):
        await bot.edit_message_text("甲", 1001, 99)
    (said,) = telegram.say(telegram.member_chat, telegram.member, "我的话")
    with refused("Message can't be edited"):
        await bot.edit_message_text("甲", 1001, said["message_id"])
    sent = await bot.send_document(1001, b"x", filename="a.txt")
    with refused("There is no text in the message to edit"):
        await sent.edit_text("甲")
    captioned = await sent.edit_caption("说明")
    assert isinstance(captioned, Message) and captioned.caption == "说明"


async def test_a_deleted_message_is_gone(bot: Bot, telegram: Telegram, clock: Clock) -> None:
    sent = await bot.send_message(1001, "甲")
    assert await sent.delete()
    with refused("Message to delete not found"):
        await sent.delete()
    old = await bot.send_message(1001, "乙")
    clock.seconds += 48 * 3600 + 1
    with refused("Message can't be deleted"):
        await old.delete()


async def test_a_reply_names_a_message_that_is_there(bot: Bot) -> None:
    first = await bot.send_message(1001, "甲")
    second = await first.reply_text("乙", do_quote=True)
    assert second.reply_to_message is not None and second.reply_to_message.text == "甲"
    with refused("Message to be replied not found"):
        await bot.send_message(1001, "丙", reply_to_message_id=99)


@pytest.mark.parametrize("chat", [42, "@nobody"])
async def test_an_unknown_chat_is_not_found(bot: Bot, chat: int | str) -> None:
    with refused("Chat not found"):
        await bot.send_message(chat, "甲")


async def test_a_person_who_never_wrote_is_not_found() -> None:
    telegram = Telegram(acquainted=False)
    async with Bot(telegram.token, request=InProcessRequest(telegram)) as bot:
        with refused("Chat not found"):
            await bot.send_message(1001, "甲")
        telegram.say(telegram.member_chat, telegram.member, "/start")
        assert (await bot.send_message(1001, "甲")).text == "甲"


async def test_a_blocked_bot_is_forbidden_to_write_and_is_told(
    bot: Bot, telegram: Telegram
) -> None:
    telegram.block(telegram.member_chat)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(1001, "甲")
    telegram.block(telegram.member_chat, False)
    assert (await bot.send_message(1001, "甲")).text == "甲"
    changes = [update.my_chat_member for update in await bot.get_updates()]
    assert [change.new_chat_member.status for change in changes if change] == ["kicked", "member"]


async def test_another_token_is_unauthorised(telegram: Telegram) -> None:
    stranger = Bot("7000000001:another", request=InProcessRequest(telegram))
    with pytest.raises(InvalidToken):
        await stranger.initialize()


async def test_an_unknown_method_is_not_found(bot: Bot) -> None:
    with pytest.raises(Exception, match="not found"):
        await bot.do_api_request("sendTelegraph", {"chat_id": 1001})
