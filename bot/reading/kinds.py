"""What kind of file the bytes are, told by the bytes; the name is never trusted."""

from __future__ import annotations

import re

from bot.errors import Unsupported

_WHAT_TO_DO = "请打开后另存为纯文本（txt）或网页（html）再上传。"

# The first bytes of kinds that are not read here, and what a person calls them.
_BY_START: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF 文件"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office 文件（doc、wps、xls）"),
    (b"{\\rtf", "RTF 文件"),
    (b"Rar!\x1a\x07", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩包"),
    (b"BZh", "bzip2 压缩包"),
    (b"\xfd7zXZ\x00", "xz 压缩包"),
    (b"\x89PNG\r\n\x1a\n", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF87a", "GIF 图片"),
    (b"GIF89a", "GIF 图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
    (b"BM", "BMP 图片"),
    (b"RIFF", "音像或 WebP 图片"),
    (b"SQLite format 3\x00", "SQLite 数据库"),
    (b"\x7fELF", "可执行程序"),
    (b"MZ", "可执行程序"),
)
# Members that tell what a zip container really is.
_BY_MEMBER: tuple[tuple[bytes, str], ...] = (
    (b"word/document.xml", "Word 文件（docx）"),
    (b"xl/workbook.xml", "Excel 文件（xlsx）"),
    (b"ppt/presentation.xml", "PowerPoint 文件（pptx）"),
    (b"OFD.xml", "OFD 版式文件"),
    (b"mimetypeapplication/vnd.oasis", "OpenDocument 文件"),
)
_MHTML = re.compile(rb"\A\s*(?:From: [^\n]*\n|MIME-Version: |Snapshot-Content-Location: )", re.I)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_BLOCK_TAG = re.compile(r"<(?:p|div|table|tr|td|br|body|head|meta|span|h[1-6])\b[^<>]*>", re.I)


def refuse_other_kinds(content: bytes, name: str) -> None:
    """Raise `Unsupported` when the bytes are of a kind that is not read, naming it."""
    kind = _other_kind(content)
    if kind is None:
        return
    todo = "请解压后上传里面的答复。" if "压缩包" in kind else _WHAT_TO_DO
    raise Unsupported(f"文件“{name}”是{kind}，目前还不能读取。{todo}")


def _other_kind(content: bytes) -> str | None:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for member, kind in _BY_MEMBER if member in content), "ZIP 压缩包")
    if _MHTML.match(content[:2000]) and b"multipart/related" in content[:4000].lower():
        return "MHTML 网页存档"
    for start, kind in _BY_START:
        # Two letters are no proof in a text: BM and MZ need a zero byte near them.
        if content.startswith(start) and (len(start) > 2 or b"\0" in content[:64]):
            return kind
    return None


def looks_like_html(text: str) -> bool:
    """Whether `text` is a page: it opens as one, or opens with a tag and is built of block tags.

    A plain text with a stray tag in it stays a plain text.
    """
    start = text[:20000]
    if _HTML_START.match(start):
        return True
    return start.lstrip().startswith("<") and len(_BLOCK_TAG.findall(start)) >= 3
