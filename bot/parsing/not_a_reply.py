"""Whether a text is a reply to a proposal: never by one keyword.

A reply says that it answers (收悉, 现答复如下, 转我局办理) and to whom: a member, a deputy or a
group addressed or spoken to, or a headline of the form 对…第…号提案的答复. A text that lacks one
of the two is read all the same, with a doubt, when it is about one matter and nothing shows that
it is another kind of text: news of replies, a list of them, a proposal itself, a notice, rules, a
speech, a year's summary. What is not about a proposal at all is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.errors import NotAReply
from bot.model import Place
from bot.parsing.fields.anatomy import Anatomy
from bot.parsing.fields.headlines import headline_lines
from bot.parsing.fields.letterhead import labelled
from bot.parsing.fields.lines import lines
from bot.parsing.fields.squeezed import squeeze
from bot.tables import table

_ANSWERS = re.compile(
    r"收悉|收到|(?:答复|回复|复函|函复|汇报|报告|说明|反馈|告知|情况)[^。]{0,6}如下|如下[:。]|"
    r"(?:会办|协办|办理)意见"
)
# Enough of an answer only where the member is spoken to: 您提出的…已转我局办理
_HANDLED = re.compile(r"(?:转|交|由)[^。]{0,16}(?:办理|承办|研究|我[局厅委部办社院镇乡])")
_SPOKEN_TO = re.compile(
    r"(?:您|你|贵)(?:们|委|会)?[^。]{0,160}?(?:提案|建议|议案|提出)|(?:委员|代表)[^。]{0,60}提出的?[《“]|"
    r"集体提案|们提出的"
)
_MATTER = re.compile(r"提案|议案|建议|意见")
_HEADLINE = re.compile(r"(?:提案|建议|议案|建议案)[^。]{0,40}?(?:答复|复函|回复|的函|函$)")
# The office that answers speaks: 我局 · 我们
_OWN = re.compile(
    r"我[局厅委部办社院镇乡署会校行]|我们|我(?:中心|单位|街道|公司|支队|大队)|本[局厅]"
)
_WHOSE = re.compile(r"政协|人大|人民代表大会|委员|代表|提案|议案")
# One matter and not a year's worth: 第37号提案 · 提案编号:37 · 《关于…的建议》 · 关于…提案的答复
_ONE_MATTER = re.compile(
    r"第?[0-9a-z]{1,10}号(?:[^。,]{0,12})(?:提案|建议|议案)|(?:提案|建议|议案)(?:编号|案号|号)?[:|]?第?[0-9]|"
    r"《[^《》]{4,80}(?:提案|建议|议案|建议案)》|关于[^。,]{4,80}(?:提案|建议|议案)的?(?:答复|回复|复函)|"
    r"案由[:|]?[^。]{0,6}关于"
)
_ANSWER_HEADED = re.compile(
    r"(?:答复|办理|回复)(?:内容|意见|情况|结果) *[:|]|"
    r"(?:答复|回复|复函|函复|函|说明|报告|(?:答复|办理|办复)(?:意见|情况|结果))(?:\([^()]*\))?$"
)
_ANSWER_LABELLED = re.compile(
    r"^[ |]*(?:答复|回复|办理|办复|承办)(?:单位)?(?:内容|意见|情况|结果|说明)? *[:|] *\n?[^\n]{20}",
    re.M,
)
# What a page's own table says of a reply.
_TABLED = frozenset(("number", "proposer", "written_by", "co_agency", "disposition", "title"))

_LONG = 80  # characters of a body that is an answer where its office speaks
_ENOUGH = 40  # characters of a body that may be one
_SHORT = 60  # characters; a longer line is a paragraph


@dataclass(frozen=True, slots=True)
class _Signs:
    """What of a reply is there."""

    addressed: bool  # a member, a deputy or a group is addressed or spoken to
    answers: bool
    whose: bool  # a committee's, a congress' or a member's matter
    headed: bool  # a headline of a reply above an address
    by_headline: bool  # one headline, and an office that speaks below it
    in_doubt: bool  # about one matter, or to one member, by an office that speaks

    @property
    def sure(self) -> bool:
        return self.whose and (
            (self.answers and self.addressed)
            or (self.addressed and self.headed)
            or self.by_headline
        )


def refuse_other_texts(folded: str, anatomy: Anatomy, name: str) -> bool:
    """Whether the text is surely a reply; raises `NotAReply`, saying why, when it is none."""
    signs = _signs(folded, anatomy)
    if signs.sure:
        return True
    other = _other_kind(folded, anatomy)
    if other is None and signs.whose and signs.in_doubt:
        return False
    missing = [
        words
        for seen, words in (
            (signs.addressed, "称呼（“某某委员：”“某某代表：”）或“您提出的……”"),
            (signs.answers, "“收悉”“现答复如下”一类的答复用语"),
            (signs.whose, "政协提案或人大代表建议的说法"),
        )
        if not seen
    ]
    looks = f"看上去是{other}，" if other else ""
    found_not = f"没有找到{'、'.join(missing)}。" if missing else "没有找到对一件提案或建议的答复。"
    raise NotAReply(
        f"“{name}”不像是提案或建议的答复：{looks}{found_not}"
        "请确认上传的是答复全文，而不是新闻、目录、通知或提案本身。"
    )


# 第37号提案的会办意见 · 现提出协办意见如下
_OPINION = re.compile(
    r"(?:提案|建议|议案)[^。]{0,12}(?:会办|协办)意见|(?:会办|协办)意见[^。]{0,8}如下"
)


def is_opinion(head: str, opening: str) -> bool:
    """Whether a co-handler writes to the leading agency: 会办意见, no answer to the member."""
    return _OPINION.search(head) is not None or _OPINION.search(opening) is not None


def _signs(folded: str, anatomy: Anatomy) -> _Signs:
    opening = squeeze(folded, _around(anatomy, folded)).text
    head = squeeze(folded, anatomy.head).text
    salutation = anatomy.salutation
    spoken_to = _SPOKEN_TO.search(opening) is not None
    answering = _ANSWERS.search(opening) is not None
    member = salutation is not None and salutation.office != ""
    addressed_to = salutation.place.of(folded) if salutation else ""
    one_matter = _ONE_MATTER.search(head + opening) is not None
    return _Signs(
        addressed=member or (salutation is not None and answering) or spoken_to,
        answers=_MATTER.search(opening + head) is not None
        and (answering or (spoken_to and _HANDLED.search(opening) is not None)),
        whose=_WHOSE.search(head + opening + addressed_to) is not None,
        headed=_HEADLINE.search(head) is not None,
        by_headline=_by_its_headline(folded, anatomy),
        in_doubt=_has_an_answer(folded, anatomy)
        and (
            member
            or spoken_to
            or (one_matter and _is_headed_as_answer(folded, anatomy))
            or _is_tabled(folded)
        ),
    )


def _by_its_headline(folded: str, anatomy: Anatomy) -> bool:
    """A letter that lost its first lines: one headline, and below it an office that says 我局."""
    body = anatomy.body.of(folded)
    speaks = len(body) > _LONG and _OWN.search(body) is not None
    return _headlines(folded) == 1 and (speaks or (len(body) > 4 and _is_signed(anatomy)))


def _headlines(folded: str) -> int:
    return len({line.words for line in headline_lines(folded, Place(0, len(folded)))})


def _has_an_answer(folded: str, anatomy: Anatomy) -> bool:
    """An office that says 我局, one that signs, or text enough for an answer."""
    body = anatomy.body.of(folded)
    return _OWN.search(body) is not None or _is_signed(anatomy) or len(body) > _ENOUGH


def _is_signed(anatomy: Anatomy) -> bool:
    return anatomy.signed_by is not None and anatomy.signed_on is not None


def _is_tabled(folded: str) -> bool:
    """A page whose table names number, proposer and agency, with the answer under it."""
    found = labelled(folded, Place(0, len(folded)), bare=True)
    return len(_TABLED & {one.meaning for one in found if one.value.of(folded).strip()}) >= 3


def _is_headed_as_answer(folded: str, anatomy: Anatomy) -> bool:
    """A line above or at the body's start says that an answer or a report on the matter follows."""
    place = Place(0, min(len(folded), anatomy.body.start + 200))
    return any(_ANSWER_HEADED.search(line.words.rstrip("。")) for line in lines(folded, place))


@dataclass(frozen=True, slots=True)
class _OtherKind:
    name: str
    title: re.Pattern[str]
    text: re.Pattern[str]
    may_stand_beside: bool  # a page may hold it beside the answer, which has a label of its own


@cache
def _other_kinds() -> tuple[_OtherKind, ...]:
    return tuple(
        _OtherKind(
            row["name"],
            re.compile(row["title"], re.M),
            re.compile(row["text"], re.M),
            row.get("beside", False),
        )
        for row in table("letters")["other_texts"]
    )


def _other_kind(folded: str, anatomy: Anatomy) -> str | None:
    """The kind of text that something in it shows it to be, or None."""
    if _headlines(folded) > 2 and anatomy.salutation is None:
        return "答复目录"
    titles = "\n".join(_lines_above(folded))
    for kind in _other_kinds():
        shown = kind.title.search(titles) or kind.text.search(folded)
        if shown and not (kind.may_stand_beside and _ANSWER_LABELLED.search(folded)):
            return kind.name
    return None


def _lines_above(folded: str) -> Iterator[str]:
    """The lines above the first paragraph."""
    for line in lines(folded, Place(0, len(folded))):
        if len(line.words) > _SHORT:
            return
        yield line.words


def _around(anatomy: Anatomy, folded: str) -> Place:
    return Place(
        anatomy.opening.start,
        min(len(folded), max(anatomy.opening.end, anatomy.opening.start + 200)),
    )
