"""Methods by which files travel: documents, photos, albums, and getting a file back."""

from __future__ import annotations

from bot.chat.call import Call, Json, Upload
from bot.chat.limits import DOWNLOAD_BYTES, PHOTO_BYTES, UPLOAD_BYTES
from bot.chat.methods.composing import (
    as_caption,
    caption_of_message,
    formatted,
    keyboard_of,
    replied_to,
)
from bot.chat.methods.editing import change, own_message
from bot.chat.methods.sending import admitted
from bot.chat.pictures import picture_size
from bot.chat.refusals import Refusal, bad_request
from bot.chat.world import StoredFile, World


def document_of(kept: StoredFile) -> Json:
    """The Bot API's Document."""
    return {
        "file_id": kept.id,
        "file_unique_id": kept.unique_id,
        "file_name": kept.name,
        "mime_type": kept.media_type,
        "file_size": len(kept.content),
    }


def check_photo(content: bytes) -> tuple[int, int]:
    """Width and height of a picture that Telegram takes as a photo."""
    width, height = picture_size(content) or (0, 0)
    if not width or not height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def photo_of(kept: StoredFile) -> list[Json]:
    """The Bot API's list of PhotoSize; one size only, for nothing is scaled here."""
    width, height = check_photo(kept.content)
    return [
        {
            "file_id": kept.id,
            "file_unique_id": kept.unique_id,
            "width": width,
            "height": height,
            "file_size": len(kept.content),
        }
    ]


def send_document(world: World, call: Call) -> Json:
    """sendDocument: the message as sent."""
    return _send(world, call, "document")


def send_photo(world: World, call: Call) -> Json:
    """sendPhoto: the message as sent."""
    return _send(world, call, "photo")


def _send(world: World, call: Call, kind: str) -> Json:
    chat = admitted(world, call)
    body = {
        **caption_of_message(call),
        **keyboard_of(call),
        **replied_to(chat, call),
        kind: _content(world, call, kind, call.text(kind)),
    }
    return world.post(chat, world.bot, body)


def send_media_group(world: World, call: Call) -> list[Json]:
    """sendMediaGroup: one message a file, all with the album's number."""
    media = call.objects("media") or []
    if not 2 <= len(media) <= 10:
        raise bad_request("album must contain from 2 to 10 files")
    kinds = {item.get("type") for item in media}
    if len(kinds) > 1 or not kinds <= {"document", "photo"}:
        raise bad_request("the local chat sends albums of documents or of photos only")
    chat = admitted(world, call, len(media))
    album = {"media_group_id": str(world.next_number()), **replied_to(chat, call)}
    bodies = []
    for item in media:
        kept = _content(world, call, item["type"], item.get("media", ""))
        bodies.append({**album, **_caption_of(item), item["type"]: kept})
    return [world.post(chat, world.bot, body) for body in bodies]


def _caption_of(item: Json) -> Json:
    """The caption that an InputMedia brings."""
    return as_caption(
        formatted(item.get("caption", ""), item.get("parse_mode", ""), item.get("caption_entities"))
    )


def edit_message_media(world: World, call: Call) -> Json:
    """editMessageMedia: the message with another document or photo in its place."""
    chat, message = own_message(world, call)
    item = call.record("media")
    if item.get("type") not in {"document", "photo"}:
        raise bad_request("the local chat edits documents and photos only")
    if "text" in message:
        raise bad_request("there is no media in the message to edit")
    content = {item["type"]: _content(world, call, item["type"], item.get("media", ""))}
    replaced = ("document", "photo", "caption", "caption_entities", "reply_markup")
    return change(
        world, chat, message, replaced, {**content, **_caption_of(item), **keyboard_of(call)}
    )


def _content(world: World, call: Call, kind: str, reference: str) -> Json | list[Json]:
    """The Document or PhotoSize list for an uploaded file or one that Telegram has."""
    upload = call.files.get(reference.removeprefix("attach://") if reference else kind)
    kept = world.files.get(reference)
    if upload is not None:
        _check_upload(upload, kind)
        kept = world.keep_file(upload, f"{kind}s")
    if kept is None:
        if reference.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        raise bad_request("wrong file identifier/HTTP URL specified")
    return photo_of(kept) if kind == "photo" else document_of(kept)


def _check_upload(upload: Upload, kind: str) -> None:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > UPLOAD_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    if kind == "photo" and len(upload.content) > PHOTO_BYTES:
        raise bad_request("file is too big for a photo; the maximum size is 10485760 bytes")
    if kind == "photo":
        check_photo(upload.content)


def get_file(world: World, call: Call) -> Json:
    """getFile: where to download a file, if it is small enough."""
    kept = world.files.get(call.text("file_id"))
    if kept is None:
        raise bad_request("invalid file_id")
    if len(kept.content) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": kept.id,
        "file_unique_id": kept.unique_id,
        "file_size": len(kept.content),
        "file_path": kept.path,
    }


METHODS = {
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "sendMediaGroup": send_media_group,
    "editMessageMedia": edit_message_media,
    "getFile": get_file,
}
