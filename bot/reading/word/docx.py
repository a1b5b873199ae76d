"""Word documents (docx): body, notes, and of the headers only what belongs to the letter."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bot.errors import Damaged
from bot.reading.extracted import Extracted, Limits
from bot.reading.package import Package
from bot.reading.word.docx_body import Body
from bot.reading.word.docx_markup import attribute
from bot.reading.word.docx_numbering import Numbering
from bot.reading.word.docx_styles import Styles
from bot.reading.word.letter_headers import of_the_letter
from bot.reading.word.page_ends import PAGE_END, paged


def docx_text(content: bytes, name: str, limits: Limits) -> Extracted:
    """The text of a docx as Word prints it, page ends included where the file states them."""
    package = Package(content, name, limits)
    main = next(iter(package.related("").get("officeDocument", ["word/document.xml"])))
    if main not in package:
        raise Damaged(f"文件“{name}”里没有 Word 正文。请用 Word 或 WPS 打开后另存为 docx 再上传。")
    parts = package.related(main)

    def tree(kind: str) -> etree._Element | None:
        return package.tree(parts[kind][0]) if kind in parts else None

    styles = Styles(tree("styles"))
    notes = dict(_notes(tree("footnotes"))) | dict(_notes(tree("endnotes")))
    body = Body(styles, Numbering(tree("numbering"), styles), notes)
    lines = list(body.story(package.tree(main)))
    lines[:0] = of_the_letter(list(_headers(package, parts.get("header", []), styles)), lines)
    if not any(line.strip(PAGE_END + " \t\n\u3000") for line in lines):
        raise Damaged(
            f"文件“{name}”里没有文字（可能是扫描图片）。请另存为 PDF，或把文字粘贴到 txt 后再上传。"
        )
    return paged("\n".join(lines) + "\n", tuple(_warnings(body)))


def _notes(root: etree._Element | None) -> Iterator[tuple[tuple[str, str], etree._Element]]:
    for kind in ("footnote", "endnote"):
        for note in root.iterchildren(f"{{*}}{kind}") if root is not None else ():
            yield (kind, attribute(note, "id") or ""), note


def _headers(package: Package, headers: list[str], styles: Styles) -> Iterator[str]:
    for part in headers:
        yield from Body(styles, Numbering(None, styles), {}).story(package.tree(part))


def _warnings(body: Body) -> Iterator[str]:
    if body.unread_signs:
        yield f"文件里有 {body.unread_signs} 个特殊字体的符号没有读出，请对照原件。"
    if body.foreign_parts:
        yield f"文件里嵌入了 {body.foreign_parts} 段其他格式的内容，没有读出，请对照原件。"
