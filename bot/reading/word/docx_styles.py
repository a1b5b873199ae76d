"""What a Word style hands down: its place in a list, and whether its text is hidden."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bot.reading.word.docx_markup import attribute, child, is_on, value


class Styles:
    """The styles of one document, each asked through the chain that it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        for style in root.iterchildren("{*}style") if root is not None else ():
            name = attribute(style, "styleId") or ""
            self._styles[name] = style
            if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1":
                self._default = name

    def of_paragraph(self, paragraph: etree._Element) -> str:
        """The style's name; a paragraph without one has the document's default."""
        return value(paragraph, "pPr", "pStyle") or self._default

    def hides(self, style: str | None) -> bool:
        """Whether text of the style is hidden."""
        for element in self._chain(style):
            if child(element, "rPr", "vanish") is not None:
                return is_on(element, "rPr", "vanish")
        return False

    def number_properties(self, style: str) -> Iterator[tuple[str, etree._Element]]:
        """The list properties of the style and of those it is based on, nearest first."""
        for element in self._chain(style):
            found = child(element, "pPr", "numPr")
            if found is not None:
                yield attribute(element, "styleId") or "", found

    def _chain(self, style: str | None) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while style and style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "basedOn")
