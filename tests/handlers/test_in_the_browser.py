"""The clerk's whole way on the page of the local chat, in a real Chromium; the follower is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, ViewportSize, expect

from bot.app import ALLOWED_UPDATES, build
from bot.chat import ChatServer, Telegram
from bot.settings import Settings
from bot.store import Store
from tests.chromium import launched, needs_chromium
from tests.conftest import NOW
from tests.intake.letters import letter
from tests.reading.building import docx, paragraph

pytestmark = needs_chromium
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
async def page(store: Store) -> AsyncIterator[Page]:
    """The page of the local chat, the whole bot polling behind it; nobody waits to be told."""
    server = ChatServer(Telegram(), port=0)
    server.start()
    application = build(
        Settings.read({"ADMIN_IDS": "1", "PUBLISH_PAUSE_MINUTES": "0"}),
        store,
        token=server.telegram.token,
        base_url=server.base_url,
        base_file_url=server.base_file_url,
        direct=True,
        now=lambda: NOW,
    )
    try:
        async with application, launched() as browser:
            assert application.updater
            assert application.post_init
            assert application.post_stop
            await application.post_init(application)
            await application.updater.start_polling(allowed_updates=ALLOWED_UPDATES)
            await application.start()
            opened = await browser.new_page(viewport=PHONE)
            await opened.goto(server.url)
            yield opened
            await opened.close()
            await application.updater.stop()
            await application.stop()
            await application.post_stop(application)
    finally:
        server.stop()


async def say(page: Page, text: str) -> None:
    await page.locator("#text").fill(text)
    await page.keyboard.press("Enter")


async def become(page: Page, who: str) -> None:
    await page.get_by_label(who, exact=True).check(force=True)


async def test_a_clerk_sends_mends_and_publishes_and_a_follower_is_told(
    page: Page, tmp_path: Path
) -> None:
    path = tmp_path / "第982号<答复>😀.docx"
    path.write_bytes(docx("".join(map(paragraph, letter(982).splitlines()))))
    newest = page.locator(".message:not(.own)").last
    await become(page, "委员")
    await say(page, "/follow 张望")
    await page.get_by_role("button", name="关注", exact=True).click()
    await expect(newest).to_contain_text("已关注")

    await become(page, "管理员")
    await page.locator("#file").set_input_files(path)
    await expect(page.locator("#attached")).to_contain_text(path.name)
    await page.locator("#text").press("Enter")
    await expect(newest).to_contain_text(f"新 · {path.name}")
    await newest.get_by_role("button", name="改", exact=True).click()
    await newest.get_by_role("button", name="办理类别").click()
    await expect(newest).to_contain_text("请用一条消息写出正确的内容")
    await say(page, "B")
    await expect(newest).to_contain_text("机读：未载明 → 改为：B（管理员）")
    await newest.get_by_role("button", name="发布").click()
    await expect(newest).to_contain_text("已发布，现在通知关注者")

    await become(page, "委员")
    await expect(newest).to_contain_text("第982号")
    await expect(newest).to_contain_text("张望")
