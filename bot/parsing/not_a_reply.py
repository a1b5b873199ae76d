"""Whether a text is a reply to a proposal: never by one keyword.

A reply says that it answers (收悉, 现答复如下, 转我局办理) and to whom: a member, a deputy or a
group addressed or spoken to, or a headline of the form 对…第…号提案的答复. News of replies, lists
of them, proposals themselves and notices lack one of the two.
"""

from __future__ import annotations

import re

from bot.errors import NotAReply
from bot.model import Place
from bot.parsing.fields.anatomy import Anatomy
from bot.parsing.fields.headlines import headline_lines
from bot.parsing.fields.squeezed import squeeze

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
_OWN = re.compile(r"我[局厅委部办社院镇乡]|我们|我(?:中心|单位|街道)")
_WHOSE = re.compile(r"政协|人大|人民代表大会|委员|代表|提案|议案")


def refuse_other_texts(folded: str, anatomy: Anatomy, name: str) -> None:
    """Raise `NotAReply`, saying what was looked for and not seen."""
    opening = squeeze(folded, _around(anatomy, folded)).text
    head = squeeze(folded, anatomy.head).text
    spoken_to = _SPOKEN_TO.search(opening) is not None
    answers = _MATTER.search(opening + head) is not None and (
        _ANSWERS.search(opening) is not None or (spoken_to and _HANDLED.search(opening) is not None)
    )
    member = anatomy.salutation is not None and anatomy.salutation.office != ""
    group = anatomy.salutation is not None and _ANSWERS.search(opening) is not None
    addressed = member or group or spoken_to
    whose = _WHOSE.search(head + opening + _salutation(folded, anatomy)) is not None
    if answers and addressed and whose:
        return
    if whose and ((addressed and _HEADLINE.search(head)) or _by_its_headline(folded, anatomy)):
        return
    missing = [
        words
        for seen, words in (
            (addressed, "称呼（“某某委员：”“某某代表：”）或“您提出的……”"),
            (answers, "“收悉”“现答复如下”一类的答复用语"),
            (whose, "政协提案或人大代表建议的说法"),
        )
        if not seen
    ]
    raise NotAReply(
        f"“{name}”不像是提案或建议的答复：没有找到{'、'.join(missing)}。"
        "请确认上传的是答复全文，而不是新闻、目录、通知或提案本身。"
    )


def _by_its_headline(folded: str, anatomy: Anatomy) -> bool:
    """A letter that lost its first lines: one headline, and below it an office that says 我局."""
    headlines = {line.words for line in headline_lines(folded, Place(0, len(folded)))}
    body = anatomy.body.of(folded)
    return len(headlines) == 1 and len(body) > 80 and _OWN.search(body) is not None


def _around(anatomy: Anatomy, folded: str) -> Place:
    return Place(
        anatomy.opening.start,
        min(len(folded), max(anatomy.opening.end, anatomy.opening.start + 200)),
    )


def _salutation(folded: str, anatomy: Anatomy) -> str:
    return anatomy.salutation.place.of(folded) if anatomy.salutation else ""
