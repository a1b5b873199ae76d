"""A folder of hostile files: each is answered, none harms, the good one is loaded."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.loading import load
from bot.model import Counts
from bot.reading import Reader
from bot.store import Store
from bot.tables import samples_folder
from tests.reading import hostile

BEFORE, AMONG = "063-砚州市卫健委-2026.txt", "082-科技厅-2023.txt"
# In a process of its own, so that the greatest memory of its children is that of the readers.
LOAD = """
import json, resource, sys
from pathlib import Path
from bot.loading import files_in, load
from bot.reading import Reader
from bot.store import Store
from tests.reading.hostile import LIMITS

with Store.open(sys.argv[1]) as store, Reader(LIMITS) as reader:
    for loaded in load(store, reader, files_in([Path(sys.argv[2])])):
        print(json.dumps([loaded.path.name, loaded.name, loaded.outcome, loaded.refusal]))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


@dataclass(frozen=True)
class Ran:
    answers: list[tuple[str, str, str | None, str]]
    peak: int
    counts: Counts


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    folder = tmp_path_factory.mktemp("hostile")
    hostile.make(folder)
    (folder / AMONG).write_bytes((samples_folder() / AMONG).read_bytes())
    url = f"sqlite:///{tmp_path_factory.mktemp('store')}/replies.db"
    with Store.open(url) as store, Reader() as reader:
        assert [loaded.outcome for loaded in load(store, reader, [samples_folder() / BEFORE])]
    process = subprocess.run(
        [sys.executable, "-c", LOAD, url, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    *lines, peak = process.stdout.splitlines()
    with Store.open(url) as store:
        return Ran([tuple(json.loads(line)) for line in lines], int(peak), store.counts())


@pytest.mark.parametrize("name", hostile.MAKERS)
def test_it_is_answered_with_what_to_do(ran: Ran, name: str) -> None:
    answers = [answer for answer in ran.answers if answer[0] == name]
    assert answers
    for _, label, outcome, refusal in answers:
        assert outcome is None
        assert label.startswith(name)
        assert label in refusal
        assert "请" in refusal


def test_the_good_file_among_them_is_loaded(ran: Ran) -> None:
    assert [name for name, _, outcome, _ in ran.answers if outcome == "new"] == [AMONG]


def test_nothing_else_is_in_the_database(ran: Ran) -> None:
    assert ran.counts.replies == 2


def test_the_readers_kept_to_their_memory(ran: Ran) -> None:
    assert ran.peak <= hostile.LIMITS.memory_bytes


def test_nothing_of_this_machine_is_in_an_answer(ran: Ran) -> None:
    secret = Path("/etc/passwd").read_text("utf-8").splitlines()[0]
    for _, _, _, refusal in ran.answers:
        assert secret not in refusal
        assert "Traceback" not in refusal
