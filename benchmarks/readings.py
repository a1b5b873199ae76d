"""What the project reads out of labelled replies, and what simpler rules would read."""

from __future__ import annotations

import re
from typing import Any

from benchmarks.corpora import Labelled
from bot.errors import NotAReply
from bot.folding import fold
from bot.model import Document, Place, Reply
from bot.parsing import parse
from bot.parsing.as_json import as_json
from bot.parsing.letter import Letter, Part
from bot.sentences import sentences

_OPENING = re.compile(r"\s*(?:下一步|下步|今后)")
_ANY_WORD = re.compile(r"将|拟|计划|力争|争取|待.{1,30}后|下一步")


def parsed(gold: Labelled) -> Reply | None:
    """The reply as parsed; None when it is refused."""
    try:
        return parse(Document(name=gold.name + ".txt", media_type="text/plain", text=gold.text))
    except NotAReply:
        return None


def reading(gold: Labelled) -> dict[str, Any]:
    """The fields of the labels as the project reads them; nothing when it refuses the text."""
    reply = parsed(gold)
    if reply is None:
        return {}
    return as_json(reply, gold.name) | {"next_steps": [step.text for step in reply.next_steps]}


def letter_of(reply: Reply) -> Letter:
    """The letter as the readers of its body see it."""
    parts = tuple(
        Part(Place(one.start, one.start + len(one.heading)), one.ask, one.answer)
        for one in reply.sections
    )
    return Letter(
        text=reply.text,
        folded=fold(reply.text),
        body=reply.body,
        parts=parts,
        kind=reply.kind,
        region=reply.region,
        agency=reply.agency,
        co_agencies=reply.co_agencies,
        dated=reply.written_on or reply.published_on,
    )


def paragraphs_that_open(text: str) -> list[str]:
    """Baseline: the paragraphs that open with 下一步, 下步 or 今后."""
    return [line for line in text.split("\n") if _OPENING.match(line)]


def sentences_with_a_word(text: str) -> list[str]:
    """Baseline: the sentences with any of 将、拟、计划、力争、争取、待…后、下一步."""
    places = sentences(text, Place(0, len(text)))
    return [place.of(text) for place in places if _ANY_WORD.search(place.of(text))]


BASELINES = {
    "paragraphs opening 下一步": paragraphs_that_open,
    "sentences with 将、拟…": sentences_with_a_word,
}
