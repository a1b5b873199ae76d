"""Following told: buttons, times and what is kept, in every language and at any length."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import (
    Follow,
    KeptAbout,
    Kind,
    Listing,
    OutboxState,
    Pace,
    Reminder,
    ReplyLine,
    StaffRole,
    StoredAgency,
    Subject,
    TellingTimes,
)
from bot.telling import actions, following, privacy, reminding, things, times
from bot.telling.actions import Action
from bot.telling.catalogue import LANGUAGES, catalogue

NOW = datetime(2026, 11, 22, 2, tzinfo=UTC)
TODAY = date(2026, 11, 22)
T = catalogue(None)
FOLLOW = Follow(5, 1001, Subject.WORDS, "7", Pace.AT_ONCE, muted=False, since=NOW)
LINE = ReplyLine(12, Kind.PROPOSAL, ("82",), "澜岭省", 13, 1, "甲", "乙厅", ("丙",), TODAY)


def test_no_two_buttons_share_a_code() -> None:
    codes = [value.code for value in vars(actions).values() if isinstance(value, Action)]
    assert len(codes) == len(set(codes))


def test_words_are_asked_about_and_all_else_is_followed_at_once() -> None:
    words = things.follow_button(T, things.words("养老", 7), False)
    assert (words.label, words.data) == ("☆ 关注“养老”", "fw:7")
    agency = things.agency(T, StoredAgency(3, "乙厅", 1, 0, 0))
    assert things.follow_button(T, agency, False).data == "f:1:3"
    assert things.follow_button(T, agency, True).data == "fu:1:3"
    assert things.follow_button(T, things.words("养老", 7), True).data == "fu:4:7"


def test_the_order_of_what_buttons_carry_is_pinned() -> None:
    # Buttons of old messages carry positions in these.
    assert [str(subject) for subject in things.SUBJECTS] == [
        "proposal",
        "agency",
        "member",
        "step",
        "words",
    ]
    assert [str(pace) for pace in following.PACES] == ["at_once", "daily", "weekly"]
    assert times.NAMES == ("hour", "weekday", "quiet", "working", "note")
    assert times.HOURS[0] == 7
    assert times.QUIET[:5] == (None, (20, 8), (20, 9), (21, 7), (21, 8))
    assert reminding.SPANS == ("three-weeks", "one-month", "three-months")


def test_every_choice_of_every_time_is_one_that_can_be_set() -> None:
    usual = TellingTimes()
    for position in range(len(times.NAMES)):
        message = times.choices(T, position, usual)
        assert message
        pressed = [button.data for row in message.rows for button in row][:-1]
        for data in pressed:
            which, value = actions.TIMES_SET.read(data)
            assert times.changed(usual, which, value)
        assert times.changed(usual, position, len(pressed)) is None
        assert sum(button.label.startswith("✓") for row in message.rows for button in row) == 1
    assert times.choices(T, len(times.NAMES), usual) is None
    assert times.changed(usual, len(times.NAMES), 0) is None


def test_quiet_hours_are_said_as_they_are() -> None:
    rows = times.rows(T, TellingTimes(quiet_from=time(22), quiet_to=time(7)))
    assert "免打扰时段：22:00–7:00" in rows
    assert "免打扰时段：不设" in times.rows(T, TellingTimes(quiet_from=None, quiet_to=None))


def test_a_proposal_of_which_nothing_is_left_keeps_its_number() -> None:
    assert things.proposal_gone(T, "proposal|澜岭省|13|1|82").name == "第82号（已不在库中）"
    assert things.proposal_gone(T, "reply|12").name == "案号未载明（已不在库中）"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_can_be_kept_is_told(language: str) -> None:
    t = catalogue(language)
    kept = KeptAbout(
        chat_id=1001,
        language=language,
        times=TellingTimes(),
        follows=(FOLLOW,),
        reminders=(),
        owed=dict.fromkeys(OutboxState, 3),
        messages=4,
        marks=2,
        asleep_since=NOW,
        held_until=NOW,
        since=NOW,
    )
    thing = things.words("养老", 7)
    message = privacy.my_data(t, kept, [(FOLLOW, thing)], [], StaffRole.OWNER, UTC, 0)
    text = message.html.striptags()
    assert "养老" in text
    assert LANGUAGES[language] in text
    in_group = privacy.my_data(
        t, replace(kept, chat_id=-1), [(FOLLOW, thing)], [], None, UTC, 0
    ).html
    assert t("my-data-who") not in in_group


@settings(max_examples=40, deadline=None)
@given(
    name=st.text("甲<&\"'🀄️，。\n0", min_size=1, max_size=300),
    language=st.sampled_from(sorted(LANGUAGES)),
)
def test_whatever_is_followed_it_is_a_message(name: str, language: str) -> None:
    t = catalogue(language)
    line = replace(LINE, id=10**8, title=name, agency=name, numbers=(name,) * 9, region=name)
    all_things = [
        things.proposal(t, line),
        things.agency(t, StoredAgency(10**8, name, 1, 1, 1)),
        things.member(name, 10**8),
        things.words(name, 10**8),
        things.proposal_gone(t, f"proposal|{name}|1|1|{name}"),
    ] * 4
    for thing in all_things[:5]:
        assert following.started(t, thing, [FOLLOW]).html
        assert following.card(t, FOLLOW, thing, TODAY).html
        assert following.stopped(t, thing).html
        assert following.ask_words(t, name, thing, 10**6, 10**6, all_things[:3]).html
        assert reminding.when(t, thing).html
        assert reminding.noted(t, thing, TODAY).html
        for followed in (True, False):
            assert things.follow_button(t, thing, followed).label
    assert following.choice(t, name, all_things).html
    assert reminding.choice(t, name, TODAY, all_things).html
    page = tuple((replace(FOLLOW, id=10**8), thing) for thing in all_things[: following.PER_PAGE])
    assert following.listed(t, Listing(page, 10**4, 8)).html
    reminders = tuple((10**8, TODAY, thing) for thing in all_things[: reminding.PER_PAGE])
    assert reminding.listed(t, Listing(reminders, 10**4, 8)).html
    kept = KeptAbout(1, None, None, (), (), {}, 0, 0, None, None, None)
    reminder = Reminder(1, 1, Subject.WORDS, "1", TODAY, NOW)
    told = privacy.my_data(
        t,
        kept,
        [(FOLLOW, thing) for thing in all_things],
        [(reminder, thing) for thing in all_things],
        None,
        UTC,
        1,
    )
    assert told.html
