"""Weights are learnt from labelled signs, the same each time, and separate what signs separate."""

from __future__ import annotations

from benchmarks.corpora import lessons
from benchmarks.learning import Example, learn
from benchmarks.train_promises import example_of
from bot.tables import table

YES = Example([["开头", "常", "诺"], ["小句", "常"], ["另段", "常", "已"]], [True, True, False])
NO = Example([["开头", "常", "已"], ["小句", "常"]], [False, False])


def test_a_sign_of_promises_weighs_more_than_a_sign_of_facts() -> None:
    weights = learn([YES, NO])
    assert weights.signs["诺"] > 0 > weights.signs["已"]


def test_a_phrase_goes_on_as_it_began() -> None:
    steps = learn([YES, NO]).joints["小句"]
    assert steps["11"] > steps["10"]
    assert steps["00"] > steps["01"]


def test_learning_twice_gives_the_same() -> None:
    assert learn([YES, NO]) == learn([YES, NO])


def test_a_phrase_that_may_be_either_teaches_nothing() -> None:
    weights = learn([Example([["开头", "怪"]], [None])])
    assert weights.signs == {}


def test_every_lesson_parses_and_holds_both_steps_and_facts() -> None:
    for lesson in lessons():
        example = example_of(lesson)
        assert example is not None, lesson.name
        assert {True, False} <= set(example.labels), lesson.name


def test_every_weight_belongs_to_a_formula_that_still_exists() -> None:
    names = {row["name"] for row in table("promises")["formula"]}
    others = {"期限", "期限在后", "往年", "来年", "本年", "数字", "短"}
    learnt = {
        sign.removeprefix("本:") for sign in table("promise_weights")["signs"] if sign[:2] == "本:"
    }
    assert learnt <= names | others
