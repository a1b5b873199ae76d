"""What was seen of a next step is recorded by editors, with what it rests on, and kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat import Conversation, Telegram
from bot.model import StaffRole, Status
from bot.sentences import sentences
from bot.store import Store
from tests.conftest import NOW
from tests.handlers.office import Clock, newcomer, office, press_forged, talk_of

NUMBER = "2024W218"
STATUSES = ["待落实", "推进中", "部分落实", "已落实", "已调整", "不再推进"]


@pytest.fixture
async def editor(store: Store, telegram: Telegram) -> AsyncIterator[Conversation]:
    async with office(store, telegram) as talk:
        yield talk


def step_of(store: Store, position: int = 0) -> int:
    """The id of the step that stands first in the list, dated ones first."""
    (line,) = store.replies_numbered(NUMBER)
    steps = sorted(
        store.steps_of(line.id), key=lambda s: (s.step.due is None, s.step.due and s.step.due.end)
    )
    return steps[position].id


async def choose(editor: Conversation, status: str) -> None:
    """Up to the question what the record rests on."""
    await editor.say(f"/mark {NUMBER}")
    await editor.press("①")
    await editor.press(status)


def marked(store: Store) -> list[tuple[Status, str]]:
    (line,) = store.replies_numbered(NUMBER)
    return [
        (mark.status, mark.source)
        for step in store.steps_of(line.id)
        for mark in store.marks(step.id)
    ]


async def test_a_status_is_recorded_by_buttons(editor: Conversation, store: Store) -> None:
    await editor.say(f"/mark {NUMBER}")
    await editor.press("①")
    (card,) = editor.answers()
    assert list(card.labels) == STATUSES
    assert "还没有登记过进展" in card.text
    await editor.press("推进中")
    await editor.press("不附依据")
    assert "已登记为推进中" in editor.text
    assert "2026年11月22日 推进中（管理员）" in editor.text
    assert marked(store) == [(Status.UNDER_WAY, "")]


async def test_done_needs_a_source(editor: Conversation, store: Store) -> None:
    await choose(editor, "已落实")
    (asked,) = editor.answers()
    assert "必须有依据" in asked.text
    assert not [label for label in asked.labels if "不附依据" in label]
    step_id = asked.buttons[0][0].data
    assert step_id
    number = step_id.split(":")[1]
    await press_forged(editor, f"kp:{number}:3")
    assert "必须有依据" in editor.text
    assert marked(store) == []


async def test_by_a_sentence_of_a_letter_word_for_word(editor: Conversation, store: Store) -> None:
    await choose(editor, "已落实")
    await editor.press("答复中的一句话")
    if "哪件答复" in editor.text:
        await editor.press("第2024W218号")
    await editor.press("②")
    assert "已登记为已落实" in editor.text
    ((status, source),) = marked(store)
    (line,) = store.replies_numbered(NUMBER)
    stored = store.reply(line.id)
    assert stored
    headings = {section.start for section in stored.reply.sections}
    places = sentences(stored.reply.text, stored.reply.body)
    second = [place for place in places if place.start not in headings][1]
    assert status is Status.DONE
    assert source.startswith("第2024W218号答复（")
    assert f"：“{second.of(stored.reply.text)}”" in source


async def test_a_forged_place_is_no_sentence(editor: Conversation, store: Store) -> None:
    (line,) = store.replies_numbered(NUMBER)
    (elsewhere,) = store.replies_numbered("9")
    step_id = step_of(store)
    for data in (
        f"kx:{step_id}:3:{line.id}:1:1",
        f"kx:{step_id}:3:{line.id}:9:0",
        f"kx:{step_id}:3:999:1:0",
        f"kx:{step_id}:7:{line.id}:1:0",
        f"kt:{step_id}:3:999:0",
        f"ks:{step_id}:66",
        "kx:999999:3:1:1:0",
        "k:999999",
        f"kt:{step_id}:3:{elsewhere.id}:99999999",
    ):
        await press_forged(editor, data)
        assert "抱歉" not in editor.text
    assert marked(store) == []


async def test_the_sentence_of_a_hidden_letter_is_not_told(
    editor: Conversation, store: Store
) -> None:
    (line,) = store.replies_numbered("9")
    stored = store.reply(line.id)
    assert stored
    text = stored.reply.text.replace("二", "两")
    closed = replace(stored.reply, text=text, disclosure="不予公开", next_steps=(), numbers=("7",))
    hidden = store.save(closed, source_name="内部.txt").reply_id
    assert store.line(hidden) is None
    await press_forged(editor, f"kt:{step_of(store)}:3:{hidden}:0")
    assert "已不在库中" in editor.text


@pytest.mark.parametrize(
    "address",
    [
        "http://example.gov.cn/a.html",
        "example.gov.cn",
        "https://localhost/a",
        "https://10.0.0.1/a",
        "https://user:pass@example.gov.cn/",
        "https://example.gov.cn/a b",
        'https://example.gov.cn/"><b>',
        "https://[1",
        "见 https://example.gov.cn/a",
        "https://example.gov.cn:8443/",
    ],
)
async def test_what_is_no_public_address_is_refused_and_asked_again(
    editor: Conversation, store: Store, address: str
) -> None:
    await choose(editor, "已落实")
    await editor.press("公开网址")
    await editor.say(address)
    assert "不是一个完整的公开网址" in editor.text
    await editor.say("https://www.example.gov.cn/art/2026/a&b.html?id=1")
    assert marked(store) == [(Status.DONE, "https://www.example.gov.cn/art/2026/a&b.html?id=1")]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (
            "已到现场看过，<b>全</b>开👍，张三，2026-11-20",
            "已到现场看过，<b>全</b>开👍（张三，2026-11-20）",
        ),
        ("电话核实已开放\n李四 2026年11月2日", "电话核实已开放（李四，2026-11-02）"),
    ],
)
async def test_by_a_note_of_who_checked_and_when(
    editor: Conversation, store: Store, words: str, kept: str
) -> None:
    await choose(editor, "已落实")
    await editor.press("核实记录")
    await editor.say(words)
    assert marked(store) == [(Status.DONE, f"核实：{kept}")]
    assert kept in editor.text


@pytest.mark.parametrize(
    "words",
    [
        "看过了",
        "已到现场看过，张三",
        "已到现场看过，张三，2027-01-01",
        "看过，张三，2026-13-40",
    ],
)
async def test_a_note_without_name_or_day_is_asked_again(
    editor: Conversation, store: Store, words: str
) -> None:
    await choose(editor, "已落实")
    await editor.press("核实记录")
    await editor.say(words)
    assert "没有看出核实人和日期" in editor.text
    assert marked(store) == []


async def test_the_question_outlives_a_restart(store: Store, telegram: Telegram) -> None:
    async with office(store, telegram) as before:
        await choose(before, "已落实")
        await before.press("公开网址")
    async with office(store, telegram) as after:
        await after.say("https://www.example.gov.cn/a")
        assert "已登记为已落实" in after.text
    assert marked(store) == [(Status.DONE, "https://www.example.gov.cn/a")]


async def test_a_command_a_button_or_an_hour_ends_the_question(
    store: Store, telegram: Telegram
) -> None:
    clock = Clock()
    async with office(store, telegram, clock=clock) as editor:
        for leave in ("command", "button", "hour"):
            await choose(editor, "已落实")
            await editor.press("公开网址")
            if leave == "command":
                await editor.say("/help")
            elif leave == "button":
                await editor.press("不登记了")
            else:
                clock.now = NOW + timedelta(hours=1)
            await editor.say("https://www.example.gov.cn/a")
            assert "登记为" not in editor.text
    assert marked(store) == []


async def test_a_wrong_record_is_followed_by_the_right_one(
    editor: Conversation, store: Store
) -> None:
    for status in ("不再推进", "推进中"):
        await choose(editor, status)
        await editor.press("不附依据")
    assert "已登记（2 次，新的在前）" in editor.text
    assert editor.text.index("推进中（管理员）") < editor.text.index("不再推进（管理员）")
    assert [status for status, _ in marked(store)] == [Status.DROPPED, Status.UNDER_WAY]
    deeds = store.audit().items
    assert [deed.what for deed in deeds] == ["step_marked"] * 2
    assert (deeds[0].before, deeds[0].after) == ("dropped", "under_way")


async def test_a_role_removed_between_card_and_press(editor: Conversation, store: Store) -> None:
    second = talk_of(newcomer(editor.telegram, 50, "张三"), editor)
    store.appoint(50, "张三", StaffRole.EDITOR, by=1, at=NOW, owners={1})
    await choose(second, "推进中")
    store.appoint(50, "", StaffRole.VIEWER, by=1, at=NOW, owners={1})
    await second.press("不附依据")
    assert second.toast == "这项功能需要“编辑”身份，您现在的身份是“查看”。"
    store.appoint(50, "", StaffRole.EDITOR, by=1, at=NOW, owners={1})
    await second.press("公开网址")
    store.appoint(50, "", None, by=1, at=NOW, owners={1})
    await second.say("https://www.example.gov.cn/a")
    assert second.text == "这项功能只供本处工作人员使用。"
    assert marked(store) == []


async def test_only_editors_see_the_button(editor: Conversation) -> None:
    member = talk_of(editor.telegram.member, editor)
    for talk, there in ((editor, True), (member, False)):
        for question, button in ((f"/proposal {NUMBER}", None), (None, "出处①")):
            answers = await (talk.say(question) if question else talk.press(str(button)))
            assert ("登记进展" in answers[-1].labels) is there


async def test_the_group_sees_no_button(editor: Conversation) -> None:
    telegram = editor.telegram
    group = Conversation(editor.application, telegram, chat=telegram.group, person=telegram.admin)
    (answer,) = await group.say(f"/proposal@{telegram.bot.username} {NUMBER}")
    assert "登记进展" not in answer.labels


async def test_what_is_not_found_is_said(editor: Conversation) -> None:
    await editor.say("/mark")
    assert "/mark 82" in editor.text
    await editor.say("/mark 99999")
    assert "没有找到" in editor.text


async def test_members_see_the_status_and_the_follower_is_owed_it(
    editor: Conversation, store: Store
) -> None:
    member = talk_of(editor.telegram.member, editor)
    await member.say(f"/follow {NUMBER}")
    await choose(editor, "推进中")
    await editor.press("不附依据")
    await member.say(f"/proposal {NUMBER}")
    assert "推进中（2026年11月22日）" in member.text
