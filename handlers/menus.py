"""The command menus: everybody's, and in the private chats of staff what their role adds.

A bot without its menus still answers, so a refusal here keeps nothing from starting or going on.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.model import StaffRole
from bot.telling import staff
from bot.telling.catalogue import catalogue
from bot.telling.welcome import COMMANDS
from handlers.context import Services

logger = logging.getLogger(__name__)

# English for those who use Telegram so, Chinese for all others.
_LANGUAGES = {None: "zh-Hans", "zh": "zh-Hans", "en": "en"}


async def show_to_all(bot: ExtBot[Any], services: Services) -> None:
    """Sets the menu of every chat, and those of the staff that there is now."""
    for scope in (BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()):
        await _show(bot, scope, COMMANDS)
    members = await asyncio.to_thread(services.store.staff, services.owners)
    for member in members:
        await show_to_staff(bot, member.person_id, member.role)


async def show_to_staff(bot: ExtBot[Any], person_id: int, role: StaffRole | None) -> None:
    """Sets the menu of a person's private chat to what the role allows; without one, everybody's.

    Telegram knows no chat with somebody who has never written to the bot.
    """
    scope = BotCommandScopeChat(person_id)
    if role:
        await _show(bot, scope, (*COMMANDS, *staff.commands_of(role)))
        return
    for code in _LANGUAGES:
        try:
            await bot.delete_my_commands(scope, language_code=code)
        except TelegramError as refusal:
            logger.warning("the menu of staff could not be taken back: %s", refusal)


async def _show(bot: ExtBot[Any], scope: BotCommandScope, names: tuple[str, ...]) -> None:
    for code, language in _LANGUAGES.items():
        t = catalogue(language)
        commands = [BotCommand(name, t.plain(f"command-{name}")) for name in names]
        try:
            await bot.set_my_commands(commands, scope, language_code=code)
        except TelegramError as refusal:
            logger.warning("no command menu for %s: %s", scope.type, refusal)
            return
