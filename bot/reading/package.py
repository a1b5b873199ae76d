"""A document that is a zip of XML parts: read in memory, bounded, and never unpacked to disk.

No part may bring a document type of its own: office formats have none, and all attacks by
entities need one.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from typing import IO

from lxml import etree

from bot.errors import Damaged
from bot.reading.extracted import Limits

# What the zip library raises on broken members.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    ValueError,
    OSError,
)
_TREE_COSTS = 4  # a tree of elements takes several times the bytes that it was written in


class Package:
    """The parts of one zipped document, by their names."""

    def __init__(self, content: bytes, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise self._damaged("压缩结构已损坏") from error
        members = self._zip.infolist()
        self._members = {member.filename.lstrip("/").lower(): member for member in members}
        unpacked = sum(member.file_size for member in members)
        if len(members) > limits.members or unpacked > limits.unpacked_bytes:
            raise self._too_large()
        if any(member.flag_bits & 1 for member in members):
            raise Damaged(f"文件“{name}”加了密码，无法读取。请去掉密码后再上传。")

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._members

    def named(self, start: str) -> list[str]:
        """The parts whose names begin so."""
        return [part for part in self._members if part.startswith(start)]

    def tree(self, part: str) -> etree._Element:
        """The root element of an XML part."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(self.content(part), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged("内容结构已损坏") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._damaged("内容里有不该出现的外部定义")
        return root

    def related(self, part: str) -> dict[str, list[str]]:
        """The parts that `part` ("" for the package) points to, by the last word of their type."""
        folder, leaf = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{leaf}.rels")
        found: dict[str, list[str]] = {}
        if listing not in self:
            return found
        for relation in self.tree(listing).iterchildren("{*}Relationship"):
            kind = posixpath.basename(relation.get("Type", ""))
            target = relation.get("Target", "")
            inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if relation.get("TargetMode") != "External" and inside in self:
                found.setdefault(kind, []).append(inside)
        return found

    def content(self, part: str) -> bytes:
        """The bytes of a part."""
        most = self._limits.unpacked_bytes // _TREE_COSTS
        try:
            with self._zip.open(self._members[part.lower()]) as stream:
                return self._bounded(stream, most)
        except _BROKEN as error:
            raise self._damaged("压缩结构已损坏") from error

    def _bounded(self, stream: IO[bytes], most: int) -> bytes:
        """What the stream really holds; the size that a zip states is only a claim."""
        content = stream.read(most + 1)
        if len(content) > most:
            raise self._too_large()
        return content

    def _too_large(self) -> Damaged:
        return Damaged(
            f"文件“{self._name}”解压后异常庞大，为安全起见没有读取。"
            "请用 Word 打开后另存为新文件再上传。"
        )

    def _damaged(self, what: str) -> Damaged:
        return Damaged(f"文件“{self._name}”{what}，无法读取。请用 Word 或 WPS 打开后另存，再上传。")
