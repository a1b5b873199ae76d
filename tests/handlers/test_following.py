"""/follow, /following, /stop and their buttons, through the real application over the samples."""

from dataclasses import replace

import pytest

from bot.chat import Conversation, Telegram, incoming
from bot.chat.world import Person
from bot.model import Pace, Subject, TellingTimes
from bot.store import Store
from tests.conftest import NOW

PROPOSAL_36 = "proposal|石埂县|11|4|36"


async def press_forged(member: Conversation, data: str) -> None:
    """Presses a button as a forger would: with data of their own."""
    (message,) = await member.say("/language")
    member._begin()
    incoming.press(member.telegram, member.chat, member.person, message.id, data)
    await member._settle()


def followed(store: Store, chat_id: int) -> list[tuple[Subject, str]]:
    return [(follow.subject, follow.key) for follow in store.follows(chat_id)]


# --- /follow ------------------------------------------------------------------------------------


async def test_a_sure_number_is_followed_at_once(member: Conversation, store: Store) -> None:
    (answer,) = await member.say("/follow 36")
    assert answer.text.startswith("已关注 第36号·石埂县政协十一届四次会议·石埂县住建局")
    assert "马上告诉您" in answer.text
    assert answer.labels == ("改频率", "静音", "取消关注")
    assert followed(store, member.chat.id) == [(Subject.PROPOSAL, PROPOSAL_36)]
    assert store.follows(member.chat.id)[0].pace is Pace.AT_ONCE


async def test_of_two_sessions_the_person_chooses(member: Conversation, store: Store) -> None:
    (answer,) = await member.say("/follow 82")
    assert "可能指下面几项" in answer.text
    assert not store.follows(member.chat.id)
    (chosen,) = await member.press("① 第82号")
    assert chosen.id == answer.id
    assert "已关注 第82号·澜岭省政协十三届一次会议" in chosen.text
    assert followed(store, member.chat.id) == [(Subject.PROPOSAL, "proposal|澜岭省|13|1|82")]


@pytest.mark.parametrize(
    ("words", "subject", "told"),
    [
        ("澜岭省科学技术厅", Subject.AGENCY, "澜岭省科学技术厅"),
        ("科技厅", Subject.AGENCY, "澜岭省科学技术厅"),
        ("温若棠委员", Subject.MEMBER, "温若棠"),
        ("2024W218", Subject.PROPOSAL, "第2024W218号"),
    ],
)
async def test_what_is_meant_is_found_as_answers_find_it(
    member: Conversation, store: Store, words: str, subject: Subject, told: str
) -> None:
    await member.say(f"/follow {words}")
    assert f"已关注 {told}" in member.text
    assert [each for each, _ in followed(store, member.chat.id)] == [subject]


async def test_words_are_followed_only_after_the_bot_said_how_many_replies_hold_them(
    member: Conversation, store: Store
) -> None:
    (asked,) = await member.say("/follow 技术经纪人")
    assert "“技术经纪人”：现有 2 件答复写到，近一年 0 件" in asked.text
    assert not store.follows(member.chat.id)
    (done,) = await member.press("关注")
    assert done.id == asked.id
    assert "已关注 “技术经纪人”" in done.text
    words_id = store.keep_words("技术经纪人")
    assert followed(store, member.chat.id) == [(Subject.WORDS, str(words_id))]


async def test_words_may_be_left_alone(member: Conversation, store: Store) -> None:
    await member.say("/follow 充电桩")
    await member.press("不用了")
    assert "没有关注“充电桩”" in member.text
    assert not store.follows(member.chat.id)


async def test_words_of_a_title_offer_the_proposal_too(member: Conversation, store: Store) -> None:
    (asked,) = await member.say("/follow 概念验证中心")
    assert "也可以只关注下面的提案" in asked.text
    await member.press("① 第2024W218号")
    assert [each for each, _ in followed(store, member.chat.id)] == [Subject.PROPOSAL]


async def test_a_number_without_a_reply_yet_can_be_waited_for(
    member: Conversation, store: Store
) -> None:
    await member.say("/follow 9999")
    assert "“第9999号”：现有 0 件答复写到" in member.text
    await member.press("关注")
    (follow,) = store.follows(member.chat.id)
    assert store.kept_words(int(follow.key)) == "第9999号"


@pytest.mark.parametrize("words", ["", "，。", "《》"])
async def test_without_words_it_says_how(member: Conversation, words: str) -> None:
    await member.say(f"/follow {words}")
    assert "/follow 82" in member.text


async def test_following_twice_is_following_once(member: Conversation, store: Store) -> None:
    await member.say("/follow 36")
    await member.say("/follow 36")
    assert len(store.follows(member.chat.id)) == 1


# --- the button on answers ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "subject"),
    [("/proposal 36", Subject.PROPOSAL), ("/agency 科技厅", Subject.AGENCY)],
)
async def test_the_button_follows_in_place_and_a_second_press_ends_it(
    member: Conversation, store: Store, question: str, subject: Subject
) -> None:
    (answer,) = await member.say(question)
    (pressed,) = await member.press("☆ 关注")
    assert pressed.id == answer.id
    assert pressed.text == answer.text
    assert "★ 已关注" in pressed.labels
    assert len(pressed.labels) == len(answer.labels)
    assert member.toast
    assert member.toast.startswith("已关注")
    assert [each for each, _ in followed(store, member.chat.id)] == [subject]
    (pressed,) = await member.press("★ 已关注")
    assert pressed.labels == answer.labels
    assert not store.follows(member.chat.id)


async def test_an_answer_shows_that_it_is_followed(member: Conversation) -> None:
    await member.say("/follow 36")
    (answer,) = await member.say("/proposal 36")
    assert "★ 已关注" in answer.labels
    assert "☆ 关注" not in answer.labels


async def test_a_next_step_is_followed_where_it_stands(member: Conversation, store: Store) -> None:
    await member.say("/proposal 36")
    (place,) = await member.press("出处①")
    assert {"三周后", "一个月后", "三个月后"} <= set(place.labels)
    (place,) = await member.press("☆ 关注这一项")
    assert "★ 已关注这一项" in place.labels
    ((subject, key),) = followed(store, member.chat.id)
    assert subject is Subject.STEP
    assert store.step(int(key))


async def test_a_search_offers_its_members_and_its_words(
    member: Conversation, store: Store
) -> None:
    (answer,) = await member.say("温若棠")
    assert "☆ 关注“温若棠”" in answer.labels
    await member.say("/search 充电桩")
    await member.press("☆ 关注“充电桩”")
    assert "近一年" in member.text
    assert not store.follows(member.chat.id)
    await member.press("关注")
    assert len(store.follows(member.chat.id)) == 1
    (again,) = await member.say("/search 充电桩")
    assert "★ 已关注“充电桩”" in again.labels


async def test_a_reply_to_several_proposals_is_followed_with_one_press(
    member: Conversation, store: Store
) -> None:
    stored = store.reply(store.replies_numbered("36")[0].id)
    assert stored
    saved = store.save(replace(stored.reply, numbers=("36", "37")), source_name="并案.txt")
    await press_forged(member, f"f:0:{saved.reply_id}")
    assert [key for _, key in followed(store, member.chat.id)] == [
        "proposal|石埂县|11|4|36",
        "proposal|石埂县|11|4|37",
    ]
    await member.say("/following")
    labels = member.answers()[0].labels
    assert sum("第36号" in label for label in labels) == 1
    assert sum("第37号" in label for label in labels) == 1
    await press_forged(member, f"fu:0:{saved.reply_id}")
    assert not store.follows(member.chat.id)


# --- /following -----------------------------------------------------------------------------------


async def test_the_list_the_card_and_what_can_be_changed(
    member: Conversation, store: Store
) -> None:
    for words in ("36", "科技厅", "温若棠"):
        await member.say(f"/follow {words}")
    (listing,) = await member.say("/following")
    assert "我的关注（3 项）" in listing.text
    assert listing.labels[0].startswith("马上｜第36号")
    (card,) = await member.press("马上｜澜岭省科学技术厅")
    assert card.id == listing.id
    assert "单位：澜岭省科学技术厅" in card.text
    assert "2026年11月22日起关注" in card.text
    assert card.labels[:3] == ("✓ 马上", "每天", "每周")
    (card,) = await member.press("每周")
    assert "✓ 每周" in card.labels
    assert "每周汇总" in card.text
    (card,) = await member.press("静音")
    assert "静音期间的变化不告诉您" in card.text
    follow = store.follow_of(member.chat.id, Subject.AGENCY, store_agency(store))
    assert follow
    assert (follow.pace, follow.muted) == (Pace.WEEKLY, True)
    (card,) = await member.press("恢复告知")
    assert "✓ 每周" in card.labels
    (gone,) = await member.press("取消关注")
    assert "已取消关注 澜岭省科学技术厅" in gone.text
    assert len(store.follows(member.chat.id)) == 2
    await member.press("重新关注")
    assert len(store.follows(member.chat.id)) == 3


def store_agency(store: Store) -> str:
    return next(str(each.id) for each in store.agencies() if each.name == "澜岭省科学技术厅")


async def test_choosing_a_pace_also_unmutes(member: Conversation, store: Store) -> None:
    await member.say("/follow 36")
    await member.press("静音")
    await member.press("每天")
    (follow,) = store.follows(member.chat.id)
    assert (follow.pace, follow.muted) == (Pace.DAILY, False)


async def test_an_empty_list_says_how_to_follow(member: Conversation) -> None:
    await member.say("/following")
    assert "还没有关注" in member.text
    assert "/follow 82" in member.text


async def test_a_long_list_is_paged(member: Conversation, store: Store) -> None:
    for number in range(30):
        words_id = store.keep_words(f"词{number}")
        store.follow(member.chat.id, Subject.WORDS, str(words_id), at=NOW, pace=Pace.AT_ONCE)
    (first,) = await member.say("/following")
    seen = list(first.labels)
    while "下一页 ›" in member.answers()[0].labels:
        (page,) = await member.press("下一页")
        assert page.id == first.id
        seen += page.labels
    assert sum("｜“词" in label for label in seen) == 30


async def test_what_is_followed_may_be_gone(member: Conversation, store: Store) -> None:
    for words in ("36", "科技厅", "温若棠"):
        await member.say(f"/follow {words}")
    await member.say("/proposal 36")
    await member.press("出处①")
    await member.press("☆ 关注这一项")
    store.remove_samples()
    (listing,) = await member.say("/following")
    assert "第36号（已不在库中）" in "".join(listing.labels)
    for label in listing.labels[:4]:
        await member.say("/following")
        (card,) = await member.press(label)
        assert "起关注" in card.text
        await member.press("取消关注")
    assert not store.follows(member.chat.id)


# --- times ----------------------------------------------------------------------------------------


async def test_the_times_can_all_be_changed(member: Conversation, store: Store) -> None:
    await member.say("/following")
    (settings,) = await member.press("时间设置")
    assert "免打扰时段：21:00–8:00" in settings.labels
    await member.press("每天、每周的汇总在几点发")
    await member.press("18 点")
    await member.press("每周汇总在哪天发")
    await member.press("周五")
    await member.press("免打扰时段")
    await member.press("22:00–7:00")
    await member.press("只在工作日发：否")
    (settings,) = await member.press("没有更新也告诉我：否")
    assert settings.labels[:5] == (
        "每天、每周的汇总在几点发：18 点",
        "每周汇总在哪天发：周五",
        "免打扰时段：22:00–7:00",
        "只在工作日发：是",
        "没有更新也告诉我：是",
    )
    times = store.telling_times(member.chat.id)
    assert times.quiet_from
    assert times.quiet_to
    assert (times.digest_hour, times.digest_weekday) == (18, 4)
    assert (times.quiet_from.hour, times.quiet_to.hour) == (22, 7)
    assert times.working_days_only
    assert times.tell_when_quiet
    await member.press("免打扰时段")
    await member.press("不设")
    assert store.telling_times(member.chat.id).quiet_from is None


# --- /stop ----------------------------------------------------------------------------------------


async def test_one_press_stops_everything(member: Conversation, store: Store) -> None:
    for words in ("36", "科技厅"):
        await member.say(f"/follow {words}")
    await member.say("/remind 36 三周后")
    await member.say("/stop")
    (done,) = await member.press("停止全部（3 项）")
    assert "已全部停止：关注 2 项、提醒 1 个" in done.text
    assert "/follow 82" in done.text
    assert not store.follows(member.chat.id)
    assert not store.reminders(member.chat.id)
    await member.say("/stop")
    assert "没有关注" in member.text


# --- forged -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    "f:9:1 f:0:999999 f:2:999999 fc:7:1 fc:4:999999 fw:999999 fn:99999 fd:999999 fp:1:9 fm:1:2 "
    "fx:999999 m:999999:1 m:1:7 mx:999999 ic:9 is:0:99 is:1:7 is:2:99 is:3:2 is:9:0 qo:999999 "
    "ri:0:9999999:0 rd:0:1:1 rd:0:1:999999999 rx:999999".split(),
)
async def test_a_forged_number_changes_nothing(
    member: Conversation, store: Store, data: str
) -> None:
    await member.say("/follow 36")
    (before,) = store.follows(member.chat.id)
    await press_forged(member, data)
    said = member.text + (member.toast or "")
    assert "已不在库中" in said or "已经过去" in said
    assert store.follows(member.chat.id) == (before,)
    assert store.telling_times(member.chat.id) == TellingTimes()
    assert not store.reminders(member.chat.id)


@pytest.mark.parametrize("data", ["fd:{}", "fp:{}:1", "fm:{}:1", "fx:{}", "m:{}:1", "mx:{}"])
async def test_nobody_changes_what_another_chat_follows(
    member: Conversation, store: Store, data: str
) -> None:
    other = store.follow(4711, Subject.PROPOSAL, PROPOSAL_36, at=NOW, pace=Pace.AT_ONCE)
    await press_forged(member, data.format(other.id))
    assert "已不在库中" in member.text + (member.toast or "")
    assert store.follows(4711) == (other,)


# --- groups -------------------------------------------------------------------------------------


@pytest.fixture
def in_group(member: Conversation, telegram: Telegram) -> tuple[Conversation, Conversation]:
    """An ordinary member and an admin in the same group."""

    def conversation(person: Person) -> Conversation:
        return Conversation(member.application, telegram, chat=telegram.group, person=person)

    return conversation(telegram.member), conversation(telegram.admin)


async def test_in_a_group_only_admins_follow(
    in_group: tuple[Conversation, Conversation], store: Store
) -> None:
    plain, admin = in_group
    for command in ("/follow 36", "/stop", "/remind 36 三周后", "/forget"):
        await plain.say(command)
        assert "只有群管理员" in plain.text
    (answer,) = await plain.say("/proposal 36")
    assert "第36号" in answer.text
    await plain.press("☆ 关注")
    assert plain.toast
    assert "只有群管理员" in plain.toast
    assert not store.follows(plain.chat.id)
    await admin.press("☆ 关注")
    assert len(store.follows(admin.chat.id)) == 1
    await plain.say("/following")
    assert "我的关注（1 项）" in plain.text
    await plain.press("马上｜第36号")
    await plain.press("取消关注")
    assert plain.alert
    assert len(store.follows(admin.chat.id)) == 1


async def test_who_was_admin_when_the_button_was_made_is_not_asked(
    in_group: tuple[Conversation, Conversation], store: Store, telegram: Telegram
) -> None:
    _, admin = in_group
    await admin.say("/follow 36")
    telegram.group.people = tuple(p for p in telegram.group.people if p != telegram.admin)
    await admin.press("取消关注")
    assert admin.alert
    assert len(store.follows(admin.chat.id)) == 1


@pytest.mark.parametrize(("sender", "follows"), [(0, 1), (-100999, 0)])
async def test_an_anonymous_admin_speaks_as_the_group_and_a_channel_does_not(
    in_group: tuple[Conversation, Conversation],
    store: Store,
    telegram: Telegram,
    sender: int,
    follows: int,
) -> None:
    plain, _ = in_group
    group = telegram.group
    body = {
        "text": "/follow 36",
        "entities": [{"type": "bot_command", "offset": 0, "length": 7}],
        "sender_chat": {**group.as_json(), "id": sender or group.id},
    }
    nobody = Person(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
    telegram.inbox.add("message", telegram.post(group, nobody, body))
    await plain._settle()
    assert len(store.follows(group.id)) == follows


# --- menus and language --------------------------------------------------------------------------


async def test_the_commands_stand_in_the_menu(member: Conversation, telegram: Telegram) -> None:
    menu = {entry["command"] for entry in telegram.menu(telegram.member_chat, telegram.member)}
    assert {"follow", "following", "remind", "stop", "mydata", "forget"} <= menu
    await member.say("/help")
    assert "/following" in member.text


@pytest.mark.parametrize(
    ("language", "told"), [("en", "Now following No. 36"), ("zh-Hant", "已關注 第36號")]
)
async def test_in_each_language(
    member: Conversation, store: Store, language: str, told: str
) -> None:
    store.set_language(member.chat.id, language)
    await member.say("/follow 36")
    assert told in member.text
