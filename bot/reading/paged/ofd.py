"""An OFD (GB/T 33190) to text: the pages of each of its documents, by where the glyphs stand.

Signatures and seals are not verified: what is read is what the pages print.
"""

from __future__ import annotations

import posixpath
from time import monotonic

from lxml import etree

from bot.errors import Damaged, NotReadable
from bot.reading.extracted import Extracted, Limits
from bot.reading.package import Package
from bot.reading.paged.ofd_objects import box_of, glyphs_in, pictures_in, rules_in
from bot.reading.paged.page_boxes import Page
from bot.reading.paged.page_layout import lay_out
from bot.reading.scanned.pictures import recognised_pictures
from bot.reading.scanned.recognising import MUST_BE_CHECKED, NotInstalled

_A4 = (0.0, 0.0, 210.0, 297.0)
_LEAST_TEXT = 10  # characters: a page with fewer, and a picture, is a scan
_MOST_GLYPHS = 2_000_000  # in a file


def ofd_text(content: bytes, name: str, limits: Limits) -> Extracted:
    """The paragraphs of the OFD; of pages that are pictures, what character recognition gives."""
    return _Reading(Package(content, name, limits), name, limits).extracted()


class _Reading:
    """One file being read: its package, its limits, and what was noticed on the way."""

    def __init__(self, package: Package, name: str, limits: Limits) -> None:
        self._package = package
        self._name = name
        self._limits = limits
        self._until = monotonic() + limits.seconds
        self._pages: list[Page] = []
        self._glyphs = 0
        self._unread: list[int] = []
        self._missing: list[int] = []
        self._recognised = False
        self._cannot_recognise = False

    def extracted(self) -> Extracted:
        for root in self._roots():
            self._read_document(root)
        if self._unread and not any(page.glyphs for page in self._pages):
            raise self._unread_pictures()
        laid_out = lay_out(self._pages)
        if not laid_out.text.strip():
            raise Damaged(
                f"OFD 文件“{self._name}”里没有能读出的文字。"
                "请用 OFD 阅读器打开后另存为 PDF 再上传。"
            )
        return Extracted(laid_out.text, laid_out.breaks, self._warnings(), self._recognised)

    def _unread_pictures(self) -> NotReadable:
        if self._cannot_recognise:
            return NotInstalled(f"OFD 文件“{self._name}”是扫描件，里面只有图片。")
        return Damaged(
            f"OFD 文件“{self._name}”里只有图片，图片已损坏或格式特殊，认不出文字。"
            "请用 OFD 阅读器打开后另存为 PDF 再上传。"
        )

    def _warnings(self) -> tuple[str, ...]:
        warnings = [MUST_BE_CHECKED] if self._recognised else []
        for numbers, what in (
            (self._unread, "是图片，没有读出文字"),
            (self._missing, "缺了内容，没有读出来"),
        ):
            if numbers:
                listed = "、".join(map(str, numbers[:10]))
                warnings.append(f"第 {listed} 页{what}，请对照原件。")
        return tuple(warnings)

    def _roots(self) -> list[str]:
        """The root part of each document in the file."""
        if "Encryptions.xml" in self._package:
            raise Damaged(
                f"OFD 文件“{self._name}”加了密，无法读取。请导出为不加密的 OFD 或 PDF 再上传。"
            )
        if "OFD.xml" not in self._package:
            raise self._broken("缺少 OFD.xml")
        entry = self._package.tree("OFD.xml")
        return [_at("", root.text or "") for root in entry.iterfind("{*}DocBody/{*}DocRoot")]

    def _read_document(self, root: str) -> None:
        if root not in self._package:
            raise self._broken(f"缺少 {posixpath.basename(root) or '正文'}")
        document = self._package.tree(root)
        area = document.find("{*}CommonData/{*}PageArea")
        templates = {
            template.get("ID"): _at(root, template.get("BaseLoc", ""))
            for template in document.iterfind("{*}CommonData/{*}TemplatePage")
        }
        for listed in document.iterfind("{*}Pages/{*}Page"):
            self._check_limits()
            part = _at(root, listed.get("BaseLoc", ""))
            if part not in self._package:
                self._missing.append(len(self._pages) + 1)
                self._pages.append(Page(_A4[2], _A4[3], ()))
                continue
            self._read_page(part, area, templates, root)

    def _read_page(
        self,
        part: str,
        area: etree._Element | None,
        templates: dict[str | None, str],
        root: str,
    ) -> None:
        page = self._package.tree(part)
        used = [templates.get(template.get("TemplateID")) for template in page.iter("{*}Template")]
        layers = [
            page,
            *(self._package.tree(part) for part in used if part and part in self._package),
        ]
        box = page.find("{*}Area/{*}PhysicalBox")
        if box is None and area is not None:
            box = area.find("{*}PhysicalBox")
        width, height = (box_of(box.text if box is not None else None) or _A4)[2:]
        glyphs = tuple(glyph for layer in layers for glyph in glyphs_in(layer))
        self._glyphs += len(glyphs)
        read = Page(width, height, glyphs, tuple(rule for x in layers for rule in rules_in(x)))
        if len(glyphs) < _LEAST_TEXT:
            read = self._scanned(page, root) or read
        self._pages.append(read)

    def _scanned(self, page: etree._Element, root: str) -> Page | None:
        """What stands on the page's largest picture, or None when it has none to be read."""
        wanted = pictures_in(page)
        if not wanted:
            return None
        media = self._media(root)
        for identity in wanted:
            part = media.get(identity)
            if part is None:
                continue
            content = self._package.content(part)
            try:
                read = next(recognised_pictures(content, self._name, self._limits))
            except NotInstalled:
                self._cannot_recognise = True
                continue
            except Damaged:
                continue  # said below, with the page's number
            self._recognised = True
            return read
        self._unread.append(len(self._pages) + 1)
        return None

    def _media(self, root: str) -> dict[str, str]:
        """The part of each picture, by the identity that pages know it by."""
        found: dict[str, str] = {}
        document = self._package.tree(root)
        for named in document.iterfind("{*}CommonData/*"):
            if etree.QName(named).localname not in ("DocumentRes", "PublicRes"):
                continue
            part = _at(root, named.text or "")
            if part not in self._package:
                continue
            listing = self._package.tree(part)
            base = posixpath.join(posixpath.dirname(part), listing.get("BaseLoc", ""), "x")
            for medium in listing.iter("{*}MultiMedia"):
                file = medium.findtext("{*}MediaFile") or ""
                found[medium.get("ID", "")] = _at(base, file)
        return {identity: part for identity, part in found.items() if part in self._package}

    def _check_limits(self) -> None:
        if len(self._pages) >= self._limits.pages:
            raise Damaged(
                f"OFD 文件“{self._name}”超过了 {self._limits.pages} 页的上限。"
                "请只导出答复所在的几页再上传。"
            )
        if monotonic() > self._until or self._glyphs > _MOST_GLYPHS:
            raise Damaged(
                f"OFD 文件“{self._name}”内容过多，读到第 {len(self._pages) + 1} 页时停了下来。"
                "请只导出答复所在的几页再上传。"
            )

    def _broken(self, what: str) -> Damaged:
        return Damaged(
            f"OFD 文件“{self._name}”{what}，读不出来。请从原处重新导出，或另存为 PDF 后再上传。"
        )


def _at(part: str, place: str) -> str:
    """The part at `place`, as `part` names it; nothing lies above the root."""
    joined = posixpath.join("/", posixpath.dirname(part), place.strip().replace("\\", "/"))
    return posixpath.normpath(joined).lstrip("/")
