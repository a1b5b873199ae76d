"""Page ends inside a text being read: kept as form feeds until the text is whole.

No format that comes through here can hold a form feed of its own that means anything else.
"""

from __future__ import annotations

from bot.reading.extracted import Extracted

PAGE_END = "\x0c"


def paged(text: str, warnings: tuple[str, ...] = ()) -> Extracted:
    """`text` without its form feeds, which become the offsets at which new pages begin."""
    pages = text.split(PAGE_END)
    breaks: list[int] = []
    length = 0
    for page in pages[:-1]:
        length += len(page)
        if page.strip():
            breaks.append(length)
        elif breaks:  # two signs for one page end, with nothing but a line end between them
            breaks[-1] = length
    whole = "".join(pages)
    return Extracted(whole, tuple(at for at in breaks if at < len(whole)), warnings)
