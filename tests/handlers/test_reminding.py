"""/remind and its buttons, through the real application over the samples."""

from datetime import date

import pytest

from bot.chat import Conversation
from bot.model import Reminder, Subject
from bot.store import Store
from tests.conftest import NOW


def only(store: Store, chat_id: int) -> Reminder:
    (reminder,) = store.reminders(chat_id)
    return reminder


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("36 三周后", date(2026, 12, 13)),
        ("36三周后", date(2026, 12, 13)),
        ("三周后 36", date(2026, 12, 13)),
        ("36 2027-03-01", date(2027, 3, 1)),
        ("第36号 2027年3月1日", date(2027, 3, 1)),
        ("36 明天", date(2026, 11, 23)),
        ("36 年底", date(2026, 12, 31)),
        ("36 12月1日", date(2026, 12, 1)),
    ],
)
async def test_the_matter_and_the_day_in_one_line(
    member: Conversation, store: Store, words: str, day: date
) -> None:
    (answer,) = await member.say(f"/remind {words}")
    assert f"{day.year}年{day.month}月{day.day}日提醒您 第36号" in answer.text
    reminder = only(store, member.chat.id)
    assert reminder.day == day
    assert (reminder.subject, reminder.key) == (Subject.PROPOSAL, "proposal|石埂县|11|4|36")


async def test_several_that_fit_are_a_choice(member: Conversation, store: Store) -> None:
    (asked,) = await member.say("/remind 82 2027-03-01")
    assert "2027年3月1日提醒哪一项" in asked.text
    assert not store.reminders(member.chat.id)
    (done,) = await member.press("② 第082号")
    assert done.id == asked.id
    assert only(store, member.chat.id).key == "proposal|澜岭省|12|5|82"


async def test_an_agency_or_any_words_can_be_remembered(member: Conversation, store: Store) -> None:
    await member.say("/remind 科技厅 一个月后")
    await member.say("/remind 面商准备 下周一")
    assert [each.subject for each in store.reminders(member.chat.id)] == [
        Subject.WORDS,
        Subject.AGENCY,
    ]


@pytest.mark.parametrize("words", ["36 某一天", "36 2月30日", "2月30日", "面商准备"])
async def test_a_day_that_is_not_understood_is_said_so_with_examples(
    member: Conversation, store: Store, words: str
) -> None:
    await member.say(f"/remind {words}")
    assert "没看懂是哪天" in member.text
    assert "/remind 82 2027-03-01" in member.text
    assert not store.reminders(member.chat.id)


async def test_what_is_meant_without_a_day_asks_for_it(member: Conversation) -> None:
    (asked,) = await member.say("/remind 36")
    assert asked.text.startswith("什么时候提醒您 第36号")
    assert asked.labels == ("三周后", "一个月后", "三个月后")


async def test_a_past_day_is_said_to_be_past(member: Conversation, store: Store) -> None:
    await member.say("/remind 36 2026-03-01")
    assert "2026年3月1日已经过去" in member.text
    assert not store.reminders(member.chat.id)


async def test_a_day_alone_asks_for_the_matter(member: Conversation) -> None:
    await member.say("/remind 三周后")
    assert "提醒什么、哪天" in member.text


async def test_from_a_proposal_and_from_a_step(member: Conversation, store: Store) -> None:
    await member.say("/proposal 36")
    (asked,) = await member.press("提醒我")
    assert asked.labels == ("三周后", "一个月后", "三个月后")
    await member.press("三个月后")
    assert only(store, member.chat.id).day == date(2027, 2, 22)
    await member.say("/proposal 36")
    await member.press("出处①")
    await member.press("三周后")
    assert "记下了：2026年12月13日提醒您" in member.text
    assert {each.subject for each in store.reminders(member.chat.id)} == {
        Subject.PROPOSAL,
        Subject.STEP,
    }


async def test_alone_it_lists_and_cancels(member: Conversation, store: Store) -> None:
    await member.say("/remind")
    assert "没有提醒" in member.text
    await member.say("/remind 36 三周后")
    await member.say("/remind 科技厅 明天")
    (listing,) = await member.say("/remind")
    assert listing.text.startswith("我的提醒（2 个）")
    assert listing.labels[0] == "✕ 2026年11月23日｜澜岭省科学技术厅"
    (gone,) = await member.press("✕ 2026年11月23日")
    assert "已取消提醒：2026年11月23日 澜岭省科学技术厅" in gone.text
    assert only(store, member.chat.id).subject is Subject.PROPOSAL
    await member.press("我的提醒")
    assert "（1 个）" in member.text


async def test_a_long_list_is_paged(member: Conversation, store: Store) -> None:
    for number in range(20):
        key = str(store.keep_words(f"词{number}"))
        store.remind(member.chat.id, Subject.WORDS, key, date(2027, 1, 1 + number), at=NOW)
    (first,) = await member.say("/remind")
    seen = list(first.labels)
    while "下一页 ›" in member.answers()[0].labels:
        seen += (await member.press("下一页"))[0].labels
    assert sum(label.startswith("✕") for label in seen) == 20


async def test_nobody_cancels_the_reminder_of_another_chat(
    member: Conversation, store: Store
) -> None:
    from tests.handlers.test_following import press_forged

    other = store.remind(4711, Subject.AGENCY, "1", date(2027, 1, 1), at=NOW)
    await press_forged(member, f"rx:{other.id}")
    assert store.reminders(4711) == (other,)
