"""What makes an event, what it touches, and that every chat is owed it once."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date

import pytest

from bot.model import Announce, Happening, Outcome, Pace, Reply, Status, Subject, Warning
from bot.store import Store, moments
from tests.store.followed import (
    AT,
    ME,
    OTHER,
    at,
    follow_proposal,
    happened,
    letter,
    longer,
    owed,
    save,
    send_all,
)
from tests.store.replies import next_step, plain_reply

JUNE, JULY = "2026-06-30前将建成甲中心", "2026-07-31前将建成甲中心"
LETTER = letter("工作已办", JUNE, "将研究乙办法", steps=[JUNE, "将研究乙办法"], proposers=("张望",))
REDATED = letter(
    "工作已办", JULY, "将研究乙办法", steps=[JULY, "将研究乙办法"], proposers=("张望",)
)


def touched(database: sqlite3.Connection, event_id: int) -> set[tuple[str, str]]:
    return set(
        database.execute(
            "SELECT subject, key FROM event_subjects WHERE event_id = ?", (event_id,)
        ).fetchall()
    )


def agency_id(store: Store, name: str) -> str:
    return str(next(each.id for each in store.agencies() if each.name == name))


# --- replies


def test_a_new_reply_is_told_to_who_follows_anything_in_it(
    store: Store, database: sqlite3.Connection
) -> None:
    words = str(store.keep_words("甲中心"))
    store.save(letter("另文", number="9", co_agencies=("省财政厅",)), source_name="b.txt")
    with_joint = replace(LETTER, co_agencies=("省财政厅",))
    chats = {
        1: (Subject.PROPOSAL, "proposal|吉林省|13|1|82"),
        2: (Subject.AGENCY, agency_id(store, "吉林省科学技术厅")),
        3: (Subject.AGENCY, agency_id(store, "吉林省财政厅")),
        4: (Subject.MEMBER, "张望"),
        5: (Subject.WORDS, words),
        6: (Subject.MEMBER, "别人"),
        7: (Subject.PROPOSAL, "suggestion|吉林省|13|1|82"),
        8: (Subject.WORDS, str(store.keep_words("丙中心"))),
    }
    for chat_id, (subject, key) in chats.items():
        store.follow(chat_id, subject, key, at=AT)
    save(store, with_joint)
    assert [owed(database, chat_id) for chat_id in chats] == [["new_reply"]] * 5 + [[]] * 3


def test_every_agency_of_a_step_is_touched(store: Store, database: sqlite3.Connection) -> None:
    step = next_step("将建设", "将建设", agencies=("吉林省财政厅", "省教育厅"))
    save(store, plain_reply("将建设", next_steps=(step,)))
    for name in ("吉林省财政厅", "吉林省教育厅", "吉林省科学技术厅"):
        assert ("agency", agency_id(store, name)) in touched(database, 1)
    assert not [key for subject, key in touched(database, 1) if subject == "step"]


def test_what_an_event_says(store: Store) -> None:
    save(store, LETTER, released=at(1))
    save(store, REDATED, 2)
    event = store.event(1)
    assert event
    assert (event.what, event.at, event.reply_id) == (Happening.NEW_REPLY, AT, 1)
    assert (event.version, event.before) == (1, None)
    changed, redated = store.event(2), store.event(3)
    assert changed
    assert redated
    assert (changed.what, changed.version, changed.before) == (Happening.CHANGED, 2, 1)
    assert (redated.what, redated.version, redated.before) == (Happening.STEP_REDATED, 2, 1)
    assert redated.step_id == store.steps_of(1)[0].id
    assert (redated.was, redated.day) == (date(2026, 6, 30), date(2026, 7, 31))
    assert store.events_of_reply(1, 2) == (redated, changed)
    assert store.events_of_reply(1, 9)[-1] == event
    assert store.events_of_reply(2, 9) == ()
    assert store.event(99) is None


def test_it_may_be_told_from_when_it_is_released(
    store: Store, database: sqlite3.Connection
) -> None:
    follow_proposal(store, ME, LETTER)
    save(store, LETTER, released=at(1))
    assert database.execute("SELECT look_at FROM outbox").fetchall() == [(moments.written(at(1)),)]
    stored = store.reply(1)
    assert stored
    assert stored.loaded_at == AT.astimezone(UTC)


def test_without_announcing_nobody_is_told(store: Store, database: sqlite3.Connection) -> None:
    follow_proposal(store, ME, LETTER)
    for reply in (LETTER, REDATED):
        store.save(reply, source_name="a.txt")
    assert (happened(database), owed(database, ME)) == ([], [])


def test_a_sample_is_never_announced(store: Store, database: sqlite3.Connection) -> None:
    follow_proposal(store, ME, LETTER)
    store.save(LETTER, source_name="a.txt", sample=True, announce=Announce(AT))
    assert happened(database) == []


def again_as(reply: Reply, text: str) -> Reply:
    return replace(reply, text=text)


@pytest.mark.parametrize(
    "again",
    [
        LETTER,
        again_as(LETTER, LETTER.text.replace("。", "。\n\n")),
        replace(LETTER, warnings=(Warning("phone", "两个电话"),)),
        replace(LETTER, next_steps=LETTER.next_steps[:1]),
        replace(LETTER, term=12),
        replace(LETTER, numbers=()),
    ],
    ids=["same", "white space", "a warning", "fewer steps", "another session", "no number"],
)
def test_a_known_text_tells_nobody(
    store: Store, database: sqlite3.Connection, again: Reply
) -> None:
    save(store, LETTER)
    follow_proposal(store, ME, LETTER)
    store.follow(ME, Subject.MEMBER, "张望", at=AT)
    for _ in range(2):
        assert save(store, again, 1).outcome is Outcome.UNCHANGED
    assert (happened(database), owed(database, ME)) == (["new_reply"], [])


def test_an_older_version_again_tells_nobody(store: Store, database: sqlite3.Connection) -> None:
    save(store, LETTER)
    save(store, REDATED, 1)
    follow_proposal(store, ME, LETTER)
    for days, reply in enumerate((LETTER, REDATED, LETTER)):
        save(store, reply, 2 + days)
    assert owed(database, ME) == []


def test_other_marks_alone_are_no_change(store: Store, database: sqlite3.Connection) -> None:
    save(store, LETTER)
    follow_proposal(store, ME, LETTER)
    text = LETTER.text.replace("工作已办。", "工作，已办！")
    marked = letter(*text.removesuffix("。").split("。"), steps=[JUNE, "将研究乙办法"])
    assert save(store, replace(marked, proposers=("张望",)), 1).outcome is Outcome.NEW_VERSION
    assert (happened(database), owed(database, ME)) == (["new_reply"], [])


def test_another_reply_to_the_proposal_is_a_supplement(
    store: Store, database: sqlite3.Connection
) -> None:
    store.save(letter("样例文", agency="样例厅"), source_name="s.txt", sample=True)
    save(store, LETTER)
    save(store, letter("补充答复文", agency="吉林省财政厅"), 1)
    save(store, letter("另案文", number="83"), 2)
    assert happened(database) == ["new_reply", "supplement", "new_reply"]


def test_replies_without_numbers_supplement_nothing(
    store: Store, database: sqlite3.Connection
) -> None:
    for name in ("张望", "李遥"):
        save(store, plain_reply(f"{name}文", numbers=(), titles=("同题",), proposers=(name,)))
    assert happened(database) == ["new_reply", "new_reply"]


def test_a_reply_that_takes_a_samples_place_is_new(
    store: Store, database: sqlite3.Connection
) -> None:
    store.save(LETTER, source_name="s.txt", sample=True)
    steps = [step.id for step in store.steps_of(1)]
    follow_proposal(store, ME, LETTER)
    store.follow(OTHER, Subject.STEP, str(steps[0]), at=AT)
    assert save(store, REDATED).reply_id == 2
    assert owed(database, ME) == ["new_reply"]
    assert [step.id for step in store.steps_of(2)] == steps
    save(store, longer(LETTER), 1)
    assert owed(database, OTHER) == ["step_redated"]


# --- changes


def test_who_follows_the_reply_and_a_redated_step_is_told_once(
    store: Store, database: sqlite3.Connection
) -> None:
    save(store, LETTER)
    step = str(store.steps_of(1)[0].id)
    both, only_step, other_step = 1, 2, 3
    whole = follow_proposal(store, both, LETTER)
    store.follow(both, Subject.STEP, step, at=AT)
    store.follow(only_step, Subject.STEP, step, at=AT)
    store.follow(other_step, Subject.STEP, str(store.steps_of(1)[1].id), at=AT)
    save(store, REDATED, 1)
    assert owed(database, both) == ["changed"]
    assert owed(database, only_step) == ["step_redated"]
    assert owed(database, other_step) == []
    store.set_muted(both, whole, True, at=at(1))
    assert owed(database, both) == ["step_redated"]


@pytest.mark.parametrize(
    "sentences",
    [
        ("工作已办", JUNE, "将抓紧研究乙办法"),  # reworded
        ("工作已办", JUNE),  # removed
    ],
)
def test_who_follows_a_step_is_told_when_it_is_reworded_or_gone(
    store: Store, database: sqlite3.Connection, sentences: Sequence[str]
) -> None:
    save(store, LETTER)
    kept, changed = (str(step.id) for step in store.steps_of(1))
    store.follow(1, Subject.STEP, kept, at=AT)
    store.follow(2, Subject.STEP, changed, at=AT)
    save(store, letter(*sentences, steps=sentences[1:], proposers=("张望",)), 1)
    assert (owed(database, 1), owed(database, 2)) == ([], ["changed"])


def test_who_was_in_it_before_is_told_too(store: Store, database: sqlite3.Connection) -> None:
    save(store, replace(LETTER, co_agencies=("省财政厅",)))
    store.follow(ME, Subject.AGENCY, agency_id(store, "吉林省财政厅"), at=AT)
    save(store, longer(LETTER), 1)
    assert owed(database, ME) == ["changed"]


def test_words_are_met_by_what_is_new(store: Store, database: sqlite3.Connection) -> None:
    save(store, LETTER)
    words = ["甲中心", "丙", "丙 另外", "甲中心 丙", "乙办法 工作"]
    for chat_id, each in enumerate(words, start=1):
        store.follow(chat_id, Subject.WORDS, str(store.keep_words(each)), at=AT)
    save(store, longer(LETTER, "另外完成丙"), 1)
    told = [bool(owed(database, chat_id)) for chat_id in range(1, 6)]
    assert told == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("words", "met"),
    [
        ("碳纤维", True),
        ("碳纤維", True),  # as a search folds it
        ("碳 纤维", True),
        ("维", True),
        ("“成果转化” 基地", True),
        ("28", False),  # the text has 2.8
        ("2.8", True),
        ("碳素", False),
        ("碳纤维 养老", False),
        ("，。", False),
    ],
)
def test_words_are_met_as_a_search_finds_them(
    store: Store, database: sqlite3.Connection, words: str, met: bool
) -> None:
    store.follow(ME, Subject.WORDS, str(store.keep_words(words)), at=AT)
    save(store, letter("碳纤维成果转化基地有2.8万人"))
    assert bool(owed(database, ME)) is met


def test_words_in_how_many_replies(store: Store) -> None:
    save(store, replace(letter("养老服务", number="1"), written_on=date(2024, 5, 1)))
    save(store, replace(letter("养老护理", number="2"), written_on=date(2026, 1, 1)))
    save(store, letter("养老无日期", number="3"))
    assert store.words_count(["养老"]) == 3
    assert store.words_count(["养老"], since=date(2025, 11, 22)) == 1
    assert store.words_count(["养老", "护理"]) == 1
    assert store.words_count(["，"]) == 0


# --- texts that move


def test_what_is_owed_goes_along_with_a_text_that_moves(
    store: Store, database: sqlite3.Connection
) -> None:
    save(store, letter("甲文"))
    follow = store.follow(ME, Subject.PROPOSAL, "reply|2", at=AT)
    save(store, letter("乙文", JUNE, steps=[JUNE], numbers=()), 1)
    step = store.steps_of(2)[0].id
    store.follow(OTHER, Subject.STEP, str(step), at=AT)
    save(store, letter("乙文", JUNE, steps=[JUNE]), 2)
    assert store.reply(2) is None
    assert happened(database) == ["new_reply", "new_reply"]
    event = store.event(2)
    assert event
    assert (event.reply_id, event.version) == (1, 2)
    assert owed(database, ME) == ["new_reply"]
    moved = store.follow_numbered(follow.id)
    assert moved
    assert moved.key == store.proposal_keys_of(1)[0]
    assert [each.id for each in store.steps_of(1)] == [step]


def test_of_a_step_in_both_replies_the_one_that_stays_is_followed_on(
    store: Store, database: sqlite3.Connection
) -> None:
    save(store, letter("甲文", JUNE, steps=[JUNE]))
    save(store, letter("乙文", JUNE, steps=[JUNE], numbers=()))
    stays, goes = store.steps_of(1)[0].id, store.steps_of(2)[0].id
    follow = store.follow(ME, Subject.STEP, str(goes), at=AT)
    save(store, letter("乙文", JUNE, steps=[JUNE]), 1)
    assert [each.id for each in store.steps_of(1)] == [stays]
    moved = store.follow_numbered(follow.id)
    assert moved
    assert moved.key == str(stays)


def test_versions_left_behind_keep_what_happened_to_them(
    store: Store, database: sqlite3.Connection
) -> None:
    follow_proposal(store, ME, letter(number="7"))
    first = letter("甲文", number="7")
    second, third = longer(first), longer(longer(first))
    for days, reply in enumerate((first, second, third)):
        save(store, reply, days)
    store.save(letter("别文", number="8"), source_name="b.txt")
    assert save(store, replace(second, numbers=("8",)), 3).reply_id == 2
    # That the second differed from the first was never so.
    assert owed(database, ME) == ["new_reply"]
    assert [(e.what, e.version) for e in store.events_of_reply(1, 9)] == [
        (Happening.CHANGED, None),
        (Happening.CHANGED, None),
        (Happening.NEW_REPLY, 1),
    ]
    save(store, longer(third), 4)
    assert owed(database, ME) == ["new_reply", "changed"]


def parsed_again(store: Store, reply: Reply) -> None:
    """The parser has learnt: a stored text is read as this reply now."""
    (text,) = (
        each
        for each in store.texts_unread_by("new", after=0, limit=99)
        if each.document.text == reply.text
    )
    store.reread([(text, reply)], "new")


def test_parsing_anew_tells_nobody_and_loses_no_follow(
    store: Store, database: sqlite3.Connection
) -> None:
    save(store, replace(LETTER, numbers=()))
    step = store.steps_of(1)[0].id
    follow = store.follow(ME, Subject.PROPOSAL, "reply|1", at=AT)
    parsed_again(store, LETTER)
    assert (happened(database), owed(database, ME)) == (["new_reply"], [])
    moved = store.follow_numbered(follow.id)
    assert moved
    assert moved.key == store.proposal_keys_of(1)[0]
    assert store.steps_of(1)[0].id == step


def test_a_text_parsed_as_another_replys_takes_all_along(
    store: Store, database: sqlite3.Connection
) -> None:
    first = letter("乙文", JUNE, steps=[JUNE])
    save(store, replace(first, numbers=()))  # loaded first: it will be the first version
    store.follow(ME, Subject.PROPOSAL, "reply|1", at=AT)
    step = store.steps_of(1)[0].id
    store.follow(OTHER, Subject.STEP, str(step), at=AT)
    save(store, letter("甲文"), 1)
    follow_proposal(store, 3, LETTER)
    save(store, letter("甲文", "又一句"), 2)
    parsed_again(store, first)
    assert store.reply(1) is None
    stored = store.reply(2, 1)
    assert stored
    assert (stored.reply.text, stored.versions) == (first.text, 3)
    places = [(event.what, event.version, event.before) for event in store.events_of_reply(2, 9)]
    assert places == [
        (Happening.CHANGED, 3, 2),
        (Happening.NEW_REPLY, 2, None),
        (Happening.NEW_REPLY, 1, None),
    ]
    assert [each.key for each in store.follows(ME)] == [store.proposal_keys_of(2)[0]]
    assert [owed(database, chat) for chat in (ME, OTHER, 3)] == [[], [], ["changed"]]
    save(store, letter("甲文", JUNE, steps=[JUNE]), 3)
    assert [each.id for each in store.steps_of(2)] == [step]
    assert [owed(database, chat) for chat in (ME, OTHER)] == [["changed"], ["changed"]]


def test_a_sample_parsed_as_a_real_reply_leaves_its_followers_to_it(store: Store) -> None:
    sample = letter("样文", JUNE, steps=[JUNE], numbers=())
    store.save(sample, source_name="s.txt", sample=True)
    store.follow(ME, Subject.PROPOSAL, "reply|1", at=AT)
    store.follow(ME, Subject.STEP, str(store.steps_of(1)[0].id), at=AT)
    save(store, letter("甲文", JUNE, steps=[JUNE]))
    parsed_again(store, replace(sample, numbers=("82",)))
    assert store.reply(1) is None
    assert [each.key for each in store.follows(ME)] == [
        store.proposal_keys_of(2)[0],
        str(store.steps_of(2)[0].id),
    ]


def test_what_was_about_a_sample_is_unowed_with_it(
    store: Store, database: sqlite3.Connection
) -> None:
    store.save(LETTER, source_name="s.txt", sample=True)
    step = store.steps_of(1)[0].id
    store.follow(ME, Subject.STEP, str(step), at=AT)
    store.mark_step(step, Status.UNDER_WAY, source="", by=1, at=AT)
    assert owed(database, ME) == ["step_marked"]
    store.remove_samples()
    assert owed(database, ME) == []


# --- chats


def test_a_chat_asleep_is_not_owed_but_its_return_finds_it(
    store: Store, database: sqlite3.Connection
) -> None:
    follow_proposal(store, ME, LETTER)
    step_of = store.save(LETTER, source_name="a.txt").reply_id
    store.follow(ME, Subject.STEP, str(store.steps_of(step_of)[0].id), at=AT)
    store.asleep(ME, at(1))
    save(store, REDATED, 2)
    assert owed(database, ME) == []
    store.woken(ME, at(3))
    assert owed(database, ME) == ["changed"]


def test_what_members_may_not_see_is_owed_to_nobody(
    store: Store, database: sqlite3.Connection
) -> None:
    follow_proposal(store, ME, LETTER)
    save(store, replace(LETTER, disclosure="不予公开"))
    assert (happened(database), owed(database, ME)) == (["new_reply"], [])
    assert store.events_of_reply(1, 9) == ()


def test_what_members_see_for_the_first_time_is_new_to_them(
    store: Store, database: sqlite3.Connection
) -> None:
    follow_proposal(store, ME, LETTER)
    save(store, replace(LETTER, disclosure="不予公开"))
    save(store, replace(longer(LETTER), disclosure="主动公开"), 1)
    assert owed(database, ME) == ["new_reply"]
    save(store, replace(longer(longer(LETTER)), disclosure="主动公开"), 2)
    assert owed(database, ME) == ["new_reply", "changed"]
    save(store, replace(longer(longer(longer(LETTER))), disclosure="不予公开"), 3)
    assert owed(database, ME) == []  # nor is what waited: it is about what they may not see now


def test_many_chats_are_owed_at_once_each_once(store: Store, database: sqlite3.Connection) -> None:
    for chat_id in range(1, 301):
        follow_proposal(store, chat_id, LETTER)
        store.follow(chat_id, Subject.MEMBER, "张望", at=AT, pace=Pace.DAILY)
    save(store, LETTER)
    assert database.execute(
        "SELECT count(*), count(DISTINCT chat_id), count(DISTINCT follow_id) FROM outbox"
    ).fetchall() == [(300, 300, 300)]
    send_all(database)
    save(store, LETTER, 1)
    assert database.execute("SELECT count(*) FROM outbox").fetchone() == (300,)
