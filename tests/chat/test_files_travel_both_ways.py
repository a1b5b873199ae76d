from __future__ import annotations

import struct
import zlib

import pytest
from telegram import Bot, InputMediaDocument, Message
from telegram.error import BadRequest

from bot.chat import Telegram
from bot.chat.limits import DOWNLOAD_BYTES
from bot.chat.pictures import picture_size


def png(width: int, height: int) -> bytes:
    """A real white picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    rows = b"".join(b"\x00" + b"\xff" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


async def test_a_persons_file_arrives_with_its_real_name_type_and_bytes(
    bot: Bot, telegram: Telegram
) -> None:
    telegram.send_file(
        telegram.member_chat,
        telegram.member,
        "省科技厅 答复（第82号）.docx",
        b"content",
        caption="/upload",
    )
    (update,) = await bot.get_updates()
    assert update.message is not None and update.message.document is not None
    document = update.message.document
    assert document.file_name == "省科技厅 答复（第82号）.docx"
    assert document.mime_type is not None and "wordprocessingml" in document.mime_type
    assert document.file_size == 7
    assert update.message.caption_entities[0].type == "bot_command"
    file = await document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"content"


async def test_a_file_beyond_20_mb_cannot_be_got(bot: Bot, telegram: Telegram) -> None:
    message = telegram.send_file(
        telegram.member_chat, telegram.member, "大.pdf", b"x" * (DOWNLOAD_BYTES + 1)
    )
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(message["document"]["file_id"])


async def test_an_unknown_file_is_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("nothing")
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await bot.send_document(1001, "nothing")


async def test_the_bots_file_can_be_sent_again_by_its_id(bot: Bot) -> None:
    first = await bot.send_document(1001, "你好".encode(), filename="原文.txt")
    assert first.document is not None and first.document.mime_type == "text/plain"
    second = await bot.send_document(1, first.document.file_id)
    assert second.document == first.document


async def test_an_empty_file_is_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(1001, b"", filename="空.txt")


async def test_a_photo_has_its_size_and_must_be_one(bot: Bot) -> None:
    sent = await bot.send_photo(1001, png(30, 20), caption="图")
    assert [(size.width, size.height) for size in sent.photo] == [(30, 20)]
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(1001, b"no picture at all")
    with pytest.raises(BadRequest, match="Photo_invalid_dimensions"):
        await bot.send_photo(1001, png(1, 21))


async def test_a_file_in_a_message_can_be_exchanged(bot: Bot) -> None:
    sent = await bot.send_document(1001, b"x", filename="一.txt", caption="初稿")
    edited = await sent.edit_media(InputMediaDocument(b"y", filename="二.txt", caption="定稿"))
    assert isinstance(edited, Message) and edited.document is not None
    assert (edited.document.file_name, edited.caption) == ("二.txt", "定稿")


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(7, 9), (7, 9)),
        (b"GIF89a" + struct.pack("<HH", 3, 4), (3, 4)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x05\x00\x06", (6, 5)),
        (b"RIFF\x00\x00\x00\x00WEBPVP8X" + b"\x00" * 8 + b"\x09\x00\x00\x04\x00\x00", (10, 5)),
        (b"BM" + b"\x00" * 16 + struct.pack("<ii", 11, -12), (11, 12)),
        (b"\xff\xd8\xff", None),
        (b"", None),
    ],
)
def test_a_pictures_size_is_read_from_its_first_bytes(
    content: bytes, size: tuple[int, int] | None
) -> None:
    assert picture_size(content) == size
