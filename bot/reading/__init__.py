"""Bytes to `Document`: what kind of file it is, told by its content, and its text."""

from __future__ import annotations

from bot.errors import Damaged
from bot.model import Document
from bot.reading.decoding import decode
from bot.reading.kinds import looks_like_html, refuse_other_kinds
from bot.reading.normalising import normalise
from bot.reading.pages import page_text

LARGEST = 20 * 1024 * 1024  # bytes; the longest reply seen is under 100 KB


def read(content: bytes, name: str) -> Document:
    """The text of a plain-text or HTML file, or `NotReadable` with what to do."""
    _refuse_size(content, name)
    refuse_other_kinds(content, name)
    decoded = decode(content, name)
    if looks_like_html(decoded.text):
        media_type, text = "text/html", page_text(decoded.text, name)
    else:
        media_type, text = "text/plain", decoded.text
    text = normalise(text)
    if not text.strip():
        raise Damaged(f"文件“{name}”里没有文字。请确认上传的是答复全文，再试一次。")
    return Document(name=name, media_type=media_type, text=text, warnings=decoded.warnings)


def _refuse_size(content: bytes, name: str) -> None:
    if not content.strip(b"\0\t\n\r \xef\xbb\xbf\xfe\xff"):
        raise Damaged(f"文件“{name}”是空的，里面没有文字。请重新导出后再上传。")
    if len(content) > LARGEST:
        size, most = len(content) / 1024 / 1024, LARGEST // 1024 // 1024
        raise Damaged(
            f"文件“{name}”有 {size:.0f} MB，超过了 {most} MB 的上限。"
            "一件答复不会这么大，请拆分或另存为纯文本后再上传。"
        )
