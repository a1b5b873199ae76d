"""The local chat: a stand-in for Telegram that keeps its rules, with two transports and a page.

`Telegram(*, member_id=1001, admin_id=1, bot_name=…, bot_username=…, pacing=None, now=time.time)`
    The core. Chats: `.member_chat`, `.admin_chat`, `.group`; persons: `.member`, `.admin`;
    `.token` is the only token it accepts. `pacing`: None (no 429), `Pacing.lenient()` or
    `Pacing.strict()`. `.block(chat)`, `.block(chat, False)`; `.pacer.demand_waiting(seconds)`
    makes the next message a 429.

`InProcessRequest(telegram)`
    A request object for `Application.builder().token(telegram.token).request(…)
    .get_updates_request(…)`, one object each; `.calls` lists what was asked of the Bot API.

`running(application)`, `Conversation(application, telegram, *, chat=None, person=None)`
    `async with running(application): member = Conversation(application, telegram)`; then
    `await member.say("/help")`, `.press(label)`, `.send_file(name, content, caption)`; each gives
    the messages the bot sent or changed, as `.answers()` does; also `.screen()`, `.calls`,
    `.toast`, `.text`. `terminal.render_all(messages)` makes them plain text.

`ChatServer(telegram, host="127.0.0.1", port=8080, *, examples=("/start", "/pending", "/help"))`
    The Bot API and the page over HTTP, in a thread of its own; port 0 takes any free one.
    `.start()` (raises SettingError), `.stop()`, `.url`, and for the builder `.base_url`,
    `.base_file_url`. The bot must reach it without a proxy.
"""

from bot.chat.conversation import Conversation, NoSuchButton, running
from bot.chat.inprocess import InProcessRequest
from bot.chat.limits import Pacing
from bot.chat.server import ChatServer
from bot.chat.telegram import Telegram

__all__ = [
    "ChatServer",
    "Conversation",
    "InProcessRequest",
    "NoSuchButton",
    "Pacing",
    "Telegram",
    "running",
]
