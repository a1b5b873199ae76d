"""Nothing of a reply that is not open reaches a member, by whatever way the store is asked."""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.correcting import FieldCorrection, mark_of
from bot.disclosure import is_open, known_words
from bot.model import (
    Announce,
    Due,
    LedgerFilter,
    Reply,
    ReplyFilter,
    Role,
    Status,
    StepFilter,
    Subject,
)
from bot.store import Store, audience
from tests.store.replies import next_step, plain_reply

OPEN, CLOSED = "主动公开", "依申请公开"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
LONG_AFTER = datetime(2027, 8, 2, 4, tzinfo=UTC)  # every step is past its day
ZONE = ZoneInfo("Asia/Shanghai")
CHAT = 900
# Two characters that no open reply holds stand in every value of a hidden one.
SECRETS = ("密甲", "密乙", "密丙", "密丁", "7731", "7732", "7733")


def letter(mark: str, number: str, disclosure: str | None, **changed: object) -> Reply:
    """A reply in whose every value `mark` stands."""
    step = f"{mark}局将于2027年6月底前建成{mark}中心"
    text = f"{mark}市{mark}代表：{mark}的建议收悉。{step}。第{number}号"
    reply = plain_reply(
        text,
        numbers=(number,),
        region=f"{mark}市",
        titles=(f"关于{mark}的建议",),
        proposers=(f"{mark}代表",),
        agency=f"{mark}市{mark}主办局",
        co_agencies=(f"{mark}市{mark}会办局",),
        written_on=date(2025, 5, 5),
        disclosure=disclosure,
        next_steps=(
            next_step(
                text,
                step,
                who=f"{mark}局",
                agency=f"{mark}市{mark}具名局",
                agencies=(f"{mark}市{mark}具名局",),
                due=Due("2027年6月底前", date(2027, 6, 1), date(2027, 6, 30)),
            ),
        ),
    )
    return replace(reply, **changed)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Kept:
    """What was saved, by the ids that a forged button may name."""

    store: Store
    closed: int
    closed_later: int  # an older version was open
    opened_later: int  # an older version was closed
    plain: int

    @property
    def reply_ids(self) -> tuple[int, ...]:
        return (self.closed, self.closed_later, self.opened_later, self.plain)

    @property
    def agency_ids(self) -> range:
        return range(1, 2 + len(self.store.for_staff.agencies()))


@pytest.fixture
def kept(store: Store) -> Kept:
    def save(reply: Reply) -> int:
        return store.save(reply, source_name="a.txt", announce=Announce(NOW)).reply_id

    closed = save(letter("密甲", "7731", CLOSED, numbers=("7731", "2024W7733")))
    closed_later = save(letter("密乙", "7732", OPEN))
    known_by = letter("密乙", "7732", OPEN)
    correction = FieldCorrection("signer", "密乙局长", None, mark_of(known_by.text), 1, NOW)
    store.incoming.correct(
        closed_later, known_by, correction, parsed_by="", released=NOW, note="密乙"
    )
    known_by = letter("密乙", "7732", CLOSED)
    save(replace(known_by, text=known_by.text + "改"))
    store.follow(CHAT, Subject.MEMBER, "密甲代表", at=NOW)
    for reply_id in (closed, closed_later):
        (step,) = store.for_staff.steps_of(reply_id)
        store.mark_step(step.id, Status.DONE, source="密甲、密乙已建成", by=1, at=NOW)
    opened_later = save(letter("密丙", "41", CLOSED, agency="市水务局", region="明市", titles=()))
    save(letter("明丙", "41", OPEN, agency="市水务局", region="明市", titles=()))
    plain = save(letter("明丁", "42", OPEN))
    return Kept(store, closed, closed_later, opened_later, plain)


def whole_ledger(store: Store, which: LedgerFilter) -> Any:
    with store.ledger(which) as (extent, entries):
        return extent, list(entries)


def each(ask: Callable[[Any], Any], asked: Iterable[Any]) -> list[Any]:
    return [ask(one) for one in asked]


# How each method that reads replies is asked for all that it can give.
READS: dict[str, Callable[[Store, Kept], Any]] = {
    "counts": lambda s, k: s.counts(),
    "reply": lambda s, k: [
        s.reply(reply_id, version) for reply_id in k.reply_ids for version in (None, 1, 2, 3)
    ],
    "line": lambda s, k: each(s.line, k.reply_ids),
    "count_unread_by": lambda s, k: s.count_unread_by("another"),
    "texts_unread_by": lambda s, k: s.texts_unread_by("another", after=0, limit=100),
    "newest": lambda s, k: s.newest(100),
    "replies_numbered": lambda s, k: each(s.replies_numbered, ("7731", "7732", "41")),
    "replies_with_serial": lambda s, k: each(s.replies_with_serial, ("7731", "7733", "41")),
    "known_numbers": lambda s, k: s.known_numbers(("7731", "7732", "41", "42")),
    "numbers_beside": lambda s, k: each(s.numbers_beside, (1, 7730, 9999)),
    "proposers_called": lambda s, k: each(s.proposers_called, ("密甲代表", "密乙代表", "密丙代表")),
    "proposers": lambda s, k: s.proposers(),
    "replies_of_proposer": lambda s, k: each(
        s.replies_of_proposer, ("密甲代表", "密乙代表", "密丙代表")
    ),
    "search": lambda s, k: [
        s.search(words, which)
        for words in (["密甲"], ["密乙"], ["密丙"], ["密"], ["建议"], [])
        for which in (
            ReplyFilter(),
            ReplyFilter(agency_ids=tuple(k.agency_ids)),
            ReplyFilter(region="市", year=2025),
            ReplyFilter(status=Status.DONE),
            ReplyFilter(status=Status.PENDING),
        )
    ],
    "titles_holding": lambda s, k: each(
        lambda words: s.titles_holding(words, 10), ("密甲", "密乙", "密丙", "建议")
    ),
    "similar_titles": lambda s, k: s.similar_titles("关于密甲密乙密丙的建议"),
    "agencies": lambda s, k: s.agencies(),
    "agency": lambda s, k: each(s.agency, k.agency_ids),
    "replies_of_agency": lambda s, k: [
        s.replies_of_agency(agency_id, role) for agency_id in k.agency_ids for role in (None, *Role)
    ],
    "steps": lambda s, k: [
        s.steps(which, limit=100)
        for which in (StepFilter(), *(StepFilter(agency_id=n) for n in k.agency_ids))
    ],
    "steps_of": lambda s, k: each(s.steps_of, k.reply_ids),
    "step": lambda s, k: each(s.step, range(1, 9)),
    "step_agencies": lambda s, k: s.step_agencies(),
    "step_years": lambda s, k: s.step_years(),
    "proposal_keys_of": lambda s, k: each(s.proposal_keys_of, k.reply_ids),
    "proposal_lines": lambda s, k: [
        s.proposal_lines(key)
        for reply_id in k.reply_ids
        for key in k.store.for_staff.proposal_keys_of(reply_id)
    ],
    "search_count": lambda s, k: [
        word for word in ("密甲", "密乙", "密丙") if s.search_count([word])
    ],
    "words_count": lambda s, k: [
        word for word in ("密甲", "密乙", "密丙") if s.words_count([word])
    ],
    "marks": lambda s, k: each(s.marks, range(1, 9)),
    "status": lambda s, k: each(s.status, range(1, 9)),
    "statuses": lambda s, k: s.statuses(range(1, 9)),
    "event": lambda s, k: each(s.event, range(1, 30)),
    "events_of_reply": lambda s, k: [s.events_of_reply(reply_id, 9) for reply_id in k.reply_ids],
    "reply_years": lambda s, k: s.reply_years(),
    "statistics": lambda s, k: s.statistics(NOW.date()),
    "ledger_size": lambda s, k: s.ledger_size(LedgerFilter()),
    "ledger": lambda s, k: [
        whole_ledger(s, LedgerFilter(agency_id=agency_id)) for agency_id in (None, *k.agency_ids)
    ],
}
# These read nothing of replies: what chats chose and follow, who is staff.
OF_CHATS = {
    "language", "region", "kept_words", "staff",
    "staff_role", "staff_name", "staff_member", "invitations",
    "waiting_for", "follow_numbered", "follow_of", "followers_count", "follows", "kept_about",
    "reminders", "telling_times", "parcel_page",
}  # fmt: skip
# These are for staff whoever holds the store; who may ask them, the handlers ask first.
OF_STAFF = {
    "audit", "office_figures", "back_up", "incoming",
}  # fmt: skip
WRITES = {
    "save", "save_all", "remove_samples", "keep_words", "set_language", "set_region",
    "close", "keep_staff_name", "introduce",
    "appoint", "invite", "withdraw_invitations", "join", "record", "wait_for_words", "stop_waiting",
    "asleep", "woken", "chat_moved", "forget", "come_due", "look_again", "take_parcel",
    "settle_parcel", "follow", "unfollow", "unfollow_all", "set_muted", "set_pace", "remind",
    "unremind", "set_telling_times", "mark_step", "reread", "forget_parsers",
}  # fmt: skip
NO_READINGS = {"open", "for_staff", "for_members"}


def test_every_method_of_the_store_is_known_here() -> None:
    public = {name for name, _ in inspect.getmembers(Store) if not name.startswith("_")}
    known = set(READS) | OF_CHATS | OF_STAFF | WRITES | NO_READINGS
    assert public - known == set(), "say which kind it is, and ask it in READS if it reads replies"
    assert known - public == set()


@pytest.mark.parametrize("name", READS)
def test_members_are_shown_nothing_of_what_is_closed(kept: Kept, name: str) -> None:
    told = repr(READS[name](kept.store, kept))
    assert [secret for secret in SECRETS if secret in told] == []


COUNTS = {"counts", "count_unread_by", "step_years", "reply_years", "ledger_size"}


@pytest.mark.parametrize("name", sorted(set(READS) - COUNTS))
def test_staff_are_shown_it(kept: Kept, name: str) -> None:
    told = repr(READS[name](kept.store.for_staff, kept))
    assert [secret for secret in SECRETS if secret in told] != []


def test_members_count_only_what_they_see(kept: Kept) -> None:
    assert (kept.store.counts().replies, kept.store.counts().steps) == (2, 2)
    assert (kept.store.for_staff.counts().replies, kept.store.for_staff.counts().steps) == (4, 4)
    assert kept.store.step_years() == ((2025, 2),)


def test_followers_are_owed_nothing_of_what_is_closed(kept: Kept) -> None:
    for subject, key in ((Subject.MEMBER, "密乙代表"), (Subject.MEMBER, "明丙代表")):
        kept.store.follow(CHAT, subject, key, at=NOW)
    kept.store.come_due(LONG_AFTER, ZONE)
    closed = (kept.closed, kept.closed_later)
    while parcel := kept.store.take_parcel(LONG_AFTER, ZONE, lease=timedelta(minutes=1)):
        assert [owed for owed in parcel.owed if owed.event.reply_id in closed] == []


def test_a_total_counts_nothing_hidden(kept: Kept) -> None:
    assert kept.store.search(["建议"]).total == 2
    assert kept.store.steps(StepFilter()).total == 2
    assert kept.store.search(["密甲"]).total == 0


def test_a_reply_closed_now_hides_its_open_past(kept: Kept) -> None:
    assert [kept.store.reply(kept.closed_later, version) for version in (None, 1, 2)] == [None] * 3


def test_a_reply_open_now_hides_its_closed_past(kept: Kept) -> None:
    newest = kept.store.reply(kept.opened_later)
    assert newest
    assert (newest.version, newest.versions) == (2, 2)
    assert kept.store.reply(kept.opened_later, 1) is None
    assert kept.store.for_staff.reply(kept.opened_later, 1)


def test_every_table_is_veiled_or_known_to_hold_nothing_of_replies(
    store: Store, database: sqlite3.Connection
) -> None:
    database.row_factory = sqlite3.Row
    tables = {
        row["name"]
        for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not row["name"].startswith(
            ("sqlite_", "_sqlite_", "text_index_", "head_index_", "topic_index_")
        )
    }
    veiled = {veil.split()[3] for veil in audience.veils(database).split(";")}
    assert tables - veiled - audience.FOR_ALL == set()
    assert veiled & audience.FOR_ALL == set()


def test_a_correction_of_the_setting_is_seen_at_the_next_start(url: str) -> None:
    with Store.open(url) as store:
        store.save(letter("甲", "1", None), source_name="a.txt")
        assert store.line(1)
    with Store.open(url, unstated_is_open=False) as store:
        assert store.line(1) is None
        assert store.for_staff.line(1)
        store.save(letter("乙", "2", None), source_name="b.txt")
        store.save(letter("丙", "3", OPEN), source_name="c.txt")
        assert [line.numbers for line in store.newest(9)] == [("3",)]
    with Store.open(url) as store:  # remembered
        assert store.counts().replies == 1
    with Store.open(url, unstated_is_open=True) as store:
        assert store.counts().replies == 3


def test_what_waits_to_be_told_is_not_when_the_setting_closes_it(url: str) -> None:
    with Store.open(url) as store:
        store.follow(CHAT, Subject.MEMBER, "甲代表", at=NOW)
        store.save(letter("甲", "1", None), source_name="a.txt", announce=Announce(NOW))
    with Store.open(url, unstated_is_open=False) as store:
        assert store.take_parcel(LONG_AFTER, ZONE, lease=timedelta(minutes=1)) is None


def test_a_sample_is_open_whatever_it_prints(url: str) -> None:
    with Store.open(url, unstated_is_open=False) as store:
        store.save(letter("甲", "1", CLOSED), source_name="a.txt", sample=True)
        assert store.line(1)


def test_what_is_read_again_otherwise_is_shown_otherwise(store: Store) -> None:
    store.save(letter("甲", "1", CLOSED), source_name="a.txt")
    assert store.line(1) is None
    store.save(letter("甲", "1", OPEN), source_name="a.txt")
    assert store.line(1)
    store.save(letter("甲", "1", CLOSED), source_name="a.txt")
    assert store.line(1) is None


@pytest.mark.parametrize(
    ("printed", "opens"),
    [
        ("主动公开", True),
        ("此件主动公开", True),
        ("（此件公开发布）", True),
        ("主動公開", True),
        ("依申请公开", False),
        ("不予公开", False),
        ("不同意公开", False),
        ("删减后公开", False),
        ("内部资料", False),
        ("另行研究", False),
    ],
)
def test_printed_words(printed: str, opens: bool) -> None:
    assert is_open(printed, unstated=not opens) is opens


@pytest.mark.parametrize("printed", [None, "", " 　"])
def test_nothing_printed_is_as_the_setting_says(printed: str | None) -> None:
    assert is_open(printed, unstated=True)
    assert not is_open(printed, unstated=False)


def test_every_word_that_a_letter_may_print_is_known() -> None:
    from bot.tables import table

    assert set(table("letters")["disclosure"]["words"]) <= set(known_words())


QUESTIONS = {
    "newest_by_date": "SELECT reply_id FROM versions WHERE newest = 1 ORDER BY dated DESC LIMIT 9",
    "listed_numbers_by_session": "SELECT reply_id FROM listed_numbers"
    " WHERE number = '82' AND whole = 1 ORDER BY term DESC, meeting DESC, dated DESC LIMIT 9",
    "listed_numbers_by_value": "SELECT number FROM listed_numbers WHERE whole = 1 AND value >= 82"
    " ORDER BY value LIMIT 3",
    "proposers_by_key": "SELECT version_id FROM proposers WHERE key = '张'",
    "roles_by_agency": "SELECT reply_id FROM roles WHERE agency_id = 1",
    "listed_steps_by_due": "SELECT step_version_id FROM listed_steps WHERE agency_id = 0"
    " AND due_end IS '2027-06-30' ORDER BY dated DESC, reply_id DESC, position LIMIT 5",
    "listed_steps_by_age": "SELECT step_version_id FROM listed_steps WHERE agency_id = 1"
    " ORDER BY dated IS NULL, dated, reply_id, position LIMIT 5",
    "newest_version": "SELECT id FROM versions WHERE reply_id = 1 AND newest = 1",
    "text_index VIRTUAL TABLE": "SELECT rowid FROM text_index WHERE text_index MATCH '\"建议\"'",
}


@pytest.mark.parametrize("index", QUESTIONS)
def test_members_are_answered_from_the_same_indexes(store: Store, path: Path, index: str) -> None:
    del path
    for file in (store._file, store.for_staff._file):
        with file.reading() as connection:
            plan = connection.execute(f"EXPLAIN QUERY PLAN {QUESTIONS[index]}").fetchall()
        assert index in plan[0]["detail"]
