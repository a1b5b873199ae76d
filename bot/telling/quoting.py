"""An agency's own words in a message: always verbatim, always marked as a quotation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from bot.model import Place
from bot.telling.catalogue import Catalogue
from bot.telling.message import joined
from bot.telling.phone import COLLAPSED, LINE_WIDTH

_OPEN = Markup("<blockquote>{}</blockquote>")
_EXPANDABLE = Markup("<blockquote expandable>{}</blockquote>")

LONGEST = 500  # characters of one quotation in a list: five of them and their heads fit a message


def quote(
    t: Catalogue,
    text: str,
    marks: Sequence[Place] = (),
    longest: int = LONGEST,
    *,
    folded: bool = True,
) -> Markup:
    """`text` as a quotation, with the `marks` in bold; long ones are folded up by the phone.

    A sentence longer than `longest` (no real one has been seen) is shown from the clause of its
    first mark on, as far as whole clauses fit, and a line below says that it goes on.
    """
    shown = _excerpt(text, marks, longest)
    inside = [
        Place(max(mark.start - shown.start, 0), mark.end - shown.start)
        for mark in marks
        if shown.start < mark.end and mark.start < shown.end
    ]
    words = shown.of(text)
    form = _EXPANDABLE if folded and len(words) > COLLAPSED * LINE_WIDTH else _OPEN
    whole = len(words) == len(text)
    return joined([form.format(marked(words, inside)), None if whole else t("quote-goes-on")])


def _excerpt(text: str, marks: Sequence[Place], longest: int) -> Place:
    if len(text) <= longest:
        return Place(0, len(text))
    first = min((mark.start for mark in marks), default=0)
    start = text.rfind("，", 0, first) + 1 if first >= longest else 0
    start = max(start, first - longest // 2)
    end = text.rfind("，", start, start + longest) + 1
    return Place(start, end if end > first else min(start + longest, len(text)))


def marked(text: str, marks: Iterable[Place] = ()) -> Markup:
    """`text` escaped, with the characters at the `marks` in bold; marks may touch or overlap."""
    bold = bytearray(len(text))
    for mark in marks:
        bold[mark.start : mark.end] = b"\1" * (min(mark.end, len(text)) - mark.start)
    parts, start = [], 0
    for end in range(1, len(text) + 1):
        if end == len(text) or bold[end] != bold[start]:
            run = escape(text[start:end])
            parts.append(Markup("<b>{}</b>").format(run) if bold[start] else run)
            start = end
    return Markup("").join(parts)
