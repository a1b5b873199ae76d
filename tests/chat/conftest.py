"""A stand-in for Telegram, a bot that talks to it in-process, and a small real application."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

from bot.chat import ChatServer, InProcessRequest, Telegram
from tests.chromium import launched

DESK: ViewportSize = {"width": 1280, "height": 800}
AnyApplication = Application[Any, Any, Any, Any, Any, Any]
Context = ContextTypes.DEFAULT_TYPE


class Clock:
    """A time that moves when the test says so."""

    def __init__(self) -> None:
        self.seconds = 1_760_000_000.0

    def __call__(self) -> float:
        return self.seconds


def refused(words: str) -> pytest.RaisesExc[BadRequest]:
    """A bad request in these words; the library changes their capitals."""
    return pytest.raises(BadRequest, match=f"(?i){re.escape(words)}")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def telegram(clock: Clock) -> Telegram:
    return Telegram(now=clock)


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    async with Bot(
        telegram.token,
        request=InProcessRequest(telegram),
        get_updates_request=InProcessRequest(telegram),
    ) as made:
        yield made


def keyboard(*rows: dict[str, str]) -> InlineKeyboardMarkup:
    """An inline keyboard from rows of label -> data."""
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=row[label]) for label in row] for row in rows]
    )


async def _start(update: Update, context: Context) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_html(
        "<b>您好</b>，第 1 页 &amp; <i>说明</i>",
        reply_markup=keyboard({"下一页": "page:2", "提醒": "alert"}, {"坏按钮": "none"}),
    )


async def _press(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query is not None
    if query.data == "alert":
        await query.answer("请注意查看", show_alert=True)
        return
    await query.answer("已翻页")
    await query.edit_message_text(
        "第 2 页", reply_markup=keyboard({"上一页": "page:1", "下一页": "page:3"})
    )


async def _document(update: Update, context: Context) -> None:
    message = update.effective_message
    assert message is not None and message.document is not None
    content = bytes(await (await message.document.get_file()).download_as_bytearray())
    await message.reply_document(
        content[::-1], filename=f"回执-{message.document.file_name}", caption=message.caption
    )


async def _later(update: Update, context: Context) -> None:
    async def tell() -> None:
        assert update.effective_message is not None
        await update.effective_message.reply_text("办好了")

    context.application.create_task(tell(), update=update)


async def _echo(update: Update, context: Context) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_text(f"您说：{update.effective_message.text}")


def add_handlers(application: AnyApplication) -> AnyApplication:
    application.add_handler(CommandHandler("start", _start))
    application.add_handler(CommandHandler("later", _later))
    application.add_handler(CallbackQueryHandler(_press))
    application.add_handler(MessageHandler(filters.Document.ALL, _document))
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    return application


@pytest.fixture
def build() -> Callable[[Telegram], AnyApplication]:
    """Makes the small application, talking to a stand-in without a network."""

    def made(telegram: Telegram) -> AnyApplication:
        return add_handlers(
            ApplicationBuilder()
            .token(telegram.token)
            .request(InProcessRequest(telegram))
            .get_updates_request(InProcessRequest(telegram))
            .build()
        )

    return made


@pytest.fixture
def server() -> Iterator[ChatServer]:
    serving = ChatServer(Telegram(), port=0)
    serving.start()
    yield serving
    serving.stop()


def direct() -> HTTPXRequest:
    """A request object that passes by any proxy of this machine."""
    return HTTPXRequest(httpx_kwargs={"trust_env": False})


@pytest.fixture
async def polling(server: ChatServer) -> AsyncIterator[AnyApplication]:
    application = add_handlers(
        ApplicationBuilder()
        .token(server.telegram.token)
        .base_url(server.base_url)
        .base_file_url(server.base_file_url)
        .request(direct())
        .get_updates_request(direct())
        .build()
    )
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling()
        yield application
        await application.updater.stop()
        await application.stop()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with launched() as opened:
        yield opened


@pytest.fixture
async def page(
    browser: Browser, server: ChatServer, polling: AnyApplication
) -> AsyncIterator[Page]:
    """The page as first seen; nothing may be complained of while it is used."""
    await polling.bot.set_my_commands(
        [BotCommand("start", "开始"), BotCommand("stats", "看统计"), BotCommand("help", "怎么用")]
    )
    opened = await browser.new_page(viewport=DESK)
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "console",
        lambda said: (
            complaints.append(said.text)
            if said.type in {"error", "warning"} and "ERR_" not in said.text
            else None
        ),
    )
    await opened.goto(server.url)
    await expect(opened.locator("#status")).to_have_text("机器人")
    yield opened
    assert complaints == []


async def say(page: Page, text: str) -> None:
    await page.locator("#text").fill(text)
    await page.keyboard.press("Enter")
