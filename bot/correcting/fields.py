"""The fields that a person may put right, and what a person means who types a value for one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from bot.correcting.correction import Value
from bot.disclosure import known_words
from bot.errors import UserError
from bot.folding import fold, key
from bot.model import Kind, Reply
from bot.parsing.numerals import NUMERAL, digits, number

_LONGEST = 200  # characters of one value
_MOST = 60  # values of one field
_NOTHING = frozenset(("无", "没有", "未写明", "空"))
_BETWEEN = re.compile(r"[、,;\n]+")
_DAY = re.compile(
    rf"(?P<year>[0-9]{{4}}|[{NUMERAL[1:-1]}]{{4}})\s*[年\-/.]\s*(?P<month>{NUMERAL}{{1,3}})\s*[月\-/.]\s*"
    rf"(?P<day>{NUMERAL}{{1,3}})\s*日?"
)
_ORDINAL = re.compile(rf"第?\s*({NUMERAL}{{1,4}})\s*(?:届|次)?\s*(?:会议)?")
_CLASS = re.compile(r"[\"“(\[]?([a-z](?:[0-9]|-[0-9])?)[)\]”\"]?\s*(?:类|类件)?")
_NUMBER = re.compile(r"第?\s*([0-9a-z\-]{1,20})\s*号?")


def read_value(field: str, words: str) -> Value:
    """What `words` say of this field; 无 says that the letter does not state it.

    Raises `UserError` with an example for words that are no value of the field.
    """
    said = _clean(words)
    if not said:
        raise UserError(f"没有收到内容。{_like(field)}")
    if said in _NOTHING:
        if field == "kind":
            raise UserError(f"答复总是对提案或对建议的。{_like(field)}")
        return () if field in _SEVERAL else None
    return _READERS[field](field, said)


def label(field: str) -> str:
    """What the field is called in Chinese."""
    return _LABELS[field]


def example(field: str) -> str:
    """A value of this field as a person may write it."""
    return _EXAMPLES[field]


def shown(value: Value) -> str:
    """A value as a person writes it; 未写明 for what is not stated."""
    if value is None or value == ():
        return "未写明"
    if isinstance(value, Kind):
        return {Kind.PROPOSAL: "提案", Kind.SUGGESTION: "建议"}[value]
    return "、".join(value) if isinstance(value, tuple) else str(value)


def value_of(reply: Reply, field: str) -> Value:
    """What the reply has in this field."""
    value: Value = getattr(reply, field)
    return value


def _clean(words: str) -> str:
    """The words without control characters and blanks at both ends of each line."""
    shown = "".join(c for c in words if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "\n".join(" ".join(line.split()) for line in shown.strip().splitlines()).strip()


def _text(field: str, said: str) -> Value:
    value = said.replace("\n", " ")
    if len(value) > _LONGEST:
        raise UserError(f"太长了，最多 {_LONGEST} 个字。{_like(field)}")
    return value


def _several(field: str, values: list[str]) -> Value:
    kept = tuple(dict.fromkeys(value.strip() for value in values if value.strip()))
    if not kept:
        raise UserError(f"没有看懂“{_short(' '.join(values))}”。{_like(field)}")
    if len(kept) > _MOST or any(len(value) > _LONGEST for value in kept):
        raise UserError(f"太长了，最多 {_MOST} 项，每项最多 {_LONGEST} 个字。{_like(field)}")
    return kept


def _names(field: str, said: str) -> Value:
    # A name may hold a blank between its two characters; marks part names, blanks do not.
    places = [0, *(m.end() for m in _BETWEEN.finditer(fold(said)))]
    ends = [*(m.start() for m in _BETWEEN.finditer(fold(said))), len(said)]
    return _several(field, [said[a:b] for a, b in zip(places, ends, strict=True)])


def _titles(field: str, said: str) -> Value:
    return _several(field, [line.strip().strip("《》") for line in said.splitlines()])


def _numbers(field: str, said: str) -> Value:
    found = []
    for words in _BETWEEN.split(fold(said)):
        match = _NUMBER.fullmatch(words.strip())
        if match is None or not any(map(str.isdigit, match[1])):
            raise UserError(f"“{_short(words)}”不像编号。{_like(field)}")
        found.append(match[1].upper())
    return _several(field, found)


def _ordinal(field: str, said: str) -> Value:
    match = _ORDINAL.fullmatch(fold(said))
    value = number(match[1]) if match else None
    if value is None or not 1 <= value <= 99:
        raise UserError(f"没有看懂“{_short(said)}”。{_like(field)}")
    return value


def _day(field: str, said: str) -> Value:
    match = _DAY.fullmatch(fold(said))
    try:
        if match:
            year = digits(match["year"]) or 0
            day = date(year, number(match["month"]) or 0, number(match["day"]) or 0)
            if 1949 <= year <= 2100:
                return day
    except ValueError as no_day:
        raise UserError(f"日历上没有“{_short(said)}”这一天。{_like(field)}") from no_day
    raise UserError(f"没有看懂日期“{_short(said)}”。{_like(field)}")


def _class(field: str, said: str) -> Value:
    match = _CLASS.fullmatch(fold(said))
    if match is None:
        raise UserError(f"办理类别是一个字母，没有看懂“{_short(said)}”。{_like(field)}")
    return match[1].upper()


def _disclosure(field: str, said: str) -> Value:
    wanted = key(said)
    for word in known_words():
        if key(word) == wanted:
            return word
    raise UserError(f"不认得公开属性“{_short(said)}”。{_like(field)}")


def _kind(field: str, said: str) -> Value:
    kinds = {
        kind
        for kind, words in ((Kind.PROPOSAL, "提案"), (Kind.SUGGESTION, "建议"))
        if words in fold(said)
    }
    if len(kinds) != 1:
        raise UserError(f"没有看懂“{_short(said)}”。{_like(field)}")
    return kinds.pop()


_READERS: dict[str, Callable[[str, str], Value]] = {
    "kind": _kind,
    "numbers": _numbers,
    "region": _text,
    "term": _ordinal,
    "meeting": _ordinal,
    "titles": _titles,
    "proposers": _names,
    "agency": _text,
    "co_agencies": _names,
    "document_number": _text,
    "index_number": _text,
    "written_on": _day,
    "published_on": _day,
    "disposition": _class,
    "disclosure": _disclosure,
    "signer": _text,
    "contact": _text,
    "phone": _text,
}
_SEVERAL = frozenset(("numbers", "titles", "proposers", "co_agencies"))
_EXAMPLES = {
    "kind": "提案 或 建议",
    "numbers": "82 或 第82号、第83号",
    "region": "吉林省",
    "term": "十三 或 13",
    "meeting": "二 或 2",
    "titles": "关于加强社区养老服务的建议（几个题目各写一行）",
    "proposers": "张某、李某",
    "agency": "吉林省科学技术厅",
    "co_agencies": "省财政厅、省教育厅",
    "document_number": "吉科函〔2025〕12号",
    "index_number": "000000000-2025-00012",
    "written_on": "2025年6月3日 或 2025-06-03",
    "published_on": "2025年6月3日 或 2025-06-03",
    "disposition": "B 或 B类",
    "disclosure": "主动公开 或 依申请公开",
    "signer": "张某",
    "contact": "张某",
    "phone": "0000-5550100",
}

_LABELS = {
    "kind": "种类",
    "numbers": "编号",
    "region": "地方",
    "term": "届",
    "meeting": "次会议",
    "titles": "题目",
    "proposers": "提案人",
    "agency": "答复单位",
    "co_agencies": "会办单位",
    "document_number": "文号",
    "index_number": "索引号",
    "written_on": "成文日期",
    "published_on": "发布日期",
    "disposition": "办理类别",
    "disclosure": "公开属性",
    "signer": "签发人",
    "contact": "联系人",
    "phone": "联系电话",
}

FIELDS = tuple(_READERS)  # in the order in which a letter states them


def _like(field: str) -> str:
    unstated = "" if field == "kind" else "；没有写明就回“无”"
    return f"请写成这样：{_EXAMPLES[field]}{unstated}。"


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:40] + "…"
