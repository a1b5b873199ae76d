"""`proposal-bot run`: the bot on Telegram, or, without a token, in the built-in local chat."""

from __future__ import annotations

import click

from bot.app import ALLOWED_UPDATES, Bot, build
from bot.chat import ChatServer, Pacing, Telegram
from bot.commands.database import open_store
from bot.commands.samples import load_samples
from bot.logs import configure
from bot.settings import Settings
from bot.store import Store

EXAMPLES = ("/start", "/proposal 82", "/pending")


@click.command(
    help="启动机器人。设置了 BOT_TOKEN 时连接 Telegram；没有时启动本机对话网页。",
    epilog="例：proposal-bot run　　BOT_TOKEN=… proposal-bot run",
)
@click.option("--port", type=click.IntRange(0, 65535), help="本机对话网页的端口（默认 8080）。")
@click.pass_obj
def run(settings: Settings, port: int | None) -> None:
    """Runs until it is told to stop."""
    configure(settings.log_level)
    with open_store(settings) as store:
        if settings.bot_token:
            _poll(_on_telegram(settings, store, settings.bot_token))
        else:
            _run_local_chat(settings, store, settings.chat_port if port is None else port)


def _on_telegram(settings: Settings, store: Store, token: str) -> Bot:
    server = settings.bot_api_url
    return build(
        settings,
        store,
        token=token,
        base_url=f"{server}/bot" if server else None,
        base_file_url=f"{server}/file/bot" if server else None,
    )


def _run_local_chat(settings: Settings, store: Store, port: int) -> None:
    if not store.for_staff.counts().replies:
        click.echo(f"数据库是空的，已载入 {load_samples(store)} 件虚构样例供试用。")
        click.echo("删除样例：proposal-bot samples --remove")
    admin_id = min(settings.admin_ids, default=1)
    telegram = Telegram(admin_id=admin_id, pacing=Pacing.lenient())
    server = ChatServer(telegram, settings.chat_host, port, examples=EXAMPLES)
    server.start()
    try:
        click.echo(f"没有设置 BOT_TOKEN，已启动本机对话：{server.url}（Ctrl+C 停止）")
        _poll(
            build(
                settings.with_owner(telegram.admin.id),
                store,
                token=telegram.token,
                base_url=server.base_url,
                base_file_url=server.base_file_url,
                direct=True,
                deliver_to=tuple(telegram.chats),
            )
        )
    finally:
        server.stop()


def _poll(application: Bot) -> None:
    application.run_polling(allowed_updates=ALLOWED_UPDATES, bootstrap_retries=10)
    if application.bot_data.get("stalled"):
        raise SystemExit(1)
