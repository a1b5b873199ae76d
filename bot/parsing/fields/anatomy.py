"""Where the parts of a letter stand: head, salutation, opening, body, signature, foot.

head        everything above the salutation: the page's table, headline, 文号, class letter
opening     the body's first words, up to 现答复如下
body        after the salutation, before the signature
foot        from the signature (or the contact lines) on
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.model import Place
from bot.parsing.fields.dates import dates, whole_line_date
from bot.parsing.fields.headlines import headline_lines
from bot.parsing.fields.letterhead import labelled
from bot.parsing.fields.lines import Line, lines
from bot.parsing.fields.salutation import Salutation, find_salutation
from bot.tables import table

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
_AGENCY_END = r"(?:厅|局|委|部|办|室|社|院|处|所|署|会|府|心|司|队|行|校|学|站|馆|团|联)"
_SIGNATURE = re.compile(rf"[^\s,。:;、!?()《》0-9a-z|]{{2,36}}{_AGENCY_END}(?:\([^()]{{2,20}}\))?")
_PARAGRAPH = re.compile(r"(?=.{30}).*[。;,]")
_DATED_END = re.compile(r"[。!] *(?P<date>(?:20[0-9]{2}|二[^\s]{3}) *年[^。,]{3,8}日)[ |]*$")
_SEAL = re.compile(r"\(?(?:盖章|公章|代章|印章|章)\)?$")
# A flattened letter's end: …感谢您的支持。 某县交通运输局 2020年7月28日
_FLAT_END = re.compile(
    rf"(?<=[。!;.\s])\s*(?P<agency>[^\s,。:;、!?()《》|]{{3,36}}{_AGENCY_END})"
    r"\s*(?=(?:20[0-9]{2}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日|二[○0][^\s]{2}年))"
)


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The parts of a letter, each where it stands."""

    head: Place
    salutation: Salutation | None
    opening: Place
    body: Place
    signed_by: Place | None  # the agency's line under the body
    signed_on: date | None
    foot: Place  # from the end of the body to where the site's own lines begin


def dissect(folded: str) -> Anatomy:
    """The parts of the letter in `folded`."""
    formula = _FORMULA.search(folded)
    salutation = find_salutation(folded)
    if salutation is not None:
        start = salutation.place.end
        head = Place(0, salutation.place.start)
    else:
        start = folded.rfind("\n", 0, formula.start()) + 1 if formula else _below_headline(folded)
        head = Place(0, start)
    opening = _opening(folded, start)
    end, signed_by, signed_on = _signature(folded, opening.end)
    body = _trimmed(folded, start, end)
    foot = Place(end, _site_lines_start(folded, end))
    return Anatomy(head, salutation, opening, body, signed_by, signed_on, foot)


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
    sentence = re.compile(r"[^\s。][^。\n]{8,}[。\n]").search(folded, start, start + 900)
    return _trimmed(folded, start, sentence.end() if sentence else min(len(folded), start + 300))


@cache
def _site_line() -> re.Pattern[str]:
    furniture = table("letters")["furniture"]
    starts = "|".join(map(re.escape, furniture["line_starts"]))
    inside = "|".join(map(re.escape, furniture["site_lines"]))
    return re.compile(rf"^[ \t•|]*(?:{starts}|[^\n]*(?:{inside}))", re.M)


def _site_lines_start(folded: str, start: int) -> int:
    found = _site_line().search(folded, start)
    return found.start() if found else len(folded)


def _signature(folded: str, start: int) -> tuple[int, Place | None, date | None]:
    """Where the body ends, who signs it, and on which day."""
    stop = _site_lines_start(folded, start)
    below = list(lines(folded, Place(start, stop)))
    for at, line in enumerate(below):
        day = whole_line_date(line.words)
        if day is not None:
            before = below[at - 1] if at else None
            signed_by = _agency_of(before) if before else None
            first = before if before and signed_by else line
            if signed_by is None and at + 1 < len(below):  # the date stands above the agency
                signed_by = _agency_of(below[at + 1])
            return _before_contacts(folded, start, first.place.start), signed_by, day
        ended = _DATED_END.search(line.words)
        if ended and (day := whole_line_date(ended["date"])):  # …特此答复。2024年6月12日
            return line.place.start + ended.start("date"), None, day
        one_line = _signed_and_dated(folded, line)
        if one_line:
            return _before_contacts(folded, start, line.place.start), *one_line
    flat = _FLAT_END.search(folded, start, stop)
    if flat:
        day = next((found.day for found in dates(folded, Place(flat.end(), stop))), None)
        return flat.start(), Place(flat.start("agency"), flat.end("agency")), day
    return _undated_end(folded, start, below, stop)


def _before_labels(folded: str, line: Line) -> Line:
    """某区卫生健康委员会 联系电话:… without its labels."""
    first = next(iter(labelled(folded, line.place, bare=False)), None)
    if first is None or first.label.start == line.place.start:
        return line
    place = Place(line.place.start, first.label.start)
    return Line(place.of(folded).rstrip(" ("), place)


def _agency_of(line: Line) -> Place | None:
    """The place of the agency when the line is one: 某县交通运输局 · 农 业 农 村 部"""
    words = _SEAL.sub("", line.words.strip(" |")).rstrip()
    left = line.place.start + line.words.index(words[0]) if words else line.place.start
    bare = re.sub(r"\s", "", words)
    return Place(left, left + len(words)) if _SIGNATURE.fullmatch(bare) else None


def _signed_and_dated(folded: str, line: Line) -> tuple[Place, date] | None:
    """某县水利局 2024年6月12日 on one line."""
    found = next(iter(dates(folded, line.place)), None)
    if found is None or found.place.end != line.place.end or found.place.start == line.place.start:
        return None
    left = Line(
        folded[line.place.start : found.place.start].rstrip(),
        Place(line.place.start, found.place.start),
    )
    signed_by = _agency_of(left)
    return (signed_by, found.day) if signed_by else None


def _undated_end(
    folded: str, start: int, below: list[Line], stop: int
) -> tuple[int, Place | None, date | None]:
    """A letter without a date line: it ends at its agency's line, else at its contact lines."""
    for at, line in enumerate(below):
        signed_by = _agency_of(_before_labels(folded, line))
        rest = below[at + 1 :]
        if signed_by and not any(len(after.words) > 60 for after in rest):
            return _before_contacts(folded, start, line.place.start), signed_by, None
    return _before_contacts(folded, start, stop), None, None


_FOOT_LABELS = frozenset(("contact", "contact_and_phone", "phone", "signer", "leader"))


def _before_contacts(folded: str, start: int, end: int) -> int:
    """`end`, moved up over contact lines that stand between the body and the signature."""
    above = list(lines(folded, Place(start, end)))
    for line in reversed(above[-8:]):
        words = line.words.lstrip("( ")
        found = labelled(words, Place(0, len(words)), bare=False)
        is_foot = found and found[0].label.start == 0 and _is_foot(found[0].meaning, line)
        if not is_foot and whole_line_date(words) is None and not _is_closing(words):
            break
        end = line.place.start
    return end


def _is_foot(meaning: str, line: Line) -> bool:
    return meaning in _FOOT_LABELS or (meaning in ("other", "disposition") and len(line.words) < 60)


def _is_closing(words: str) -> bool:
    return re.sub(r"\s", "", words).strip("!。,") in ("此致", "敬礼", "此致敬礼")
