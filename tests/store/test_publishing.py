"""What is published together stands together, and taken back leaves exactly what stood before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.correcting import FieldCorrection, mark_of
from bot.errors import Overtaken, UserError
from bot.model import (
    Announce,
    Document,
    Draft,
    DraftState,
    Happening,
    Outcome,
    Pace,
    Publication,
    Reply,
    Subject,
    UploadState,
)
from bot.store import Store, journal
from bot.store.publishing import ReadDraft
from tests.store.dumps import readable
from tests.store.replies import STEP_DATED, TEXT, full_reply, next_step, plain_reply
from tests.store.soundness import assert_sound

_ZONE = ZoneInfo("Asia/Shanghai")
AT = datetime(2026, 11, 22, 2, tzinfo=UTC)
LATER = AT + timedelta(minutes=10)
CLERK, OTHER, CHAT = 7, 8, 900
NEW_TEXT = TEXT.replace("1200万元", "1500万元")


def newer() -> Reply:
    """Another version of the full reply."""
    step = next_step(NEW_TEXT, STEP_DATED.replace("1200", "1500"))
    return replace(full_reply(), text=NEW_TEXT, next_steps=(step,), figures=(), sections=())


def stranger() -> Reply:
    """A reply of which nothing is stored, by an agency of which nothing is."""
    step = next_step("我局将建设公园", "我局将建设公园", agencies=("明市公园局",))
    return plain_reply(
        "我局将建设公园", numbers=("9",), region="明市", agency="明市园林局", next_steps=(step,)
    )


def draft_of(store: Store, *replies: Reply) -> list[ReadDraft]:
    """Drafts of these replies, as if read from one file."""
    upload = store.incoming.keep(
        None, "批.zip", repr(replies).encode(), chat_id=CLERK, by=CLERK, at=AT
    )
    assert store.incoming.take()
    documents = [Document(f"{n}.txt", "text/plain", r.text) for n, r in enumerate(replies)]
    settled = store.incoming.settle(upload.id, documents, (), AT)
    assert settled
    assert settled.state is UploadState.READ
    drafts = store.incoming.drafts(upload.batch_id)
    return [ReadDraft(d, reply, "p1") for d, reply in zip(drafts, replies, strict=True)]


def publish(store: Store, *replies: Reply) -> Publication:
    return store.incoming.publish(draft_of(store, *replies), by=CLERK, at=AT, released=LATER)


def correction(reply: Reply, field: str, said: str | tuple[str, ...]) -> FieldCorrection:
    return FieldCorrection(field, said, getattr(reply, field), mark_of(reply.text), CLERK, AT)


def put_right(store: Store, each: ReadDraft, field: str, said: str | tuple[str, ...]) -> ReadDraft:
    made = correction(each.read, field, said)
    store.incoming.correct_draft(each.draft, made, changed="改", before="", after="")
    changed = store.incoming.draft(each.draft.id)
    assert changed
    return replace(each, draft=changed)


def owed(store: Store, now: datetime) -> list[Happening]:
    parcel = store.take_parcel(now, _ZONE, lease=timedelta(minutes=1))
    return [each.event.what for each in parcel.owed] if parcel else []


# --- publishing


def test_drafts_are_published_together(store: Store) -> None:
    made = publish(store, full_reply(), stranger())
    assert [p.outcome for p in made.replies] == [Outcome.NEW, Outcome.NEW]
    assert store.counts().replies == 2
    assert (made.by, made.at, made.released_at) == (CLERK, AT, LATER)
    states = {store.incoming.draft(p.draft_id or 0).state for p in made.replies}  # type: ignore[union-attr]
    assert states == {DraftState.PUBLISHED}
    assert store.audit().items[0].what == "published"


def test_one_draft_that_was_changed_keeps_all_from_being_published(store: Store) -> None:
    first, second = draft_of(store, full_reply(), stranger())
    put_right(store, second, "disposition", "A")
    with pytest.raises(Overtaken, match="管理员 7 改"):
        store.incoming.publish([first, second], by=OTHER, at=AT, released=LATER)
    assert store.counts().replies == 0
    assert store.incoming.draft(first.draft.id) == first.draft


def test_a_draft_is_published_once(store: Store) -> None:
    drafts = draft_of(store, full_reply())
    store.incoming.publish(drafts, by=CLERK, at=AT, released=LATER)
    with pytest.raises(Overtaken, match="发布"):
        store.incoming.publish(drafts, by=OTHER, at=AT, released=LATER)
    assert len(store.incoming.publications()) == 1


def test_followers_are_told_after_the_pause_only(store: Store) -> None:
    store.follow(CHAT, Subject.MEMBER, "张望", at=AT, pace=Pace.AT_ONCE)
    publish(store, full_reply())
    assert owed(store, LATER - timedelta(seconds=1)) == []
    assert owed(store, LATER) == [Happening.NEW_REPLY]


# --- taking back: what stands before · what is published


def of_nothing(store: Store) -> None:
    del store


def of_one_reply(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt", announce=Announce(AT))


def of_two_versions(store: Store) -> None:
    of_one_reply(store)
    store.save(replace(newer(), text=NEW_TEXT + "又"), source_name="b.txt", announce=Announce(AT))


def of_a_sample(store: Store) -> None:
    store.save(full_reply(), source_name="样例.txt", sample=True)
    store.follow(CHAT, Subject.STEP, str(store.steps_of(1)[0].id), at=AT, pace=Pace.AT_ONCE)


def of_a_closed_reply(store: Store) -> None:
    store.save(replace(full_reply(), disclosure="不予公开"), source_name="a.txt")


def of_the_same_text_read_otherwise(store: Store) -> None:
    misread = replace(newer(), numbers=("28",), titles=("误读",), next_steps=())
    store.save(misread, source_name="a.txt")
    store.save(full_reply(), source_name="b.txt")


BEFORE = [
    of_nothing,
    of_one_reply,
    of_two_versions,
    of_a_sample,
    of_a_closed_reply,
    of_the_same_text_read_otherwise,
]
PUBLISHED = {
    "a new reply": [stranger()],
    "a new version": [newer()],
    "two versions": [newer(), replace(newer(), text=NEW_TEXT + "再")],
    "the same text read otherwise": [replace(full_reply(), disposition="A", next_steps=())],
    "all": [stranger(), newer(), full_reply()],
}


@pytest.mark.parametrize("what", PUBLISHED)
@pytest.mark.parametrize("before", BEFORE)
def test_taking_back_leaves_exactly_what_stood_before(
    store: Store, database: sqlite3.Connection, before: Callable[[Store], None], what: str
) -> None:
    before(store)
    for agency in store.for_staff.agencies():
        store.follow(CHAT, Subject.AGENCY, str(agency.id), at=AT, pace=Pace.AT_ONCE)
    store.follow(CHAT, Subject.MEMBER, "张望", at=AT, pace=Pace.DAILY)
    stood = readable(database)
    made = publish(store, *PUBLISHED[what])
    assert readable(database) != stood
    _, told = store.incoming.withdraw(made.id, by=OTHER, at=LATER)
    assert told == 0
    assert readable(database) == stood
    assert_sound(store, database)
    assert database.execute("SELECT count(*) FROM journal").fetchone()[0] == 0


def test_what_was_published_may_be_published_again(
    store: Store, database: sqlite3.Connection
) -> None:
    of_one_reply(store)
    made = publish(store, newer())
    after = readable(database)
    store.incoming.withdraw(made.id, by=OTHER, at=AT)
    draft = store.incoming.draft(made.replies[0].draft_id or 0)
    assert draft
    assert draft.state is DraftState.OPEN
    again = [ReadDraft(draft, newer(), "p1")]
    store.incoming.publish(again, by=CLERK, at=AT, released=LATER)
    assert {len(rows) for rows in readable(database).values()} == {
        len(rows) for rows in after.values()
    }
    stored = store.reply(1)
    assert stored
    assert stored.reply == newer()


def test_a_publication_is_taken_back_once(store: Store) -> None:
    made = publish(store, full_reply())
    store.incoming.withdraw(made.id, by=OTHER, at=AT)
    with pytest.raises(UserError, match="已由管理员 8 撤回"):
        store.incoming.withdraw(made.id, by=CLERK, at=AT)
    with pytest.raises(UserError, match="没有这次发布"):
        store.incoming.withdraw(99, by=CLERK, at=AT)


def test_what_something_newer_stands_on_is_not_taken_back(
    store: Store, database: sqlite3.Connection
) -> None:
    first = publish(store, full_reply())
    second = publish(store, newer())
    stood = readable(database)
    with pytest.raises(UserError, match="又有更新"):
        store.incoming.withdraw(first.id, by=CLERK, at=AT)
    assert readable(database) == stood
    store.incoming.withdraw(second.id, by=CLERK, at=AT)
    store.incoming.withdraw(first.id, by=CLERK, at=AT)
    assert store.counts().replies == 0


def test_what_was_loaded_since_is_not_lost_by_taking_back(store: Store) -> None:
    made = publish(store, full_reply())
    store.save(newer(), source_name="b.txt")
    with pytest.raises(UserError, match="又有更新"):
        store.incoming.withdraw(made.id, by=CLERK, at=AT)


def test_what_was_read_anew_since_stays_read_anew(
    store: Store, database: sqlite3.Connection
) -> None:
    store.save(full_reply(), source_name="a.txt", parsed_by="p1")
    made = publish(store, newer(), replace(full_reply(), disposition="A"))
    texts = store.texts_unread_by("p2", after=0, limit=9)
    store.reread([(text, reread(text.document.text)) for text in texts], "p2")
    store.incoming.withdraw(made.id, by=CLERK, at=AT)
    stored = store.reply(1)
    assert stored
    assert (stored.versions, stored.reply.signer) == (1, "新签")
    assert_sound(store, database)


def reread(text: str) -> Reply:
    """What a later parser reads."""
    return replace(newer() if text == NEW_TEXT else full_reply(), signer="新签")


def test_what_is_followed_or_used_since_stays(store: Store, database: sqlite3.Connection) -> None:
    made = publish(store, stranger())
    agency = next(agency for agency in store.agencies() if agency.led)
    store.follow(CHAT, Subject.AGENCY, str(agency.id), at=AT, pace=Pace.AT_ONCE)
    store.incoming.withdraw(made.id, by=CLERK, at=AT)
    kept = {row[0] for row in database.execute("SELECT name FROM agencies")}
    assert kept == {agency.name}
    assert store.agencies() == ()


# --- who is told


def test_within_the_pause_nobody_is_told_anything(store: Store) -> None:
    store.follow(CHAT, Subject.MEMBER, "张望", at=AT, pace=Pace.AT_ONCE)
    made = publish(store, full_reply())
    store.incoming.withdraw(made.id, by=CLERK, at=AT + timedelta(minutes=5))
    assert owed(store, LATER + timedelta(days=9)) == []


def test_whoever_was_told_is_told_that_it_was_withdrawn(store: Store) -> None:
    store.follow(CHAT, Subject.MEMBER, "张望", at=AT, pace=Pace.AT_ONCE)
    store.follow(CHAT + 1, Subject.MEMBER, "张望", at=AT, pace=Pace.WEEKLY)
    made = publish(store, full_reply())
    assert owed(store, LATER) == [Happening.NEW_REPLY]
    _, told = store.incoming.withdraw(made.id, by=CLERK, at=LATER + timedelta(minutes=1))
    assert told == 1
    parcel = store.take_parcel(LATER + timedelta(days=9), _ZONE, lease=timedelta(minutes=1))
    assert parcel
    assert parcel.chat_id == CHAT
    events = {each.event.what: each.event for each in parcel.owed}
    assert "第082号" in events[Happening.WITHDRAWN].note
    assert store.take_parcel(LATER + timedelta(days=9), _ZONE, lease=timedelta(minutes=1)) is None


def test_the_same_text_published_again_is_told_again(store: Store) -> None:
    of_one_reply(store)
    store.follow(CHAT, Subject.MEMBER, "张望", at=AT, pace=Pace.AT_ONCE)
    made = publish(store, newer())
    parcel = store.take_parcel(LATER, _ZONE, lease=timedelta(minutes=1))
    assert parcel
    store.incoming.withdraw(made.id, by=CLERK, at=LATER)
    publish(store, newer())
    told = [event.what for event in store.events_of_reply(1, 10)]
    assert told.count(Happening.CHANGED) == 2


def test_a_closed_reply_is_news_to_members_when_it_is_opened(store: Store) -> None:
    of_a_closed_reply(store)
    store.follow(CHAT, Subject.MEMBER, "张望", at=AT, pace=Pace.AT_ONCE)
    publish(store, newer())
    assert owed(store, LATER) == [Happening.NEW_REPLY]


def test_a_reply_that_is_closed_is_no_news(store: Store) -> None:
    store.follow(CHAT, Subject.MEMBER, "张望", at=AT, pace=Pace.AT_ONCE)
    publish(store, full_reply())
    publish(store, replace(newer(), disclosure="不予公开"))
    assert owed(store, LATER + timedelta(days=1)) == []


# --- the notes


def test_every_table_is_noted_or_known_to_need_no_note(database: sqlite3.Connection) -> None:
    tables = {
        row[0]
        for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not row[0].startswith(
            ("sqlite_", "_sqlite_", "text_index_", "head_index_", "topic_index_")
        )
    }
    assert tables - journal.NOTED == journal.NOT_NOTED
    assert not journal.NOTED & journal.NOT_NOTED


def test_no_note_is_taken_of_anything_else(store: Store, database: sqlite3.Connection) -> None:
    publish(store, full_reply())
    noted = database.execute("SELECT count(*) FROM journal").fetchone()
    store.save(newer(), source_name="b.txt")
    assert database.execute("SELECT count(*) FROM journal").fetchone() == noted


def test_a_draft_is_known_by_what_was_read(store: Store) -> None:
    (each,) = draft_of(store, full_reply())
    assert isinstance(each.draft, Draft)
    assert each.draft.document.text == TEXT
