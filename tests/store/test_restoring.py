"""A backup is checked before it replaces anything; a kill leaves the old database or the new."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.model import Joining, StaffRole
from bot.store import Store
from bot.store.backing_up import back_up
from bot.store.restoring import prepared, replace
from tests.store.replies import full_reply, plain_reply
from tests.store.soundness import assert_sound

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A packed backup with one reply."""
    with Store.open(f"sqlite:///{tmp_path}/earlier.db") as earlier:
        earlier.save(full_reply(), source_name="a.txt")
        back_up(tmp_path / "earlier.db", tmp_path / "backup.db.gz")
    return tmp_path / "backup.db.gz"


@pytest.fixture
def current(path: Path, url: str) -> Path:
    """A database with two replies that nobody works on."""
    with Store.open(url) as store:
        for number in (1, 2):
            reply = plain_reply(f"第{number}文" * 30, numbers=(str(number),))
            store.save(reply, source_name="b.txt")
    return path


def restore(backup: Path, database: Path, at: datetime = AT) -> Path:
    kept = database.with_name("kept.db")
    with prepared(backup, database, at) as copy:
        replace(database, copy, kept, at=at, named=backup.name)
    return kept


def replies(path: Path) -> int:
    with Store.open(f"sqlite:///{path}") as store, closing(sqlite3.connect(path)) as database:
        assert_sound(store, database)
        return store.for_staff.counts().replies


def test_the_backup_takes_the_place_and_the_old_one_stays_beside(
    backup: Path, current: Path
) -> None:
    kept = restore(backup, current)
    assert (replies(current), replies(kept)) == (1, 2)
    with Store.open(f"sqlite:///{current}") as store:
        (deed,) = store.audit().items
    assert (deed.by, deed.what, deed.about, deed.before) == (0, "restored", backup.name, "kept.db")
    assert not list(current.parent.glob(".restore-*"))


def test_where_there_is_no_database_yet(backup: Path, tmp_path: Path) -> None:
    restore(backup, tmp_path / "new.db")
    assert replies(tmp_path / "new.db") == 1


def test_what_only_the_wal_held_is_kept(backup: Path, current: Path, tmp_path: Path) -> None:
    running = Store.open(f"sqlite:///{current}")
    running.save(plain_reply("第三文" * 30, numbers=("3",)), source_name="c.txt")
    for file in tmp_path.glob("replies.db*"):  # as a kill leaves them
        shutil.copy(file, file.with_name(file.name.replace("replies", "dead")))
    running.close()
    assert (tmp_path / "dead.db-wal").stat().st_size
    kept = restore(backup, tmp_path / "dead.db")
    assert (replies(tmp_path / "dead.db"), replies(kept)) == (1, 3)


def test_not_while_a_bot_works_on_it(backup: Path, current: Path) -> None:
    with Store.open(f"sqlite:///{current}"), pytest.raises(StoreError, match="正在使用"):
        restore(backup, current)
    assert replies(current) == 2


def test_not_while_another_process_reads_it(backup: Path, current: Path) -> None:
    reading = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
        "c.execute('SELECT count(*) FROM replies').fetchone(); print(flush=True); input()"
    )
    command = [sys.executable, "-c", reading, str(current)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdin
        process.stdout.readline()
        with pytest.raises(StoreError, match="正在使用"):
            restore(backup, current)
        process.stdin.write(b"\n")
    assert replies(current) == 2


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def scratched(content: bytes) -> bytes:
    plain = gzip.decompress(content)
    return gzip.compress(plain[:5000] + b"\xff" * 3000 + plain[8000:])


def foreign(content: bytes) -> bytes:
    return without(content, "CREATE TABLE extra (id INTEGER)")


def triggered(content: bytes) -> bytes:
    return without(
        content,
        "CREATE TRIGGER spy AFTER INSERT ON chats BEGIN DELETE FROM replies; END",
    )


def audit_opened(content: bytes) -> bytes:
    return without(content, "DROP TRIGGER audit_refuses_update")


def newer(content: bytes) -> bytes:
    return without(
        content,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('proposal-bot', 'm999_later', '')",
    )


def unmatched(content: bytes) -> bytes:
    return without(content, "INSERT INTO titles VALUES (999, 0, 'x')")


def without(content: bytes, statement: str) -> bytes:
    """The database in `content` after a statement."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.deserialize(gzip.decompress(content))
        database.execute(statement)
        return gzip.compress(database.serialize())


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        (cut, "不完整"),
        (scratched, "已损坏"),
        (foreign, "结构被改动过"),
        (triggered, "结构被改动过"),
        (audit_opened, "结构被改动过"),
        (newer, "更新版本的程序"),
        (unmatched, "对不上"),
        (lambda _: b"PK\x03\x04 no database", "不是数据库备份"),
        (lambda _: b"", "不是数据库备份"),
    ],
)
def test_what_is_no_good_backup_changes_nothing(
    backup: Path, current: Path, spoilt: Callable[[bytes], bytes], said: str
) -> None:
    backup.write_bytes(spoilt(backup.read_bytes()))
    before = current.read_bytes()
    with pytest.raises(StoreError, match=said):
        restore(backup, current)
    assert current.read_bytes() == before
    assert not list(current.parent.glob(".restore-*"))


def test_an_older_backup_is_brought_up_to_date(current: Path, tmp_path: Path) -> None:
    from sqlite_utils import Database

    from bot.store.migrations import migrations

    with Database(tmp_path / "older.db", execute_plugins=False) as database:
        migrations.apply(database, stop_before="m006_following")
    restore(tmp_path / "older.db", current)
    assert replies(current) == 0


def test_a_database_that_is_broken_is_replaced_with_all_that_lies_beside_it(
    backup: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"not a database at all" * 300)
    broken.with_name("broken.db-wal").write_bytes(b"its wal")
    kept = restore(backup, broken)
    assert replies(broken) == 1
    assert kept.read_bytes().startswith(b"not a database")
    assert kept.with_name("kept.db-wal").read_bytes() == b"its wal"


def test_a_link_that_was_used_since_does_not_work_again(tmp_path: Path) -> None:
    url, until, owners = f"sqlite:///{tmp_path}/a.db", AT + timedelta(days=1), frozenset({1})
    with Store.open(url) as store:
        store.invite("token", StaffRole.OWNER, by=1, at=AT, until=until, owners=owners)
        back_up(tmp_path / "a.db", tmp_path / "backup.db")
        store.join("token", 7, "甲", at=AT, owners=owners)
        store.appoint(7, "", None, by=1, at=AT, owners=owners)
    restore(tmp_path / "backup.db", tmp_path / "a.db", at=AT + timedelta(minutes=1))
    with Store.open(url) as store:
        again = store.join("token", 8, "乙", at=AT + timedelta(minutes=2), owners=owners)
        assert again == (Joining.EXPIRED, None)


def test_who_waited_for_the_file_opens_the_new_one(backup: Path, current: Path) -> None:
    # Opened as a bot that starts in the middle: it waits, and then must not write to the old one.
    script = (
        "import sys; from bot.store import Store\n"
        "with Store.open(sys.argv[1], patience=30) as store:"
        " print(store.for_staff.counts().replies, flush=True)"
    )
    kept = current.with_name("kept.db")
    with closing(sqlite3.connect(current, isolation_level=None)) as lock:
        lock.execute("PRAGMA journal_mode = DELETE")
        lock.execute("BEGIN EXCLUSIVE")
        with subprocess.Popen(
            [sys.executable, "-c", script, f"sqlite:///{current}"],
            stdout=subprocess.PIPE,
            cwd=ROOT,
        ) as starting:
            with pytest.raises(subprocess.TimeoutExpired):
                starting.wait(2)
            with prepared(backup, current, AT) as copy:
                kept.hardlink_to(current)
                copy.replace(current)
            lock.close()
            assert starting.stdout
            assert starting.stdout.read() == b"1\n"


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("killed")
    for name, numbers in (("old", "12"), ("earlier", "3")):
        with Store.open(f"sqlite:///{folder}/{name}.db") as store:
            for number in numbers:
                reply = plain_reply(f"第{number}文" * 30, numbers=(number,))
                store.save(reply, source_name="a.txt")
    back_up(folder / "earlier.db", folder / "backup.db.gz")
    subprocess.run(
        [sys.executable, "-m", "tests.store.killed_while_restoring", str(folder)],
        cwd=ROOT,
        check=True,
        timeout=300,
    )
    return folder


def test_killed_at_any_step_there_is_the_old_database_or_the_new(killed: Path) -> None:
    homes = sorted(killed.glob("[0-9]*"))
    assert len(homes) > 20
    counted = [replies(home / "replies.db") for home in homes]
    assert counted == sorted(counted, reverse=True)  # 2, 2, 2, …, 1, 1
    assert {counted[0], counted[-1]} == {1, 2}
    for home, count in zip(homes, counted, strict=True):
        if count == 1:
            assert replies(home / "kept.db") == 2
