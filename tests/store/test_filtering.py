"""Filters on what is searched: by agency, year and status, together with words and without."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from bot.model import Listing, ReplyFilter, Status, StoredReply
from bot.store import Store, holding
from tests.store.replies import next_step, plain_reply

NOW = datetime(2026, 11, 22, tzinfo=UTC)
STEP = "将建设养老中心"


@dataclass(frozen=True)
class Kept:
    """Six replies of three years and two agencies, by their ids; the store that holds them."""

    store: Store
    ids: tuple[int, ...]
    agency: int  # of every second one


@pytest.fixture
def kept(store: Store) -> Kept:
    ids = []
    for at in range(6):
        text = f"养老第{at}件。{STEP}"
        reply = plain_reply(
            text,
            numbers=(str(at + 1),),
            agency=("吉林省民政厅", "吉林省财政厅")[at % 2],
            region=("吉林省", "吉林省長春市", None)[at // 2],
            written_on=date(2023 + at // 2, (1, 12)[at % 2], (1, 31)[at % 2]),
            next_steps=(next_step(text, STEP),),
        )
        ids.append(store.save(reply, source_name="a.txt").reply_id)
    for at, *seen in ((0, Status.DONE), (1, Status.DONE, Status.ADJUSTED), (2, Status.UNDER_WAY)):
        (step,) = store.steps_of(ids[at])
        for status in seen:
            store.mark_step(step.id, status, source="见报", by=1, at=NOW)
    (agency,) = (a for a in store.agencies() if a.name == "吉林省民政厅")
    return Kept(store, tuple(ids), agency.id)


def found(kept: Kept, which: ReplyFilter) -> list[int]:
    """Which of the replies pass, newest first; the same with a word that all of them hold."""
    plain: Listing[StoredReply] = kept.store.search([], which)
    with_words = kept.store.search(["养老"], which)
    assert plain == with_words
    assert plain.total == len(plain.items)
    return [kept.ids.index(each.id) for each in plain.items]


def test_a_year_is_all_of_it_and_nothing_else(kept: Kept) -> None:
    assert found(kept, ReplyFilter(year=2024)) == [3, 2]
    assert found(kept, ReplyFilter(year=2022)) == []


def test_an_agency(kept: Kept) -> None:
    assert found(kept, ReplyFilter(agency_ids=(kept.agency,))) == [4, 2, 0]
    assert found(kept, ReplyFilter(agency_ids=(kept.agency,), year=2025)) == [4]


@pytest.mark.parametrize(
    ("region", "passing"),
    [
        ("吉林", [3, 2, 1, 0]),
        ("长春", [3, 2]),
        ("長春市", [3, 2]),
        ("青沅", []),
    ],
)
def test_a_part_of_the_regions_name(kept: Kept, region: str, passing: list[int]) -> None:
    assert found(kept, ReplyFilter(region=region)) == passing
    assert found(kept, ReplyFilter(region=region, year=2024)) == [n for n in passing if n > 1]


@pytest.mark.parametrize(
    ("status", "passing"),
    [
        (Status.PENDING, [5, 4, 3]),  # what nobody has marked
        (Status.DONE, [0]),  # of the second another was seen since
        (Status.ADJUSTED, [1]),
        (Status.UNDER_WAY, [2]),
        (Status.DROPPED, []),
    ],
)
def test_a_status_is_what_was_seen_last(kept: Kept, status: Status, passing: list[int]) -> None:
    assert found(kept, ReplyFilter(status=status)) == passing


def test_a_step_that_is_marked_as_waited_for_again(kept: Kept) -> None:
    (step,) = kept.store.steps_of(kept.ids[0])
    kept.store.mark_step(step.id, Status.PENDING, source="核实", by=1, at=NOW)
    assert found(kept, ReplyFilter(status=Status.PENDING)) == [5, 4, 3, 0]


def test_what_passes_is_counted_to_a_bound(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "MOST_COUNTED", 2)
    for words in ([], ["养老"]):
        page = kept.store.search(words, ReplyFilter(agency_ids=(kept.agency,)), limit=1)
        assert (len(page.items), page.total, page.more) == (1, 2, True)
