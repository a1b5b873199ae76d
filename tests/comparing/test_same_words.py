"""Pieces of the same words are paired off, however they are cut and wherever they stand."""

from bot.comparing.same_words import LONGEST_RUN, unpaired


def test_pieces_that_the_other_side_lacks() -> None:
    assert unpaired(["甲", "乙", "丙"], ["丙", "丁", "甲"]) == ([1], [1])


def test_equal_pieces_are_paired_as_often_as_both_have_them() -> None:
    assert unpaired(["甲", "甲", "甲"], ["甲"]) == ([1, 2], [])


def test_pieces_cut_otherwise() -> None:
    assert unpaired(["甲乙", "丙丁"], ["甲", "乙丙", "丁"]) == ([], [])


def test_a_piece_is_part_of_one_run_only() -> None:
    assert unpaired(["甲", "甲", "甲"], ["甲甲", "甲甲"]) == ([2], [1])


def test_long_runs_come_first() -> None:
    assert unpaired(["甲", "乙", "丙"], ["乙丙", "甲乙丙"]) == ([], [0])


def test_a_whole_stretch_may_be_longer_than_a_run() -> None:
    pieces = [chr(ord("一") + at) for at in range(2 * LONGEST_RUN)]
    assert unpaired(["前", *pieces, "后"], ["前", "".join(pieces), "后"]) == ([], [])


def test_pieces_without_words_are_never_unpaired() -> None:
    assert unpaired(["", "甲", ""], ["甲"]) == unpaired(["甲"], ["", "甲"]) == ([], [])
