"""A text made to cost time costs seconds of the processor, not minutes."""

import subprocess
import sys

import pytest

from tests.parsing.letters import letter

# Far more than any of them needs; the mended patterns took minutes.
CPU_SECONDS = 40

READ = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({CPU_SECONDS}, {CPU_SECONDS}))
from bot.errors import NotAReply
from tests.parsing.letters import read_text
try:
    read_text(sys.stdin.read())
except NotAReply:
    pass
"""


@pytest.mark.parametrize("repeated", [" ", "　", "《", "零", "2024年", "、", "（"])
def test_a_long_tail_behind_a_letter(repeated: str) -> None:
    tail = repeated * (60_000 // len(repeated))
    read = subprocess.run(
        [sys.executable, "-c", READ],
        input=letter() + tail,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert read.returncode == 0


def test_a_numeral_that_the_library_cannot_look_up_is_none() -> None:
    from bot.parsing.numerals import number

    assert number("零十一") is None
