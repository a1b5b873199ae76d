"""The Bot API's methods: a table from each name to the function that answers it.

A method that is not in the table is answered as the real server answers an unknown one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.chat.call import Call
from bot.chat.methods.chats import METHODS as CHATS
from bot.chat.methods.editing import METHODS as EDITING
from bot.chat.methods.files import METHODS as FILES
from bot.chat.methods.profile import METHODS as PROFILE
from bot.chat.methods.receiving import METHODS as RECEIVING
from bot.chat.methods.sending import METHODS as SENDING
from bot.chat.world import World

Method = Callable[[World, Call], Any]

_TABLES: tuple[Mapping[str, Method], ...] = (CHATS, EDITING, FILES, PROFILE, RECEIVING, SENDING)

METHODS: Mapping[str, Method] = {
    name.lower(): method for table in _TABLES for name, method in table.items()
}
