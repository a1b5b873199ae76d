"""What followers are told: from a saved change to the message in the chat and its buttons."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.app import build
from bot.chat import Conversation, InProcessRequest, Telegram, running
from bot.chat.shown import Shown
from bot.model import Announce, Document, Pace, Reply, Status, Subject
from bot.parsing import parse
from bot.settings import Settings
from bot.store import Store
from tests.conftest import NOW
from tests.handlers.test_following import press_forged

PATIENCE = 30  # seconds; the courier looks once a second


@pytest.fixture
async def member(store: Store, telegram: Telegram) -> AsyncIterator[Conversation]:
    """A member's private chat with a bot whose clock goes on, as pauses between messages need."""
    start = time.monotonic()
    application = build(
        Settings.read({}),
        store,
        token=telegram.token,
        request=InProcessRequest(telegram),
        updates_request=InProcessRequest(telegram),
        now=lambda: NOW + timedelta(seconds=time.monotonic() - start),
    )
    async with running(application):
        yield Conversation(application, telegram)


@pytest.fixture
def letter(store: Store) -> str:
    """The text of reply 36, stored as no sample and told to nobody."""
    stored = store.reply(store.replies_numbered("36")[0].id)
    assert stored
    text = stored.reply.text.replace("58次", "60次")
    store.save(read(text), source_name="36.txt")
    return text


def read(text: str) -> Reply:
    return parse(Document("36.txt", "text/plain", text))


def change(store: Store, text: str) -> None:
    store.save(read(text), source_name="36.txt", announce=Announce(NOW))


def reply_id(store: Store) -> int:
    return store.replies_numbered("36")[0].id


async def told(member: Conversation) -> Shown:
    """The message that the courier brings."""
    before = len(member.screen())
    for _ in range(PATIENCE * 20):
        if len(member.screen()) > before:
            return member.screen()[-1]
        await asyncio.sleep(0.05)
    raise AssertionError("nothing was told")


async def test_the_whole_way_from_a_new_version_to_the_message(
    member: Conversation, store: Store, letter: str
) -> None:
    await member.say("/follow 36")
    change(
        store,
        letter.replace("迁改时间不超过20天", "迁改时间不超过15天").replace(
            "研究制定低层住户补偿参考标准，供居民协商时使用。",
            "研究制定低层住户补偿参考标准，供居民协商时使用。同时设立加梯咨询热线。",
        ),
    )
    news = await told(member)
    assert news.text.startswith("答复有改动\n第36号·石埂县政协十一届四次会议·石埂县住建局")
    assert "第 1 稿 → 第 2 稿" in news.text
    assert "原文：\n下一步，我局将把管线迁改也并入专窗" in news.text
    assert "迁改时间不超过15天" in news.text
    assert "新增：\n同时设立加梯咨询热线。" in news.text
    assert "5550171" not in news.text
    assert news.labels == ("看答复", "静音", "取消关注")
    await member.press("看答复")
    assert "第 2 稿，共 2 稿" in member.text


async def test_the_same_text_again_tells_nobody(
    member: Conversation, store: Store, letter: str
) -> None:
    await member.say("/follow 36")
    change(store, letter)
    change(store, letter.replace("\n\n", "\n"))
    change(store, letter.replace("18万元", "20万元"))
    await told(member)
    assert sum("有改动" in message.text for message in member.screen()) == 1


async def test_muting_below_news_changes_only_the_button(
    member: Conversation, store: Store, letter: str
) -> None:
    await member.say("/follow 36")
    change(store, letter.replace("18万元", "20万元"))
    news = await told(member)
    (muted,) = await member.press("静音")
    assert (muted.id, muted.text) == (news.id, news.text)
    assert muted.labels == ("看答复", "恢复告知", "取消关注")
    assert store.follows(member.chat.id)[0].muted
    (ended,) = await member.press("取消关注")
    assert ended.labels == ("看答复", "恢复告知")
    assert not store.follows(member.chat.id)


async def test_a_mark_is_told_and_then_stands_beside_the_step(
    member: Conversation, store: Store, letter: str
) -> None:
    await member.say("/follow 蔺春和")
    step = store.steps_of(reply_id(store))[0]
    store.mark_step(step.id, Status.UNDER_WAY, source="县局网站3月简报", by=1, at=NOW)
    news = await told(member)
    assert "下一步有新情况" in news.text
    assert "推进中（2026年11月22日）" in news.text
    assert "依据：县局网站3月简报" in news.text
    assert "因您关注委员（代表）：蔺春和" in news.text
    for question in ("/proposal 36", "/agency 石埂县住建局", "/pending"):
        await member.say(question)
        while question == "/pending" and "第36号" not in member.text:
            await member.press("下一页")
        assert "推进中（2026年11月22日）·期限已过" in member.text
    await member.say("/proposal 36")
    await member.press("出处①")
    assert "推进中（2026年11月22日）" in member.text


async def test_a_settled_step_is_no_longer_called_overdue(
    member: Conversation, store: Store, letter: str
) -> None:
    for step in store.steps_of(reply_id(store)):
        store.mark_step(step.id, Status.DONE, source="", by=1, at=NOW)
    await member.say("/proposal 36")
    assert "已落实（2026年11月22日）" in member.text
    assert "未见公开进展" not in member.text


async def test_several_at_once_are_a_digest_that_turns_in_place(
    member: Conversation, store: Store, letter: str
) -> None:
    agency = next(each.id for each in store.agencies() if "石埂县住房" in each.name)
    steps = store.steps_of(reply_id(store))
    for step in steps:
        store.mark_step(step.id, Status.UNDER_WAY, source="", by=1, at=NOW)
    follow = store.follow(member.chat.id, Subject.AGENCY, str(agency), at=NOW, pace=Pace.AT_ONCE)
    store.set_muted(member.chat.id, follow.id, True, at=NOW)
    store.set_muted(member.chat.id, follow.id, False, at=NOW)
    with_all(store, steps)
    news = await told(member)
    total = int(news.text.split(" 条新情况")[0])
    assert total > 6
    assert "第 1 页" in news.text
    (second,) = await member.press("下一页")
    assert second.id == news.id
    assert "第 2 页" in second.text
    (muted,) = await member.press("静音 ①")
    assert "恢复告知 ①" in muted.labels
    assert store.follows(member.chat.id)[0].muted


def with_all(store: Store, steps: tuple) -> None:  # type: ignore[type-arg]
    for step in steps:
        store.mark_step(step.id, Status.PARTLY, source="", by=1, at=NOW)


async def test_a_long_change_can_be_read_to_its_end(
    member: Conversation, store: Store, letter: str
) -> None:
    await member.say("/follow 36")
    added = "".join(f"第{n}个社区将于2027年底前建成加梯样板。" for n in range(40))
    change(store, letter.replace("感谢您对城市更新", f"{added}\n感谢您对城市更新"))
    news = await told(member)
    assert "看全部变化" in news.labels
    (page,) = await member.press("看全部变化")
    seen = page.text
    while "下一页 ›" in page.labels:
        (page,) = await member.press("下一页")
        seen += page.text
    assert all(f"第{n}个社区" in seen for n in range(40))


async def test_a_reminder_comes_on_its_day(member: Conversation, store: Store, letter: str) -> None:
    key = store.proposal_keys_of(reply_id(store))[0]
    store.remind(member.chat.id, Subject.PROPOSAL, key, NOW.date(), at=NOW)
    store.come_due(NOW, NOW.tzinfo)  # type: ignore[arg-type]
    news = await told(member)
    assert news.text.startswith("您要的提醒\n第36号")
    assert "2026年11月22日到了" in news.text
    assert news.labels == ("看答复",)


async def test_changes_of_what_may_not_be_read_are_not_shown(
    member: Conversation, store: Store, letter: str
) -> None:
    await member.say("/follow 36")
    change(store, letter.replace("18万元", "20万元"))
    await told(member)
    (event,) = store.events_of_reply(reply_id(store), 5)
    await press_forged(member, f"ev:{event.id}:0")
    assert "全部改动" in member.text
    store.save(
        read(letter.replace("主动公开", "不予公开").replace("18万元", "21万元")),
        source_name="36.txt",
    )
    await press_forged(member, f"ev:{event.id}:0")
    assert "已不在库中" in member.text


@pytest.mark.parametrize("data", ["e:999999:0", "ev:999999:0", "et:1:99"])
async def test_what_was_not_sent_here_is_not_shown(member: Conversation, data: str) -> None:
    await press_forged(member, data)
    assert "已不在库中" in member.text


async def test_a_digest_is_of_the_chat_that_got_it(
    member: Conversation, store: Store, letter: str, telegram: Telegram
) -> None:
    store.follow(telegram.admin_chat.id, Subject.MEMBER, "蔺春和", at=NOW, pace=Pace.AT_ONCE)
    change(store, letter.replace("18万元", "20万元"))
    for _ in range(PATIENCE * 20):
        if store.kept_about(telegram.admin_chat.id).messages:
            break
        await asyncio.sleep(0.05)
    assert store.kept_about(telegram.admin_chat.id).messages == 1
    await press_forged(member, "e:1:0")
    assert "已不在库中" in member.text
