"""A saved page to lines of text: blocks become lines, table rows one line each, furniture goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from bot.errors import Damaged
from bot.reading.web.furniture import find_article, is_furniture

_BLOCKS = frozenset(
    (
        "address article aside blockquote body caption center dd div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody "
        "tfoot thead tr ul"
    ).split()
)
_LONGEST_ROW = 400  # characters
_CELLS = frozenset(("td", "th"))
_AROUND_TAB = re.compile(r" *\t *")
_SPACES = re.compile(r"[ \t\n\r\f]+")


def page_text(source: str, name: str) -> str:
    """The lines that a reader of the page sees, without its furniture."""
    root = _tree(source, name)
    lines = [line for line in _lines(root) if line]
    if not lines:
        raise Damaged(f"网页“{name}”里没有可见的文字。请打开网页确认内容，或另存为纯文本后再上传。")
    return "\n".join(lines) + "\n"


def _tree(source: str, name: str) -> html.HtmlElement:
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    content = source.encode("utf-8", "replace")
    try:
        root = html.document_fromstring(content, parser=parser)
    except etree.ParserError as error:
        raise Damaged(f"网页“{name}”里没有可见的文字。请另存为纯文本后再上传。") from error
    # The parser stops at a nesting that no real page has, and what follows would be lost unsaid.
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise Damaged(f"网页“{name}”的标签嵌套过深，无法完整读取。请另存为纯文本后再上传。")
    return root


def _lines(root: html.HtmlElement) -> Iterator[str]:
    line: list[str] = []
    for piece in _pieces(root):
        if piece == "\n":
            yield _tidy(line)
            line = []
        else:
            line.append(piece)
    yield _tidy(line)


def _tidy(pieces: list[str]) -> str:
    """One line: white space of the source is one space, cells stay apart by a tab."""
    return _AROUND_TAB.sub("\t", "".join(pieces)).strip(" \t\u3000\xa0")


def _pieces(root: html.HtmlElement) -> Iterator[str]:
    """The visible text in order, with "\\n" where a block begins or ends."""
    article = find_article(root)
    rows = frozenset(row for row in root.iter("tr") if _is_label_and_value(row))
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end" and element is article:
            return  # what stands behind the article is the site's
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if is_furniture(element):
                walk.skip_subtree()
                continue
            if tag in _BLOCKS or tag == "br":
                yield " " if tag != "tr" and _inside(element, rows) else "\n"
            elif tag in _CELLS:
                yield "\t" if element.getprevious() is not None else ""
            yield _words(element.text)
            continue
        if tag in _BLOCKS and not _inside(element, rows):
            yield "\n"
        yield _words(element.tail)


def _is_label_and_value(row: html.HtmlElement) -> bool:
    """A row of several short cells; a letter laid out in one is none."""
    return len(row) > 1 and len(row.text_content()) <= _LONGEST_ROW


def _inside(element: html.HtmlElement, rows: frozenset[html.HtmlElement]) -> bool:
    """Whether the element stands in a cell of one of `rows`."""
    cell = next(element.iterancestors("td", "th"), None)
    return cell is not None and cell.getparent() in rows


def _words(text: str | None) -> str:
    return _SPACES.sub(" ", text) if text else ""
