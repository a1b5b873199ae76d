"""The rows of buttons below a message, as Telegram takes them."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telling.message import Message


def keyboard(message: Message) -> InlineKeyboardMarkup | None:
    """The message's buttons, or None if it has none."""
    if not message.rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(button.label, callback_data=button.data) for button in row]
            for row in message.rows
        ]
    )
