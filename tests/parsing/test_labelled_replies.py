"""The labelled replies beside the project: each is read, and what is read is its own words."""

import re
import unicodedata
from pathlib import Path

import pytest

from bot.parsing import parse
from bot.parsing.as_json import as_json
from bot.reading import read

REPLIES = Path(__file__).resolve().parents[2].parent / "shared" / "replies"
SOURCES = sorted(REPLIES.glob("*.txt"))

pytestmark = pytest.mark.skipif(not SOURCES, reason="the labelled replies lie beside the project")


def bare(words: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", words))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_what_is_read_stands_in_the_text(source: Path) -> None:
    reply = parse(read(source.read_bytes(), source.name))
    text = bare(reply.text)
    printed = [
        *reply.numbers, *reply.titles, *reply.proposers, *reply.co_agencies,
        reply.agency, reply.document_number, reply.index_number, reply.disclosure,
        reply.signer, reply.contact, reply.phone,
    ]  # fmt: skip
    for words in filter(None, printed):
        assert bare(words) in text
    for section in reply.sections:
        assert reply.text[section.start :].startswith(section.heading)


@pytest.mark.parametrize("source", SOURCES[:3], ids=lambda source: source.stem)
def test_the_same_text_in_other_encodings_is_the_same_reply(source: Path) -> None:
    content = source.read_bytes()
    text = content.decode("utf-8")
    original = as_json(parse(read(content, source.name)), source.name)
    for encoding in ("gb18030", "utf-16", "utf-16-le", "utf-8-sig"):
        assert as_json(parse(read(text.encode(encoding), source.name)), source.name) == original
