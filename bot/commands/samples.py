"""`proposal-bot samples`: the invented replies that a new database starts with."""

from __future__ import annotations

import click

from bot.commands.database import open_store
from bot.loading import files_in, load
from bot.reading import Reader
from bot.settings import Settings
from bot.store import Store
from bot.tables import samples_folder


def load_samples(store: Store) -> int:
    """Loads the samples, marked as such; returns how many."""
    with Reader() as reader:
        return sum(
            loaded.outcome is not None
            for loaded in load(store, reader, files_in([samples_folder()]), sample=True)
        )


@click.command(
    help="载入随附的虚构样例；加 --remove 则全部删除。",
    epilog="例：proposal-bot samples --remove",
)
@click.option("--remove", is_flag=True, help="从数据库中删除全部样例。")
@click.pass_obj
def samples(settings: Settings, remove: bool) -> None:
    """Loads or removes the samples."""
    with open_store(settings) as store:
        if remove:
            click.echo(f"已删除样例 {store.remove_samples()} 件。")
        else:
            click.echo(f"已载入虚构样例 {load_samples(store)} 件。")
