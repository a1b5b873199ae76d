"""/agency through the real application over the samples."""

import pytest

from bot.chat import Conversation


@pytest.mark.parametrize(
    "spelling",
    ["科技厅", "澜岭省科学技术厅", "省科技厅", "澜岭科技厅", "科計廳", "科计厅", "kjt", "kejiting"],
)
async def test_an_agency_in_any_spelling(member: Conversation, spelling: str) -> None:
    await member.say(f"/agency {spelling}")
    assert member.text.startswith("澜岭省科学技术厅")


async def test_an_agency_that_answered_nothing_is_found_by_what_it_is_to_do(
    member: Conversation,
) -> None:
    await member.say("/agency 财政厅")
    assert member.text.startswith("澜岭省财政厅")
    assert "主办 0" in member.text
    assert "不低于2亿元" in member.text


async def test_steps_are_listed_oldest_first_with_their_source(member: Conversation) -> None:
    await member.say("/agency 科技厅")
    assert "第82号·2023年5月22日" in member.text
    await member.press("全部下一步")
    assert "最早的在前" in member.text


@pytest.mark.parametrize("nonsense", ["xx厅", "哈哈哈哈", "asdfgh", "🙂", "'; DROP TABLE replies"])
async def test_nonsense_is_refused(member: Conversation, nonsense: str) -> None:
    await member.say(f"/agency {nonsense}")
    assert "没有" in member.text


async def test_a_reply_of_the_agency_is_a_button_away(member: Conversation) -> None:
    await member.say("/agency 科技厅")
    (summary,) = await member.press("第2024W218号")
    assert "2024W218" in summary.text
