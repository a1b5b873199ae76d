"""The most telling sentence of an answer is chosen by a stated rule and stands in the text."""

from __future__ import annotations

import re

import pytest

from bot.folding import fold
from bot.model import Place
from bot.parsing.body.telling import telling_sentence
from bot.parsing.letter import Part
from bot.parsing.promises.next_steps import next_steps
from bot.tables import table
from tests.parsing.letter_bodies import letter


def told(body: str, ask: str = "") -> str | None:
    whole = letter(body)
    place = telling_sentence(whole, Place(0, len(body)), next_steps(whole), ask)
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
    place = telling_sentence(letter(body, parts=(part,)), part.answer, (), part.ask)
    assert place is not None
    assert place.of(body) == "全省已建成中试平台38个。"


def test_a_courtesy_or_a_label_tells_nothing() -> None:
    assert told("感谢您对科技工作的支持，欢迎继续提出意见12条。现答复如下：") is None


def test_an_empty_place_tells_nothing() -> None:
    assert told("") is None


ASK = "建设过街天桥"


def test_a_refusal_comes_before_figures() -> None:
    body = "全市已建成过街天桥38座，总投资2亿元。该路口不具备建设天桥的条件。"
    assert told(body, ASK) == "该路口不具备建设天桥的条件。"


def test_an_acceptance_comes_before_figures() -> None:
    body = "全市已建成过街天桥38座，总投资2亿元。您的这一建议已被采纳。"
    assert told(body, ASK) == "您的这一建议已被采纳。"


def test_a_refusal_of_something_else_does_not() -> None:
    body = "全市已建成过街天桥38座。部分街道难以解决摊贩占道。"
    assert told(body, ASK) == "全市已建成过街天桥38座。"


def test_something_done_comes_before_how_things_are() -> None:
    body = "全市有路口410处。路口设施已整修410处。"
    assert told(body, "整治路口") == "路口设施已整修410处。"


def test_a_promise_at_the_end_of_a_sentence_does_not_make_it_one() -> None:
    body = (
        "我局高度重视天桥建设工作。南门天桥的勘测和设计去年完成，概算1260万元已经通过专家评审，"
        "我局力争2027年6月底前建成。"
    )
    assert told(body, ASK) == body.split("。")[1] + "。"


def test_a_plea_at_the_end_of_a_sentence_does_not_make_it_a_courtesy() -> None:
    body = "我局非常重视。该路口概算5200万元，财力难以承担，您的建议暂时无法落实，恳请理解。"
    assert told(body, ASK) == body.split("。")[1] + "。"


def test_what_the_member_asks_is_no_answer() -> None:
    body = "您在提案中建议建设过街天桥3座。我局将在2027年6月底前建成天桥。"
    assert told(body, ASK) == "我局将在2027年6月底前建成天桥。"


def test_a_line_that_announces_what_follows_tells_nothing() -> None:
    body = "近年来，我局已做了以下工作：一是建设过街天桥。工程投资1亿元。"
    assert told(body, ASK) == "工程投资1亿元。"


def test_what_the_member_asked_and_is_done_is_an_answer() -> None:
    body = "您希望建设的过街天桥已于5月投入使用。全市已建成过街天桥38座，总投资2亿元。"
    assert told(body, ASK) == "您希望建设的过街天桥已于5月投入使用。"


def test_a_promise_that_fits_the_ask_is_left_to_the_next_steps() -> None:
    body = "全市有大小路口410处。我局将于2027年6月底前建设过街天桥3座。"
    assert told(body, ASK) == "全市有大小路口410处。"


def test_a_figure_tells_more_than_a_word_of_the_ask() -> None:
    body = "天桥便利群众日常出行。工程总投资2亿元。"
    assert told(body, ASK) == "工程总投资2亿元。"


@pytest.mark.parametrize("formula", table("outcomes")["formula"], ids=lambda row: row["name"])
def test_each_way_of_saying_the_outcome_finds_its_example(formula: dict[str, str]) -> None:
    assert fold(formula["example"]) == formula["example"]
    assert re.search(formula["pattern"], formula["example"])
