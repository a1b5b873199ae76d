"""A real Chromium for the tests of the page: the system's, or the one that `make test` fetched."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright, expect

# What is expected of a page may take as long as a busy machine needs; it is no measurement.
expect.set_options(timeout=30_000)

_SYSTEM = ("chromium", "chromium-browser", "google-chrome")
_FETCHED = sorted(Path(sys.prefix, "browsers").glob("chromium-*/*/chrome"))

CHROMIUM = next(filter(None, [*map(shutil.which, _SYSTEM), *map(str, _FETCHED)]), None)

needs_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium on this machine: install the package `chromium`"
    ),
]


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """The browser, running without a window."""
    arguments = ["--disable-background-networking"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses its sandbox to root
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        await browser.close()
