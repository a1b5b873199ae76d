"""Where in its file a shown sentence stands, and that recognised words are to be checked there."""

from __future__ import annotations

from markupsafe import Markup

from bot.model import Passage, Place, StoredReply, page_of
from bot.telling import names
from bot.telling.catalogue import Catalogue


def whence(t: Catalogue, stored: StoredReply, shown: Place | None) -> Markup | None:
    """The pages of the file on which `shown` stands, and the mark of recognised text."""
    facts = [pages(t, stored.breaks, shown) if shown else None, ocr(t, there=stored.ocr)]
    return names.listed(t, facts) or None


def pages(t: Catalogue, breaks: tuple[int, ...], shown: Place) -> Markup | None:
    """原件第 2 页 or 原件第 2–3 页; nothing for a file without pages."""
    if not breaks:
        return None
    first, last = page_of(breaks, shown.start), page_of(breaks, max(shown.start, shown.end - 1))
    if first == last:
        return t("source-page", page=first)
    return t("source-pages", first=first, last=last)


def of_passages(t: Catalogue, passages: tuple[Passage, ...]) -> list[Markup]:
    """The page of each passage, each page once."""
    found = dict.fromkeys(passage.page for passage in passages if passage.page is not None)
    return [t("source-page", page=page) for page in found]


def ocr(t: Catalogue, *, there: bool) -> Markup | None:
    """扫描识别，请核对原件, where it is so."""
    return t("source-ocr") if there else None
