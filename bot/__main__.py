"""The command line: `proposal-bot`, the same as `python -m bot`."""

from __future__ import annotations

import sys

import click

from bot.commands.ask import ask
from bot.commands.backup import backup
from bot.commands.load import load
from bot.commands.parse import parse
from bot.commands.reparse import reparse
from bot.commands.restore import restore
from bot.commands.run import run
from bot.commands.samples import samples
from bot.errors import UserError
from bot.settings import Settings


class Commands(click.Group):
    """Says the errors that a person may see as one line, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; a `UserError` ends it with exit code 1."""
        try:
            return super().invoke(ctx)
        except UserError as error:
            raise click.ClickException(str(error)) from error


@click.group(
    cls=Commands,
    help="提案答复助手：载入答复、查看解析结果、与机器人对话。",
    epilog="例：proposal-bot load 答复文件夹 && proposal-bot ask '/proposal 82'",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--db", metavar="PATH", help="数据库文件（默认取设置 DATABASE_URL）。")
@click.version_option(package_name="proposal-bot")
@click.pass_context
def main(context: click.Context, db: str | None) -> None:
    """Reads the settings once and hands them to the command."""
    settings = Settings.from_environment()
    context.obj = settings.with_database(db) if db else settings


for command in (run, load, parse, reparse, ask, samples, backup, restore):
    main.add_command(command)

if __name__ == "__main__":
    sys.exit(main())
