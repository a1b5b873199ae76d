"""The most telling sentence of an answer is chosen by a stated rule and stands in the text."""

from __future__ import annotations

from bot.model import Place
from bot.parsing.body.telling import telling_sentence
from bot.parsing.letter import Part
from bot.parsing.promises.next_steps import next_steps
from tests.parsing.letter_bodies import letter


def told(body: str) -> str | None:
    whole = letter(body)
    place = telling_sentence(whole, Place(0, len(body)), next_steps(whole))
    return place.of(body) if place else None


def test_what_was_answered_comes_before_what_will_be_done() -> None:
    body = "全省已建成中试平台38个。我厅将在2027年6月底前印发办法。"
    assert told(body) == "全省已建成中试平台38个。"


def test_an_answer_of_next_steps_alone_is_told_by_the_firmest() -> None:
    body = "我厅将适时开展论证。我厅将在2027年6月底前印发办法。"
    assert told(body) == "我厅将在2027年6月底前印发办法。"


def test_a_sentence_with_figures_comes_first() -> None:
    assert told("我厅高度重视平台建设。全省已建成中试平台38个。") == "全省已建成中试平台38个。"


def test_a_document_that_was_issued_tells_more_than_praise() -> None:
    body = "我厅高度重视平台建设工作。出台了《中试平台建设实施方案》。以上举措推动了平台建设。"
    assert told(body) == "出台了《中试平台建设实施方案》。"


def test_of_two_sentences_with_figures_the_one_nearer_to_the_ask() -> None:
    body = "全省已有高校46所。全省已建成中试平台38个。"
    part = Part(Place(0, 0), "加快中试平台建设", Place(0, len(body)))
    place = telling_sentence(letter(body, parts=(part,)), part.answer, ())
    assert place is not None
    assert place.of(body) == "全省已建成中试平台38个。"


def test_a_courtesy_or_a_label_tells_nothing() -> None:
    assert told("感谢您对科技工作的支持，欢迎继续提出意见12条。现答复如下：") is None


def test_an_empty_place_tells_nothing() -> None:
    assert told("") is None
