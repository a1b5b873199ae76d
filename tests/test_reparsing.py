"""Stored texts parsed again: what is better read takes its place, nothing else is touched."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.commands.reparse import NAMES
from bot.correcting import FieldCorrection, mark_of
from bot.loading import Read, parsed
from bot.model import Document, Outcome, Subject
from bot.parsing import revision as revising
from bot.reparsing import FIELDS, Change, Parser, Reparsed, reparse
from bot.store import Store, identity
from bot.tables import data_folder
from tests.conftest import NOW as AT
from tests.killed_while_reparsing import BETTER
from tests.store.replies import next_step, plain_reply
from tests.store.soundness import assert_sound

ROOT = Path(__file__).parents[1]


def all_of(store: Store, parser: Parser) -> list[Reparsed]:
    return list(reparse(store, parser))


def document(text: str, name: str = "a.txt") -> Document:
    return Document(name, "text/plain", text)


def reading(**replies: object) -> Parser:
    """A parser that reads each text as the reply given for it, or refuses it."""

    def read(document: Document) -> Read:
        reply = replies.get(document.text)
        refusal = "" if reply else f"{document.name}：不像是答复"
        return Read(document.name, reply, refusal, document)  # type: ignore[arg-type]

    return Parser(read, "better")


@pytest.fixture
def empty(tmp_path: Path) -> Store:
    return Store.open(f"sqlite:///{tmp_path}/empty.db")


def test_what_the_same_parser_read_is_left_alone(store: Store) -> None:
    assert all_of(store, Parser(parsed, revising.revision())) == []
    assert store.count_unread_by(revising.revision()) == 0


def test_a_better_rule_is_applied_to_every_text_once(store: Store) -> None:
    total = store.counts().replies
    steps = store.counts().steps
    done = all_of(store, BETTER)
    assert len(done) == total
    assert Change("signer", "", "程立") in done[0].changes
    assert all("signer" in {change.field for change in each.changes} for each in done)
    assert sum(each.steps_removed for each in done) == steps - store.counts().steps > 0
    assert not any(each.refusal or each.moved or each.steps_added for each in done)
    for line in store.newest(50):
        stored = store.reply(line.id)
        assert stored
        assert stored.reply.signer == "程立"
    assert all_of(store, BETTER) == []


def test_forgetting_who_read_them_makes_all_texts_wait_again(store: Store) -> None:
    store.forget_parsers()
    assert store.count_unread_by(revising.revision()) == store.counts().replies
    assert not any(each.changes for each in all_of(store, Parser(parsed, revising.revision())))


def test_older_versions_are_parsed_again_too(empty: Store) -> None:
    for text in ("甲文", "乙文"):
        empty.save(plain_reply(text), source_name="a.txt")
    better = {text: plain_reply(text, signer="程立") for text in ("甲文", "乙文")}
    assert [each.version for each in all_of(empty, reading(**better))] == [1, 2]
    for version in (1, 2):
        stored = empty.reply(1, version)
        assert stored
        assert stored.reply.signer == "程立"


def test_a_text_that_is_now_refused_keeps_what_was_read_and_is_tried_again(empty: Store) -> None:
    reply = plain_reply("甲文", signer="程立")
    empty.save(reply, source_name="a.txt")
    for _ in range(2):
        (done,) = all_of(empty, reading())
        assert (done.refusal, done.changes) == ("a.txt：不像是答复", ())
    stored = empty.reply(1)
    assert stored
    assert stored.reply == reply


def test_the_parser_is_given_the_document_as_it_was_read(empty: Store) -> None:
    # A row of a ledger is one by its media type; what reading doubted is said again.
    given = Document(
        "台账.csv › 第2行",
        "text/csv",
        "案号：82\n已办结，将于2027年续建。\n",
        ("有乱码",),
        (4,),
        True,
    )
    read = parsed(given)
    assert read.reply
    empty.save(
        read.reply,
        source_name=given.name,
        media_type=given.media_type,
        breaks=given.breaks,
        ocr=given.ocr,
    )
    seen: list[Document] = []

    def watching(document: Document) -> Read:
        seen.append(document)
        return parsed(document)

    (done,) = all_of(empty, Parser(watching, "better"))
    assert seen == [given]
    assert (done.changes, done.refusal) == ((), "")


def test_what_a_person_corrected_stays_and_the_rest_is_read_anew(empty: Store) -> None:
    read = plain_reply("甲文", signer="陈立", contact="赵联")
    empty.save(read, source_name="a.txt")
    correction = FieldCorrection("signer", "程立", "陈立", mark_of(read.text), 7, AT)
    empty.incoming.correct(1, read, correction, parsed_by="old", released=AT, note="")
    better = plain_reply("甲文", signer="陈立", contact="周联")
    (done,) = all_of(empty, reading(甲文=better))
    assert done.changes == (Change("contact", "赵联", "周联"),)
    stored = empty.reply(1)
    assert stored
    assert (stored.reply.signer, stored.reply.contact) == ("程立", "周联")


def test_what_is_closed_to_members_is_parsed_again_too(empty: Store) -> None:
    empty.save(plain_reply("甲文", disclosure="不予公开"), source_name="a.txt")
    assert empty.reply(1) is None
    better = plain_reply("甲文", disclosure="不予公开", signer="程立")
    (done,) = all_of(empty, reading(甲文=better))
    assert done.changes == (Change("signer", "", "程立"),)


def test_who_follows_is_told_nothing(empty: Store, tmp_path: Path) -> None:
    step = next_step("将建设中心", "将建设中心")
    empty.save(plain_reply("将建设中心", next_steps=(step,)), source_name="a.txt")
    empty.follow(5, Subject.STEP, "1", at=AT)
    empty.follow(5, Subject.PROPOSAL, identity.proposal_keys(plain_reply(""), 1)[0], at=AT)
    (done,) = all_of(empty, reading(将建设中心=plain_reply("将建设中心")))
    assert done.steps_removed == 1
    with closing(sqlite3.connect(tmp_path / "empty.db")) as database:
        assert database.execute("SELECT count(*) FROM events").fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM outbox").fetchone() == (0,)


def test_a_text_of_another_reply_goes_there_in_the_order_of_loading(
    empty: Store, tmp_path: Path
) -> None:
    step = "将建设中心"
    saved = [
        empty.save(plain_reply(f"{text}，{step}", numbers=numbers), source_name=f"{text}.txt")
        for text, numbers in (("甲文", ("7",)), ("乙文", ("82",)), ("丙文", ("9",)))
    ]
    assert [each.outcome for each in saved] == [Outcome.NEW] * 3
    texts = [f"{text}，{step}" for text in ("甲文", "乙文", "丙文")]
    better = {text: plain_reply(text, numbers=("82",)) for text in texts}
    done = all_of(empty, reading(**better))
    assert [each.moved for each in done] == [True, False, True]
    assert {each.reply_id for each in done} == {2}
    versions = [empty.reply(2, version) for version in (1, 2, 3)]
    assert [stored.source_name for stored in versions if stored] == [
        "甲文.txt",
        "乙文.txt",
        "丙文.txt",
    ]
    assert [line.id for line in empty.newest(9)] == [2]
    with closing(sqlite3.connect(tmp_path / "empty.db")) as database:
        assert_sound(empty, database)


def test_a_sample_gives_way_to_the_real_reply_it_is_now_read_as(
    empty: Store, tmp_path: Path
) -> None:
    empty.save(plain_reply("样例", numbers=("7",)), source_name="样例.txt", sample=True)
    empty.save(plain_reply("真文", numbers=("82",)), source_name="真.txt")
    better = {text: plain_reply(text, numbers=("82",)) for text in ("样例", "真文")}
    first, _ = all_of(empty, reading(**better))
    assert first.moved
    assert [line.id for line in empty.newest(9)] == [2]
    with closing(sqlite3.connect(tmp_path / "empty.db")) as database:
        assert_sound(empty, database)


def test_others_save_while_texts_are_parsed(store: Store, tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path}/replies.db", patience=0) as other:

        def busy(document: Document) -> Read:
            # Another program, without any patience, saves between two texts.
            text = f"旁人载入\n{document.text}"
            assert other.save(plain_reply(text, numbers=(document.name,)), source_name="b.txt")
            return BETTER.read(document)

        before = store.counts().replies
        done = [
            each for each, _ in zip(reparse(store, Parser(busy, "x")), range(before), strict=False)
        ]
    assert len(done) == before
    with closing(sqlite3.connect(tmp_path / "replies.db")) as database:
        assert_sound(store, database)


def test_a_text_removed_meanwhile_is_passed_over(store: Store) -> None:
    def removing(document: Document) -> Read:
        store.remove_samples()
        return parsed(document)

    done = all_of(store, Parser(removing, "better"))
    assert done
    assert not any(each.changes or each.refusal for each in done)
    assert store.counts().replies == 0


@pytest.mark.parametrize("statement", [1, 40, 300, 900, 1500])
def test_a_killed_run_is_gone_on_with(store: Store, tmp_path: Path, statement: int) -> None:
    path = tmp_path / "replies.db"
    command = [sys.executable, "-m", "tests.killed_while_reparsing", str(path), str(statement)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    total = store.counts().replies
    left = store.count_unread_by(BETTER.revision)
    with closing(sqlite3.connect(path)) as database:
        assert_sound(store, database)
        assert len(all_of(store, BETTER)) == left <= total
        assert_sound(store, database)
    assert store.count_unread_by(BETTER.revision) == 0
    assert all(
        (stored := store.reply(line.id)) and stored.reply.signer == "程立"
        for line in store.newest(total)
    )


def test_every_field_of_a_reply_has_a_name_in_the_report() -> None:
    assert tuple(NAMES) == FIELDS


def test_another_rule_or_table_is_another_revision(tmp_path: Path) -> None:
    package, tables = tmp_path / "bot", tmp_path / "tables"
    (package / "parsing").mkdir(parents=True)
    tables.mkdir()
    rule, table = package / "parsing" / "rule.py", tables / "a.toml"
    rule.write_text("a = 1\n")
    table.write_text("a = 1\n")
    seen = {revising.hash_of(package, tables)}
    table.write_text("a = 2\n")
    seen.add(revising.hash_of(package, tables))
    rule.write_text("a = 2\n")
    seen.add(revising.hash_of(package, tables))
    assert len(seen) == 3
    assert revising.hash_of(ROOT / "bot", data_folder() / "tables") == revising.revision()
