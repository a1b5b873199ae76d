"""/pending and its filters, through the real application over the samples."""

from bot.chat import Conversation
from bot.model import StepFilter
from bot.store import Store


async def test_everything_that_is_pending(member: Conversation, store: Store) -> None:
    await member.say("/pending")
    assert f"共 {store.steps(StepFilter()).total} 项" in member.text


async def test_a_filter_is_chosen_and_cleared_by_buttons(member: Conversation) -> None:
    (everything,) = await member.say("/pending")
    await member.press("期限")
    (narrowed,) = await member.press("已到期")
    assert "筛选：已到期" in narrowed.text
    assert "到期未见公开进展" in narrowed.text
    assert narrowed.id == everything.id
    (cleared,) = await member.press("清除筛选")
    assert "筛选" not in cleared.text


async def test_filters_add_up(member: Conversation, store: Store) -> None:
    await member.say("/pending")
    await member.press("年份")
    await member.press("2024 (")
    await member.press("明确程度")
    await member.press("意向")
    assert "筛选：2024·意向" in member.text


async def test_pages_turn_in_place(member: Conversation) -> None:
    (first,) = await member.say("/pending")
    (second,) = await member.press("下一页")
    assert second.id == first.id
    assert "第 2 页" in second.text
