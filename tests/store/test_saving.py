"""What becomes of a reply that is saved: new, a new version, unchanged, read again, moved."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.model import Outcome, Reply, Saved, StepFilter, Warning
from bot.store import Store
from tests.store.replies import STEP_DATED, TEXT, full_reply, next_step, plain_reply
from tests.store.soundness import assert_sound

NUMBERS = full_reply().numbers
NEW_TEXT = TEXT.replace("1200万元", "1500万元")


def new_version() -> Reply:
    """The full reply with another text and one of its next steps."""
    return replace(
        full_reply(),
        text=NEW_TEXT,
        next_steps=(next_step(NEW_TEXT, STEP_DATED.replace("1200", "1500")),),
        figures=(),
        sections=(),
    )


def saved_reply(store: Store, reply_id: int, version: int | None = None) -> Reply:
    stored = store.reply(reply_id, version)
    assert stored
    return stored.reply


def dump(database: sqlite3.Connection) -> list[str]:
    return list(database.iterdump())


def test_a_reply_is_read_as_it_was_saved(store: Store) -> None:
    before = datetime.now(UTC)
    assert store.save(full_reply(), source_name="答复.txt") == Saved(Outcome.NEW, 1, 1)
    stored = store.reply(1)
    assert stored
    assert stored.reply == full_reply()
    assert (stored.id, stored.version, stored.versions) == (1, 1, 1)
    assert (stored.source_name, stored.sample) == ("答复.txt", False)
    assert before <= stored.loaded_at <= datetime.now(UTC)


def test_figures_keep_their_digits(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt")
    values = [str(figure.value) for figure in saved_reply(store, 1).figures]
    assert values == ["28000", "12000000.50"]


def test_what_is_not_there_is_none(store: Store) -> None:
    assert store.reply(1) is None
    store.save(full_reply(), source_name="a.txt")
    assert store.reply(2) is None
    assert store.reply(1, version=0) is None
    assert store.reply(1, version=2) is None


def test_the_same_again_changes_nothing(store: Store, database: sqlite3.Connection) -> None:
    store.save(full_reply(), source_name="a.txt")
    before = dump(database)
    assert store.save(full_reply(), source_name="b.html") == Saved(Outcome.UNCHANGED, 1, 1)
    assert dump(database) == before


def test_white_space_changes_nothing(store: Store, database: sqlite3.Connection) -> None:
    store.save(full_reply(), source_name="a.txt")
    before = dump(database)
    spaced = plain_reply(TEXT.replace("\n", "\n\n　　"))
    assert store.save(spaced, source_name="a.txt") == Saved(Outcome.UNCHANGED, 1, 1)
    assert dump(database) == before


def test_another_text_is_a_new_version_and_the_old_one_stays(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt")
    assert store.save(new_version(), source_name="b.txt") == Saved(Outcome.NEW_VERSION, 1, 2)
    assert saved_reply(store, 1) == new_version()
    assert saved_reply(store, 1, 2) == new_version()
    assert saved_reply(store, 1, 1) == full_reply()
    old = store.reply(1, 1)
    assert old
    assert (old.version, old.versions, old.source_name) == (1, 2, "a.txt")


def test_only_the_newest_version_is_found(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt")
    store.save(new_version(), source_name="b.txt")
    assert store.search(["1200万元"]).total == 0
    assert store.search(["1500万元"]).total == 1
    assert store.steps(StepFilter()).total == 1
    assert [agency.name for agency, _ in store.step_agencies()] == ["吉林省科学技术厅"]
    assert store.counts().replies == 1


def test_an_older_text_again_changes_nothing(store: Store, database: sqlite3.Connection) -> None:
    store.save(full_reply(), source_name="a.txt")
    store.save(new_version(), source_name="b.txt")
    before = dump(database)
    assert store.save(full_reply(), source_name="a.txt") == Saved(Outcome.UNCHANGED, 1, 1)
    assert store.save(new_version(), source_name="b.txt") == Saved(Outcome.UNCHANGED, 1, 2)
    assert dump(database) == before


def test_a_step_keeps_its_id_while_its_words_stay(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt")
    planned, dated, soft = store.steps_of(1)
    store.save(only_step(f"{TEXT}又", soft.step.text), source_name="b.txt")
    assert [step.id for step in store.steps_of(1)] == [soft.id]
    assert store.step(planned.id) is None
    assert store.step(dated.id) is None
    store.save(only_step(f"{TEXT}再", dated.step.text), source_name="c.txt")
    assert [step.id for step in store.steps_of(1)] == [dated.id]


def only_step(text: str, words: str) -> Reply:
    return plain_reply(text, numbers=NUMBERS, next_steps=(next_step(text, words),))


def test_a_step_said_twice_is_two_steps(store: Store) -> None:
    words = "将继续推进"
    text = f"一是{words}。二是{words}。"
    again = text.index(words, 5)
    first = next_step(text, words)
    second = replace(first, start=again, end=again + len(words))
    store.save(plain_reply(text, next_steps=(first, second)), source_name="a.txt")
    ids = [step.id for step in store.steps_of(1)]
    assert len(set(ids)) == 2
    longer = f"{text}完"
    store.save(plain_reply(longer, next_steps=(first, second)), source_name="b.txt")
    assert [step.id for step in store.steps_of(1)] == ids


def test_the_same_text_read_better_is_read_again(store: Store) -> None:
    store.save(plain_reply(TEXT), source_name="a.txt")
    assert store.search(["碳纤维"]).total == 1
    assert store.save(full_reply(), source_name="a.txt") == Saved(Outcome.UNCHANGED, 1, 1)
    assert saved_reply(store, 1) == full_reply()
    assert len(store.steps_of(1)) == 3
    assert store.similar_titles("碳纤维")[0][0] == 1
    assert store.counts().replies == 1


def test_an_older_version_read_better_is_read_again_and_stays_old(store: Store) -> None:
    store.save(plain_reply(TEXT, numbers=NUMBERS), source_name="a.txt")
    store.save(new_version(), source_name="b.txt")
    assert store.save(full_reply(), source_name="a.txt") == Saved(Outcome.UNCHANGED, 1, 1)
    assert saved_reply(store, 1, 1) == full_reply()
    assert saved_reply(store, 1) == new_version()
    assert store.search(["1200万元"]).total == 0


def test_a_number_read_better_is_found_by_it(store: Store) -> None:
    store.save(plain_reply(TEXT, numbers=()), source_name="a.txt")
    store.save(plain_reply(TEXT, numbers=("82",)), source_name="a.txt")
    assert [line.id for line in store.replies_numbered("82")] == [1]
    assert store.save(new_version(), source_name="b.txt").outcome is Outcome.NEW
    with_its_number = plain_reply(f"{TEXT}完", numbers=("82",))
    assert store.save(with_its_number, source_name="c.txt") == Saved(Outcome.NEW_VERSION, 1, 2)


def test_a_text_read_as_another_replys_moves_there(
    store: Store, database: sqlite3.Connection
) -> None:
    store.save(plain_reply("甲文", numbers=("82",)), source_name="a.txt")
    store.save(plain_reply("乙文", numbers=()), source_name="b.txt")
    better = plain_reply("乙文", numbers=("82",))
    assert store.save(better, source_name="b.txt") == Saved(Outcome.NEW_VERSION, 1, 2)
    assert store.reply(2) is None
    assert [hit.id for hit in store.search(["乙文"]).items] == [1]
    assert store.search(["甲文"]).total == 0
    assert store.save(better, source_name="b.txt").outcome is Outcome.UNCHANGED
    assert_sound(store, database)


@pytest.mark.parametrize(
    ("moved", "left"), [("文一", ["文二", "文三"]), ("文三", ["文一", "文二"])]
)
def test_the_versions_left_behind_close_up(
    store: Store, database: sqlite3.Connection, moved: str, left: list[str]
) -> None:
    for text in ("文一", "文二", "文三"):
        store.save(plain_reply(text, numbers=("7",)), source_name="a.txt")
    store.save(plain_reply("另文", numbers=("82",)), source_name="b.txt")
    better = plain_reply(moved, numbers=("82",))
    assert store.save(better, source_name="a.txt") == Saved(Outcome.NEW_VERSION, 2, 2)
    assert [saved_reply(store, 1, number).text for number in (1, 2)] == left
    assert saved_reply(store, 1).text == left[-1]
    assert [hit.id for hit in store.search([left[-1]]).items] == [1]
    assert_sound(store, database)


def test_replies_without_numbers_do_not_overwrite_each_other(store: Store) -> None:
    for proposer in ("张望", "李遥"):
        reply = plain_reply(
            f"{proposer}委员：现答复如下", numbers=(), titles=("同题",), proposers=(proposer,)
        )
        assert store.save(reply, source_name="a.txt").outcome is Outcome.NEW
    assert store.counts().replies == 2


def test_samples_are_removed_and_nothing_else(store: Store, database: sqlite3.Connection) -> None:
    store.save(full_reply(), source_name="样例.txt", sample=True)
    store.save(new_version(), source_name="样例.txt", sample=True)
    store.save(plain_reply("真", numbers=("7",)), source_name="a.txt")
    assert store.counts().samples == 1
    assert store.remove_samples() == 1
    assert store.remove_samples() == 0
    assert store.reply(1) is None
    assert (store.counts().replies, store.counts().samples, store.counts().agencies) == (1, 0, 1)
    assert store.search(["概念验证中心"]).total == 0
    assert store.similar_titles("碳纤维") == ()
    assert_sound(store, database)


def test_an_id_is_never_given_twice(store: Store) -> None:
    store.save(full_reply(), source_name="样例.txt", sample=True)
    steps = {step.id for step in store.steps_of(1)}
    store.remove_samples()
    assert store.save(full_reply(), source_name="a.txt").reply_id == 2
    assert steps.isdisjoint(step.id for step in store.steps_of(2))


def test_a_sample_gives_way_to_the_real_reply(store: Store) -> None:
    store.save(full_reply(), source_name="样例.txt", sample=True)
    saved = store.save(new_version(), source_name="a.txt")
    assert saved == Saved(Outcome.NEW, 2, 1)
    stored = store.reply(2)
    assert stored
    assert (stored.sample, stored.versions) == (False, 1)
    assert store.counts().replies == 1


def test_a_sample_loaded_by_hand_stays_a_sample(store: Store) -> None:
    store.save(full_reply(), source_name="样例.txt", sample=True)
    assert store.save(full_reply(), source_name="样例.txt") == Saved(Outcome.UNCHANGED, 1, 1)
    assert store.remove_samples() == 1


def test_a_sample_never_touches_a_real_reply(store: Store, database: sqlite3.Connection) -> None:
    store.save(full_reply(), source_name="a.txt")
    before = dump(database)
    same = replace(full_reply(), warnings=(Warning("phone", "另一种读法"),))
    for sample in (same, new_version()):
        saved = store.save(sample, source_name="样例.txt", sample=True)
        assert saved == Saved(Outcome.UNCHANGED, 1, 1)
    assert dump(database) == before


def test_a_reply_that_cannot_be_written_whole_is_not_written(
    store: Store, database: sqlite3.Connection
) -> None:
    store.save(plain_reply("先有一件", numbers=("7",)), source_name="a.txt")
    before = dump(database)
    step = replace(full_reply().next_steps[0], firmness="certain")  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        store.save(replace(full_reply(), next_steps=(step,)), source_name="b.txt")
    with pytest.raises(UnicodeEncodeError):
        store.save(replace(full_reply(), warnings=(Warning("a", "\ud800"),)), source_name="b.txt")
    assert dump(database) == before
    assert store.save(full_reply(), source_name="b.txt").outcome is Outcome.NEW
