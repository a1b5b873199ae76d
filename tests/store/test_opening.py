"""A database that cannot be used is refused in a sentence with its path, and is left as it was."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store import Store
from tests.store.replies import full_reply

NOBODY = 65534


def test_parent_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "replies.db"
    Store.open(f"sqlite:///{path}").close()
    assert path.is_file()


def test_three_slashes_are_a_path_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open("sqlite:///data/replies.db") as store:
        monkeypatch.chdir("/")  # a path is settled once, at opening
        store.save(full_reply(), source_name="a.txt")
        assert store.counts().replies == 1
    assert (tmp_path / "data" / "replies.db").is_file()


def test_an_odd_file_name_is_only_a_name(tmp_path: Path) -> None:
    path = tmp_path / "答复 50%?mode=ro#1.db"
    with Store.open(f"sqlite:///{path}") as store:
        store.set_language(1, "zh")
        assert store.language(1) == "zh"
    assert path.is_file()


@pytest.mark.parametrize(
    "url",
    ["", "replies.db", "sqlite://", "sqlite:///", "sqlite:///:memory:", "postgresql://host/db"],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(StoreError, match=r"sqlite:///data/replies\.db"):
        Store.open(url)


def test_a_file_that_is_no_database(path: Path, url: str) -> None:
    content = "这是一封信，不是数据库。".encode() * 100
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"replies\.db 不是 SQLite 数据库文件。请检查"):
        Store.open(url)
    assert path.read_bytes() == content


def test_a_database_of_another_program(path: Path, url: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE dogs (name)")
    content = path.read_bytes()
    with pytest.raises(StoreError, match=r"replies\.db 是别的程序的。请检查"):
        Store.open(url)
    assert path.read_bytes() == content


def test_a_database_of_a_newer_program(path: Path, url: str) -> None:
    Store.open(url).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('proposal-bot', 'm999_later', '2030-01-01')"
        )
        newer.commit()
    with pytest.raises(StoreError, match=r"replies\.db 是更新版本的程序写的.*请升级程序"):
        Store.open(url)


def test_a_folder_in_place_of_the_file(path: Path, url: str) -> None:
    path.mkdir()
    with pytest.raises(StoreError, match=r"replies\.db 打不开。请检查"):
        Store.open(url)


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreError, match=r"data/replies\.db 的文件夹建不了"):
        Store.open(f"sqlite:///{tmp_path}/data/replies.db")


@pytest.fixture
def folder_of_others() -> Iterator[Path]:
    """A folder in which we may read but not write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        Store.open(f"sqlite:///{folder}/replies.db").close()
        (folder / "replies.db").chmod(0o444)
        folder.chmod(0o555)
        superuser = os.geteuid() == 0  # may write everywhere, whatever the folder says
        if superuser:
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if superuser:
                os.seteuid(0)
            folder.chmod(0o755)


def test_a_file_that_may_only_be_read(folder_of_others: Path) -> None:
    with pytest.raises(StoreError, match=r"replies\.db (只能读，不能写|打不开)。请检查"):
        Store.open(f"sqlite:///{folder_of_others}/replies.db")


def test_a_folder_that_may_only_be_read(folder_of_others: Path) -> None:
    with pytest.raises(StoreError, match=r"new\.db 打不开。请检查"):
        Store.open(f"sqlite:///{folder_of_others}/new.db")


def test_a_damaged_file(path: Path, url: str) -> None:
    with Store.open(url) as store:
        store.save(full_reply(), source_name="a.txt")
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)  # all but the first page
    path.write_bytes(content)
    with (
        pytest.raises(StoreError, match=r"replies\.db 已损坏。请先把这个文件另存一份"),
        Store.open(url) as store,
    ):
        store.reply(1)


def test_closing_twice_is_closing_once(url: str) -> None:
    store = Store.open(url)
    store.close()
    store.close()


def test_a_closed_store_says_so(url: str) -> None:
    store = Store.open(url)
    store.close()
    with pytest.raises(StoreError, match="已经关闭"):
        store.counts()
    with pytest.raises(StoreError, match="已经关闭"):
        store.save(full_reply(), source_name="a.txt")


def test_nothing_is_left_beside_the_file_after_closing(path: Path, url: str) -> None:
    with Store.open(url) as store:
        store.save(full_reply(), source_name="a.txt")
        store.counts()
    assert [file.name for file in path.parent.iterdir()] == ["replies.db"]
