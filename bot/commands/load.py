"""`proposal-bot load PATH…`: files and folders into the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.commands.database import open_store
from bot.limits import reader
from bot.loading import Loaded, files_in
from bot.loading import load as load_files
from bot.model import Announce, Outcome
from bot.settings import Settings

_OUTCOMES = {
    Outcome.NEW: "新增",
    Outcome.NEW_VERSION: "新版本",
    Outcome.UNCHANGED: "无变化",
    None: "失败",
}


@click.command(
    help="把文件和文件夹里的答复载入数据库。坏文件不影响其余文件；有失败时退出码为 1。",
    epilog="例：proposal-bot load 2024年答复/ 第82号.html",
)
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PATH…"
)
@click.option("--quiet", is_flag=True, help="不通知关注者。")
@click.pass_obj
def load(settings: Settings, paths: tuple[Path, ...], quiet: bool) -> None:
    """Loads every file, shows the progress, and ends with a table."""
    progress, report = Console(stderr=True), Console()
    files = list(files_in(paths))
    with open_store(settings) as store, reader(settings) as reading:
        shown = track(files, "载入", console=progress, disable=not progress.is_terminal)
        announce = None if quiet else lambda: Announce(datetime.now(UTC))
        results = list(load_files(store, reading, shown, announce=announce))
    report.print(_counts(results, len(files)))
    failed = [result for result in results if result.outcome is None]
    if failed:
        report.print(_refusals(failed))
        raise SystemExit(1)


def _counts(results: Sequence[Loaded], files: int) -> Table:
    table = Table("结果", "件数", title=f"共 {files} 个文件")
    for outcome, name in _OUTCOMES.items():
        count = sum(result.outcome is outcome for result in results)
        table.add_row(name, str(count))
    return table


def _refusals(failed: Sequence[Loaded]) -> Table:
    table = Table("文件", "原因和办法", title="失败的文件")
    for result in failed:
        table.add_row(str(result.path.with_name(result.name)), result.refusal)
    return table
