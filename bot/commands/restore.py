"""`proposal-bot restore FILE`: a backup, checked first, in the place of the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bot.settings import Settings
from bot.store.backing_up import Contents, contents
from bot.store.connection import path_of
from bot.store.restoring import prepared, replace


@click.command(
    help="用备份替换数据库：先检查备份，再替换；原来的数据库留在旁边。请先停止机器人。",
    epilog="例：proposal-bot restore replies-20261122-100000.db.gz",
)
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
)
@click.option("--yes", is_flag=True, help="不再询问。")
@click.pass_obj
def restore(settings: Settings, file: Path, yes: bool) -> None:
    """Shows both databases in figures, asks, and replaces the one by the other."""
    database, now = path_of(settings.database_url), datetime.now(settings.timezone)
    database.parent.mkdir(parents=True, exist_ok=True)
    kept = database.with_name(f"{database.name}.{now:%Y%m%d-%H%M%S}.replaced")
    with prepared(file.absolute(), database, now) as copy:
        old = database.exists()
        Console().print(_comparison(contents(copy), contents(database)))
        if not yes:
            click.confirm(f"用这份备份替换 {database}？", abort=True)
        replace(database, copy, kept, at=now, named=file.name)
    click.echo(f"已恢复 {database}。" + (f"原来的数据库在 {kept}。" if old else ""))
    click.echo("备份之后才发出的通知可能会再发一次；请用 /admins 核对工作人员。")


def _comparison(backup: Contents | None, now: Contents | None) -> Table:
    table = Table("", "备份", "现有", title="两个数据库")
    rows: dict[str, Callable[[Contents], str]] = {
        "答复": lambda held: str(held.replies),
        "最新日期": lambda held: str(held.newest or "无"),
        "关注": lambda held: str(held.follows),
        "工作人员": lambda held: "、".join(held.staff) or "无",
        "操作记录": lambda held: str(held.deeds),
    }
    for name, said in rows.items():
        table.add_row(name, *(said(held) if held else "读不出" for held in (backup, now)))
    return table
