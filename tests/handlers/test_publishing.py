"""Publishing, the pause in which nobody is told, and taking back what was published."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest

from bot.chat import Conversation, Telegram
from bot.store import Store
from tests.handlers.clerks import bureau, clerk_of, drafts, read_all, send_album, sent, services_of
from tests.handlers.office import Clock, talk_of
from tests.intake.letters import file

MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def clerk(store: Store, telegram: Telegram, clock: Clock) -> AsyncIterator[Conversation]:
    async with bureau(store, telegram, clock=clock, delivering=True) as talk:
        yield talk


def told(talk: Conversation) -> list[str]:
    return [message.text for message in talk.screen() if message.from_bot]


async def until(clerk: Conversation, clock: Clock, holds: Callable[[], bool]) -> None:
    """Lets time pass until it holds; a chat that was written to just now is left alone a while."""
    async with asyncio.timeout(30):
        while not holds():
            clock.now += timedelta(seconds=1)
            services_of(clerk).nudge()
            await asyncio.sleep(0.05)


async def followed(clerk: Conversation, clock: Clock, number: int = 82) -> Conversation:
    """A member who follows the reply to a proposal that was published long ago."""
    await sent(clerk, f"{number}.txt", file(number))
    await clerk.press("发布")
    clock.now += timedelta(hours=1)
    member = talk_of(clerk.telegram.member, clerk)
    await member.say(f"/follow {number}")
    assert "已关注" in member.text
    return member


# --- the pause ------------------------------------------------------------------------------------


async def test_followers_are_told_after_the_pause(clerk: Conversation, clock: Clock) -> None:
    member = await followed(clerk, clock, 982)
    before = len(told(member))
    await sent(clerk, "新.txt", file(982, count=8))
    await clerk.press("发布")
    assert clerk.text.startswith("已发布，10 分钟后通知关注者")
    assert clerk.answers()[0].labels == ("撤回", "看答复")
    clock.now += 9 * MINUTE
    await clerk.say("/help")
    await asyncio.sleep(0.5)
    assert len(told(member)) == before
    clock.now += 2 * MINUTE
    await clerk.say("/help")
    await until(clerk, clock, lambda: len(told(member)) > before)
    assert "8处" in told(member)[-1]


async def test_withdrawn_within_the_pause_nobody_hears_of_it(
    clerk: Conversation, clock: Clock, store: Store
) -> None:
    member = await followed(clerk, clock, 982)
    before = len(told(member))
    await sent(clerk, "新.txt", file(982, count=8))
    await clerk.press("发布")
    await clerk.press("撤回")
    assert clerk.text.startswith("已撤回，恢复原样，没有人收到过通知")
    clock.now += timedelta(hours=1)
    await clerk.say("/help")
    await asyncio.sleep(0.5)
    assert len(told(member)) == before
    (line,) = store.replies_numbered("982")
    stored = store.reply(line.id)
    assert stored
    assert "新建口袋公园3处" in stored.reply.text
    await clerk.press("回到草稿")
    assert clerk.text.startswith("新版本 · 新.txt")
    await clerk.press("发布")
    assert clerk.text.startswith("已发布")


async def test_withdrawn_later_those_who_were_told_are_told_so(
    clerk: Conversation, clock: Clock
) -> None:
    member = await followed(clerk, clock, 982)
    before = len(told(member))
    await sent(clerk, "新.txt", file(982, count=8))
    await clerk.press("发布")
    clock.now += 11 * MINUTE
    await clerk.say("/help")
    await until(clerk, clock, lambda: len(told(member)) > before)
    await clerk.press("撤回")
    assert "已经通知了 1 个聊天" in clerk.text
    await clerk.press("返回")
    assert "已通知 1 个聊天" in clerk.text
    await clerk.press("撤回")
    await clerk.press("确定撤回")
    assert "已有 1 个聊天收到过通知，会告诉他们已撤回" in clerk.text
    await until(clerk, clock, lambda: len(told(member)) > before + 1)
    assert "撤回" in told(member)[-1]


async def test_without_a_pause_followers_are_told_at_once(
    store: Store, telegram: Telegram, clock: Clock
) -> None:
    settings = {"PUBLISH_PAUSE_MINUTES": "0"}
    async with bureau(store, telegram, clock=clock, settings=settings) as clerk:
        await sent(clerk, "1.txt", file(1))
        await clerk.press("发布")
        assert clerk.text.startswith("已发布，现在通知关注者")


# --- the list of publications ---------------------------------------------------------------------


async def test_the_last_publications_can_be_taken_back(clerk: Conversation, store: Store) -> None:
    await send_album(clerk, [(f"{n}.txt", file(n)) for n in range(901, 904)], "1")
    await read_all(clerk)
    await clerk.press("全部发布")
    assert "③ 第903号" in clerk.text
    other = clerk_of(clerk, store, 50, "张三")
    await other.say("/publications")
    assert "① #1 11-22 10:00 管理员：新增 3" in other.text
    await other.press("①")
    assert "10:10 通知关注者" in other.text
    await other.press("撤回")
    assert other.text.startswith("已撤回")
    assert len(drafts(store)) == 3
    await other.press("回到本批草稿")
    assert "新增 3" in other.text
    await clerk.press("撤回")
    assert "这次发布已由张三撤回" in clerk.text
    await clerk.say("/publications")
    assert "（已撤回）" in clerk.text


async def test_what_something_newer_stands_on_is_not_taken_back(clerk: Conversation) -> None:
    await sent(clerk, "1.txt", file(901))
    await clerk.press("发布")
    await sent(clerk, "2.txt", file(901, count=8))
    await clerk.press("发布")
    await clerk.say("/publications")
    await clerk.press("②")
    await clerk.press("撤回")
    assert "请先撤回后来的那次发布" in clerk.text


async def test_many_publications_are_turned_in_pages(clerk: Conversation) -> None:
    for number in range(901, 909):
        await sent(clerk, f"{number}.txt", file(number))
        await clerk.press("发布")
    await clerk.say("/publications")
    await clerk.press("下一页")
    assert "#2 " in clerk.text
    assert "#1 " in clerk.text


# --- what is published is put right ---------------------------------------------------------------


async def test_a_published_reply_is_put_right(clerk: Conversation, store: Store) -> None:
    await sent(clerk, "901.txt", file(901))
    await clerk.press("发布")
    await clerk.say("/proposal 901")
    await clerk.press("改")
    assert "更正已发布的答复" in clerk.text
    await clerk.press("办理类别")
    await clerk.say("不知道")
    assert "办理类别是一个字母" in clerk.text
    await clerk.say("B")
    assert clerk.text.startswith("已更正，10 分钟后通知关注者")
    (line,) = store.replies_numbered("901")
    stored = store.reply(line.id)
    assert stored
    assert stored.reply.disposition == "B"
    await clerk.press("撤回")
    assert clerk.text.startswith("已撤回")
    stored = store.reply(line.id)
    assert stored
    assert stored.reply.disposition is None


async def test_members_see_no_button_to_put_right(clerk: Conversation) -> None:
    await sent(clerk, "901.txt", file(901))
    await clerk.press("发布")
    member = talk_of(clerk.telegram.member, clerk)
    (answer,) = await member.say("/proposal 901")
    assert "改" not in answer.labels


async def test_the_menu_of_an_editor(clerk: Conversation, store: Store) -> None:
    menu = clerk.telegram.menu(clerk.chat, clerk.person)
    names = [command["command"] for command in menu]
    assert {"batches", "failed", "publications"} <= set(names)
    member = clerk.telegram.menu(clerk.telegram.member_chat, clerk.telegram.member)
    assert not {"batches", "failed", "publications"} & {each["command"] for each in member}
