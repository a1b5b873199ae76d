"""The cards of what was read: looked at, put right, given up; by one clerk, by two, by a forger."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.chat import Conversation, Telegram
from bot.model import DraftState, StaffRole
from bot.store import Store
from bot.telling import actions
from bot.telling.actions import Action
from tests.conftest import NOW
from tests.handlers.clerks import (
    bureau,
    clerk_of,
    drafts,
    labels,
    newest,
    read_all,
    send_album,
    sent,
)
from tests.handlers.office import Clock, press_forged, talk_of
from tests.intake.letters import file, letter

UNSURE = letter(9).replace("第9号", "第号").encode()  # no number: to be looked at
NOTICE = "各单位请准时参加会议。".encode()


@pytest.fixture
async def clerk(store: Store, telegram: Telegram) -> AsyncIterator[Conversation]:
    async with bureau(store, telegram) as talk:
        yield talk


async def of_three_kinds(clerk: Conversation) -> str:
    """Stored are 1 and 2; the batch has a new, a changed, an unchanged, an unsure, a bad one."""
    await send_album(clerk, [("1.txt", file(1)), ("2.txt", file(2))], "1")
    await read_all(clerk)
    await clerk.press("全部发布")
    files = [
        ("新.txt", file(3)),
        ("改.txt", file(1, count=8)),
        ("同.txt", file(2)),
        ("疑.txt", UNSURE),
        ("坏.txt", NOTICE),
    ]
    await send_album(clerk, files, "2")
    return await read_all(clerk)


# --- a batch --------------------------------------------------------------------------------------


async def test_a_batch_at_a_glance(clerk: Conversation) -> None:
    card = await of_three_kinds(clerk)
    assert "新增 2·变更 1·无变化 1·需要看 1·读不了 1" in card
    assert labels(clerk) == (
        "逐件看需要看的（1）",
        "全部发布（4）",
        "全部列表",
        "读不了的（1）",
        "放弃本批",
    )


async def test_what_needs_a_look_is_not_published_by_the_way(
    clerk: Conversation, store: Store
) -> None:
    await of_three_kinds(clerk)
    await clerk.press("全部发布")
    assert "有 1 件需要看" in clerk.text
    await clerk.press("只发布不需要看的（3）")
    assert clerk.text.startswith("已发布")
    assert drafts(store) == ["疑.txt"]
    await clerk.press("逐件看需要看的（1）")
    assert "⚠ 案号：未载明" in clerk.text
    await clerk.press("发布")
    assert drafts(store) == []


async def test_even_those_if_somebody_says_so(clerk: Conversation, store: Store) -> None:
    await of_three_kinds(clerk)
    await clerk.press("全部发布")
    await clerk.press("需要看的也发布（4）")
    assert drafts(store) == []


async def test_a_batch_is_given_up_after_a_question(clerk: Conversation, store: Store) -> None:
    await of_three_kinds(clerk)
    await clerk.press("放弃本批")
    assert "未发布的 4 件草稿和 1 个没读出的文件" in clerk.text
    await clerk.press("返回本批")
    assert len(drafts(store)) == 4
    await clerk.press("放弃本批")
    await clerk.press("确定放弃")
    assert "已放弃 4 件" in clerk.text
    assert drafts(store) == []
    assert not store.for_staff.incoming.failed().total


async def test_those_that_need_a_look_one_by_one(clerk: Conversation) -> None:
    files = [(f"{n}.txt", UNSURE.replace("张望".encode(), f"张{n}".encode())) for n in "甲乙丙"]
    await send_album(clerk, [*files, ("好.txt", file(1))], "1")
    await read_all(clerk)
    await clerk.press("逐件看需要看的（3）")
    assert "甲.txt" in clerk.text
    assert "◀ 上一件" not in labels(clerk)
    await clerk.press("下一件 ▶")
    await clerk.press("下一件 ▶")
    assert "丙.txt" in clerk.text
    assert "下一件 ▶" not in labels(clerk)
    await clerk.press("◀ 上一件")
    assert "乙.txt" in clerk.text
    await clerk.press("放弃")
    await clerk.press("确定放弃")
    assert "已放弃“乙.txt”" in clerk.text
    assert "丙.txt" in clerk.text


async def test_two_files_of_one_reply(clerk: Conversation) -> None:
    again = file(1) + b"\n" * 3
    await send_album(clerk, [("1.txt", file(1)), ("又.txt", again)], "1")
    assert "新增 1·重复 1" in await read_all(clerk)
    await clerk.press("全部列表")
    assert "① 重复" in clerk.text
    await clerk.press("①")
    assert "与同一批的“1.txt”" in clerk.text


# --- a card ---------------------------------------------------------------------------------------


async def test_a_new_version_shows_what_changed(clerk: Conversation) -> None:
    await sent(clerk, "1.txt", file(1))
    await clerk.press("发布")
    card = await sent(clerk, "1新.txt", file(1, count=8))
    assert card.startswith("新版本 · 1新.txt")
    assert "与库里的第 1 稿相比：改动 1 句" in card
    assert "新建口袋公园3处" in card
    assert "新建口袋公园8处" in card


async def test_what_is_stored_already(clerk: Conversation) -> None:
    await sent(clerk, "1.txt", file(1))
    await clerk.press("发布")
    assert "库里已有同样的文字" in await sent(clerk, "又.txt", file(1))


async def test_what_only_staff_will_see_is_said(clerk: Conversation, store: Store) -> None:
    card = await sent(clerk, "1.txt", file(1, disclosure="（公开属性：不予公开）"))
    assert "发布后只给工作人员看" in card
    await clerk.press("发布")
    await clerk.press("看答复")
    assert "第1号" in clerk.text
    assert not store.replies_numbered("1")


async def test_html_and_emoji_in_every_field(clerk: Conversation) -> None:
    hostile = "<b>粗</b>&amp;👩‍👩‍👧‍👦"
    text = letter(82, what=f"公园{hostile}", who=f"张{hostile}").replace(
        "云泽县", f"云泽县{hostile}"
    )
    card = await sent(clerk, f"{hostile}.txt", text.encode())
    assert "抱歉" not in card
    if "读不了" not in card:
        assert hostile in card
        for button in ("改", "标题"):
            await clerk.press(button)
        await clerk.say(f"关于{hostile}的提案")
        assert f"→ 关于{hostile}的提案" in clerk.text
        for button in ("改", "返回", "原文", "返回", "发布"):
            await clerk.press(button)
            assert "抱歉" not in clerk.text


# --- putting right --------------------------------------------------------------------------------


async def to_field(clerk: Conversation, field: str) -> None:
    await clerk.press("改")
    await clerk.press(field)


async def test_a_field_is_put_right_and_what_was_read_stays_beside(
    clerk: Conversation, store: Store
) -> None:
    await sent(clerk, "82.txt", file(82))
    await to_field(clerk, "办理类别")
    assert "现在：未载明" in clerk.text
    assert "例如：B 或 B类" in clerk.text
    await clerk.say("B类")
    assert "已改：办理类别 未载明 → B" in clerk.text
    assert "✎ 办理类别：B" in clerk.text
    assert "机读：未载明 → 改为：B（管理员）" in clerk.text
    await clerk.press("发布")
    (line,) = store.replies_numbered("82")[-1:]
    stored = store.reply(line.id)
    assert stored
    assert stored.reply.disposition == "B"


async def test_what_is_no_value_is_refused_with_an_example(clerk: Conversation) -> None:
    await sent(clerk, "82.txt", file(82))
    await to_field(clerk, "成文日期")
    await clerk.say("昨天")
    assert "没有看懂日期“昨天”" in clerk.text
    assert "2025年6月3日" in clerk.text
    await clerk.say("2026-03-05")
    assert "✎ 成文日期：2026年3月5日" in clerk.text


async def test_one_correction_is_undone(clerk: Conversation) -> None:
    await sent(clerk, "82.txt", file(82))
    for field, said in (("办理类别", "B"), ("签发人", "李某")):
        await to_field(clerk, field)
        await clerk.say(said)
    await clerk.press("改")
    assert "↶① 办理类别 → B" in clerk.text
    await clerk.press("↶①")
    assert "已撤销更正：办理类别 → B" in clerk.text
    await clerk.press("返回")
    assert "✎ 签发人：李某" in clerk.text
    assert "✎ 办理类别" not in clerk.text


async def test_the_question_outlives_a_restart_and_a_command_ends_it(
    store: Store, telegram: Telegram
) -> None:
    async with bureau(store, telegram) as before:
        await sent(before, "82.txt", file(82))
        await to_field(before, "办理类别")
    async with bureau(store, telegram) as after:
        await after.say("B")
        assert "✎ 办理类别：B" in after.text
        await to_field(after, "签发人")
        await after.say("/help")
        await after.say("李某")
        assert "已改" not in after.text


async def test_steps_are_chosen_removed_and_split(clerk: Conversation) -> None:
    await sent(clerk, "82.txt", file(82))
    await clerk.press("改")
    await clerk.press("下一步（2）")
    await clerk.press("增加")
    assert "全县现有口袋公园12处，市民反映良好。" in clerk.text
    await clerk.press("③")
    assert "已添加一项下一步" in clerk.text
    await clerk.press("删①")
    assert "已删除这一项下一步" in clerk.text
    assert "全县现有口袋公园12处" not in clerk.text
    await clerk.press("拆①")
    assert "┃②┃ 年底前建成开放" in clerk.text
    await clerk.press("②")
    assert "已拆成两项下一步" in clerk.text
    await clerk.press("返回")
    assert "下一步（3 项，原话，人工改过 3 处）" in clerk.text


# --- two clerks, and forgers ----------------------------------------------------------------------


async def test_the_second_of_two_clerks_is_told_who_did_what(
    clerk: Conversation, store: Store
) -> None:
    other = clerk_of(clerk, store, 50, "张三")
    await sent(clerk, "82.txt", file(82))
    await other.say("/batches")
    await other.press("①")
    await to_field(clerk, "办理类别")
    await clerk.say("B")
    await other.press("发布")
    assert "这件草稿已由管理员把办理类别改为“B”" in other.text
    assert "✎ 办理类别：B" in other.text
    await other.press("发布")
    assert other.text.startswith("已发布")
    await clerk.press("发布")
    assert "已由张三发布" in clerk.text
    assert "这件已经发布" in clerk.text


async def test_a_batch_changed_since_it_was_seen_is_shown_anew(
    clerk: Conversation, store: Store
) -> None:
    other = clerk_of(clerk, store, 50, "张三")
    await send_album(clerk, [("1.txt", file(1)), ("2.txt", file(2))], "1")
    await read_all(clerk)
    await other.say("/batches")
    await other.press("①")
    await other.press("全部列表")
    await other.press("①")
    await other.press("放弃")
    await other.press("确定放弃")
    await clerk.press("全部发布")
    assert "您看过之后，这一批又有改动" in clerk.text
    assert drafts(store) == ["2.txt"]
    assert not drafts(store, DraftState.PUBLISHED)


async def test_a_role_removed_between_card_and_press(clerk: Conversation, store: Store) -> None:
    other = clerk_of(clerk, store, 50, "张三")
    await sent(other, "82.txt", file(82))
    store.appoint(50, "", StaffRole.VIEWER, by=1, at=NOW, owners={1})
    await other.press("发布")
    assert other.toast == "这项功能需要“编辑”身份，您现在的身份是“查看”。"
    store.appoint(50, "", StaffRole.EDITOR, by=1, at=NOW, owners={1})
    await to_field(other, "办理类别")
    store.appoint(50, "", None, by=1, at=NOW, owners={1})
    await other.say("B")
    assert other.text == "这项功能只供本处工作人员使用。"
    assert drafts(store) == ["82.txt"]
    assert newest(other).text == other.text


OURS = [
    action
    for name, action in vars(actions).items()
    if isinstance(action, Action)
    and name.startswith(("BATCH", "FAILED", "DRAFT", "PUBLICATION", "WITHDRAW", "REPLY_"))
]


@pytest.mark.parametrize("action", OURS, ids=lambda action: action.code)
async def test_forged_buttons(clerk: Conversation, store: Store, action: Action) -> None:
    await sent(clerk, "82.txt", file(82))
    member = talk_of(clerk.telegram.member, clerk)
    for number in (1, 999_999_999):
        await press_forged(member, action(*([number] * action.arguments)))
        assert member.toast == "这项功能只供本处工作人员使用。"
    for number in (0, 999_999_999):
        await press_forged(clerk, action(*([number] * action.arguments)))
        assert "抱歉" not in clerk.text
    assert drafts(store) == ["82.txt"]


async def test_an_old_question_is_not_waited_for(store: Store, telegram: Telegram) -> None:
    clock = Clock()
    async with bureau(store, telegram, clock=clock) as clerk:
        await sent(clerk, "82.txt", file(82))
        await to_field(clerk, "办理类别")
        clock.now = NOW + timedelta(hours=1)
        await clerk.say("B")
        assert "已改" not in clerk.text
