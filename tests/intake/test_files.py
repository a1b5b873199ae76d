"""A file that is sent in is kept until it is read, and on when it cannot be."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.intake import Intake
from bot.model import Counts, DraftState, Refusal, Upload, UploadState
from bot.reading import Limits, Reader
from bot.store import Store
from tests.intake.letters import CHAT, CLERK, NOW, OTHER, PAUSE, file, letter
from tests.reading import hostile
from tests.reading.building import zipped


def send(intake: Intake, *files: tuple[str, bytes], by: int = CLERK) -> int:
    """Sends files as one batch; returns its id."""
    batch_id = None
    for name, content in files:
        batch_id = intake.receive(by, CHAT, name, content, at=NOW, batch_id=batch_id).batch_id
    assert batch_id is not None
    return batch_id


def read_all(intake: Intake) -> list[Upload]:
    """Reads every file that waits."""
    done = []
    while upload := intake.read_next(NOW):
        done.append(upload)
    return done


def test_a_file_waits_and_then_is_read(intake: Intake, database: sqlite3.Connection) -> None:
    upload = intake.receive(CLERK, CHAT, "82.txt", file(), at=NOW)
    assert (upload.state, upload.name, upload.size) == (UploadState.WAITING, "82.txt", len(file()))
    assert intake.batch(upload.batch_id).waiting == 1
    (read,) = read_all(intake)
    assert (read.state, read.drafts, read.refusals) == (UploadState.READ, 1, ())
    batch = intake.batch(upload.batch_id)
    assert (batch.received, batch.waiting, batch.read, batch.open_drafts) == (1, 0, 1, 1)
    assert database.execute("SELECT content FROM uploads").fetchone() == (None,)


def test_the_same_file_twice_in_a_batch_is_known(intake: Intake) -> None:
    batch_id = send(intake, ("82.txt", file()), ("副本.txt", file()))
    _, again = intake.uploads(batch_id)
    assert (again.state, again.repeats) == (UploadState.REPEATED, "82.txt")
    assert len(read_all(intake)) == 1
    assert intake.batch(batch_id).repeated == 1


def test_the_same_file_in_another_batch_is_read(intake: Intake) -> None:
    send(intake, ("82.txt", file()))
    send(intake, ("82.txt", file()))
    assert [upload.state for upload in read_all(intake)] == [UploadState.READ] * 2


def test_an_archive_gives_a_draft_for_each_reply_and_says_what_was_none(intake: Intake) -> None:
    content = zipped({"82.txt": letter(82), "83.txt": letter(83), "目录.txt": "这里没有答复。"})
    batch_id = send(intake, ("批次.zip", content))
    (upload,) = read_all(intake)
    assert (upload.state, upload.drafts) == (UploadState.READ, 2)
    assert [refusal.name for refusal in upload.refusals] == ["批次.zip › 目录.txt"]
    names = [one.draft.document.name for one in intake.overview(batch_id).judged]
    assert names == ["批次.zip › 82.txt", "批次.zip › 83.txt"]
    assert intake.failed().items == (upload,)


def test_what_cannot_be_read_is_kept_with_the_reason(
    intake: Intake, database: sqlite3.Connection
) -> None:
    batch_id = send(intake, ("新闻.txt", "某地举行会议。".encode()))
    (upload,) = read_all(intake)
    assert upload.state is UploadState.FAILED
    assert "新闻.txt" in upload.refusals[0].text
    assert intake.failed(batch_id).total == 1
    kept = database.execute("SELECT content FROM uploads").fetchone()[0]
    assert kept == "某地举行会议。".encode()


def test_what_could_not_be_read_is_tried_again(store: Store) -> None:
    with Reader(Limits(file_bytes=5 << 20, unpacked_bytes=100)) as small:
        intake = Intake(store, small, pause=PAUSE)
        batch_id = send(intake, ("批次.zip", zipped({"82.txt": letter(82)})))
        (upload,) = read_all(intake)
        assert upload.state is UploadState.FAILED
    with Reader() as large:
        intake = Intake(store, large, pause=PAUSE)
        assert intake.retry(upload.id).state is UploadState.WAITING
        (upload,) = read_all(intake)
    assert (upload.state, upload.refusals) == (UploadState.READ, ())
    assert len(intake.overview(batch_id).judged) == 1
    assert intake.failed().total == 0
    with pytest.raises(UserError, match="已经不在"):
        intake.retry(upload.id)


def test_trying_again_makes_no_draft_twice(intake: Intake) -> None:
    batch_id = send(intake, ("批次.zip", zipped({"82.txt": letter(82), "目录.txt": "没有。"})))
    (upload,) = read_all(intake)
    intake.retry(upload.id)
    (upload,) = read_all(intake)
    assert (upload.drafts, len(upload.refusals)) == (1, 1)
    assert len(intake.overview(batch_id).judged) == 1


def test_a_failed_file_is_dropped(intake: Intake, database: sqlite3.Connection) -> None:
    batch_id = send(intake, ("新闻.txt", b"news"))
    (upload,) = read_all(intake)
    assert intake.drop_upload(upload.id).state is UploadState.DROPPED
    assert (intake.failed().total, intake.batch(batch_id).dropped) == (0, 1)
    assert database.execute("SELECT content FROM uploads").fetchone() == (None,)
    with pytest.raises(UserError, match="没有这个文件"):
        intake.drop_upload(99)


def test_a_stopped_batch_stays_unread_until_it_goes_on(intake: Intake) -> None:
    batch_id = send(intake, *((f"{n}.txt", file(n)) for n in (1, 2, 3)))
    assert intake.read_next(NOW)
    stopped = intake.stop(batch_id, by=CLERK, at=NOW)
    assert (stopped.stopped, stopped.read, stopped.waiting) == (True, 1, 2)
    assert intake.read_next(NOW) is None
    assert [batch.id for batch in intake.unfinished()] == [batch_id]
    intake.go_on(batch_id, by=OTHER, at=NOW)
    assert len(read_all(intake)) == 2
    assert intake.unfinished() == ()


def test_a_file_that_was_being_read_at_a_kill_is_read_again(intake: Intake, store: Store) -> None:
    batch_id = send(intake, ("82.txt", file()))
    assert store.incoming.take()
    assert intake.read_next(NOW) is None
    assert intake.batch(batch_id).waiting == 1
    assert intake.resume() == 1
    assert len(read_all(intake)) == 1


def test_a_file_is_put_only_into_a_batch_of_the_same_person(intake: Intake) -> None:
    batch_id = send(intake, ("82.txt", file()))
    for wrong in (batch_id, 99):
        with pytest.raises(UserError, match="另成一批"):
            intake.receive(OTHER, CHAT, "83.txt", file(83), at=NOW, batch_id=wrong)


def test_a_name_may_be_anything(intake: Intake) -> None:
    names = ["长" * 80 + ".txt", "<b>&'\";DROP TABLE drafts;--.txt", "😀\u202e.txt", ""]
    batch_id = send(intake, *((name, file(n)) for n, name in enumerate(names)))
    assert [upload.name for upload in intake.uploads(batch_id)] == names
    assert {upload.state for upload in read_all(intake)} == {UploadState.READ}


def test_more_than_can_wait_is_refused(intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.uploads._MOST_WAITING", 2)
    batch_id = send(intake, ("1.txt", file(1)), ("2.txt", file(2)))
    with pytest.raises(UserError, match="还有 2 个文件等待读取"):
        intake.receive(CLERK, CHAT, "3.txt", file(3), at=NOW, batch_id=batch_id)
    assert intake.batch(batch_id).received == 2
    read_all(intake)
    intake.receive(CLERK, CHAT, "3.txt", file(3), at=NOW, batch_id=batch_id)


def test_an_empty_archive_is_answered(intake: Intake) -> None:
    send(intake, ("空.zip", zipped({})))
    (upload,) = read_all(intake)
    assert upload.state is UploadState.FAILED
    assert all(isinstance(refusal, Refusal) and refusal.text for refusal in upload.refusals)


def test_hostile_files_are_answered_and_harm_nothing(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    hostile.make(folder)
    files = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
    with Reader(hostile.LIMITS) as reader:
        intake = Intake(store, reader, pause=PAUSE)
        batch_id = send(intake, *files, ("82.txt", file()))
        done = read_all(intake)
    assert len(done) == len(files) + 1
    for upload in done[:-1]:
        assert upload.state is UploadState.FAILED, upload.name
        assert all("请" in refusal.text for refusal in upload.refusals), upload.name
    assert (done[-1].state, intake.batch(batch_id).drafts) == (UploadState.READ, 1)
    assert store.incoming.drafts(batch_id, DraftState.OPEN)[0].document.name == "82.txt"
    assert store.for_staff.counts() == Counts(0, 0, 0, 0, None)
