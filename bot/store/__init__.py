"""The replies in a database: everything that is kept, behind methods that speak the model."""

from bot.store.publishing import ReadDraft
from bot.store.store import Store

__all__ = ["ReadDraft", "Store"]
