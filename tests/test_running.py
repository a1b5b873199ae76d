"""`proposal-bot run` as a process: a newcomer's first minutes, and its end when it is told to."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest
from playwright.async_api import expect

from tests.chromium import launched, needs_chromium

ROOT = Path(__file__).parents[1]


class Running:
    """The bot in a process of its own, with what it printed line by line."""

    def __init__(self, folder: Path) -> None:
        ours = ("BOT_", "PYTHON", "DATABASE_URL", "ADMIN_IDS", "CHAT_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run", "--port", "0"],
            cwd=folder,
            env=kept | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self.lines: Queue[str] = Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line)

    def says(self, pattern: str) -> str:
        """The first thing printed that fits."""
        while True:
            if found := re.search(pattern, self.lines.get(timeout=60)):
                return found[0]

    def told_to_stop(self) -> int:
        """Its exit code after SIGTERM."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=60)
        self._reader.join()
        if self.process.stdout:
            self.process.stdout.close()
        return code


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    started = Running(tmp_path)
    yield started
    if started.process.poll() is None:
        started.told_to_stop()


def test_it_says_what_it_did_and_ends_on_sigterm(running: Running, tmp_path: Path) -> None:
    assert "虚构样例" in running.says(".*样例.*")
    running.says("Application started")
    assert running.told_to_stop() == 0
    assert (tmp_path / "data" / "replies.db").exists()


class TestInTheBrowser:
    pytestmark = needs_chromium

    async def test_a_newcomer_types_presses_and_reads(self, running: Running) -> None:
        address = running.says(r"http://127\.0\.0\.1:\d+/")
        async with launched() as browser:
            page = await browser.new_page(viewport={"width": 390, "height": 844})
            await page.goto(address)
            answer = page.locator(".message:not(.own)").last
            await page.locator("#text").fill("/proposal 82")
            await page.keyboard.press("Enter")
            await expect(answer).to_contain_text("有 2 件对上“82”")
            await answer.get_by_role("button", name="① 第82号").click()
            await expect(answer).to_contain_text("主办：澜岭省科学技术厅")
            await expect(answer).to_contain_text("待落实的下一步")
            await answer.get_by_role("button", name="全部下一步").click()
            await expect(answer).to_contain_text("到期未见公开进展")
            await answer.get_by_role("button", name="返回摘要").click()
            await expect(page.locator(".message:not(.own)")).to_have_count(3)
        assert running.told_to_stop() == 0
