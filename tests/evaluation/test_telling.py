"""The sentences shown for judged asks are those that a careful reader would show, mostly."""

from __future__ import annotations

from collections import Counter

import pytest
from click.testing import CliRunner

from benchmarks import telling_quality
from benchmarks.telling_quality import BASELINES, FLOORS, HALVES, RULE, Ask, asks, choices, shares

JUDGED = list(asks())


def test_enough_asks_were_judged_and_none_twice() -> None:
    assert len(JUDGED) >= 60
    assert len({(ask.letter, ask.words) for ask in JUDGED}) == len(JUDGED)
    halves = Counter(ask.half for ask in JUDGED)
    assert min(halves[half] for half in HALVES) >= 30


@pytest.mark.parametrize("ask", JUDGED, ids=lambda ask: ask.words)
def test_what_is_told_stands_in_the_answer(ask: Ask) -> None:
    assert ask.chosen is not None
    assert any(ask.chosen in sentence for sentence in ask.sentences)


@pytest.mark.parametrize("ask", JUDGED, ids=lambda ask: ask.words)
def test_judgements_are_of_different_sentences(ask: Ask) -> None:
    assert len({ask.best, *ask.also}) == 1 + len(ask.also)


def test_the_rule_keeps_its_floors() -> None:
    ours = shares(JUDGED)[RULE]
    assert {name: ours[name] for name in FLOORS if ours[name] < FLOORS[name]} == {}


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("baseline", BASELINES)
def test_the_rule_is_better_than_simpler_ones(half: str, baseline: str) -> None:
    of_half = shares([ask for ask in JUDGED if ask.half == half])
    assert of_half[RULE]["best"] > of_half[baseline]["best"]
    assert of_half[RULE]["acceptable"] > of_half[baseline]["acceptable"]


def test_shares_count_what_was_chosen() -> None:
    ask = Ask("a letter", "an ask", ("甲。", "乙1。", "丙丙丙。"), "乙1。", "甲。", ("乙1。",))
    assert choices(ask) == {
        RULE: "乙1。",
        "first sentence": "甲。",
        "longest sentence": "丙丙丙。",
        "first with a figure": "乙1。",
    }
    counted = shares([ask])
    assert counted[RULE] == {"best": 0.0, "acceptable": 1.0}
    assert counted["first sentence"] == {"best": 1.0, "acceptable": 1.0}
    assert counted["longest sentence"] == {"best": 0.0, "acceptable": 0.0}


def test_a_figure_below_its_floor_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling_quality, "FLOORS", {"best": 1.01})
    result = CliRunner().invoke(telling_quality.main)
    assert result.exit_code == 1
    assert "below the floor: best" in result.output
