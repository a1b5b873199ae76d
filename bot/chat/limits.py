"""How much Telegram takes: texts, captions, keyboards, and messages a second.

Telegram's manual counts "characters after entities parsing" without naming the unit. Lengths are
counted here in UTF-16 units, the strictest reading, so that what passes here passes there.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.chat.call import Json
from bot.chat.entities import utf16_length
from bot.chat.refusals import bad_request, too_many_requests

TEXT = 4096
CAPTION = 1024
CALLBACK_ANSWER = 200
CALLBACK_DATA_BYTES = 64
BUTTONS = 100
DOWNLOAD_BYTES = 20 * 1024 * 1024
UPLOAD_BYTES = 50 * 1024 * 1024
PHOTO_BYTES = 10 * 1024 * 1024


def check_text(text: str) -> None:
    """Refuse a message text that is empty or too long."""
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > TEXT:
        raise bad_request("message is too long")


def check_caption(caption: str) -> None:
    """Refuse a caption that is too long."""
    if utf16_length(caption) > CAPTION:
        raise bad_request("message caption is too long")


def checked_keyboard(markup: Json) -> Json | None:
    """The inline keyboard as a message keeps it; None when the markup is of another kind."""
    if "inline_keyboard" not in markup:
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("object expected as reply markup")
    buttons = [button for row in rows for button in row]
    if not all(isinstance(button, dict) for button in buttons):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    if len(buttons) > BUTTONS:
        raise bad_request("reply markup is too long")
    for button in buttons:
        _check_button(button)
    kept = [row for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def _check_button(button: Json) -> None:
    if not isinstance(button.get("text"), str):
        raise bad_request(
            'can\'t parse inline keyboard button: Field "text" must be of type String'
        )
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [key for key in button if key not in {"text", "style", "icon_custom_emoji_id"}]
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in button:
        size = len(str(button["callback_data"]).encode())
        if not 1 <= size <= CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not _leads_somewhere(str(button["url"])):
        raise bad_request(
            f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL"
        )


def _leads_somewhere(url: str) -> bool:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme == "tg":
        return True
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "")


@dataclass(frozen=True, slots=True)
class Rate:
    """So many messages in so many seconds."""

    messages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Pacing:
    """How fast a bot may send: to one person, to one group, to all together."""

    private: Rate
    group: Rate
    overall: Rate

    @classmethod
    def strict(cls) -> Pacing:
        """Telegram's published limits to the letter."""
        return cls(private=Rate(1, 1), group=Rate(20, 60), overall=Rate(30, 1))

    @classmethod
    def lenient(cls) -> Pacing:
        """One a second to a person on average, but short bursts pass, as on Telegram."""
        return cls(private=Rate(30, 30), group=Rate(20, 60), overall=Rate(30, 1))


class Pacer:
    """Remembers when messages were sent and refuses the one that comes too soon."""

    def __init__(self, pacing: Pacing | None) -> None:
        self.pacing = pacing
        self._sent: defaultdict[int | None, deque[float]] = defaultdict(deque)
        self._told_to_wait = deque[int]()

    def demand_waiting(self, seconds: int, times: int = 1) -> None:
        """Refuse the next messages, however slow the bot is."""
        self._told_to_wait.extend([seconds] * times)

    def admit(self, chat_id: int, *, group: bool, now: float, messages: int = 1) -> None:
        """Count messages to a chat, or refuse them with the seconds to wait."""
        if self._told_to_wait:
            raise too_many_requests(self._told_to_wait.popleft())
        if self.pacing is None:
            return
        here = self.pacing.group if group else self.pacing.private
        self._check(self._sent[chat_id], here, now)
        self._check(self._sent[None], self.pacing.overall, now)
        for sent in (self._sent[chat_id], self._sent[None]):
            sent.extend([now] * messages)

    @staticmethod
    def _check(sent: deque[float], rate: Rate, now: float) -> None:
        while sent and sent[0] <= now - rate.seconds:
            sent.popleft()
        if len(sent) >= rate.messages:
            wait = sent[-rate.messages] + rate.seconds - now
            raise too_many_requests(max(1, math.ceil(wait)))
