"""The page for a person who sees little, hears it read, has a small phone or no mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Page, ViewportSize, expect

from tests.chromium import needs_chromium

from .conftest import AnyApplication, keyboard, say

pytestmark = needs_chromium

PHONE: ViewportSize = {"width": 360, "height": 740}

_CHECKS = (Path(__file__).parent / "seen_and_heard.js").read_text(encoding="utf-8")


async def offenders(page: Page, check: str) -> object:
    """What one of the checks in seen_and_heard.js finds."""
    return await page.evaluate(f"{_CHECKS.strip()}.{check}()")


async def test_everything_is_done_with_the_keyboard_alone(page: Page) -> None:
    await expect(page.locator("#text")).to_be_focused()
    await page.keyboard.type("/st")
    options = page.get_by_role("option")
    await expect(options).to_have_count(2)
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    await expect(page.locator("#text")).to_have_attribute("aria-activedescendant", "command-1")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Tab")
    await expect(page.locator("#text")).to_have_value("/start ")
    await page.keyboard.press("Shift+Enter")
    await expect(page.locator("#text")).to_have_value("/start \n")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="下一页")).to_be_visible()
    for _ in range(6):
        await page.keyboard.press("Shift+Tab")
        if await page.evaluate("document.activeElement.textContent") == "下一页":
            break
    await page.keyboard.press("Enter")
    await expect(page.locator(".message").last).to_contain_text("第 2 页")
    await expect(page.get_by_role("button", name="下一页")).to_be_focused()


async def test_a_long_answer_is_read_from_its_beginning(
    page: Page, polling: AnyApplication
) -> None:
    await say(page, "长")
    await expect(page.locator(".message")).to_have_count(2)
    await polling.bot.send_message(1001, "\n".join(f"第{number}行" for number in range(1, 121)))
    message = page.locator(".message").last
    await expect(message).to_contain_text("第120行")
    box, scroll = await message.bounding_box(), await page.locator("#scroll").bounding_box()
    assert box is not None and scroll is not None
    assert 0 <= box["y"] - scroll["y"] < 60
    await polling.bot.send_message(1001, "后来的")
    await page.get_by_role("button", name="最新消息").click()
    await expect(page.locator(".message").last).to_be_in_viewport()
    await expect(page.get_by_role("button", name="最新消息")).to_be_hidden()


async def test_a_phone_needs_no_sideways_scrolling_and_no_small_targets(
    page: Page, polling: AnyApplication
) -> None:
    await page.set_viewport_size(PHONE)
    await polling.bot.send_message(
        1001,
        "字" * 300 + "x" * 200 + "\n<pre>" + "y" * 200 + "</pre>",
        parse_mode="HTML",
        reply_markup=keyboard(
            {"逐条答复": "a", "全部下一步": "b", "原文": "c", "办理单位": "d"},
            {"一个很长很长的按钮，写着某省科学技术厅关于某件提案的答复全文": "e"},
        ),
    )
    await polling.bot.send_document(1001, b"x", filename="很" * 60 + ".txt")
    await page.locator("#text").fill("/")
    await expect(page.get_by_role("option")).to_have_count(3)
    await expect(page.locator(".document")).to_be_visible()
    for check in ("wide", "small", "tiny"):
        assert await offenders(page, check) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_it_can_be_seen_and_heard(page: Page, polling: AnyApplication, scheme: str) -> None:
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    await say(page, "/start 再看 /help 和 https://example.org/a")
    await polling.bot.send_message(
        1001,
        "<blockquote>引 <a href='https://a.example/'>链接</a></blockquote><code>码</code> #标签",
        parse_mode="HTML",
    )
    await polling.bot.send_document(1001, b"x", filename="a.txt")
    await expect(page.locator(".document")).to_be_visible()
    await page.locator("#text").fill("/")
    await page.locator("#more summary").click()
    for check in ("faint", "nameless"):
        assert await offenders(page, check) == []
    assert await page.locator("html").get_attribute("lang") == "zh-CN"
    await expect(page.get_by_role("log", name="聊天记录")).to_have_attribute("aria-live", "polite")
    await expect(page.get_by_role("heading", level=1)).to_have_text("提案答复助手")
    await expect(page.get_by_role("radio")).to_have_count(3)


async def test_focus_can_be_seen(page: Page) -> None:
    await say(page, "/start")
    await expect(page.get_by_role("button", name="下一页")).to_be_visible()
    for _ in range(12):
        await page.keyboard.press("Tab")
        assert await offenders(page, "unmarked") == []
