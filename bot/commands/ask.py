"""`proposal-bot ask TEXT`: says one thing to the bot, here in the terminal, without a network."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence

import click

from bot.app import build
from bot.chat import Conversation, InProcessRequest, Telegram, running
from bot.chat.inprocess import Recorded
from bot.chat.terminal import render_all
from bot.commands.database import open_store
from bot.logs import configure
from bot.settings import Settings
from bot.store import Store


@click.command(
    help="在终端里对机器人说一句话：真实的程序、真实的数据库，不联网。",
    epilog="例：proposal-bot ask '/proposal 82' --press 全部下一步",
)
@click.argument("text")
@click.option(
    "--as", "who", type=click.Choice(["member", "admin"]), default="member", help="以谁的身份说。"
)
@click.option("--press", "labels", multiple=True, metavar="LABEL", help="再按最近的这个按钮。")
@click.option("--json", "as_calls", is_flag=True, help="显示所用的 Bot API 调用，一行一个。")
@click.pass_obj
def ask(settings: Settings, text: str, who: str, labels: tuple[str, ...], as_calls: bool) -> None:
    """Prints what a person would see, or the calls that make them see it."""
    configure("WARNING")
    with open_store(settings) as store:
        steps = asyncio.run(_talk(settings, store, text, who, labels))
    for seen, calls in steps:
        if as_calls:
            for call in calls:
                line = {"method": call.method, "params": call.params}
                click.echo(json.dumps(line, ensure_ascii=False))
        else:
            click.echo(seen + "\n")


async def _talk(
    settings: Settings, store: Store, text: str, who: str, labels: Sequence[str]
) -> list[tuple[str, tuple[Recorded, ...]]]:
    """What was seen and called after the text and after each button."""
    telegram = Telegram(admin_id=min(settings.admin_ids, default=1))
    application = build(
        settings.with_owner(telegram.admin.id),
        store,
        token=telegram.token,
        request=InProcessRequest(telegram),
        updates_request=InProcessRequest(telegram),
        deliver_to=(),
    )
    chat = telegram.admin_chat if who == "admin" else telegram.member_chat
    async with running(application):
        talk = Conversation(application, telegram, chat=chat)
        steps = [_step(talk, render_all(await talk.say(text)))]
        for label in labels:
            steps.append(_step(talk, render_all(await talk.press(label))))
    return steps


def _step(talk: Conversation, seen: str) -> tuple[str, tuple[Recorded, ...]]:
    toast = f"（提示：{talk.toast}）\n" if talk.toast else ""
    return toast + seen, talk.calls
