"""The page in a real Chromium, with the small real application polling behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect
from telegram import BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import Forbidden

from bot.chat import ChatServer, Telegram
from tests.chromium import needs_chromium

from .conftest import AnyApplication, say
from .test_files_travel_both_ways import png

pytestmark = needs_chromium


async def test_a_newcomer_taps_an_example_presses_a_button_and_reads(page: Page) -> None:
    await expect(page.locator("#hint")).to_contain_text("请从这里开始")
    await page.get_by_role("button", name="/start").click()
    answer = page.locator(".message:not(.own)").last
    await expect(answer.locator("b")).to_have_text("您好")
    await expect(page.locator("#hint")).to_be_hidden()
    await answer.get_by_role("button", name="下一页").click()
    await expect(answer).to_contain_text("第 2 页")
    await expect(answer).to_contain_text("已编辑")
    await expect(page.locator("#toast")).to_have_text("已翻页")
    await expect(page.locator(".message")).to_have_count(2)


async def test_an_alert_stays_until_it_is_read(page: Page) -> None:
    await say(page, "/start")
    await page.get_by_role("button", name="提醒").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("请注意查看")
    await page.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()


async def test_the_menu_is_the_one_of_each_persons_chat(
    page: Page, polling: AnyApplication
) -> None:
    await polling.bot.set_my_commands([BotCommand("backup", "备份")], scope=BotCommandScopeChat(1))
    await page.get_by_role("button", name="命令菜单").click()
    await expect(page.get_by_role("option")).to_have_text(
        ["/start开始", "/stats看统计", "/help怎么用"]
    )
    await page.get_by_label("管理员", exact=True).check(force=True)
    await page.get_by_role("button", name="命令菜单").click()
    await expect(page.get_by_role("option")).to_have_text(["/backup备份"])


async def test_files_go_both_ways_with_their_chinese_names(page: Page, tmp_path: Path) -> None:
    letter = tmp_path / "省科技厅答复（第82号）.txt"
    letter.write_text("答复", encoding="utf-8")
    await page.locator("#file").set_input_files(letter)
    await expect(page.locator("#attached")).to_contain_text(letter.name)
    await say(page, "请看")
    answer = page.locator(".message:not(.own)").last
    await expect(answer).to_contain_text(f"回执-{letter.name}")
    await expect(page.locator("#attached")).to_be_hidden()
    async with page.expect_download() as download:
        await answer.get_by_role("link").click()
    saved = tmp_path / (await download.value).suggested_filename
    await (await download.value).save_as(saved)
    assert saved.name == f"回执-{letter.name}"
    assert saved.read_bytes() == "答复".encode()[::-1]


async def test_a_picture_is_shown_as_a_photo(page: Page, tmp_path: Path) -> None:
    picture = tmp_path / "照片.png"
    picture.write_bytes(png(80, 60))
    await page.locator("#file").set_input_files(picture)
    await say(page, "现场")
    image = page.get_by_role("img", name="照片：现场")
    await expect(image).to_be_visible()
    assert await image.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 80


async def test_formatting_is_shown_and_hostile_text_stays_text(
    page: Page, polling: AnyApplication
) -> None:
    await polling.bot.send_message(
        1001,
        "<b>粗</b><i>斜</i><u>下</u><s>删</s><code>码</code><pre>块</pre>"
        "<blockquote>引</blockquote><blockquote expandable>短</blockquote>"
        f"<blockquote expandable>{'很长的引文。' * 60}</blockquote>"
        '<tg-spoiler>谜底</tg-spoiler><a href="https://example.org/">链接</a> '
        "&lt;img src=x onerror=alert(1)&gt; /help",
        parse_mode="HTML",
    )
    words = page.locator(".message .bubble > .words")
    for tag in ("b", "i", "u", "s", "code", "pre", "blockquote"):
        await expect(words.locator(tag).first).to_be_visible()
    await expect(words).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(words.locator("img")).to_have_count(0)
    await expect(words.get_by_role("link", name="链接")).to_have_attribute(
        "rel", "noopener noreferrer"
    )
    await expect(words).not_to_contain_text("谜底")
    await words.get_by_role("button", name="点开看隐藏的文字").click()
    await expect(words).to_contain_text("谜底")
    fold = words.get_by_role("button", name="展开全文")
    await expect(fold).to_have_count(1)
    await fold.click()
    await expect(words.get_by_role("button", name="收起")).to_have_attribute(
        "aria-expanded", "true"
    )
    await words.get_by_role("button", name="/help").click()
    await expect(page.locator(".message:not(.own)").last).to_contain_text("您说：/help")


async def test_a_link_that_could_run_something_is_only_words(
    page: Page, polling: AnyApplication
) -> None:
    await polling.bot.send_message(
        1001,
        "点",
        reply_markup=InlineKeyboardMarkup(
            [[InlineKeyboardButton("网页", url="https://a.example/")]]
        ),
    )
    await expect(page.locator("a.key")).to_have_attribute("href", "https://a.example/")
    made = await page.evaluate(
        """async () => {
          const { formatted } = await import("/page/formatting.js");
          const host = document.createElement("div");
          const url = "javascript:alert(1)";
          host.append(formatted("坏", [{ type: "text_link", offset: 0, length: 1, url }]));
          return host.innerHTML;
        }"""
    )
    assert made == "<span>坏</span>"


async def test_a_group_has_two_voices_and_the_bot_hears_what_is_meant_for_it(
    page: Page, server: ChatServer
) -> None:
    await page.get_by_label("群聊").check(force=True)
    await expect(page.locator("#hint")).to_contain_text("在群里")
    await say(page, "大家好")
    await say(page, "/start@proposal_reply_bot")
    answer = page.locator(".message:not(.own)")
    await expect(answer).to_contain_text("第 1 页")
    await page.locator("#more summary").click()
    await page.get_by_label("在群里以管理员身份发言").check()
    await expect(page.locator(".message .sender").first).to_have_text("委员")
    await page.get_by_role("button", name="回复").last.click()
    await expect(page.locator("#replying")).to_contain_text("您好")
    await say(page, "请翻页")
    await expect(page.locator(".message:not(.own)").last).to_contain_text("您说：请翻页")
    texts = [message["text"] for message in server.telegram.group.messages.values()]
    assert texts[0] == "大家好" and texts[-1] == "您说：请翻页" and len(texts) == 5


async def test_a_person_stops_the_bot_and_lets_it_speak_again(
    page: Page, polling: AnyApplication
) -> None:
    await page.locator("#more summary").click()
    await page.get_by_label("停用机器人").check()
    again = page.get_by_role("button", name="重新启用机器人")
    await expect(again).to_be_visible()
    with pytest.raises(Forbidden):
        await polling.bot.send_message(1001, "听得到吗")
    await again.click()
    await expect(page.locator("#text")).to_be_visible()
    await polling.bot.send_message(1001, "我回来了")
    await expect(page.locator(".message").last).to_contain_text("我回来了")


async def test_a_lost_connection_is_told_and_mended(browser: Browser) -> None:
    telegram = Telegram()
    first = ChatServer(telegram, port=0)
    first.start()
    page = await browser.new_page()
    await page.goto(first.url)
    await expect(page.locator("#status")).to_have_text("机器人")
    first.stop()
    await expect(page.locator("#connection")).to_contain_text("正在重新连接")
    await page.locator("#text").fill("没有发出的话")
    await page.keyboard.press("Enter")
    await expect(page.locator("#toast")).to_contain_text("没有发出去")
    await expect(page.locator("#text")).to_have_value("没有发出的话")
    telegram.say(telegram.member_chat, telegram.member, "断线时的消息")
    second = ChatServer(telegram, port=first.port)
    second.start()
    await expect(page.locator("#connection")).to_be_hidden(timeout=20_000)
    await expect(page.locator(".message")).to_contain_text("断线时的消息")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message").last).to_contain_text("没有发出的话")
    second.stop()
