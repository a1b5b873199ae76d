"""What holds of the readings of every reply, whatever its text."""

from __future__ import annotations

import re
from datetime import date

from bot.folding import fold
from bot.model import Kind, Reply, Sureness
from bot.parsing.numerals import digits, number

SEVERAL = ("numbers", "titles", "proposers", "co_agencies")
FIELDS = (
    "kind", "numbers", "region", "term", "meeting", "titles", "proposers", "agency", "co_agencies",
    "document_number", "index_number", "written_on", "published_on", "disposition", "disclosure",
    "signer", "contact", "phone",
)  # fmt: skip
BODY_WORDS = {
    Kind.PROPOSAL: "政协|政治协商|提案|委员",
    Kind.SUGGESTION: "人大|人民代表大会|代表|议案|建议",
}
NUMERALS = r"[0-9o○零一二三四五六七八九十]+"


def values(reply: Reply, field: str) -> tuple[object, ...]:
    value = getattr(reply, field)
    if field in SEVERAL:
        return tuple(value)
    return () if value is None else (value,)


def bare(words: str) -> str:
    return re.sub(r"\s", "", fold(words))


def says(words: str, value: object) -> bool:
    """Whether the words at a place state the value, letter by letter or digit by digit."""
    words = bare(words)
    if isinstance(value, Kind):
        return re.search(BODY_WORDS[value], words) is not None
    if isinstance(value, date):
        printed = "".join(re.findall(NUMERALS, words))
        year, month, day = value.year, value.month, value.day
        short, full = f"{year}{month}{day}", f"{year}{month:02}{day:02}"
        return printed in (short, full) or [year, month, day] == [
            digits(part) if len(part) == 4 else number(part) for part in re.findall(NUMERALS, words)
        ]
    if isinstance(value, int):
        return value in [number(part) for part in re.findall(NUMERALS, words)]
    return bare(str(value)) in words


def assert_each_value_has_its_reading(reply: Reply) -> None:
    doubted = {warning.field for warning in reply.warnings}
    wanted = [(field, value) for field in FIELDS for value in values(reply, field)]
    assert [reading.field for reading in reply.readings] == [field for field, _ in wanted]
    for reading, (field, value) in zip(reply.readings, wanted, strict=True):
        assert (reading.sureness is Sureness.DOUBTFUL) == (field in doubted)
        if reading.place is None:
            assert reading.sureness is not Sureness.STATED
            continue
        assert 0 <= reading.place.start < reading.place.end <= len(reply.text)
        assert says(reading.place.of(reply.text), value), (field, value)
