"""/search and free text, through the real application over the samples."""

import pytest

from bot.chat import Conversation, Telegram
from bot.store import Store


async def test_a_programme_named_in_replies_shows_what_each_says(member: Conversation) -> None:
    await member.say("技术经纪人")
    assert "2 件答复提到" in member.text
    assert member.text.index("2024W218") < member.text.index("第82号")
    assert "1573" in member.text
    assert "1126" in member.text


async def test_the_words_are_marked(member: Conversation) -> None:
    (answer,) = await member.say("/search 碳纤维")
    units = answer.text.encode("utf-16-le")
    bold = {
        units[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le")
        for e in answer.entities
        if e["type"] == "bold"
    }
    assert "碳纤维" in bold


@pytest.mark.parametrize("words", ["养", "养老", "充电桩", "碳纤维 中试", "W218"])
async def test_words_of_any_length_and_number(member: Conversation, words: str) -> None:
    await member.say(words)
    assert "没有找到" not in member.text


async def test_a_number_alone_is_a_proposal(member: Conversation) -> None:
    await member.say("第36号")
    assert "石埂县住房和城乡建设局" in member.text


async def test_a_number_that_no_proposal_has_is_looked_up_as_a_word(member: Conversation) -> None:
    await member.say("2027")
    assert "“2027”" in member.text
    assert "件答复提到" in member.text


async def test_a_misspelt_word_says_that_it_stands_nowhere(member: Conversation) -> None:
    (answer,) = await member.say("技术经济人")
    assert "没有一件答复写有“技术经济人”" in answer.text
    assert "2024W218" in answer.text + "".join(answer.labels)


async def test_a_member_by_name(member: Conversation) -> None:
    (answer,) = await member.say("温若棠")
    assert "第82号" in answer.text + "".join(answer.labels)


async def test_nothing_is_said_to_be_nothing(member: Conversation) -> None:
    await member.say("魑魅魍魉")
    assert "没有找到“魑魅魍魉”" in member.text


@pytest.mark.parametrize("text", ["<b>&", "🙂🙂", "%_*\"'", "《》", "\u200b", "a" * 4000])
async def test_odd_words_are_answered(member: Conversation, text: str) -> None:
    assert await member.say(text)


async def test_a_button_brings_the_reply(member: Conversation) -> None:
    (found,) = await member.say("技术经纪人")
    (summary,) = await member.press(found.labels[0])
    assert summary.id != found.id
    assert "2024W218" in summary.text


async def test_a_group_is_answered_only_when_the_bot_is_meant(
    member: Conversation, telegram: Telegram, store: Store
) -> None:
    group = Conversation(member.application, telegram, chat=telegram.group, person=telegram.member)
    assert not await group.say("碳纤维那件事怎么样了")
    assert await group.say(f"@{member.application.bot.username} 碳纤维")
    assert await group.say("/proposal 36")
