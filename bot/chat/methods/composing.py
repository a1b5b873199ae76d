"""What every message method shares: formatted words, a keyboard, the message replied to."""

from __future__ import annotations

from bot.chat.call import Call, Json
from bot.chat.entities import Formatted
from bot.chat.html_mode import parse_html
from bot.chat.limits import check_caption, check_text, checked_keyboard
from bot.chat.recognising import settle
from bot.chat.refusals import bad_request
from bot.chat.world import Chat

_PARSE_MODES = {"", "html"}


def words(call: Call, name: str) -> Formatted:
    """A text or caption as Telegram keeps it."""
    return formatted(
        call.text(name),
        call.text("parse_mode"),
        call.objects("entities" if name == "text" else "caption_entities"),
    )


def formatted(raw: str, parse_mode: str, entities: list[Json] | None) -> Formatted:
    """Words read in their parse mode; only HTML is spoken here, the one this bot sends."""
    if parse_mode.lower() not in _PARSE_MODES:
        raise bad_request(f"unsupported parse_mode: the local chat reads HTML, not {parse_mode}")
    for entity in entities or ():
        if not {"type", "offset", "length"} <= entity.keys():
            raise bad_request("can't parse MessageEntity: a field is missing")
    if parse_mode:
        return settle(parse_html(raw))
    return settle(Formatted(raw, tuple(entities or ())))


def text_of_message(call: Call) -> Json:
    """The part of a message that its text makes."""
    if not call.text("text"):
        raise bad_request("message text is empty")
    given = words(call, "text")
    check_text(given.text)
    return _with_entities("text", given)


def caption_of_message(call: Call) -> Json:
    """The part of a message that its caption makes, if it has one."""
    return as_caption(words(call, "caption"))


def as_caption(given: Formatted) -> Json:
    """A caption within its limit."""
    check_caption(given.text)
    return _with_entities("caption", given) if given.text else {}


def _with_entities(name: str, given: Formatted) -> Json:
    part: Json = {name: given.text}
    if given.entities:
        part["entities" if name == "text" else "caption_entities"] = list(given.entities)
    return part


def keyboard_of(call: Call) -> Json:
    """The inline keyboard under a message, if there is one."""
    checked = checked_keyboard(call.record("reply_markup"))
    return {"reply_markup": checked} if checked else {}


def replied_to(chat: Chat, call: Call) -> Json:
    """The message that is replied to, if there is one."""
    wanted = call.record("reply_parameters")
    message_id = wanted.get("message_id") or call.integer("reply_to_message_id")
    if not message_id:
        return {}
    original = chat.messages.get(int(message_id))
    if original is None:
        if wanted.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": without_reply(original)}


def without_reply(message: Json) -> Json:
    """A message as it stands inside another one: without what it replied to itself."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}
