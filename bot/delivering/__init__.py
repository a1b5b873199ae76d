"""Delivering: what the outbox owes goes to the chats, each message once, at Telegram's pace."""

from bot.delivering.chat_by_chat import ChatByChat
from bot.delivering.courier import Courier
from bot.delivering.keyboards import keyboard
from bot.delivering.pacing import Pacing, Sender
from bot.delivering.progress import Progress, Sending

__all__ = ["ChatByChat", "Courier", "Pacing", "Progress", "Sender", "Sending", "keyboard"]
