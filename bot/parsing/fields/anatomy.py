"""Where the parts of a letter stand: head, salutation, opening, body, signature, foot.

head        everything above the salutation: the page's table, headline, 文号, class letter
opening     the body's first words, up to 现答复如下
body        after the salutation, before the signature
foot        from the signature (or the contact lines) on
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model import Place
from bot.parsing.fields.dates import Dated
from bot.parsing.fields.headlines import headline_lines
from bot.parsing.fields.lines import lines
from bot.parsing.fields.salutation import Salutation, find_salutation
from bot.parsing.fields.signature import find_end, site_lines_start

# 您在…会议上提出的《…》收悉 · 你所提“…”的建议 · 政协某省…的集体提案《…》收悉
_FORMULA = re.compile(
    r"(?:您|你|贵)(?![^\s。,]{0,6}位置|访问|是第)\s*(?:们|委|会)?[^\n。]{0,160}?"
    r"(?:提出|所提|提交|提的|反映的?《|建议|提案|议案)|"
    r"们提出的|所提建议|现将[^\n。]{2,30}(?:委员|代表)[^\n。]{0,60}提出|"
    r"[^\n。]{6,160}(?:收悉|已收到)|(?:委员|代表)(?:们)?提出的?[《“]|"
    r"(?:现|兹)[^\n。]{0,30}(?:答复|回复|函复)如下"
)
# 现答复如下: · 现将办理情况报告如下。 · 函复如下
_AS_FOLLOWS = re.compile(r"如\s*下\s*[:。.,;]?")
_SENTENCE = re.compile(r"[^\s。][^。\n]{8,}[。\n]|[^\s。][^。\n]*。")
# 办理情况 | 全县现有… : an answer with a label of its own
_ANSWER_LABEL = re.compile(
    r"^[ |]*(?:答复|回复|办理|办复)(?:内容|意见|情况|结果|说明)?(?: *[:|]\s*| {1,4})(?=[^\n]{20})",
    re.M,
)
_PARAGRAPH = re.compile(r"(?=.{30}).*[。;,]")


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The parts of a letter, each where it stands."""

    head: Place
    salutation: Salutation | None
    opening: Place
    body: Place
    signed_by: Place | None  # the agency's line under the body
    signed_on: Dated | None
    foot: Place  # from the end of the body to where the site's own lines begin


def dissect(folded: str) -> Anatomy:
    """The parts of the letter in `folded`."""
    formula = _FORMULA.search(folded)
    salutation = find_salutation(folded)
    if salutation is not None:
        start = salutation.place.end
        head = Place(0, salutation.place.start)
    else:
        start = _start_by(formula, folded)
        head = Place(0, start)
    opening = _opening(folded, start)
    end, signed_by, signed_on = find_end(folded, opening.end)
    body = _trimmed(folded, start, end)
    foot = Place(end, site_lines_start(folded, end))
    return Anatomy(head, salutation, opening, body, signed_by, signed_on, foot)


def _start_by(formula: re.Match[str] | None, folded: str) -> int:
    """Where a letter without a salutation begins: at its formula, its label, below its headline."""
    labelled_answer = _ANSWER_LABEL.search(folded)
    if formula:
        start = folded.rfind("\n", 0, formula.start()) + 1
        label = _ANSWER_LABEL.match(folded, start)
        return label.end() if label else start
    return labelled_answer.end() if labelled_answer else _below_headline(folded)


def _below_headline(folded: str) -> int:
    """A letter that lost its first lines: its body is the first paragraph below its headline."""
    headlines = headline_lines(folded, Place(0, len(folded)))
    start = headlines[0].place.end if headlines else 0
    below = lines(folded, Place(start, len(folded)))
    return next((line.place.start for line in below if _PARAGRAPH.match(line.words)), start)


def _trimmed(folded: str, start: int, end: int) -> Place:
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return Place(start, end)


def _opening(folded: str, start: int) -> Place:
    """Up to 如下 within the first paragraphs, else the first sentence."""
    found = _AS_FOLLOWS.search(folded, start, start + 900)
    if found:
        return _trimmed(folded, start, found.end())
    sentence = _SENTENCE.search(folded, start, start + 900)
    return _trimmed(folded, start, sentence.end() if sentence else min(len(folded), start + 300))
