"""Methods by which the bot says something: messages, forwards, copies, chat actions."""

from __future__ import annotations

from bot.chat.call import Call, Json
from bot.chat.methods.composing import caption_of_message, keyboard_of, replied_to, text_of_message
from bot.chat.refusals import bad_request
from bot.chat.world import Chat, World

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
# What a copy keeps of the original.
_CONTENT = ("text", "entities", "caption", "caption_entities", "document", "photo")


def admitted(world: World, call: Call, messages: int = 1) -> Chat:
    """The chat that a message is meant for, if the bot may write there now."""
    chat = world.open_chat(call.text("chat_id"))
    world.pacer.admit(chat.id, group=chat.is_group, now=world.now(), messages=messages)
    return chat


def send_message(world: World, call: Call) -> Json:
    """sendMessage: the message as sent."""
    chat = admitted(world, call)
    body = {
        **text_of_message(call),
        **keyboard_of(call),
        **replied_to(chat, call),
    }
    if options := call.record("link_preview_options"):
        body["link_preview_options"] = options
    return world.post(chat, world.bot, body)


def send_chat_action(world: World, call: Call) -> bool:
    """sendChatAction: the chat shows for some seconds what the bot is doing."""
    chat = world.open_chat(call.text("chat_id"))
    action = call.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.tell("action", chat.id, action=action)
    return True


def forward_message(world: World, call: Call) -> Json:
    """forwardMessage: the original's content, with its origin named."""
    original = _original(world, call, "message to forward not found")
    chat = admitted(world, call)
    body = {key: original[key] for key in _CONTENT if key in original}
    body["forward_origin"] = {
        "type": "user",
        "date": original["date"],
        "sender_user": original["from"],
    }
    return world.post(chat, world.bot, body)


def copy_message(world: World, call: Call) -> Json:
    """copyMessage: the original's content as the bot's own."""
    original = _original(world, call, "message to copy not found")
    chat = admitted(world, call)
    body = {key: original[key] for key in _CONTENT if key in original}
    if "caption" in call.params:
        body.pop("caption_entities", None)
        body.update(caption_of_message(call))
    body.update(keyboard_of(call))
    body.update(replied_to(chat, call))
    return {"message_id": world.post(chat, world.bot, body)["message_id"]}


def _original(world: World, call: Call, refusal: str) -> Json:
    source = world.open_chat(call.text("from_chat_id"))
    original = source.messages.get(call.integer("message_id"))
    if original is None:
        raise bad_request(refusal)
    return original


METHODS = {
    "sendMessage": send_message,
    "sendChatAction": send_chat_action,
    "forwardMessage": forward_message,
    "copyMessage": copy_message,
}
