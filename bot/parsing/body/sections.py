"""The numbered first-level parts of the body: heading, what was asked, where the answer stands.

一、关于“…”的建议。        a heading on its own line, the answer under it
一、健全机制，压实责任。供销社…  a short heading that runs into its paragraph
一、现有在园幼儿246名，…    no heading: a numbered paragraph; such a body has no sections
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model import Place
from bot.parsing.fields.lines import Line, lines
from bot.parsing.letter import Part
from bot.parsing.numerals import number

# First level first: where 一、 stands, (一) is a level below it.
_NUMBERINGS = (
    re.compile(r"([一二三四五六七八九十]{1,3})\s*[、.,](?!\s*是)"),
    re.compile(r"\(([一二三四五六七八九十]{1,3})\)\s*[、.]?"),
    re.compile(r"([0-9]{1,2})\s*[.、](?![0-9])"),
)
_LONGEST_LINE = 140  # characters; the longest heading seen that stands on its own line has 97
_LONGEST_RUN_IN = 26
# Words of a statement, not of a heading.
_STATEMENT = re.compile(r"我局|我厅|我委|我部|我们|您|你|已经|目前|截至|近年来|下一步")
_CLOSING = re.compile(
    r"(?:再次|最后|衷心|诚挚|十分|非常)?,?\s*(?:感谢|谢谢)|"
    r"以上(?:是|为|即为|答复)|特此|专此|此复|答复如有"
)
_ASK = re.compile(r"\s*(?:关于|对于|针对|就)(?P<core>.+)")
# The whole ask is quoted, not a word of it: 关于“加快建设”的建议, but 关于建设“双师型”队伍
_QUOTED = re.compile(r"“(?P<core>[^“”]*(?:“[^“”]*”[^“”]*)*)”(?:的?[\u3400-\u9fff]{0,6}[。.:]*)$")
_OF_ASK = re.compile(r"(?:的?(?:意见)?建议|的问题|的?提案|的?议案|方面)?[。.:,;]*$")


@dataclass(frozen=True, slots=True)
class _Item:
    """A numbered line, and where its heading would end."""

    line: Line
    words_start: int  # after the number
    heading_end: int | None  # None: a numbered paragraph


def find_parts(text: str, folded: str, body: Place) -> tuple[Part, ...]:
    """The parts of the body, or () when its numbered items are paragraphs."""
    items = _items(folded, body)
    headed = [item for item in items if item.heading_end is not None]
    if not headed or len(headed) < len(items) * 0.6:
        return ()
    ends = [item.line.place.start for item in headed[1:]]
    ends.append(_before_closing(folded, headed, body))
    return tuple(
        Part(
            heading=Place(item.line.place.start, item.heading_end or 0),
            ask=_ask(text, folded, Place(item.words_start, item.heading_end or 0)),
            answer=_answer(folded, item.heading_end or 0, end),
        )
        for item, end in zip(headed, ends, strict=True)
    )


def _items(folded: str, body: Place) -> list[_Item]:
    """The items of the first numbering that the body uses, counted from one."""
    body_lines = list(lines(folded, body))
    for numbering in _NUMBERINGS:
        items: list[_Item] = []
        for at, line in enumerate(body_lines):
            match = numbering.match(line.words)
            if match is None or number(match[1]) != len(items) + 1:
                continue
            following = body_lines[at + 1] if at + 1 < len(body_lines) else None
            answered = following is not None and numbering.match(following.words) is None
            start = line.place.start + match.end()
            items.append(_Item(line, start, _heading_end(line, start, answered=answered)))
        if items:
            return items
    return []


def _heading_end(line: Line, words_start: int, *, answered: bool) -> int | None:
    words = line.words[words_start - line.place.start :]
    inside = re.sub(r"“[^”]*”", lambda quoted: "“" * len(quoted[0]), words)
    if "。" not in inside.rstrip("。") and ";" not in inside and len(words) <= _LONGEST_LINE:
        is_heading = answered and not (_STATEMENT.search(inside) and inside.endswith("。"))
        return line.place.end if is_heading else None
    stop = re.search(r"[。:]", inside)
    if stop is None:
        return None
    first = inside[: stop.start()]
    is_short = len(first) <= _LONGEST_RUN_IN or _ASK.match(first) is not None
    if not is_short or _STATEMENT.search(first) or re.search(r"[0-9]", first):
        return None
    return words_start + stop.start()


def _ask(text: str, folded: str, words: Place) -> str:
    """What was asked: the quoted words, else those between 关于 and 的建议; "" for neither."""
    asked = _ASK.match(folded, words.start, words.end)
    if asked is None:
        return ""
    quoted = _QUOTED.match(folded, asked.start("core"), asked.end("core"))
    start, end = (quoted or asked).span("core")
    of_ask = _OF_ASK.search(folded, start, end)
    return text[start : of_ask.start() if of_ask else end].strip()


def _answer(folded: str, start: int, end: int) -> Place:
    while start < end and (folded[start].isspace() or folded[start] in "。:"):
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return Place(start, end)


def _before_closing(folded: str, headed: list[_Item], body: Place) -> int:
    """Where the last part ends: before the thanks that close the letter."""
    last = headed[-1].line
    end = body.end
    for line in reversed(list(lines(folded, Place(last.place.end, body.end)))):
        if not _CLOSING.match(line.words):
            break
        end = line.place.start
    return end
