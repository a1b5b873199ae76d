"""A zip archive's files, one after another, with nothing written anywhere.

What an archive claims about itself (sizes, names, places) is a claim: bytes are counted while they
are unpacked, names are labels and never paths, members that share bytes are a bomb.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from bot.errors import Damaged, NotReadable
from bot.model import Refusal
from bot.reading.extracted import Limits
from bot.reading.kinds import FileKind, kind_of
from bot.reading.refusals import too_large

INSIDE = " › "  # 批次.zip › 省科技厅/82号.docx
_LONGEST_LABEL = 120  # characters; the end of a long name says more than its start
_NOT_UTF8 = "cp437"  # what zipfile takes a name for when the archive does not say UTF-8
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class File:
    """One file of its own: the one that was given, or one from inside an archive."""

    name: str
    content: bytes


@dataclass(slots=True)
class _Allowance:
    """What an archive and all archives inside it may still unpack to."""

    bytes: int
    members: int


def files_of(content: bytes, name: str, limits: Limits) -> Iterator[File | Refusal]:
    """The file itself; or, of an archive, every file inside it, archives inside it included."""
    allowance = _Allowance(limits.unpacked_bytes, limits.members)
    try:
        yield from _files(File(name, content), limits, allowance, depth=0)
    except _Exhausted as reached:
        yield Refusal(name, str(reached))


class _Exhausted(Damaged):
    """The archive as a whole unpacks to more than it may."""


def _files(
    file: File, limits: Limits, allowance: _Allowance, depth: int
) -> Iterator[File | Refusal]:
    if not _is_archive(file):
        yield file
        return
    if depth == limits.depth:
        yield Refusal(
            file.name,
            f"压缩包“{file.name}”套在 {depth} 层压缩包里，没有再往里读。请解压后上传里面的答复。",
        )
        return
    try:
        members = list(_members(file, limits, allowance))
    except _Exhausted:
        raise
    except Damaged as damage:
        yield Refusal(file.name, str(damage))
        return
    if not members:
        yield Refusal(file.name, f"压缩包“{file.name}”里没有文件。请放入答复后重新打包再上传。")
    for label, archive, member in members:
        unpacked = _unpack(archive, member, label, limits, allowance)
        if isinstance(unpacked, Refusal):
            yield unpacked
        else:
            yield from _files(File(label, unpacked), limits, allowance, depth + 1)


def _is_archive(file: File) -> bool:
    if not file.content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        return kind_of(file.content, file.name) is FileKind.ZIP
    except NotReadable:
        return False  # the one who reads it says why


def _members(
    file: File, limits: Limits, allowance: _Allowance
) -> Iterator[tuple[str, zipfile.ZipFile, zipfile.ZipInfo]]:
    """The members that hold something of the sender's, with their labels, in their own order."""
    if len(file.content) > limits.file_bytes:
        raise Damaged(too_large(file.name, len(file.content), limits))
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.content))
    except _BROKEN as error:
        raise Damaged(f"压缩包“{file.name}”不完整或已损坏，打不开。请重新打包后再上传。") from error
    members = archive.infolist()
    allowance.members -= len(members)
    if allowance.members < 0:
        raise _Exhausted(
            f"压缩包“{file.name}”里的文件太多，没有读取。请分成几个较小的压缩包再上传。"
        )
    _refuse_shared_bytes(members, file.name)
    for member in members:
        path = _printed_path(member)
        if not member.is_dir() and not _is_litter(path):
            yield f"{file.name}{INSIDE}{_label(path)}", archive, member


def _refuse_shared_bytes(members: list[zipfile.ZipInfo], name: str) -> None:
    """An honest archive keeps each member's bytes apart; overlapping ones unpack without end."""
    end = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        if member.header_offset < end:
            raise Damaged(
                f"压缩包“{name}”里的文件互相重叠，不是正常的压缩包，没有读取。请重新打包后再上传。"
            )
        end = member.header_offset + member.compress_size


def _printed_path(member: zipfile.ZipInfo) -> PurePosixPath:
    """The member's path in the characters that its sender saw."""
    if member.flag_bits & _UTF8_FLAG:
        printed = member.orig_filename
    else:
        raw = member.orig_filename.encode(_NOT_UTF8)
        printed = next(filter(None, (_decoded(raw, each) for each in ("utf-8", "gb18030"))), "")
        printed = printed or member.orig_filename
    return PurePosixPath(printed.replace("\\", "/"))


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_litter(path: PurePosixPath) -> bool:
    """What systems and Word leave in a folder: hidden files, __MACOSX, ~$ lock files."""
    return any(
        (part.startswith((".", "~$")) and part != "..")
        or part.lower() in ("__macosx", "thumbs.db", "desktop.ini")
        for part in path.parts
    )


def _label(path: PurePosixPath) -> str:
    """The path as words: without .. and roots, control characters and endless length."""
    label = "/".join(part for part in path.parts if part.strip("/") not in ("", ".."))
    label = "".join(character if character.isprintable() else "?" for character in label)
    return label if len(label) <= _LONGEST_LABEL else f"…{label[-_LONGEST_LABEL:]}"


def _unpack(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    label: str,
    limits: Limits,
    allowance: _Allowance,
) -> bytes | Refusal:
    """The member's bytes, counted while they come out of the archive."""
    if member.flag_bits & _ENCRYPTED_FLAG:
        return Refusal(label, f"文件“{label}”加了密码，无法读取。请去掉压缩包的密码后再上传。")
    most = min(limits.file_bytes, allowance.bytes)
    try:
        with archive.open(member) as stream:
            content = stream.read(most + 1)
    except (*_BROKEN, RuntimeError) as error:  # RuntimeError: a password that no flag tells of
        why = "压缩方法不常见" if isinstance(error, NotImplementedError) else "已损坏"
        return Refusal(label, f"文件“{label}”在压缩包里{why}，解不出来。请重新打包后再上传。")
    allowance.bytes -= len(content)
    if allowance.bytes < 0:
        raise _Exhausted(
            f"压缩包“{label.partition(INSIDE)[0]}”解压后超过 {limits.unpacked_bytes >> 20} MB，"
            "其余文件没有读取。请分成几个较小的压缩包再上传。"
        )
    if len(content) > limits.file_bytes:
        return Refusal(
            label,
            f"文件“{label}”解压后超过 {limits.file_bytes >> 20} MB 的上限，没有读取。"
            "一件答复不会这么大，请检查后再上传。",
        )
    return content
