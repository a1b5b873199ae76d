"""/region: where a chat is at home, and whose agency it then means."""

from dataclasses import replace

import pytest

from bot.chat import Conversation
from bot.chat.incoming import press
from bot.model import Reply
from bot.store import Store


async def test_the_chosen_region_comes_first_and_the_others_are_buttons(
    member: Conversation,
) -> None:
    await member.say("/agency 财政局")
    assert "有几个单位都叫“财政局”" in member.text
    await member.say("/region 石埂")
    assert "所在地区已设为石埂县" in member.text
    (answer,) = await member.say("/agency 财政局")
    assert answer.text.startswith("石埂县财政局")
    assert "其他地方也有叫这个名字的单位" in answer.text
    assert {"砚州市财政局", "枫埠市财政局"} <= set(answer.labels)


async def test_a_region_is_asked_for_where_several_have_the_name(member: Conversation) -> None:
    (asked,) = await member.say("/region 朝阳区")
    assert "不止一个" in asked.text
    await member.press("长春市朝阳区")
    assert "所在地区已设为长春市朝阳区" in member.text
    await member.say("/region")
    assert "长春市朝阳区" in member.text


async def test_a_region_is_left_again(member: Conversation, store: Store) -> None:
    await member.say("/region 吉林省")
    await member.press("不指定地区")
    assert store.region(member.chat.id) is None
    await member.say("/region")
    assert "还没有设置" in member.text


@pytest.mark.parametrize("words", ["火星", "<b>", "字" * 300, "省"])
async def test_no_such_place(member: Conversation, store: Store, words: str) -> None:
    await member.say(f"/region {words}")
    assert store.region(member.chat.id) is None


async def test_a_region_is_kept_beside_the_language_and_forgotten(
    member: Conversation, store: Store
) -> None:
    await member.say("/region 吉林省")
    assert store.language(member.chat.id) is None
    store.set_language(member.chat.id, "en")
    assert store.region(member.chat.id) == "吉林省"
    await member.say("/mydata")
    assert "吉林省" in member.text
    store.forget(member.chat.id)
    assert store.region(member.chat.id) is None


async def test_a_forged_button(member: Conversation, store: Store) -> None:
    kept = store.keep_words("月球")
    await member.say("/region 朝阳区")
    message = member.screen()[-1]
    press(member.telegram, member.chat, member.person, message.id, f"j:{kept}")
    await member._settle()
    assert store.region(member.chat.id) is None


def reply_36(store: Store) -> Reply:
    (line,) = store.replies_numbered("36")
    stored = store.reply(line.id)
    assert stored
    return stored.reply


async def test_a_number_of_several_regions_begins_with_the_own_one(
    member: Conversation, store: Store
) -> None:
    sample = reply_36(store)
    elsewhere = replace(sample, region="枫埠市", text=sample.text + "此件另存。\n", term=20)
    store.save(elsewhere, source_name="b.txt")
    (answer,) = await member.say("/proposal 36")
    assert "有 2 件对上“36”，新的在前：" in answer.text
    assert "枫埠市政协" in answer.text.split("②")[0]
    await member.say(f"/region {sample.region}")
    (answer,) = await member.say("/proposal 36")
    assert "您所在地区的在前：" in answer.text
    assert "枫埠市政协" in answer.text.split("②")[1]


async def test_of_very_many_the_first_are_listed_and_how_to_ask_for_fewer(
    member: Conversation, store: Store
) -> None:
    sample = reply_36(store)
    for term in range(20, 45):
        reply = replace(sample, term=term, text=f"{sample.text}第{term}届。\n")
        store.save(reply, source_name="b.txt")
    (answer,) = await member.say("/proposal 36")
    assert "有 10 余件对上“36”，先列 10 件，新的在前。写上届次或年份可以少一些" in answer.text
    assert len(answer.labels) == 10
    (answer,) = await member.say("/proposal 四十四届36号")
    assert "件对上" not in answer.text
