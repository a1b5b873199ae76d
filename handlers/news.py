"""The buttons below what a chat was told: further pages, and all that changed."""

from __future__ import annotations

from bot.answering import news
from bot.telling import actions
from handlers.buttons import opens, turns

HANDLERS = (
    turns(actions.NEWS, news.turned),
    opens(actions.CHANGES, news.all_changes),
    turns(actions.CHANGES_TURNED, news.all_changes),
)
