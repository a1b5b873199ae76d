"""Photographed and scanned pages to text, always marked as recognised."""

from __future__ import annotations

from time import monotonic

from bot.errors import Damaged
from bot.reading.extracted import Extracted, Limits
from bot.reading.paged.page_boxes import Page
from bot.reading.paged.page_layout import lay_out
from bot.reading.scanned.pictures import recognised_pictures
from bot.reading.scanned.recognising import MUST_BE_CHECKED


def ocr_text(content: bytes, name: str, limits: Limits) -> Extracted:
    """The paragraphs on the pictures in the file, which a person must check."""
    until = monotonic() + limits.seconds
    pages: list[Page] = []
    for page in recognised_pictures(content, name, limits):
        if monotonic() > until:
            raise Damaged(
                f"图片“{name}”识别到第 {len(pages) + 1} 页时超过了 {limits.seconds:.0f} 秒的上限。"
                "请分成几个文件再上传。"
            )
        pages.append(page)
    laid_out = lay_out(pages)
    if not laid_out.text.strip():
        raise Damaged(f"图片“{name}”里没有认出文字。请对正、拍清楚整页后再上传，或改为上传原文件。")
    return Extracted(laid_out.text, laid_out.breaks, (MUST_BE_CHECKED,), ocr=True)
