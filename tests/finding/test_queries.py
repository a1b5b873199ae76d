"""The queries that finding is measured with: enough of them, of every kind, in two halves."""

import pytest

from benchmarks.finding_queries import FILES, HALVES, queries
from benchmarks.finding_seeds import agencies

LEAST = {"agencies": 400, "proposals": 150, "texts": 150, "nonsense": 80}


@pytest.mark.parametrize("file", FILES)
def test_there_are_enough_and_none_twice(file: str) -> None:
    asked = [(query.text, query.region) for query in queries(file)]
    assert len(asked) >= LEAST[file]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("file", FILES)
def test_both_halves_are_of_a_size(file: str) -> None:
    halves = [query.half for query in queries(file)]
    assert all(halves.count(half) >= 0.4 * len(halves) for half in HALVES)


def test_three_hundred_agencies_of_ten_regions() -> None:
    names = {agency.name for agency in agencies()}
    assert len(names) >= 300
    assert len({agency.region for agency in agencies()}) >= 10
    assert {name for query in queries("agencies") for name in query.right} <= names


def test_only_nonsense_has_no_right_answer() -> None:
    for file in FILES:
        assert {bool(query.right) for query in queries(file)} == {file != "nonsense"}
