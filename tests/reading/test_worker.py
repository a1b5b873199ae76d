"""The process that reads: whatever a file does to it, the next file is read."""

import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import SettingError
from bot.model import Document, Refusal
from bot.reading import Limits, Reader, read_all
from tests.reading import hostile
from tests.reading.building import docx, paragraph, zipped

LETTER = "顾青禾委员：\n您的提案收悉，现答复如下。\n".encode()


def test_it_reads_what_is_read_in_this_process() -> None:
    content = zipped({"1.txt": LETTER, "2.docx": docx(paragraph("现答复如下")), "3.txt": b""})
    with Reader() as reader:
        assert reader.read_all(content, "批次.zip") == read_all(content, "批次.zip")
        assert reader.read_all(LETTER, "1.txt") == read_all(LETTER, "1.txt")


def test_one_process_serves_many_files() -> None:
    with Reader() as reader:
        reader.read_all(LETTER, "1.txt")
        first = reader.pid
        reader.read_all(b"", "2.txt")
        assert reader.pid == first


def test_a_file_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "82号.txt"
    path.write_bytes(LETTER)
    with Reader(replace(Limits(), file_bytes=100)) as reader:
        (document,) = reader.read_all(path)
        assert (document.name, document.text) == ("82号.txt", LETTER.decode())
        path.write_bytes(LETTER * 2)
        (refusal,) = reader.read_all(path)
        assert "超过了" in refusal.text
        (refusal,) = reader.read_all(tmp_path / "没有.txt")
        assert "打不开" in refusal.text


def test_a_path_without_end_is_refused() -> None:
    with Reader(replace(Limits(), file_bytes=1 << 20)) as reader:
        (refusal,) = reader.read_all(Path("/dev/urandom"))
    assert "超过了" in refusal.text


def test_a_file_that_takes_too_long_costs_only_itself() -> None:
    with Reader(replace(Limits(), seconds=0.2)) as reader:
        reader.read_all(LETTER, "1.txt")
        assert reader.pid is not None
        os.kill(reader.pid, signal.SIGSTOP)  # as slow as can be
        (refusal,) = reader.read_all(LETTER, "2.txt")
        assert isinstance(refusal, Refusal)
        assert "还没读完，已放弃" in refusal.text
        assert isinstance(reader.read_all(LETTER, "3.txt")[0], Document)


def test_a_process_that_was_killed_between_two_files_is_replaced_unseen() -> None:
    with Reader() as reader:
        reader.read_all(LETTER, "1.txt")
        assert reader.pid is not None
        os.kill(reader.pid, signal.SIGKILL)
        assert reader.read_all(LETTER, "2.txt") == read_all(LETTER, "2.txt")


def test_a_file_that_ends_the_process_costs_only_itself() -> None:
    bomb = hostile.pdf_of_400_mb()
    content = zipped({"1.txt": LETTER, "2.pdf": bomb, "3.txt": LETTER})
    with Reader(replace(hostile.LIMITS, memory_bytes=400 << 20)) as reader:
        first, lost, third = reader.read_all(content, "批次.zip")
    assert (first.name, third.name) == ("批次.zip › 1.txt", "批次.zip › 3.txt")
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert isinstance(lost, Refusal)
    assert lost.name == "批次.zip › 2.pdf"
    assert "请" in lost.text


def test_an_archive_of_nothing_but_traps_is_given_up() -> None:
    bomb = hostile.pdf_of_400_mb()
    content = zipped({f"{number}.pdf": bomb for number in range(5)})
    with Reader(replace(hostile.LIMITS, memory_bytes=400 << 20)) as reader:
        results = reader.read_all(content, "批次.zip")
    assert [result.name for result in results[-2:]] == ["批次.zip › 2.pdf", "批次.zip"]
    assert "其余文件没有再读" in results[-1].text


def test_reading_may_be_abandoned_in_the_middle_of_an_archive() -> None:
    content = zipped({f"{number}.txt": LETTER for number in range(50)})
    with Reader() as reader:
        results = reader.read_each(content, "批次.zip")
        next(results)
        results.close()
        assert [result.name for result in reader.read_all(LETTER, "后来.txt")] == ["后来.txt"]


def test_several_threads_share_a_reader() -> None:
    names = [f"{number}.txt" for number in range(20)]
    found: list[str] = []
    with Reader() as reader:
        threads = [
            threading.Thread(target=lambda n=name: found.append(reader.read_all(LETTER, n)[0].name))
            for name in names
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(found) == sorted(names)


def test_a_process_that_cannot_start_is_the_operators_matter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with Reader() as reader, pytest.raises(SettingError, match="READ_MEMORY_MB"):
        reader.read_all(LETTER, "1.txt")


def test_the_process_has_none_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "0000:secret")
    with Reader() as reader:
        reader.read_all(LETTER, "1.txt")
        assert b"secret" not in Path(f"/proc/{reader.pid}/environ").read_bytes()


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
    ],
)
def test_a_confined_process_neither_connects_nor_starts_anything(attempt: str) -> None:
    code = (
        "from bot.reading.confining import confine; from bot.reading import Limits\n"
        f"confine(Limits())\ntry:\n    {attempt}\nexcept PermissionError: print('refused')"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.stdout == "refused\n", ran.stderr


def test_no_process_is_left_behind() -> None:
    with Reader() as reader:
        reader.read_all(LETTER, "1.txt")
        pid = reader.pid
    assert not Path(f"/proc/{pid}").exists()
