"""News: what each message says, and that it is a message whatever the letter holds."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from bot.comparing import changes
from bot.model import (
    Due,
    Event,
    Firmness,
    Follow,
    Happening,
    Kind,
    NextStep,
    Pace,
    Place,
    Reply,
    ReplyLine,
    Status,
    StepMark,
    StoredAgency,
    StoredStep,
    Subject,
)
from bot.telling import digest, things
from bot.telling import news as telling
from bot.telling.catalogue import LANGUAGES, catalogue
from bot.telling.changes import Change
from bot.telling.message import Message
from bot.telling.phone import FIRST_ANSWER, height
from bot.telling.reported import News

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
T = catalogue(None)
LINE = ReplyLine(
    12,
    Kind.PROPOSAL,
    ("82",),
    "澜岭省",
    13,
    1,
    "关于以碳纤维为龙头的提案",
    "澜岭省科学技术厅",
    ("温若棠",),
    TODAY,
)
SENTENCE = "2026年底前建成中试平台。"
STEP = StoredStep(
    31,
    LINE,
    NextStep(
        SENTENCE,
        0,
        len(SENTENCE),
        Place(0, len(SENTENCE)),
        None,
        "",
        "澜岭省科学技术厅",
        ("澜岭省科学技术厅",),
        Due("2026年底前", date(2026, 1, 1), date(2026, 12, 31)),
        Firmness.FIRM,
    ),
)
FOLLOW = Follow(
    5, 1001, Subject.PROPOSAL, "proposal|澜岭省|13|1|82", Pace.AT_ONCE, muted=False, since=NOW
)
EVENT = Event(7, Happening.NEW_REPLY, NOW, 12, 1, None, None)
THROUGH = things.agency(T, StoredAgency(3, "澜岭省科学技术厅", 1, 0, 0))


def reply(text: str, **fields: object) -> Reply:
    """A reply whose body is the whole text."""
    plain = Reply(
        text=text,
        kind=Kind.PROPOSAL,
        numbers=("82",),
        region="澜岭省",
        term=13,
        meeting=1,
        titles=(LINE.title,),
        proposers=LINE.proposers,
        agency=LINE.agency,
        co_agencies=(),
        document_number=None,
        index_number=None,
        written_on=TODAY,
        published_on=None,
        disposition=None,
        disclosure=None,
        signer=None,
        contact=None,
        phone=None,
        body=Place(0, len(text)),
        sections=(),
        telling=None,
        next_steps=(),
        figures=(),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def changed(before: str, after: str, **fields: object) -> News:
    """A new version: `before` became `after`."""
    old, new = reply(before), reply(after, **fields)
    event = replace(EVENT, what=Happening.CHANGED, version=2, before=1)
    return News(event, line=LINE, change=Change(old, new, changes(old, new)), follow=FOLLOW)


def mark(status: Status, source: str = "") -> StepMark:
    return StepMark(1, 31, status, source, 1, datetime(2026, 10, 3, 9, tzinfo=UTC))


def about_step(what: Happening, **values: object) -> News:
    event = replace(EVENT, what=what, step_id=31, day=date(2026, 12, 31))
    return replace(News(event, line=LINE, step=STEP, follow=FOLLOW), **values)  # type: ignore[arg-type]


def said(news: News, today: date = TODAY) -> str:
    """The words of the message."""
    return Markup(telling.single(T, news, today).html).striptags().replace("\n", " ")


def labels(message: Message) -> list[str]:
    return [button.label for row in message.rows for button in row]


# --- what is said ---------------------------------------------------------------------------------


def test_every_news_says_whose_it_is() -> None:
    for what in Happening:
        if what not in (Happening.QUIET, Happening.REMINDER):
            words = said(about_step(what))
            assert "第82号·澜岭省政协十三届一次会议·省科技厅" in words


def test_a_change_is_told_sentence_by_sentence() -> None:
    news = changed(
        "已安排资金。将建成平台。另有一事不变。",
        "已安排资金。将于2027年底前建成平台。另有一事不变。新增试点三个县。",
        disposition="B",
    )
    html = telling.single(T, news, TODAY).html
    words = said(news)
    assert "新增 1 句·改动 1 句·栏目改 1 处" in words
    assert "原文： 将建成平台。 现为： 将于2027年底前建成平台。" in words
    assert "新增： 新增试点三个县。" in words
    assert "办理类别：未载明 → B" in words
    assert "<b>于2027年底前</b>" in html
    assert "一事不变" not in words


def test_what_was_removed_is_told() -> None:
    assert "删去： 将举办推介会。" in said(changed("甲事已办。将举办推介会。", "甲事已办。"))


def test_a_contact_number_is_never_told() -> None:
    old = reply("甲事已办。", phone="0000-5550123")
    new = reply("甲事已办。", phone="0000-5550199")
    event = replace(EVENT, what=Happening.CHANGED, version=2, before=1)
    words = said(News(event, line=LINE, change=Change(old, new, changes(old, new))))
    assert "联系电话：有改动" in words
    assert "5550" not in words


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2026, 12, 1), "到期日：2026年12月31日（还有 30 天）"),
        (date(2026, 12, 31), "到期日：2026年12月31日（就是今天）"),
        (date(2027, 1, 2), "到期日：2026年12月31日（已过 2 天）"),
    ],
)
def test_a_due_day_is_told_as_far_off_as_it_is_on_the_day_of_telling(
    today: date, told: str
) -> None:
    words = said(about_step(Happening.DUE_IN_A_MONTH), today)
    assert "下一步一个月内到期" in words
    assert told in words
    assert SENTENCE in words


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (None, "到期日 2026年12月31日 已过，未见公开进展（截至 2027年1月2日）。"),
        (
            mark(Status.UNDER_WAY, "省厅简报"),
            "此前所见：推进中（2026年10月3日）。此后未见公开进展（截至 2027年1月2日）。",
        ),
        (mark(Status.PARTLY), "此前所见：部分落实（2026年10月3日）"),
        (mark(Status.PENDING), "未见公开进展"),
        (mark(Status.DONE), "所见：已落实（2026年10月3日）。"),
    ],
)
def test_a_date_that_passed_is_told_with_what_was_seen_and_never_as_a_failure(
    seen: StepMark | None, told: str
) -> None:
    words = said(about_step(Happening.DUE_PASSED, seen=seen), date(2027, 1, 2))
    assert told in words
    assert "未落实" not in words
    assert "违约" not in words
    assert ("依据：省厅简报" in words) == (seen is not None and seen.source == "省厅简报")


def test_a_mark_says_the_status_its_day_and_on_what_it_rests() -> None:
    words = said(about_step(Happening.STEP_MARKED, seen=mark(Status.DONE, "补充答复第二段")))
    assert "已落实（2026年10月3日）" in words
    assert "依据：补充答复第二段" in words


def test_another_date_is_told_with_the_one_before() -> None:
    event = replace(EVENT, what=Happening.STEP_REDATED, step_id=31, was=date(2026, 6, 30))
    words = said(News(replace(event, day=date(2026, 12, 31)), line=LINE, step=STEP))
    assert "期限：原为 2026年6月30日，现为 2026年12月31日" in words
    assert "现为 未写期限" in said(News(event, line=LINE, step=STEP))


def test_a_date_that_was_changed_since_is_not_told_as_still_due() -> None:
    words = said(
        about_step(
            Happening.DUE_IN_A_WEEK,
            event=replace(EVENT, what=Happening.DUE_IN_A_WEEK, step_id=31, day=date(2026, 11, 28)),
        )
    )
    assert "期限：原为 2026年11月28日，现为 2026年12月31日" in words


def test_a_step_that_the_new_version_no_longer_names_is_said_to_be_gone() -> None:
    assert "新的一稿中已不见" in said(about_step(Happening.STEP_MARKED, step=None))


def test_corrections_and_withdrawals_are_marked() -> None:
    event = replace(EVENT, what=Happening.CORRECTED, version=1, note="承办单位改为省科技厅")
    assert said(News(event, line=LINE)).startswith("更正 ")
    assert "说明：承办单位改为省科技厅" in said(News(event, line=LINE))
    event = replace(EVENT, what=Happening.WITHDRAWN)
    words = said(News(event))
    assert words.startswith("撤回 ")
    assert "请不要再引用" in words


def test_a_quiet_note_says_up_to_when() -> None:
    event = Event(1, Happening.QUIET, NOW, None, None, None, None, day=TODAY)
    assert "今日无更新，数据截至 2026年11月22日。" in said(News(event, span="daily"))
    assert "本周无更新，数据截至 2026年11月22日。" in said(News(event, span="weekly"))


def test_a_reminder_says_what_and_when() -> None:
    about = things.proposal(T, LINE)
    event = replace(EVENT, what=Happening.REMINDER, day=TODAY)
    words = said(News(event, line=LINE, steps=(STEP,), about=about))
    assert words.startswith("您要的提醒")
    assert "2026年11月22日到了" in words
    assert SENTENCE in words


def test_what_may_be_a_repeat_says_so() -> None:
    news = replace(about_step(Happening.DUE_IN_A_WEEK), maybe_repeated=True)
    assert "可能重复" in said(news)
    assert "可能重复" not in said(about_step(Happening.DUE_IN_A_WEEK))


def test_why_it_came_is_said_unless_it_is_the_proposal_itself() -> None:
    news = replace(about_step(Happening.STEP_MARKED), through=THROUGH)
    assert "因您关注单位：澜岭省科学技术厅" in said(news)
    news = replace(news, through=things.proposal(T, LINE))
    assert "因您关注" not in said(news)


# --- buttons --------------------------------------------------------------------------------------


def test_each_message_opens_what_it_speaks_of_and_mutes_what_it_came_through() -> None:
    for what in Happening:
        if what not in (Happening.QUIET, Happening.REMINDER):
            found = labels(telling.single(T, about_step(what), TODAY))
            assert found[0] == "看出处"
            assert found[-2:] == ["静音", "取消关注"]


def test_many_changes_are_bounded_and_the_rest_is_behind_a_button() -> None:
    after = "".join(f"第{n}个县将于年底前建成平台。" for n in range(60))
    message = telling.single(T, changed("甲事已办。", after), TODAY)
    assert height(message.html) <= FIRST_ANSWER
    assert "看全部变化" in labels(message)
    assert "另有" in message.html
    shown, page = "", 0
    news = changed("甲事已办。", after)
    while True:
        whole = telling.all_changes(T, news, page)
        shown += whole.html
        if not any(button.label == "下一页 ›" for row in whole.rows for button in row):
            break
        page += 1
    assert all(f"第{n}个县" in shown for n in range(60))


def test_a_digest_tells_each_in_two_lines_with_a_button_each() -> None:
    all_news = [
        changed("甲事已办。", "乙事将办理完毕。"),
        about_step(Happening.DUE_IN_A_WEEK),
        replace(about_step(Happening.STEP_MARKED), seen=mark(Status.UNDER_WAY)),
    ]
    message = digest.digest(T, 9, all_news, 0, 14, TODAY)
    words = message.html.striptags()
    assert "14 条新情况" in words
    assert "第 1 页，共 3 页" in words
    assert words.count("第82号·澜岭省政协十三届一次会议·省科技厅") == 3
    assert "推进中（2026年10月3日）" in words
    assert labels(message) == [
        "看全部变化 ①",
        "静音 ①",
        "看出处 ②",
        "静音 ②",
        "看出处 ③",
        "静音 ③",
        "下一页 ›",
    ]


# --- limits ---------------------------------------------------------------------------------------

ODD = st.sampled_from(["甲", "<b>&", "🀄️", "，", "。", "\n", "2027年底前", "“", "&amp;"])
TEXTS = st.lists(ODD, min_size=1, max_size=40).map("".join)
LONG = st.builds(lambda text, times: text * times, TEXTS, st.integers(1, 60))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=LONG, other=LONG, name=TEXTS, language=st.sampled_from(sorted(LANGUAGES)))
def test_whatever_the_letter_holds_it_is_a_message(
    text: str, other: str, name: str, language: str
) -> None:
    t = catalogue(language)
    line = replace(LINE, title=text, agency=name * 9, numbers=(name,) * 9, region=name)
    step = StoredStep(10**8, line, replace(STEP.step, text=text, agency=name))
    old = reply(text, body=Place(0, len(text)))
    new = reply(other, titles=(other,) * 9, agency=name * 50, signer=other)
    through = things.words(other, 10**8)
    for what in Happening:
        event = Event(
            10**8, what, NOW, 10**8, 10**3, 10**3 - 1, 10**8, 1, TODAY, TODAY, other, Subject.STEP
        )
        news = News(
            event,
            line=line,
            step=step,
            steps=(step,) * 9,
            seen=mark(Status.UNDER_WAY, other),
            change=Change(old, new, changes(old, new)),
            about=things.step(t, step),
            follow=replace(FOLLOW, id=10**8),
            through=through,
            span="weekly",
            maybe_repeated=True,
        )
        # A message that breaks a limit, or holds a stray tag, cannot be made.
        assert telling.single(t, news, TODAY).html
        assert telling.single(t, replace(news, line=None, step=None, steps=()), TODAY).html
        assert digest.digest(t, 10**8, [news] * 6, 12, 500, TODAY).html
        assert telling.all_changes(t, news, 10**8).html
        assert telling.all_changes(t, news, 0).html
