"""Who is staff is said by owners, by button, and asked anew at every press."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.chat import Conversation, Telegram
from bot.model import StaffRole
from bot.store import Store
from tests.conftest import NOW
from tests.handlers.office import Clock, forward, newcomer, office, press_forged, send, talk_of

MENU_OF_OWNERS = {"admins", "audit", "backup", "mark"}
HOSTILE = "<b>王&小明</b> 👩‍👩‍👧‍👦"


@pytest.fixture
async def owner(store: Store, telegram: Telegram) -> AsyncIterator[Conversation]:
    async with office(store, telegram) as talk:
        yield talk


def commands(telegram: Telegram, talk: Conversation) -> set[str]:
    return {entry["command"] for entry in telegram.menu(talk.chat, talk.person)}


async def link_for(owner: Conversation, role: str) -> str:
    """The start command that a link of this role makes its visitor say."""
    await owner.say("/admins")
    await owner.press("添加")
    await owner.press(f"做链接：{role}")
    found = re.search(r"\?start=(\S+)", owner.text)
    assert found
    return f"/start {found[1]}"


async def test_the_owner_of_the_settings_is_listed_by_name(owner: Conversation) -> None:
    await owner.say("/admins")
    assert "管理员 — 负责人（设置中指定）" in owner.text


@pytest.mark.parametrize("command", ["/admins", "/audit", "/backup", "/mark 82"])
async def test_a_member_is_told_in_one_line(owner: Conversation, command: str) -> None:
    member = talk_of(owner.telegram.member, owner)
    await member.say(command)
    assert member.text == "这项功能只供本处工作人员使用。"


@pytest.mark.parametrize(
    "data",
    ["z", "zc:1", "zs:1:1", "zr:1", "za", "zi:1", "ze", "zl:0", "k:1", "kp:1:1", "kx:1:3:1:1:0"],
)
async def test_a_forged_button_does_nothing_but_say_so(
    owner: Conversation, store: Store, data: str
) -> None:
    member = talk_of(owner.telegram.member, owner)
    await press_forged(member, data)
    assert member.toast == "这项功能只供本处工作人员使用。"
    assert not member.answers()
    assert store.audit().total == 0


@pytest.mark.parametrize("data", ["zc:999", "zs:999:1", "zr:999", "zi:9", "zs:1:77", "zl:99999999"])
async def test_an_owners_forged_numbers_change_nothing(
    owner: Conversation, store: Store, data: str
) -> None:
    await owner.say("/admins")
    await press_forged(owner, data)
    assert "抱歉" not in owner.text
    assert store.audit().total == 0
    assert [member.person_id for member in store.staff({1})] == [1]


async def test_in_a_group_nobody_reads_along(owner: Conversation) -> None:
    telegram = owner.telegram
    group = Conversation(owner.application, telegram, chat=telegram.group, person=telegram.admin)
    await group.say(f"/admins@{telegram.bot.username}")
    assert group.text == "请在与机器人的私聊中使用这项功能。"


# --- adding -----------------------------------------------------------------------------------


async def test_by_a_forwarded_message(owner: Conversation, store: Store) -> None:
    await owner.say("/admins")
    await owner.press("添加")
    asked = await forward(
        owner,
        {
            "type": "user",
            "sender_user": {"id": 7000000123, "is_bot": False, "first_name": HOSTILE},
        },
    )
    assert HOSTILE in asked
    await owner.press("编辑")
    assert f"{HOSTILE} 现为编辑" in owner.text
    assert store.staff_role(7000000123) is StaffRole.EDITOR


async def test_by_a_contact(owner: Conversation, store: Store) -> None:
    contact = {"phone_number": "00005550123", "first_name": "李", "last_name": "四", "user_id": 42}
    await send(owner, {"contact": contact})
    await owner.press("查看")
    assert store.staff_role(42) is StaffRole.VIEWER
    del contact["user_id"]
    assert "没有 Telegram 账号" in await send(owner, {"contact": contact})


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ({"type": "hidden_user", "sender_user_name": HOSTILE}, "请改发联系人名片"),
        (
            {"type": "user", "sender_user": {"id": 5, "is_bot": True, "first_name": "机器"}},
            "不能做工作人员",
        ),
        (
            {"type": "chat", "sender_chat": {"id": -5, "type": "supergroup", "title": "群"}},
            "不是个人发的",
        ),
    ],
)
async def test_whom_a_forwarded_message_does_not_name(
    owner: Conversation, store: Store, origin: dict[str, object], said: str
) -> None:
    await owner.say("/admins")
    await owner.press("添加")
    assert said in await forward(owner, origin)
    assert len(store.staff({1})) == 1


async def test_a_forwarded_message_is_a_question_when_nobody_is_being_added(
    owner: Conversation,
) -> None:
    user = {"id": 77, "is_bot": False, "first_name": "王"}
    asked = await forward(owner, {"type": "user", "sender_user": user}, "2024W218")
    assert "2024W218" in asked
    await owner.say("/admins")
    await owner.press("添加")
    await owner.say("/help")
    asked = await forward(owner, {"type": "user", "sender_user": user}, "2024W218")
    assert "请选身份" not in asked


async def test_by_a_link_that_works_once(owner: Conversation, store: Store) -> None:
    start = await link_for(owner, "编辑")
    first, second = (
        talk_of(newcomer(owner.telegram, number, f"人{number}"), owner) for number in (50, 51)
    )
    await first.say(start)
    assert "您现在是编辑" in first.text
    await second.say(start)
    assert "已经用过" in second.text
    assert store.staff_role(51) is None
    await first.say(start)
    assert "已经用过" in first.text


async def test_a_link_runs_out(store: Store, telegram: Telegram) -> None:
    clock = Clock()
    async with office(store, telegram, clock=clock) as owner:
        start = await link_for(owner, "负责人")
        clock.now = NOW + timedelta(hours=24)
        late = talk_of(newcomer(telegram, 50, "迟"), owner)
        await late.say(start)
        assert "已经过期" in late.text


async def test_links_are_withdrawn_by_button(owner: Conversation) -> None:
    start = await link_for(owner, "编辑")
    await owner.say("/admins")
    await owner.press("作废全部没用的链接")
    assert "已作废 1 个链接" in owner.text
    late = talk_of(newcomer(owner.telegram, 50, "迟"), owner)
    await late.say(start)
    assert "过期或作废" in late.text


async def test_a_link_that_nobody_made(owner: Conversation) -> None:
    member = talk_of(owner.telegram.member, owner)
    await member.say("/start join_abcdefghijklmnop")
    assert "没有这个链接" in member.text
    await member.say("/start something_else")
    assert "提案答复助手" in member.text


async def test_an_owner_who_tries_the_link_does_not_use_it_up(owner: Conversation) -> None:
    start = await link_for(owner, "编辑")
    await owner.say(start)
    assert "您已经是负责人" in owner.text
    other = talk_of(newcomer(owner.telegram, 50, "张"), owner)
    await other.say(start)
    assert "您现在是编辑" in other.text


# --- changing and removing --------------------------------------------------------------------


async def test_a_role_removed_between_card_and_press(owner: Conversation, store: Store) -> None:
    start = await link_for(owner, "负责人")
    second = talk_of(newcomer(owner.telegram, 50, "张三"), owner)
    await second.say(start)
    await second.say("/admins")
    assert "张三 — 负责人" in second.text
    await owner.say("/admins")
    await owner.press("张三")
    await owner.press("移除")
    await owner.press("确定移除")
    assert "已移除 张三" in owner.text
    await second.press("添加")
    assert second.toast == "这项功能只供本处工作人员使用。"
    assert not second.answers()
    assert store.invitations(NOW) == ()


async def test_an_editor_may_not_name_staff(owner: Conversation) -> None:
    editor = talk_of(newcomer(owner.telegram, 50, "张三"), owner)
    await editor.say(await link_for(owner, "编辑"))
    await editor.say("/admins")
    assert editor.text == "这项功能需要“负责人”身份，您现在的身份是“编辑”。"


async def test_the_last_owner_is_told_why_they_stay(store: Store, telegram: Telegram) -> None:
    async with office(store, telegram) as owner:
        second = talk_of(newcomer(telegram, 50, "张三"), owner)
        await second.say(await link_for(owner, "负责人"))
    async with office(store, telegram, owners="") as nobody:
        second = talk_of(telegram.people[50], nobody)
        await second.say("/admins")
        await second.press("张三 ·")
        await second.press("编辑")
        assert "最后一位负责人" in second.text


async def test_without_any_owner_the_bot_says_how_to_begin(
    store: Store, telegram: Telegram
) -> None:
    async with office(store, telegram, owners="") as nobody:
        await nobody.say("/admins")
        assert "ADMIN_IDS=1" in nobody.text


async def test_what_was_done_is_told_newest_first_in_pages(owner: Conversation) -> None:
    editor = talk_of(newcomer(owner.telegram, 50, HOSTILE), owner)
    await editor.say(await link_for(owner, "编辑"))
    for role in ("查看", "编辑", "负责人", "编辑", "查看"):
        await owner.say("/admins")
        await owner.press(f"{HOSTILE[:6]}")
        await owner.press(role)
    await owner.say("/audit")
    assert "共 7 条" in owner.text
    assert "改身份 · 管理员 · 2026-11-22 10:00" in owner.text
    assert "编辑 → 查看" in owner.text
    assert f"{HOSTILE}（50）" in owner.text
    await owner.press("下一页")
    assert "做邀请链接" in owner.text


# --- menus ------------------------------------------------------------------------------------


async def test_staff_commands_show_in_the_menus_of_staff_alone(
    owner: Conversation, telegram: Telegram
) -> None:
    member = talk_of(telegram.member, owner)
    assert commands(telegram, owner) >= MENU_OF_OWNERS
    assert not commands(telegram, member) & MENU_OF_OWNERS
    await member.say(await link_for(owner, "编辑"))
    assert commands(telegram, member) & MENU_OF_OWNERS == {"mark"}
    await owner.say("/admins")
    await owner.press("委员 ·")
    await owner.press("移除")
    await owner.press("确定移除")
    assert not commands(telegram, member) & MENU_OF_OWNERS


async def test_who_never_wrote_to_the_bot_stops_nothing(store: Store) -> None:
    telegram = Telegram(acquainted=False)
    async with office(store, telegram, owners="1,99") as owner:
        await owner.say("/admins")
        assert "99 — 负责人" in owner.text
