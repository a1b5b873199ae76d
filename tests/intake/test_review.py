"""The card of a draft: what is read, what differs from what is stored, what a person mends."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import Overtaken, UserError
from bot.intake import Intake, Verdict
from bot.model import DraftState
from bot.store import Store
from tests.intake.letters import CLERK, NOW, OTHER, PAUSE, file, letter
from tests.intake.test_files import read_all, send


def draft_of(intake: Intake, content: bytes, name: str = "82.txt") -> int:
    """The one draft of a file that is sent in and read."""
    batch_id = send(intake, (name, content))
    read_all(intake)
    (one,) = intake.overview(batch_id).judged
    return one.draft.id


def publish(intake: Intake, draft_id: int) -> int:
    made = intake.publish(draft_id, by=CLERK, at=NOW, revision=intake.card(draft_id).draft.revision)
    return made.id


def test_the_four_verdicts(intake: Intake) -> None:
    publish(intake, draft_of(intake, file(1)))
    publish(intake, draft_of(intake, file(2)))
    batch_id = send(
        intake,
        ("1.txt", file(1)),
        ("2.txt", file(2, count=9)),
        ("3.txt", file(3)),
        ("3b.txt", file(3, count=9)),
    )
    read_all(intake)
    seen = intake.overview(batch_id)
    assert [one.verdict for one in seen.judged] == [
        Verdict.UNCHANGED,
        Verdict.NEW_VERSION,
        Verdict.NEW,
        Verdict.REPEATED,
    ]
    assert [seen.count(verdict) for verdict in Verdict] == [1, 1, 1, 1, 0]
    unchanged, newer, new, repeated = seen.judged
    assert unchanged.changes
    assert unchanged.changes.nothing
    assert newer.changes
    assert [pair.after.of(newer.reply.text)[:4] for pair in newer.changes.reworded if newer.reply]
    assert (new.reply_id, new.before, new.changes) == (None, None, None)
    assert repeated.repeats == new.draft
    assert repeated.needs_look


def test_a_sure_draft_needs_no_look_and_an_unsure_one_does(intake: Intake) -> None:
    sure = intake.card(draft_of(intake, file(1)))
    assert not sure.needs_look
    unsure = letter(2).replace("张望委员", "各位委员").replace("第2号", "某号")
    assert intake.card(draft_of(intake, unsure.encode())).needs_look


def test_a_field_is_put_right(intake: Intake, store: Store) -> None:
    draft_id = draft_of(intake, file())
    judged = intake.correct(draft_id, "disposition", "B类", by=CLERK, at=NOW, revision=1)
    assert judged.reply
    assert judged.read
    assert (judged.reply.disposition, judged.read.disposition) == ("B", None)
    assert judged.draft.revision == 2
    (made,) = judged.corrections
    assert (made.by, made.at) == (CLERK, NOW)
    publish(intake, draft_id)
    stored = store.reply(1)
    assert stored
    assert stored.reply.disposition == "B"
    deed = next(deed for deed in store.audit().items if deed.what == "draft_corrected")
    assert (deed.before, deed.after) == ("办理类别：未写明", "把办理类别改为“B”")


def test_words_that_are_no_value_change_nothing(intake: Intake) -> None:
    draft_id = draft_of(intake, file())
    with pytest.raises(UserError, match="请写成这样"):
        intake.correct(draft_id, "written_on", "昨天", by=CLERK, at=NOW, revision=1)
    assert intake.card(draft_id).draft.revision == 1


def test_the_second_of_two_people_sees_who_did_what(intake: Intake, store: Store) -> None:
    draft_id = draft_of(intake, file())
    store.keep_staff_name(CLERK, "小王")
    intake.correct(draft_id, "disposition", "B", by=CLERK, at=NOW, revision=1)
    for late in (
        lambda: intake.correct(draft_id, "disposition", "A", by=OTHER, at=NOW, revision=1),
        lambda: intake.drop(draft_id, by=OTHER, at=NOW, revision=1),
        lambda: intake.publish(draft_id, by=OTHER, at=NOW, revision=1),
        lambda: intake.remove_step(draft_id, 0, by=OTHER, at=NOW, revision=1),
    ):
        with pytest.raises(Overtaken, match="小王把办理类别改为“B”"):
            late()
    reply = intake.card(draft_id).reply
    assert reply
    assert reply.disposition == "B"
    assert store.counts().replies == 0


def test_a_number_put_right_makes_it_another_reply(intake: Intake, store: Store) -> None:
    publish(intake, draft_of(intake, file(28)))
    draft_id = draft_of(intake, file(28, count=9))
    assert intake.card(draft_id).verdict is Verdict.NEW_VERSION
    judged = intake.correct(draft_id, "numbers", "82", by=CLERK, at=NOW, revision=1)
    assert judged.verdict is Verdict.NEW
    publish(intake, draft_id)
    assert [line.id for line in store.replies_numbered("28")] == [1]
    assert [line.id for line in store.replies_numbered("82")] == [2]


def test_a_step_is_chosen_removed_and_split(intake: Intake, store: Store) -> None:
    draft_id = draft_of(intake, file())
    place = next(p for p in intake.choices(draft_id) if p.of(letter()).startswith("全县现有"))
    judged = intake.choose_step(draft_id, place, by=CLERK, at=NOW, revision=1)
    assert judged.reply
    assert [s.text[:4] for s in judged.reply.next_steps] == ["全县现有", "下一步，", "县财政局"]
    border = intake.borders(draft_id, 1)[-1]
    judged = intake.split_step(draft_id, 1, border, by=CLERK, at=NOW, revision=2)
    judged = intake.remove_step(draft_id, 0, by=CLERK, at=NOW, revision=3)
    assert judged.reply
    texts = [step.text for step in judged.reply.next_steps]
    assert [text[:4] for text in texts] == ["下一步，", "同时完善", "县财政局"]
    publish(intake, draft_id)
    assert [step.step.text for step in store.steps_of(1)] == texts
    with pytest.raises(UserError, match="没有这一项"):
        intake.borders(draft_id, 9)


def test_a_dropped_draft_is_published_never(intake: Intake, store: Store) -> None:
    draft_id = draft_of(intake, file())
    intake.drop(draft_id, by=CLERK, at=NOW, revision=1)
    card = intake.card(draft_id)
    assert card.draft.state is DraftState.DROPPED
    assert intake.overview(card.draft.batch_id).dropped == 1
    with pytest.raises(Overtaken, match="放弃"):
        intake.publish(draft_id, by=CLERK, at=NOW, revision=2)
    with pytest.raises(UserError, match="没有可以发布"):
        intake.publish_batch(card.draft.batch_id, by=CLERK, at=NOW)
    assert store.counts().replies == 0


def test_a_batch_is_published_together(intake: Intake, store: Store) -> None:
    batch_id = send(
        intake,
        ("1.txt", file(1)),
        ("2.txt", file(2)),
        ("2b.txt", file(2, count=9)),
        ("x.txt", letter(4).replace("第4号", "某号").encode()),
    )
    read_all(intake)
    made = intake.publish_batch(batch_id, by=CLERK, at=NOW, sure_only=True)
    assert (len(made.replies), made.released_at) == (2, NOW + PAUSE)
    left = intake.overview(batch_id)
    assert (left.published, len(left.judged), len(left.to_look_at)) == (2, 2, 1)
    made = intake.publish_batch(batch_id, by=CLERK, at=NOW)
    assert len(made.replies) == 2
    assert store.counts().replies == 3


def test_a_batch_changed_since_it_was_seen_is_not_published(intake: Intake, store: Store) -> None:
    batch_id = send(intake, ("1.txt", file(1)), ("2.txt", file(2)))
    read_all(intake)
    seen = {one.draft.id: one.draft.revision for one in intake.overview(batch_id).judged}
    intake.correct(min(seen), "disposition", "B", by=OTHER, at=NOW, revision=1)
    with pytest.raises(Overtaken):
        intake.publish_batch(batch_id, by=CLERK, at=NOW, revisions=seen)
    assert store.counts().replies == 0


def test_nothing_reaches_a_member_before_publishing(intake: Intake, store: Store) -> None:
    draft_id = draft_of(intake, file())
    intake.correct(draft_id, "disposition", "B", by=CLERK, at=NOW, revision=1)
    intake.card(draft_id)
    assert store.newest(9) == ()
    assert store.search(["口袋公园"]).total == 0
    assert (store.agencies(), store.proposers(), store.numbers_beside(1)) == ((), (), ())
    assert store.similar_titles("关于建设口袋公园的提案") == ()
    publish(intake, draft_id)
    assert store.search(["口袋公园"]).total == 1


def test_a_closed_reply_reaches_staff_only(intake: Intake, store: Store) -> None:
    publish(intake, draft_of(intake, file(disclosure="（此件依申请公开）")))
    assert store.line(1) is None
    assert store.for_staff.line(1)
    made = intake.correct_published(1, "disclosure", "主动公开", by=CLERK, at=NOW)
    assert store.line(1)
    intake.withdraw(made.id, by=CLERK, at=NOW)
    assert store.line(1) is None


def test_a_published_reply_is_put_right_and_back(intake: Intake, store: Store) -> None:
    publish(intake, draft_of(intake, file()))
    made = intake.correct_published(1, "written_on", "2025年3月2日", by=CLERK, at=NOW)
    stored = store.reply(1)
    assert stored
    assert stored.reply.written_on == date(2025, 3, 2)
    assert date(2025, 12, 31) in [s.due.end for s in stored.reply.next_steps if s.due]
    intake.withdraw(made.id, by=CLERK, at=NOW)
    stored = store.reply(1)
    assert stored
    assert stored.reply.written_on == date(2026, 3, 2)


def test_a_correction_does_not_make_one_reply_of_two(intake: Intake, store: Store) -> None:
    publish(intake, draft_of(intake, file(1)))
    publish(intake, draft_of(intake, file(2), "2.txt"))
    with pytest.raises(UserError, match="就是同一件"):
        intake.correct_published(1, "numbers", "2", by=CLERK, at=NOW)
    assert store.replies_numbered("1")


def test_what_is_not_there_is_said(intake: Intake) -> None:
    for ask in (
        lambda: intake.card(9),
        lambda: intake.batch(9),
        lambda: intake.publication(9),
        lambda: intake.stop(9, by=CLERK, at=NOW),
        lambda: intake.correct_published(9, "numbers", "2", by=CLERK, at=NOW),
        lambda: intake.withdraw(9, by=CLERK, at=NOW),
    ):
        with pytest.raises(UserError):
            ask()
