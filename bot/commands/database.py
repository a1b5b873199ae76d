"""The database, opened as the operator chose."""

from __future__ import annotations

from bot.settings import Settings
from bot.store import Store


def open_store(settings: Settings) -> Store:
    """The store that the settings name, which shows to members what the settings let it."""
    return Store.open(settings.database_url, unstated_is_open=settings.unstated_is_open)
