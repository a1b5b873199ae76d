"""Loading: every reply in a file, an archive or a ledger, each saved or explained by itself."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import loading
from bot.loading import files_in, load, read_replies
from bot.model import Announce, Happening, Outcome
from bot.reading import Reader
from bot.store import Store
from bot.tables import samples_folder

LETTER = (samples_folder() / "082-科技厅-2023.txt").read_bytes()
OTHER = (samples_folder() / "063-砚州市卫健委-2026.txt").read_bytes()


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as opened:
        yield opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path}/replies.db") as opened:
        yield opened


def archive(path: Path, members: dict[str, bytes]) -> Path:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    path.write_bytes(buffer.getvalue())
    return path


def test_one_file_is_one_reply(store: Store, reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "82号.txt"
    path.write_bytes(LETTER)
    (loaded,) = load(store, reader, [path])
    assert (loaded.path, loaded.name, loaded.outcome) == (path, "82号.txt", Outcome.NEW)
    assert [each.outcome for each in load(store, reader, [path])] == [Outcome.UNCHANGED]


def test_an_archive_is_as_many_replies_as_it_holds(
    store: Store, reader: Reader, tmp_path: Path
) -> None:
    path = archive(tmp_path / "批次.zip", {"a/82号.txt": LETTER, "空.txt": b"", "63号.txt": OTHER})
    results = list(load(store, reader, [path]))
    assert [(each.name, each.outcome) for each in results] == [
        ("批次.zip › a/82号.txt", Outcome.NEW),
        ("批次.zip › 空.txt", None),
        ("批次.zip › 63号.txt", Outcome.NEW),
    ]
    assert "是空的" in results[1].refusal
    stored = {store.reply(line.id).source_name for line in store.newest(9)}  # type: ignore[union-attr]
    assert stored == {"批次.zip › a/82号.txt", "批次.zip › 63号.txt"}


def test_a_ledger_is_a_reply_a_row(store: Store, reader: Reader, tmp_path: Path) -> None:
    letter = LETTER.decode().replace('"', "”")
    other = OTHER.decode("utf-16").replace('"', "”")
    path = tmp_path / "台账.csv"
    path.write_text(f'提案号,答复内容\n82,"{letter}"\n83,\n63,"{other}"\n', encoding="utf-8")
    results = list(load(store, reader, [path]))
    assert [(each.name, each.outcome) for each in results] == [
        ("台账.csv › 第2行", Outcome.NEW),
        ("台账.csv › 第4行", Outcome.NEW),
    ]


def test_what_is_no_reply_changes_nothing(store: Store, reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text("明天下午三点开会，请准时参加。", encoding="utf-8")
    (loaded,) = load(store, reader, [path])
    assert loaded.outcome is None
    assert "不像是提案或建议的答复" in loaded.refusal
    assert store.counts().replies == 0


def test_what_reading_doubts_is_a_warning_of_the_reply(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "82号.txt"
    path.write_bytes(LETTER.rstrip() + "完".encode()[:2])
    (read,) = read_replies(reader, path)
    assert read.reply is not None
    assert ("text", True) in [
        (warning.field, "读不出来" in warning.text) for warning in read.reply.warnings
    ]


def test_a_folder_is_searched_for_what_may_be_a_reply(tmp_path: Path) -> None:
    for name in (
        "b.DOCX",
        "a.ofd",
        "c.rar",
        "d.jpg",
        "notes.md",
        "x.json",
        ".hidden.txt",
        "~$b.docx",
    ):
        (tmp_path / name).touch()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "e.txt").touch()
    assert [path.name for path in files_in([tmp_path])] == ["a.ofd", "b.DOCX", "c.rar", "d.jpg"]


@pytest.mark.parametrize("together", [1, 2, 50])
def test_each_file_is_answered_in_order_however_many_are_saved_together(
    monkeypatch: pytest.MonkeyPatch, store: Store, reader: Reader, tmp_path: Path, together: int
) -> None:
    monkeypatch.setattr(loading, "A_BATCH", together)
    contents = {"1.txt": LETTER, "2.txt": b"", "3.txt": LETTER, "4.txt": OTHER, "5.txt": b"?"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    told = list(load(store, reader, files_in([tmp_path])))
    assert [(each.path.name, each.outcome) for each in told] == [
        ("1.txt", Outcome.NEW),
        ("2.txt", None),
        ("3.txt", Outcome.UNCHANGED),
        ("4.txt", Outcome.NEW),
        ("5.txt", None),
    ]
    assert [bool(each.refusal) for each in told] == [False, True, False, False, True]
    assert store.counts().replies == 2


def test_what_was_said_to_be_loaded_is_saved_though_the_rest_is_not(
    monkeypatch: pytest.MonkeyPatch, store: Store, reader: Reader, tmp_path: Path
) -> None:
    monkeypatch.setattr(loading, "A_BATCH", 1)
    for name, content in {"1.txt": LETTER, "2.txt": OTHER}.items():
        (tmp_path / name).write_bytes(content)
    told = load(store, reader, files_in([tmp_path]))
    assert next(told).outcome is Outcome.NEW
    told.close()  # stopped here
    assert store.counts().replies == 1


def test_a_file_named_by_itself_is_always_tried(tmp_path: Path) -> None:
    assert list(files_in([tmp_path / "notes.md"])) == [tmp_path / "notes.md"]


@pytest.mark.parametrize("announce", [Announce(datetime(2026, 3, 2, tzinfo=UTC)), None])
def test_who_follows_is_told_only_if_it_is_announced(
    store: Store, reader: Reader, tmp_path: Path, announce: Announce | None
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(LETTER)
    list(load(store, reader, [path], announce=(lambda: announce) if announce else None))
    assert [event.what for event in store.events_of_reply(1, 9)] == (
        [Happening.NEW_REPLY] if announce else []
    )
