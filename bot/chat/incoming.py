"""What persons do in Telegram, and which of it reaches the bot as an update.

In a group the bot has privacy mode on, as every new bot has: it hears commands, replies to its own
messages and mentions of its name, nothing else.
"""

from __future__ import annotations

import mimetypes
from pathlib import PurePath

from bot.chat.call import Json, Upload
from bot.chat.entities import Formatted, utf16_slice
from bot.chat.limits import TEXT
from bot.chat.methods.composing import as_caption, without_reply
from bot.chat.methods.files import check_photo, document_of, photo_of
from bot.chat.recognising import settle
from bot.chat.refusals import forbidden
from bot.chat.world import Chat, Person, Query, World


def say(
    world: World, chat: Chat, person: Person, text: str, reply_to: int | None = None
) -> tuple[Json, ...]:
    """Send a text; like Telegram's own apps, cut one that is too long into several messages."""
    with world.lock:
        _check_open(chat)
        said = []
        for part in _parts(text.strip()):
            settled = settle(Formatted(part))
            body: Json = {"text": settled.text}
            if settled.entities:
                body["entities"] = list(settled.entities)
            said.append(_post(world, chat, person, {**body, **_reply(chat, reply_to)}))
        return tuple(said)


def send_file(
    world: World,
    chat: Chat,
    person: Person,
    upload: Upload,
    *,
    caption: str = "",
    as_photo: bool = False,
    reply_to: int | None = None,
) -> Json:
    """Send a file as a document, or a picture as a photo."""
    with world.lock:
        _check_open(chat)
        if as_photo:
            check_photo(upload.content)
        body = {**as_caption(settle(Formatted(caption))), **_reply(chat, reply_to)}
        kept = world.keep_file(upload, "photos" if as_photo else "documents")
        body["photo" if as_photo else "document"] = (
            photo_of(kept) if as_photo else document_of(kept)
        )
        return _post(world, chat, person, body)


def press(world: World, chat: Chat, person: Person, message_id: int, data: str) -> Query:
    """Press a button that carries data; the answer comes to the query."""
    with world.lock:
        _check_open(chat)
        query = Query(
            str(world.next_number()), chat.id, message_id, person.id, asked_at=world.now()
        )
        world.queries[query.id] = query
        body = {
            "id": query.id,
            "from": person.as_json(),
            "message": chat.messages[message_id],
            "chat_instance": str(-chat.id * 31),
            "data": data,
        }
        world.inbox.add("callback_query", body)
        return query


def ask_inline(world: World, person: Person, words: str) -> str:
    """Type the bot's name and words in any chat; the number of the inline query."""
    with world.lock:
        number = str(world.next_number())
        world.inline_answers[number] = []
        body = {"id": number, "from": person.as_json(), "query": words, "offset": ""}
        world.inbox.add("inline_query", body)
        return number


def set_blocked(world: World, chat: Chat, blocked: bool) -> None:
    """Stop the bot in a private chat, or let it speak again; the bot is told."""
    with world.lock:
        if chat.blocked == blocked or chat.is_group:
            return
        statuses = ("kicked", "member") if chat.blocked else ("member", "kicked")
        chat.blocked = blocked
        old, new = (_bot_member(world, status) for status in statuses)
        body = {
            "chat": chat.as_json(),
            "from": chat.people[0].as_json(),
            "date": int(world.now()),
            "old_chat_member": old,
            "new_chat_member": new,
        }
        world.inbox.add("my_chat_member", body)
        world.tell("blocked", chat.id, blocked=blocked)


def _bot_member(world: World, status: str) -> Json:
    member: Json = {"status": status, "user": world.bot.as_json()}
    if status == "kicked":
        member["until_date"] = 0
    return member


def media_type_of(name: str, given: str = "") -> str:
    """A file's media type: as given, else by its name."""
    if given and given != "application/octet-stream":
        return given
    guessed = mimetypes.guess_type(PurePath(name).name, strict=False)[0]
    return guessed or "application/octet-stream"


def _post(world: World, chat: Chat, person: Person, body: Json) -> Json:
    chat.known = True
    message = world.post(chat, person, body)
    if _heard(world, chat, message):
        world.inbox.add("message", message)
    return message


def _heard(world: World, chat: Chat, message: Json) -> bool:
    """Whether a message reaches the bot."""
    if not chat.is_group:
        return True
    if chat.left:
        return False
    original = message.get("reply_to_message")
    if original and original["from"]["id"] == world.bot.id:
        return True
    text = message.get("text") or message.get("caption") or ""
    name = world.bot.username.lower()
    for entity in message.get("entities") or message.get("caption_entities") or ():
        covered = utf16_slice(text, entity["offset"], entity["length"]).lower()
        if entity["type"] == "mention" and covered == f"@{name}":
            return True
        if entity["type"] == "bot_command" and covered.partition("@")[2] in {"", name}:
            return True
    return False


def _reply(chat: Chat, reply_to: int | None) -> Json:
    original = chat.messages.get(reply_to) if reply_to else None
    return {"reply_to_message": without_reply(original)} if original else {}


def _check_open(chat: Chat) -> None:
    if chat.blocked:
        raise forbidden("the person has blocked the bot")


def _parts(text: str) -> list[str]:
    """A long text in pieces that each fit, cut at a line's end where there is one."""
    parts = []
    while len(text) > TEXT // 2 and len(text.encode("utf-16-le")) // 2 > TEXT:
        piece = text.encode("utf-16-le")[: TEXT * 2].decode("utf-16-le", "ignore")
        cut = piece.rfind("\n")
        piece = piece[:cut] if cut > TEXT // 2 else piece
        parts.append(piece.strip())
        text = text[len(piece) :].strip()
    return [*parts, text] if text else parts
