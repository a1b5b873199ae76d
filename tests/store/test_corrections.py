"""What a person put right stays right: read again, parsed anew, in a new version, moved."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from bot.correcting import FieldCorrection, choose_step, mark_of, remove_step
from bot.model import Happening, Outcome, Pace, Place, Publication, Reply, Subject
from bot.store import Store
from tests.store.replies import TEXT, full_reply
from tests.store.soundness import assert_sound
from tests.store.test_publishing import (
    AT,
    CHAT,
    CLERK,
    LATER,
    correction,
    draft_of,
    newer,
    owed,
    put_right,
)


def correct(store: Store, made: FieldCorrection, read: Reply | None = None) -> Publication:
    return store.incoming.correct(
        1, read or full_reply(), made, parsed_by="p1", released=LATER, note="改"
    )


def stored(store: Store, reply_id: int = 1) -> Reply:
    found = store.for_staff.reply(reply_id)
    assert found
    return found.reply


def test_it_is_kept_with_what_the_machine_had_read(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt", parsed_by="p1")
    made = correction(full_reply(), "disposition", "C")
    correct(store, made)
    assert stored(store).disposition == "C"
    assert store.incoming.corrections_of_reply(1) == (made,)
    assert (made.read, made.said) == ("B", "C")


def test_history_is_kept_and_the_last_counts(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt", parsed_by="p1")
    for said in ("C", "A"):
        correct(store, correction(full_reply(), "disposition", said))
    assert [made.said for made in store.incoming.corrections_of_reply(1)] == ["C", "A"]  # type: ignore[union-attr]
    assert stored(store).disposition == "A"


def test_it_survives_loading_the_same_file_again(
    store: Store, database: sqlite3.Connection
) -> None:
    store.save(full_reply(), source_name="a.txt", parsed_by="p1")
    correct(store, correction(full_reply(), "proposers", ("张望", "李瑶")))
    saved = store.save(full_reply(), source_name="a.txt", parsed_by="p1")
    assert saved.outcome is Outcome.UNCHANGED
    assert stored(store).proposers == ("张望", "李瑶")
    assert [line.id for line in store.replies_of_proposer("李瑶")] == [1]
    assert store.replies_of_proposer("李遥") == ()
    assert_sound(store, database)


def test_it_survives_another_parser(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt", parsed_by="p1")
    correct(store, correction(full_reply(), "disposition", "C"))
    texts = store.texts_unread_by("p2", after=0, limit=9)
    store.reread([(text, replace(full_reply(), disposition="A")) for text in texts], "p2")
    assert stored(store).disposition == "C"


def test_it_survives_a_new_version_with_the_same_misreading(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt", parsed_by="p1")
    correct(store, correction(full_reply(), "disposition", "C"))
    store.save(newer(), source_name="b.txt", parsed_by="p1")
    assert stored(store).disposition == "C"
    store.save(
        replace(newer(), text=newer().text + "又", disposition="A"),
        source_name="c.txt",
        parsed_by="p1",
    )
    assert stored(store).disposition == "A"
    assert any("更正未套用" in warning.text for warning in stored(store).warnings)


def test_a_misread_number_put_right_is_found_by_either_file(store: Store) -> None:
    """The scan is read as 28, the document as 82; both are one reply."""
    scan = replace(full_reply(), numbers=("28",))
    (each,) = draft_of(store, scan)
    each = put_right(store, each, "numbers", ("82",))
    store.incoming.publish([each], by=CLERK, at=AT, released=LATER)
    again = store.save(scan, source_name="扫描.pdf", parsed_by="p1")
    assert again.outcome is Outcome.UNCHANGED
    document = replace(newer(), numbers=("82",))
    saved = store.save(document, source_name="正文.docx", parsed_by="p1")
    assert (saved.outcome, saved.reply_id) == (Outcome.NEW_VERSION, 1)
    other_scan = replace(scan, text=scan.text + "又")
    saved = store.save(other_scan, source_name="扫描2.pdf", parsed_by="p1")
    assert (saved.outcome, saved.reply_id) == (Outcome.NEW_VERSION, 1)
    the_real_28 = replace(scan, text="另一件", titles=("关于另一件事的建议",), next_steps=())
    saved = store.save(replace(the_real_28, sections=()), source_name="28.docx", parsed_by="p1")
    assert (saved.outcome, saved.reply_id) == (Outcome.NEW, 2)


def test_it_goes_with_the_text_to_another_reply(store: Store) -> None:
    misread = replace(full_reply(), numbers=("28",))
    store.save(misread, source_name="a.txt", parsed_by="p1")
    made = FieldCorrection("disposition", "C", "B", mark_of(TEXT), CLERK, AT)
    correct(store, made, misread)
    texts = store.texts_unread_by("p2", after=0, limit=9)
    store.reread([(text, full_reply()) for text in texts], "p2")
    (line,) = store.replies_numbered("82")
    assert stored(store, line.id).disposition == "C"


def test_steps_chosen_and_removed_survive(store: Store) -> None:
    words = "目前全省已有技术经纪人2.8万余人。"
    start = TEXT.index(words)
    chosen = choose_step(full_reply(), Place(start, start + len(words)), CLERK, AT)
    removed = remove_step(full_reply(), 2, CLERK, AT)
    (each,) = draft_of(store, full_reply())
    for made in (chosen, removed):
        store.incoming.correct_draft(each.draft, made, changed="改", before="", after="")
        draft = store.incoming.draft(each.draft.id)
        assert draft
        each = replace(each, draft=draft)
    store.incoming.publish([each], by=CLERK, at=AT, released=LATER)
    texts = [step.step.text for step in store.steps_of(1)]
    assert texts[0] == words
    assert len(texts) == 3
    ids = [step.id for step in store.steps_of(1)]
    store.save(full_reply(), source_name="a.txt", parsed_by="p2")
    assert [step.id for step in store.steps_of(1)] == ids


def test_followers_are_told_that_something_was_put_right(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt", parsed_by="p1")
    store.follow(CHAT, Subject.MEMBER, "张望", at=AT, pace=Pace.AT_ONCE)
    correct(store, correction(full_reply(), "disposition", "C"))
    assert owed(store, AT) == []
    assert owed(store, LATER) == [Happening.CORRECTED]


def test_putting_right_what_is_right_tells_nobody(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt", parsed_by="p1")
    store.follow(CHAT, Subject.MEMBER, "张望", at=AT, pace=Pace.AT_ONCE)
    correct(store, correction(full_reply(), "disposition", "B"))
    assert owed(store, LATER) == []


def test_opened_by_a_correction_it_is_new_to_members(store: Store) -> None:
    closed = replace(full_reply(), disclosure="不予公开")
    store.save(closed, source_name="a.txt", parsed_by="p1")
    store.follow(CHAT, Subject.MEMBER, "张望", at=AT, pace=Pace.AT_ONCE)
    correct(store, correction(closed, "disclosure", "主动公开"), closed)
    assert owed(store, LATER) == [Happening.NEW_REPLY]
