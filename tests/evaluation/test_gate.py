"""The gate: parsing is as good as its floors say, on our own replies and on any others there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.corpora import SHARED, Corpus, corpora
from benchmarks.parsing_quality import failings, judge, lowered, pinned
from benchmarks.readings import reading

OWN = corpora()[0]


@pytest.mark.parametrize("gold", OWN.replies, ids=lambda gold: gold.name)
def test_each_trap(gold: object) -> None:
    from benchmarks.corpora import Labelled
    from benchmarks.scoring import Score

    assert isinstance(gold, Labelled)
    score = Score()
    score.add(gold, reading(gold))
    assert score.differences == []
    assert score.invented == 0
    assert score.missed + score.wrong <= 0.2 * len(gold.text)


def test_our_own_replies_are_read_as_well_as_pinned() -> None:
    assert failings(judge(OWN), pinned()["own"]) == []


def test_a_worse_reading_is_reported_and_its_floor_not_lowered_silently() -> None:
    judged = judge(OWN)
    floors = pinned()["own"]
    judged.score.right["agency"] -= 1
    assert any("agency" in failing for failing in failings(judged, floors))
    assert "agency" in lowered(judged, floors)


def test_floors_belong_to_one_corpus() -> None:
    other = replace(judge(OWN), corpus=Corpus("own", OWN.replies[1:]))
    assert any("other replies" in failing for failing in failings(other, pinned()["own"]))


def test_invented_words_fail_the_gate() -> None:
    judged = judge(Corpus("own", OWN.replies[:1]))
    judged.score.add_steps(OWN.replies[0], ["此句原文所无"])
    assert any("invented" in failing for failing in failings(judged, pinned()["own"]))


@pytest.mark.skipif(not (SHARED / "replies").is_dir(), reason="needs ../shared/replies")
def test_the_score_is_that_of_score_py(tmp_path: Path) -> None:
    looked_at = next(corpus for corpus in corpora() if corpus.name == "looked at")
    few = Corpus("few", looked_at.replies[:20])
    gold, read = tmp_path / "gold", tmp_path / "read"
    gold.mkdir()
    read.mkdir()
    for one in few.replies:
        (gold / f"{one.name}.json").write_text(json.dumps(one.labels), encoding="utf-8")
        (gold / f"{one.name}.txt").write_text(one.text, encoding="utf-8")
        (read / f"{one.name}.json").write_text(json.dumps(reading(one)), encoding="utf-8")
    script = SHARED / "replies" / "score.py"
    printed = subprocess.run(
        [sys.executable, str(script), str(gold), str(gold), str(read)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    theirs = re.search(r"P (\S+) R (\S+) F1 (\S+);.*invented characters (\d+)", printed)
    exact = re.search(r"field exact (\S+);", printed)
    assert theirs is not None
    assert exact is not None
    score = judge(few).score
    ours = [f"{value:.3f}" for value in score.step_figures().values()]
    assert ours == list(theirs.groups()[:3])
    assert score.invented == int(theirs[4])
    assert f"{score.figures()['fields']:.3f}" == exact[1]
