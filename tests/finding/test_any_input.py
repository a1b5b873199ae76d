"""Whatever a person types is answered, and nothing of it is taken for a command."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.finding import find_agency, find_proposals, search
from bot.store import Store

ODD = [
    "", " ", "\n\t", "\x00", "\x00科技\x00厅", "😀", "👨‍👩‍👧‍👦", "<b>科技厅</b>", "</a>&lt;",
    "'; DROP TABLE replies;--", '" OR "1"="1', "NEAR(", "*", "%", "_", "AND", "title:", "^",
    "科" * 5000, "a" * 5000,
    "82" * 2000, "，" * 3000, "的" * 3000, "“" * 500, "﷽", "\u202e科技厅", "\ud800",
    "e\u0301" * 300, "①②③",
    "㍿", "零" * 9, "第号", "()[]{}\\",
]  # fmt: skip


@pytest.mark.parametrize("typed", ODD)
def test_odd_input_is_answered(store: Store, typed: str) -> None:
    find_agency(store, typed, "青沅省")
    find_proposals(store, typed)
    search(store, typed)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(typed=st.text(alphabet=st.characters(), max_size=60))
def test_any_text_is_answered(store: Store, typed: str) -> None:
    find_agency(store, typed)
    find_proposals(store, typed)
    search(store, typed)


def test_control_characters_are_not_part_of_a_name(store: Store) -> None:
    match = find_agency(store, "\x00民\x00政\u200b厅")
    assert match.agency is not None
    assert match.agency.name == "青沅省民政厅"


def test_an_empty_store_has_no_answers(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path}/empty.db") as empty:
        for typed in ("82", "科技厅", "kjt", "科计厅", "xx厅", "概念验证中心", "马青"):
            agency, proposals, found = (
                find_agency(empty, typed),
                find_proposals(empty, typed),
                search(empty, typed),
            )
            assert (agency.agency, agency.choices) == (None, ())
            assert (proposals.lines, proposals.near) == ((), ())
            assert (found.agencies, found.proposals, found.members) == ((), (), ())
            assert found.hits.total == 0
