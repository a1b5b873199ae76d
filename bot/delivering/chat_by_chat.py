"""Updates of one chat are handled one after another, those of different chats side by side.

So a chat that Telegram makes wait keeps only itself waiting. Within a chat the order stays.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

_AT_ONCE = 64  # updates in hand; Telegram keeps the others


class ChatByChat(BaseUpdateProcessor):
    """Give it to `Application.builder().concurrent_updates(…)`."""

    def __init__(self) -> None:
        super().__init__(_AT_ONCE)
        self._turns: dict[int, asyncio.Lock] = {}
        self._in_hand: dict[int, int] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Waits until the earlier updates of the same chat have been handled."""
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            await coroutine
            return
        turn = self._turns.setdefault(chat.id, asyncio.Lock())
        self._in_hand[chat.id] = self._in_hand.get(chat.id, 0) + 1
        try:
            async with turn:
                await coroutine
        finally:
            self._in_hand[chat.id] -= 1
            if not self._in_hand[chat.id]:
                del self._in_hand[chat.id], self._turns[chat.id]

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""
