"""How a letter ends: its last line, who signs it and on which day.

某县交通运输局 above 2024年6月12日, or both on one line, or the date alone; without a date the
agency's line, and without one the lines of contact.
"""

from __future__ import annotations

import re
from functools import cache

from bot.model import Place
from bot.parsing.fields.dates import Dated, dated_line, dates
from bot.parsing.fields.letterhead import labelled
from bot.parsing.fields.lines import Line, lines
from bot.tables import table

_AGENCY_END = r"(?:厅|局|委|部|办|室|社|院|处|所|署|会|府|心|司|队|行|校|学|站|馆|团|联)"
_SIGNATURE = re.compile(rf"[^\s,。:;、!?()《》0-9a-z|]{{2,36}}{_AGENCY_END}(?:\([^()]{{2,20}}\))?")
_DATED_END = re.compile(r"[。!] *(?P<date>(?:20[0-9]{2}|二[^\s]{3}) *年[^。,]{3,8}日)[ |]*$")
# 承办单位(盖章):云泽县教育局
_SIGNED_AS = re.compile(
    r"(?:(?:承办|答复|办理|主办|回复)?单位|落款)(?: *\((?:盖章|公章|签章|章)\))? *: *"
)
# 云泽县教育局 云泽县财政局 · 云泽县教育局、县财政局: the first answers
_SECOND_SIGNER = re.compile(
    r"(?<=[局厅委部会院府司])(?: *、 *| +)"
    rf"(?=[^\s,。:;]{{0,8}}[省市县区旗州][^\s,。:;]{{2,20}}{_AGENCY_END}$)"
)
_OF_A_PLACE = re.compile(r"[^\s,。:;]{0,8}?[省市县区旗州][^\s,。:;]{2,20}(?<!分)[局厅委部会院府]$")
_SEAL = re.compile(r"\(?(?:盖章|公章|代章|印章|章)\)?$")
# A flattened letter's end: …感谢您的支持。 某县交通运输局 2020年7月28日
_FLAT_END = re.compile(
    rf"(?<=[。!;.\s])\s*(?P<agency>[^\s,。:;、!?()《》|]{{3,36}}{_AGENCY_END})"
    r"\s*(?=(?:20[0-9]{2}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日|二[○0][^\s]{2}年))"
)


@cache
def _site_line() -> re.Pattern[str]:
    furniture = table("letters")["furniture"]
    starts = "|".join(map(re.escape, furniture["line_starts"]))
    inside = "|".join(map(re.escape, furniture["site_lines"]))
    # `*+` gives no blank back: a line of 100,000 of them took minutes.
    return re.compile(rf"^[ \t•|]*+(?:{starts}|[^\n]*(?:{inside}))", re.M)


def site_lines_start(folded: str, start: int) -> int:
    """Where the site's own lines begin below `start`: links, copyright, previous and next."""
    found = _site_line().search(folded, start)
    return found.start() if found else len(folded)


def find_end(folded: str, start: int) -> tuple[int, Place | None, Dated | None]:
    """Where the body ends, who signs it, and on which day."""
    stop = site_lines_start(folded, start)
    below = list(lines(folded, Place(start, stop)))
    for at, line in enumerate(below):
        day = dated_line(folded, line.place)
        if day is not None:
            before = below[at - 1] if at else None
            signed_by = _agency_of(before) if before else None
            if signed_by and (co_signed := _signed_above(folded, below, at - 1)):
                before, signed_by = co_signed
            first = before if before and signed_by else line
            if signed_by is None and at + 1 < len(below):  # the date stands above the agency
                signed_by = _agency_of(below[at + 1])
            return _before_contacts(folded, start, first.place.start), signed_by, day
        ended = _DATED_END.search(line.words)
        if ended:  # …特此答复。2024年6月12日
            start_of_date = line.place.start + ended.start("date")
            if day := dated_line(folded, Place(start_of_date, line.place.end)):
                return start_of_date, None, day
        one_line = _signed_and_dated(folded, line)
        if one_line:
            return _before_contacts(folded, start, line.place.start), *one_line
    flat = _FLAT_END.search(folded, start, stop)
    if flat:
        day = next(dates(folded, Place(flat.end(), stop)), None)
        return flat.start(), Place(flat.start("agency"), flat.end("agency")), day
    return _undated_end(folded, start, below, stop)


def _signed_above(folded: str, below: list[Line], at: int) -> tuple[Line, Place] | None:
    """The line above a signature when it signs too, as 云泽县教育局 above 云泽县财政局 does."""
    if at < 1:
        return None
    above, line = below[at - 1], below[at]
    signed_by = _agency_of(above)
    place = _agency_of(line)
    both = signed_by and place and _OF_A_PLACE.match(above.words) and _OF_A_PLACE.match(line.words)
    return (above, signed_by) if both and signed_by else None


def _before_labels(folded: str, line: Line) -> Line:
    """某区卫生健康委员会 联系电话:… without its labels."""
    first = next(iter(labelled(folded, line.place, bare=False)), None)
    if first is None or first.label.start == line.place.start:
        return line
    place = Place(line.place.start, first.label.start)
    return Line(place.of(folded).rstrip(" ("), place)


def _agency_of(line: Line) -> Place | None:
    """The place of the agency when the line is one: 某县交通运输局 · 农 业 农 村 部"""
    start = line.place.start
    named = _SIGNED_AS.match(line.words)
    words = line.words[named.end() if named else 0 :].strip(" |。")
    if words.startswith("(") and words.endswith(")") and not _SEAL.fullmatch(words):
        words = words[1:-1]
    words = _SEAL.sub("", words).rstrip()
    second = _SECOND_SIGNER.search(words)
    words = words[: second.start()] if second else words
    left = start + line.words.index(words) if words else start
    bare = re.sub(r"\s", "", words)
    return Place(left, left + len(words)) if _SIGNATURE.fullmatch(bare) else None


def _signed_and_dated(folded: str, line: Line) -> tuple[Place, Dated] | None:
    """某县水利局 2024年6月12日 on one line."""
    found = next(iter(dates(folded, line.place)), None)
    if found is None or found.place.end != line.place.end or found.place.start == line.place.start:
        return None
    left = Line(
        folded[line.place.start : found.place.start].rstrip(),
        Place(line.place.start, found.place.start),
    )
    signed_by = _agency_of(left)
    return (signed_by, found) if signed_by else None


def _undated_end(
    folded: str, start: int, below: list[Line], stop: int
) -> tuple[int, Place | None, Dated | None]:
    """A letter without a date line: it ends at its agency's line, else at its contact lines."""
    for at, line in enumerate(below):
        signed_by = _agency_of(_before_labels(folded, line))
        rest = below[at + 1 :]
        if signed_by and not any(len(after.words) > 60 for after in rest):
            return _before_contacts(folded, start, line.place.start), signed_by, None
    return _before_contacts(folded, start, stop), None, None


_FOOT_LABELS = frozenset(
    (
        "contact",
        "contact_and_phone",
        "phone",
        "signer",
        "leader",
        # the lines of a page's own table under the answer
        "number",
        "session",
        "matter",
        "proposer",
        "co_proposer",
        "written_by",
        "co_agency",
    )
)
_MOST_FOOT_LINES = 12


def _before_contacts(folded: str, start: int, end: int) -> int:
    """`end`, moved up over contact lines that stand between the body and the signature."""
    above = list(lines(folded, Place(start, end)))
    for line in reversed(above[-_MOST_FOOT_LINES:]):
        words = line.words.lstrip("( ")
        found = labelled(words, Place(0, len(words)), bare=False)
        is_foot = found and found[0].label.start == 0 and _is_foot(found[0].meaning, line)
        if not is_foot and dated_line(folded, line.place) is None and not _is_closing(words):
            break
        end = line.place.start
    return end


def _is_foot(meaning: str, line: Line) -> bool:
    return meaning in _FOOT_LABELS or (meaning in ("other", "disposition") and len(line.words) < 60)


def _is_closing(words: str) -> bool:
    return re.sub(r"\s", "", words).strip("!。,") in ("此致", "敬礼", "此致敬礼")
