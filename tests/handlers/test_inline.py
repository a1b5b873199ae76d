"""Cards for other chats, through the real application over the samples."""

from dataclasses import replace

import pytest

from bot.chat import Conversation, Telegram
from bot.chat.call import Json
from bot.chat.incoming import ask_inline
from bot.store import Store
from tests.finding.replies import Draft, reply


async def cards(member: Conversation, telegram: Telegram, words: str) -> list[Json]:
    number = ask_inline(telegram, telegram.member, words)
    await member._settle()
    return telegram.inline_answers[number]


async def test_words_bring_the_sentences_that_say_them(
    member: Conversation, telegram: Telegram
) -> None:
    found = await cards(member, telegram, "技术经纪人")
    assert [card["id"][0] for card in found[:2]] == ["p", "p"]
    content = found[0]["input_message_content"]
    assert "技术经纪人" in content["message_text"]
    assert "2024W218" in found[0]["title"]


async def test_a_number_brings_its_proposals(member: Conversation, telegram: Telegram) -> None:
    (card,) = await cards(member, telegram, "第36号")
    assert "第36号" in card["title"]


async def test_an_agency_stands_first(member: Conversation, telegram: Telegram) -> None:
    found = await cards(member, telegram, "kjt")
    assert found[0]["title"] == "澜岭省科学技术厅"
    assert "主办" in found[0]["description"]


async def test_before_anything_is_typed_the_newest(
    member: Conversation, telegram: Telegram
) -> None:
    assert len(await cards(member, telegram, "")) == 5


@pytest.mark.parametrize("words", ["魑魅魍魉", "养老 状态:也许", "字" * 300, "%%%"])
async def test_nothing_is_no_card(member: Conversation, telegram: Telegram, words: str) -> None:
    assert await cards(member, telegram, words) == []


async def test_a_card_leads_to_the_bot(member: Conversation, telegram: Telegram) -> None:
    (card,) = await cards(member, telegram, "第36号")
    url = card["reply_markup"]["inline_keyboard"][0][0]["url"]
    start = url.split("?start=")[1]
    await member.say(f"/start {start}")
    assert "第36号" in member.text


async def test_a_closed_reply_is_on_no_card(
    member: Conversation, telegram: Telegram, store: Store
) -> None:
    _save_closed(store)
    assert await cards(member, telegram, "密林小径") == []


@pytest.mark.parametrize("kind", ["p", "g", "s"])
async def test_a_link_opens_what_it_names(member: Conversation, store: Store, kind: str) -> None:
    line = store.newest(1)[0]
    agency = store.agencies()[0]
    step = store.steps_of(line.id)[0]
    meant = {"p": (line.id, line.title), "g": (agency.id, agency.name), "s": (step.id, "出处")}
    number, said = meant[kind]
    await member.say(f"/start {kind}_{number}")
    assert said in member.text


async def test_a_link_to_a_closed_reply_shows_nothing_of_it(
    member: Conversation, store: Store
) -> None:
    reply_id = _save_closed(store)
    (step,) = store.for_staff.steps_of(reply_id)
    for link in (f"p_{reply_id}", f"s_{step.id}"):
        await member.say(f"/start {link}")
        assert "这条内容已不在库中" in member.text
        assert "密林小径" not in member.text


@pytest.mark.parametrize("link", ["p_999999999", "g_999999999", "s_999999999"])
async def test_a_link_to_nothing(member: Conversation, link: str) -> None:
    await member.say(f"/start {link}")
    assert "这条内容已不在库中" in member.text


@pytest.mark.parametrize("link", ["", "p_", "p_x", "q_1", "p_1234567890", "hello"])
async def test_any_other_start_is_the_welcome(member: Conversation, link: str) -> None:
    await member.say(f"/start {link}")
    assert "提案答复助手" in member.text


def _save_closed(store: Store) -> int:
    draft = Draft(
        number="5555",
        title="关于修整密林小径的提案",
        agency="望澜市林业局",
        body="密林小径已封闭。我局将修整密林小径。",
        steps={"我局将修整密林小径。": "望澜市林业局"},
    )
    closed = replace(reply(draft), disclosure="不予公开")
    return store.save(closed, source_name="5555.txt").reply_id
