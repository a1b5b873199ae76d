"""`proposal-bot backup [PATH]`: a consistent copy of the database, also while the bot works."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from bot.settings import Settings
from bot.store.backing_up import back_up
from bot.store.connection import path_of


@click.command(
    help="备份数据库（机器人运行时也可以）。PATH 可以是文件夹或文件名；以 .gz 结尾则压缩。",
    epilog="例：proposal-bot backup　　proposal-bot backup /mnt/backup/",
)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def backup(settings: Settings, path: Path | None) -> None:
    """Writes the copy and says where it is."""
    database = path_of(settings.database_url)
    if not database.exists():
        raise click.ClickException(f"数据库 {database} 还不存在，没有可备份的。")
    target = (path or database.parent).absolute()
    if target.is_dir():
        moment = datetime.now(settings.timezone)
        target /= f"{database.stem}-{moment:%Y%m%d-%H%M%S}.db.gz"
    if not target.parent.is_dir():
        raise click.ClickException(f"文件夹 {target.parent} 不存在。请先建好，或换一个位置。")
    back_up(database, target)
    click.echo(f"已备份到 {target}（{target.stat().st_size / 1e6:.1f} MB）。")
