"""Methods that change what was said: edits, deletions, pins, and answers to pressed buttons."""

from __future__ import annotations

from bot.chat.call import Call, Json
from bot.chat.entities import utf16_length
from bot.chat.limits import CALLBACK_ANSWER
from bot.chat.methods.composing import caption_of_message, keyboard_of, text_of_message
from bot.chat.refusals import bad_request
from bot.chat.world import Chat, World

_ANSWER_WITHIN = 15 * 60
_DELETE_WITHIN = 48 * 3600
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def edit_message_text(world: World, call: Call) -> Json:
    """editMessageText: the message as it now stands."""
    chat, message = own_message(world, call)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    body = {**text_of_message(call), **keyboard_of(call)}
    return change(world, chat, message, ("text", "entities", "reply_markup"), body)


def edit_message_caption(world: World, call: Call) -> Json:
    """editMessageCaption: the message as it now stands."""
    chat, message = own_message(world, call)
    if "document" not in message and "photo" not in message:
        raise bad_request("there is no caption in the message to edit")
    body = {**caption_of_message(call), **keyboard_of(call)}
    return change(world, chat, message, ("caption", "caption_entities", "reply_markup"), body)


def edit_message_reply_markup(world: World, call: Call) -> Json:
    """editMessageReplyMarkup: the message with its new keyboard, or with none."""
    chat, message = own_message(world, call)
    return change(world, chat, message, ("reply_markup",), keyboard_of(call))


def own_message(world: World, call: Call) -> tuple[Chat, Json]:
    """A message of the bot that can be edited."""
    if not call.text("message_id"):
        raise bad_request("message identifier is not specified")
    chat = world.open_chat(call.text("chat_id"))
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != world.bot.id or "forward_origin" in message:
        raise bad_request("message can't be edited")
    return chat, message


def change(world: World, chat: Chat, message: Json, replaced: tuple[str, ...], body: Json) -> Json:
    """Replace parts of a message; refuse an edit that changes nothing."""
    if {key: message[key] for key in replaced if key in message} == body:
        raise bad_request(_UNCHANGED)
    changed = {key: value for key, value in message.items() if key not in replaced}
    changed.update(body)
    changed["edit_date"] = int(world.now())
    chat.messages[message["message_id"]] = changed
    world.tell("edited", chat.id, message=changed)
    return changed


def delete_message(world: World, call: Call) -> bool:
    """deleteMessage: whether the message is gone."""
    chat = world.open_chat(call.text("chat_id"))
    _delete(world, chat, call.integer("message_id"))
    return True


def delete_messages(world: World, call: Call) -> bool:
    """deleteMessages: ids that are not there are passed over."""
    chat = world.open_chat(call.text("chat_id"))
    for message_id in call.records("message_ids") or []:
        if message_id in chat.messages:
            _delete(world, chat, message_id)
    return True


def _delete(world: World, chat: Chat, message_id: int) -> None:
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to delete not found")
    others = chat.is_group and message["from"]["id"] != world.bot.id
    if others or world.now() - message["date"] > _DELETE_WITHIN:
        raise bad_request("message can't be deleted")
    del chat.messages[message_id]
    if message_id in chat.pinned:
        chat.pinned.remove(message_id)
    world.tell("deleted", chat.id, message_id=message_id)


def answer_callback_query(world: World, call: Call) -> bool:
    """answerCallbackQuery: the person who pressed sees the text, once and within minutes."""
    text = call.text("text")
    if utf16_length(text) > CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query = world.queries.get(call.text("callback_query_id"))
    if query is None or query.answered or world.now() - query.asked_at > _ANSWER_WITHIN:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    query.answered = True
    world.tell(
        "toast",
        query.chat_id,
        query_id=query.id,
        person_id=query.person_id,
        text=text,
        alert=call.flag("show_alert"),
    )
    return True


def pin_chat_message(world: World, call: Call) -> bool:
    """pinChatMessage: the message stands at the head of the chat."""
    chat = world.open_chat(call.text("chat_id"))
    message_id = call.integer("message_id")
    if message_id not in chat.messages:
        raise bad_request("message to pin not found")
    if chat.is_group:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    if message_id not in chat.pinned:
        chat.pinned.append(message_id)
    world.tell("pinned", chat.id, message_id=message_id)
    return True


def unpin_chat_message(world: World, call: Call) -> bool:
    """unpinChatMessage: the named message, or the newest pinned one."""
    chat = world.open_chat(call.text("chat_id"))
    message_id = call.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(message_id)
    world.tell("unpinned", chat.id, message_id=message_id)
    return True


def set_message_reaction(world: World, call: Call) -> bool:
    """setMessageReaction: the bot's own reaction, shown under the message."""
    chat = world.open_chat(call.text("chat_id"))
    message_id = call.integer("message_id")
    if message_id not in chat.messages:
        raise bad_request("message to react not found")
    emoji = [reaction.get("emoji", "") for reaction in call.objects("reaction") or []]
    world.tell("reaction", chat.id, message_id=message_id, emoji=emoji)
    return True


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "setMessageReaction": set_message_reaction,
}
