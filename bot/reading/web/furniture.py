"""What of a page is not the letter: scripts, hidden things, menus, link lists, share buttons."""

from __future__ import annotations

import re

from lxml import html

_UNSEEN = frozenset(
    "head script style noscript template iframe object embed svg canvas select option textarea "
    "input button audio video map title meta link".split()
)
_SITE = frozenset(("nav", "aside", "footer"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# Names that page builders give to what surrounds an article.
_SITE_NAME = re.compile(
    r"(?:^|[\s_\-])(?:nav|menu|breadcrumb|crumbs?|share|sidebar|footer|copyright|related|recommend|"
    r"pagination|toolbar|qrcode|ewm)(?:$|[\s_\-])",
    re.I,
)
# Words of the letter that are never dropped, whatever the page calls the block around them.
_LETTER = re.compile(
    r"(?:委员|代表)\s*[:：]|答复如下|收悉|签发人|[〔\[【（(]\s*\d{4}\s*[〕\]】）)]\s*\d+\s*号|成文日期"
)


def is_furniture(element: html.HtmlElement) -> bool:
    """Whether the element and all in it is left out."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN:
        return True
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if tag in _SITE or _SITE_NAME.search(named) or _is_link_list(element):
        return _LETTER.search(element.text_content()) is None
    return False


def _is_link_list(element: html.HtmlElement) -> bool:
    """A block of five links or more that has hardly any words of its own."""
    if element.tag not in ("ul", "ol", "div", "dl", "table", "td"):
        return False
    links = element.findall(".//a")
    if len(links) < 5:
        return False
    linked = sum(len(link.text_content().strip()) for link in links)
    return linked > 0.8 * len("".join(element.text_content().split()))


# Names that page builders give to the article itself.
_ARTICLE_NAME = re.compile(
    r"article|content|zoom|editor|detail|con_text|news_?text|wz_?(?:con|nr)|zhengwen|neirong", re.I
)


def find_article(root: html.HtmlElement) -> html.HtmlElement | None:
    """The innermost block named as an article that holds nearly all sentences of the page."""
    sentences = root.text_content().count("。")
    found = None
    for element in root.iter("div", "article", "td", "section"):
        named = f"{element.tag} {element.get('class') or ''} {element.get('id') or ''}"
        if _ARTICLE_NAME.search(named) and sentences:
            words = element.text_content()
            if words.count("。") >= 0.8 * sentences and _LETTER.search(words):
                found = element
    return found
