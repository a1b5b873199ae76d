"""Sentences, clauses and phrases end where a reader would stop."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.model import Place
from bot.sentences import clauses, paragraphs, phrases, sentences


def cut(by: object, text: str) -> list[str]:
    return [place.of(text) for place in by(text, Place(0, len(text)))]  # type: ignore[operator]


def test_a_sentence_ends_at_a_full_stop_or_with_its_paragraph() -> None:
    assert cut(sentences, "已建成三处。正在验收！\n　　下一步扩建") == [
        "已建成三处。",
        "正在验收！",
        "下一步扩建",
    ]


def test_a_clause_ends_at_a_semicolon() -> None:
    assert cut(clauses, "一是扩容；二是改造。") == ["一是扩容；", "二是改造。"]


def test_an_enumeration_with_commas_is_cut_before_each_item() -> None:
    assert cut(clauses, "我局一是扩容，二是改造。") == ["我局一是扩容，", "二是改造。"]


def test_a_full_stop_inside_quotation_marks_ends_after_them() -> None:
    assert cut(sentences, "代表说：“路太窄。”我局已踏勘。") == [
        "代表说：“路太窄。”",
        "我局已踏勘。",
    ]


def test_a_quotation_is_never_cut() -> None:
    assert cut(phrases, "关于“加快建设。尽早通车”的建议，已采纳。") == [
        "关于“加快建设。尽早通车”的建议，",
        "已采纳。",
    ]


def test_a_quotation_mark_that_never_closes_hides_nothing() -> None:
    assert cut(sentences, "关于“修路的建议。现答复如下。") == ["关于“修路的建议。", "现答复如下。"]


def test_thousands_and_times_of_day_are_not_cut() -> None:
    assert cut(phrases, "共1,200户,末班车21:30发出") == ["共1,200户,", "末班车21:30发出"]


def test_a_half_width_full_stop_ends_a_sentence_but_not_a_number() -> None:
    assert cut(sentences, "全长3.5公里.我局将拓宽.") == ["全长3.5公里.", "我局将拓宽."]


def test_a_line_that_breaks_off_in_mid_sentence_goes_on() -> None:
    text = "多数小区建于九十年代，电力容量小，楼间距窄，车位紧张，居民飞线充\n电屡禁不止。"
    assert cut(paragraphs, text) == [text]


def test_a_heading_does_not_run_into_the_paragraph_below() -> None:
    assert len(cut(paragraphs, "一、关于加快建设\n　　全市现有充电桩三千个。")) == 2


@given(st.text(alphabet="我局将已完成，。；：“”《》()（）1,.:\n 　", max_size=80))
def test_nothing_but_blanks_is_lost_and_nothing_overlaps(text: str) -> None:
    for by in (sentences, clauses, phrases):
        places = by(text, Place(0, len(text)))
        assert all(a.end <= b.start for a, b in pairwise(places))
        kept = "".join(place.of(text) for place in places)
        assert "".join(kept.split()) == "".join(text.split())
