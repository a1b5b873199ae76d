"""/mydata and /forget, through the real application over the samples."""

from bot.chat import Conversation
from bot.model import Pace, Status, Subject
from bot.store import Store
from tests.conftest import NOW


async def test_what_is_kept_is_told_in_plain_words(member: Conversation, store: Store) -> None:
    await member.say("/language")
    await member.press("简体中文")
    await member.say("/follow 36")
    await member.say("/follow 科技厅")
    await member.press("改频率")
    await member.press("每周")
    await member.press("我的关注")
    await member.press("时间设置")
    await member.press("只在工作日发：否")
    await member.say("/remind 36 三周后")
    await member.say("/mydata")
    text = member.text
    for words in (
        "语言：简体中文",
        "关注 2 项",
        "提案：第36号·石埂县政协十一届四次会议",
        "单位：澜岭省科学技术厅（2026年11月22日，每周）",
        "提醒 1 个",
        "2026年12月13日：第36号",
        "只在工作日发：是",
        "管理员也看不到",
        "/forget",
    ):
        assert words in text


async def test_nothing_kept_is_said_to_be_nothing(member: Conversation) -> None:
    await member.say("/mydata")
    assert "什么也没有存" in member.text


async def test_more_than_a_message_holds_is_paged(member: Conversation, store: Store) -> None:
    for number in range(120):
        key = str(store.keep_words(f"一个很长的词组{number}"))
        store.follow(member.chat.id, Subject.WORDS, key, at=NOW, pace=Pace.DAILY)
    await member.say("/mydata")
    seen = member.text
    while "下一页 ›" in member.answers()[0].labels:
        await member.press("下一页")
        seen += member.text
    assert seen.count("一个很长的词组") == 120


async def test_one_press_forgets_everything(member: Conversation, store: Store) -> None:
    await member.say("/language")
    await member.press("English")
    await member.say("/follow 36")
    await member.say("/remind 36 三周后")
    await member.say("/forget")
    assert store.follows(member.chat.id)
    (done,) = await member.press("Delete all")
    assert "nothing about this chat is left" in done.text
    assert store.language(member.chat.id) is None
    assert not store.follows(member.chat.id)
    assert not store.reminders(member.chat.id)
    await member.say("/following")
    assert "还没有关注" in member.text
    await member.say("/mydata")
    assert "什么也没有存" in member.text


async def test_others_keep_what_is_theirs(member: Conversation, store: Store) -> None:
    other = store.follow(4711, Subject.WORDS, "1", at=NOW, pace=Pace.DAILY)
    await member.say("/follow 36")
    await member.say("/forget")
    await member.press("全部删除")
    assert store.follows(4711) == (other,)


async def test_marks_of_an_admin_stay_without_their_name_and_that_is_said(
    member: Conversation, store: Store
) -> None:
    step = store.steps_of(store.replies_numbered("36")[0].id)[0]
    store.mark_step(step.id, Status.DONE, source="", by=member.chat.id, at=NOW)
    await member.say("/forget")
    await member.press("全部删除")
    assert "标记下一步 1 次，留在办理台账里" in member.text
    assert store.marks(step.id)[0].by != member.chat.id
