"""What kind of file the bytes are, told by the bytes; the name is never trusted."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum

import olefile

from bot.errors import Damaged, Unsupported


class FileKind(Enum):
    """A kind of file that is read, and what the world calls it."""

    TEXT = "text/plain"
    HTML = "text/html"
    CSV = "text/csv"
    MHTML = "multipart/related"
    RTF = "application/rtf"
    DOC = "application/msword"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLS = "application/vnd.ms-excel"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PDF = "application/pdf"
    OFD = "application/ofd"
    IMAGE = "image/*"
    ZIP = "application/zip"


_SAVE_AS = "请打开后另存为 Word（docx）、PDF 或纯文本（txt）再上传。"
_UNPACK = "请解压后上传里面的答复，或重新打包为 zip 再上传。"
_FROM_THE_START = "请上传答复本身（Word、PDF、OFD、网页或纯文本）。"

# The first bytes of what is read.
_READ_BY_START: tuple[tuple[bytes, FileKind], ...] = (
    (b"{\\rtf", FileKind.RTF),
    (b"\x89PNG\r\n\x1a\n", FileKind.IMAGE),
    (b"\xff\xd8\xff", FileKind.IMAGE),
    (b"GIF87a", FileKind.IMAGE),
    (b"GIF89a", FileKind.IMAGE),
    (b"II*\x00", FileKind.IMAGE),
    (b"MM\x00*", FileKind.IMAGE),
    (b"BM", FileKind.IMAGE),
)
# The first bytes of what is not, what a person calls it, and what to do.
_REFUSED_BY_START: tuple[tuple[bytes, str, str], ...] = (
    (b"Rar!\x1a\x07", "RAR 压缩包", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", _UNPACK),
    (b"\x1f\x8b", "gzip 压缩包", _UNPACK),
    (b"BZh91AY&SY", "bzip2 压缩包", _UNPACK),
    (b"\xfd7zXZ\x00", "xz 压缩包", _UNPACK),
    (b"SQLite format 3\x00", "SQLite 数据库", _FROM_THE_START),
    (b"\x7fELF", "可执行程序", _FROM_THE_START),
    (b"MZ", "可执行程序", _FROM_THE_START),
    (b"RIFF", "音像文件", _FROM_THE_START),
    (b"ID3", "录音文件", _FROM_THE_START),
)
# A member that tells what a zip container is: read as, or refused as.
_BY_MEMBER: tuple[tuple[re.Pattern[str], FileKind | str], ...] = (
    (re.compile(r"\AOFD\.xml\Z", re.I), FileKind.OFD),
    (re.compile(r"\Aword/document\d*\.xml\Z", re.I), FileKind.DOCX),
    (re.compile(r"\Axl/workbook\.(?:xml|bin)\Z", re.I), FileKind.XLSX),
    (re.compile(r"\Appt/presentation\.xml\Z", re.I), "PowerPoint 演示文稿"),
    (re.compile(r"\Amimetype\Z"), "OpenDocument 文件或电子书"),
    (re.compile(r"\A(?:META-INF/MANIFEST\.MF|AndroidManifest\.xml)\Z"), "程序包"),
)
# A stream at the root of an OLE container that tells what it is.
_BY_STREAM: tuple[tuple[str, FileKind | str], ...] = (
    ("EncryptedPackage", "加了密码的 Office 文件"),
    ("Workbook", FileKind.XLS),
    ("Book", FileKind.XLS),
    ("WordDocument", FileKind.DOC),
    ("PowerPoint Document", "PowerPoint 演示文稿"),
    ("__properties_version1.0", "Outlook 邮件"),
)
_MAIL_HEADER = re.compile(rb"\A\s*(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}")
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_BLOCK_TAG = re.compile(r"<(?:p|div|table|tr|td|br|body|head|meta|span|h[1-6])\b[^<>]*>", re.I)


def kind_of(content: bytes, name: str) -> FileKind:
    """The kind by the bytes alone; TEXT when nothing else shows, which may yet be a page or CSV.

    Raises `Unsupported`, naming the kind, for what is not read, `Damaged` for what has a password.
    """
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(content, name)
    if content.startswith(olefile.MAGIC):
        return _kind_of_ole(content, name)
    kind = _kind_by_start(content)
    if kind is FileKind.TEXT:
        _refuse_by_start(content, name)
    return kind


def _kind_by_start(content: bytes) -> FileKind:
    if b"%PDF-" in content[:1024]:  # scanners and mail gateways put bytes of their own before it
        return FileKind.PDF
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return FileKind.IMAGE
    header = _MAIL_HEADER.match(content[:8000])
    if header and b"multipart/related" in header.group().lower():
        return FileKind.MHTML
    opening = content[:64].lstrip(b"\xef\xbb\xbf \r\n")
    for start, kind in _READ_BY_START:
        if opening.startswith(start) and _proven(start, content):
            return kind
    return FileKind.TEXT


def _refuse_by_start(content: bytes, name: str) -> None:
    if content[4:8] == b"ftyp":
        _refuse_film_or_photo(content, name)
    for start, called, todo in _REFUSED_BY_START:
        if content.startswith(start) and _proven(start, content):
            raise Unsupported(f"文件“{name}”是{called}，不能读取。{todo}")


def _proven(start: bytes, content: bytes) -> bool:
    """Letters are no proof, a text may open with them: BM and MZ need a zero byte near them."""
    return not start.isalnum() or b"\0" in content[:64]


def _kind_of_zip(content: bytes, name: str) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as container:
            members = [member.filename.replace("\\", "/") for member in container.infolist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        members = _names_before_members(content)
    for pattern, kind in _BY_MEMBER:
        if any(pattern.match(member) for member in members):
            if isinstance(kind, FileKind):
                return kind
            raise Unsupported(f"文件“{name}”是{kind}，不能读取。{_SAVE_AS}")
    return FileKind.ZIP


def _names_before_members(content: bytes) -> list[str]:
    """The names in a zip that lost its list of members: each stands before its own bytes, too."""
    names = []
    for found in re.finditer(rb"PK\x03\x04.{22}(..)..", content[:2_000_000], re.S):
        length = int.from_bytes(found.group(1), "little")
        names.append(content[found.end() : found.end() + length].decode("ascii", "replace"))
    return names


def _kind_of_ole(content: bytes, name: str) -> FileKind:
    streams = _streams(content)
    for stream, kind in _BY_STREAM:
        if stream in streams:
            if isinstance(kind, FileKind):
                return kind
            if stream == "EncryptedPackage":
                raise Damaged(f"文件“{name}”加了密码，无法读取。请去掉密码后再上传。")
            raise Unsupported(f"文件“{name}”是{kind}，不能读取。{_SAVE_AS}")
    raise Unsupported(f"文件“{name}”是旧版 Office 文件，但里面没有 Word 或 Excel 内容。{_SAVE_AS}")


def _streams(content: bytes) -> set[str]:
    """Which of the telling streams stand at the container's root."""
    names = [name for name, _ in _BY_STREAM]
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as container:
            return {name for name in names if container.exists(name)}
    except (OSError, ValueError, IndexError):  # cut short: the names stand in it all the same
        return {name for name in names if name.encode("utf-16-le") in content}


def _refuse_film_or_photo(content: bytes, name: str) -> None:
    if content[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis", b"avif"):
        raise Unsupported(
            f"文件“{name}”是 HEIC 照片，不能读取。"
            "请在手机的相机设置里改用“兼容性最佳”（JPEG）重拍，或把照片转存为 JPG 再上传。"
        )
    raise Unsupported(f"文件“{name}”是音像文件，不能读取。{_FROM_THE_START}")


def looks_like_html(text: str) -> bool:
    """Whether `text` is a page: it opens as one, or opens with a tag and is built of block tags.

    A plain text with a stray tag in it stays a plain text.
    """
    start = text[:20000]
    if _HTML_START.match(start):
        return True
    return start.lstrip().startswith("<") and len(_BLOCK_TAG.findall(start)) >= 3


def refuse_other_markup(text: str, name: str) -> None:
    """Raise `Unsupported` for XML that is no page: its tags would be shown as words."""
    start = text[:2000].lstrip("\ufeff \r\n\t")
    if start.startswith("<?xml"):
        called = (
            "Word 或 Excel 的 XML 文件" if "schemas.microsoft.com/office" in start else "XML 文件"
        )
        called = called if "mso-application" not in start else "Word 或 Excel 的 XML 文件"
        raise Unsupported(f"文件“{name}”是{called}，不能读取。{_SAVE_AS}")
