"""A PDF to text: glyphs in their places where it has text, character recognition where it has not.

A PDF keeps no lines and no order of reading, so both come from where the glyphs stand.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from time import monotonic

import pypdfium2
import pypdfium2.raw as pdfium

from bot.errors import Damaged, Unsupported
from bot.reading.extracted import Extracted, Limits
from bot.reading.paged.page_boxes import Glyph, Page
from bot.reading.paged.page_layout import lay_out
from bot.reading.paged.pdf_glyphs import Sheet, glyphs_on, is_pictured, rules_on
from bot.reading.scanned.recognising import MUST_BE_CHECKED, NotInstalled, readable, recognise

_LEAST_TEXT = 50  # characters: a page that is a picture with fewer is a scan with a stamp on it
_MOST_UNREAD = 0.2  # of a page's characters, without meaning: the font gives none
_LONGEST_SIDE = 14_400  # points: 200 inches, the largest page that the format's own limits allow


@dataclass(frozen=True, slots=True)
class _Read:
    page: Page
    recognised: bool = False
    unread: bool = False  # a picture that nothing here can read


def pdf_text(content: bytes, name: str, limits: Limits) -> Extracted:
    """The paragraphs of the PDF; of pages without text, what character recognition gives."""
    until = monotonic() + limits.seconds
    with closing(_opened(content, name)) as document:
        if len(document) > limits.pages:
            raise Damaged(
                f"PDF 文件“{name}”有 {len(document)} 页，超过了 {limits.pages} 页的上限。"
                "请只导出答复所在的几页再上传。"
            )
        pages = []
        for number in range(len(document)):
            if monotonic() > until:
                raise Damaged(
                    f"PDF 文件“{name}”读到第 {number + 1} 页时超过了 "
                    f"{limits.seconds:.0f} 秒的上限。请只导出答复所在的几页再上传。"
                )
            pages.append(_page(document, number, name))
    return _extracted(pages, name)


def _opened(content: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise Unsupported(
                f"PDF 文件“{name}”加了密码，打不开。请去掉密码后另存，再上传。"
            ) from error
        raise Damaged(
            f"PDF 文件“{name}”已损坏，打不开。请从原处重新导出或下载后再上传。"
        ) from error


def _extracted(pages: list[_Read], name: str) -> Extracted:
    unread = [number for number, read in enumerate(pages, 1) if read.unread]
    if unread and len(unread) == len([read for read in pages if read.page.glyphs or read.unread]):
        raise NotInstalled(f"PDF 文件“{name}”是扫描件，里面只有图片。")
    laid_out = lay_out([read.page for read in pages])
    if not laid_out.text.strip():
        raise Damaged(f"PDF 文件“{name}”里没有文字。请确认内容，或另存为纯文本后再上传。")
    recognised = any(read.recognised for read in pages)
    warnings = [MUST_BE_CHECKED] if recognised else []
    if unread:
        listed = "、".join(map(str, unread[:10]))
        warnings.append(f"第 {listed} 页是图片，没有读出文字，请对照原件。")
    return Extracted(laid_out.text, laid_out.breaks, tuple(warnings), recognised)


def _page(document: pypdfium2.PdfDocument, number: int, name: str) -> _Read:
    try:
        with closing(document[number]) as page:
            return _read(page, name)
    except pypdfium2.PdfiumError as error:
        raise Damaged(
            f"PDF 文件“{name}”的第 {number + 1} 页已损坏，读不出来。请从原处重新导出后再上传。"
        ) from error


def _read(page: pypdfium2.PdfPage, name: str) -> _Read:
    sheet = Sheet(page)
    drawn = glyphs_on(page, sheet, name)
    few = len(drawn.glyphs) < _LEAST_TEXT
    if not _means_nothing(drawn.glyphs) and not (few and is_pictured(page)):
        rules = rules_on(page, sheet)
        return _Read(Page(sheet.width, sheet.height, drawn.glyphs, rules), drawn.invisible)
    try:
        return _Read(_recognised(page, name), recognised=True)
    except NotInstalled:
        return _Read(Page(sheet.width, sheet.height, ()), unread=True)


def _means_nothing(glyphs: tuple[Glyph, ...]) -> bool:
    """Whether the fonts do not tell which characters they draw."""
    unread = sum(glyph.text == "\ufffd" or "\ue000" <= glyph.text <= "\uf8ff" for glyph in glyphs)
    return unread > _MOST_UNREAD * len(glyphs)


def _recognised(page: pypdfium2.PdfPage, name: str) -> Page:
    width, height = page.get_size()
    if max(width, height) > _LONGEST_SIDE:
        raise Damaged(
            f"PDF 文件“{name}”有一页大到 {width / 72:.0f}×{height / 72:.0f} 英寸，不像公文，"
            "没有读取。请按 A4 纸重新扫描后再上传。"
        )
    bitmap = page.render(scale=readable(width, height) / max(width, height))
    return recognise(bitmap.to_numpy()[:, :, :3])
