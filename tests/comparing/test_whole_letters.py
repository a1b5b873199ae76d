"""Versions of whole letters: one sentence gone, a paragraph moved, other line widths."""

from pathlib import Path

import pytest

from bot.model import Document, Reply
from bot.parsing import parse
from bot.sentences import paragraphs, sentences
from tests.comparing.letters import between, shown

LETTERS = sorted((Path(__file__).parents[1] / "evaluation" / "telling").glob("*.txt"))
WIDTHS = (17, 24, 31, 40)


@pytest.fixture(params=LETTERS, ids=lambda path: path.stem)
def reply(request: pytest.FixtureRequest) -> Reply:
    path: Path = request.param
    return parse(Document(path.name, "text/plain", path.read_text(encoding="utf-8")))


def test_each_sentence_is_missed_when_it_is_gone(reply: Reply) -> None:
    body = reply.body.of(reply.text)
    for place in sentences(reply.text, reply.body):
        sentence = place.of(reply.text)
        without = body.replace(sentence, "", 1)
        assert shown(between(body, without), body, without) == ([], [sentence], [])


def test_a_paragraph_at_the_end_instead_of_the_beginning_is_no_change(reply: Reply) -> None:
    said = [place.of(reply.text) for place in paragraphs(reply.text, reply.body)]
    assert between("\n".join(said), "\n".join([*said[1:], said[0]])).nothing


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_of_another_width_are_no_change(reply: Reply, width: int) -> None:
    body = reply.body.of(reply.text)
    starts = [(line, at) for line in body.split("\n") for at in range(0, len(line), width)]
    lines = [line[at : at + width] for line, at in starts]
    assert between(body, "\n".join(lines)).nothing
