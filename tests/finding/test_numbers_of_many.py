"""A number that many replies bear: the newest are listed, the person's own region first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bot.finding import find_proposals
from bot.finding.proposals import MOST_LINES
from bot.store import Store
from tests.finding.replies import DRAFTS, reply

REGIONS = ("青沅省", "望澜市", "云栖县")
MANY = 30


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Thirty replies to a number 82, of three regions in ten years; one more as 2015W82."""
    path = tmp_path_factory.mktemp("many") / "replies.db"
    drafts = []
    for at in range(MANY + 1):
        number = "82" if at < MANY else "2015W82"
        draft = replace(
            DRAFTS[0],
            number=number,
            document=f"青科函〔2025〕{at}号",  # no two letters are the same
            region=REGIONS[at % 3],
            agency=f"{REGIONS[at % 3]}科学技术局",
            meeting=(11 + at // 15, 1 + at // 3 % 5),
            on=date(2015 + at // 3, 6, 1),
        )
        drafts.append(draft)
    with Store.open(f"sqlite:///{path}") as store:
        for draft in drafts:
            store.save(reply(draft), source_name="a.txt")
        yield store


def test_the_newest_are_listed_and_that_there_are_more_is_said(store: Store) -> None:
    match = find_proposals(store, "82")
    assert (len(match.lines), match.more, match.own_first) == (MOST_LINES, True, False)
    sessions = [(line.term, line.meeting) for line in match.lines]
    assert sessions == sorted(sessions, reverse=True)


def test_the_own_region_comes_first(store: Store) -> None:
    match = find_proposals(store, "82号", "望澜市")
    regions = [line.region for line in match.lines]
    assert regions[:10] == ["望澜市"] * 10
    assert "望澜市" not in regions[10:]
    assert match.own_first


def test_a_session_or_a_year_makes_them_few(store: Store) -> None:
    of_a_session = find_proposals(store, "十一届二次82号")
    assert {(line.term, line.meeting) for line in of_a_session.lines} == {(11, 2)}
    assert (len(of_a_session.lines), of_a_session.more) == (3, False)
    of_a_year = find_proposals(store, "2016年82号", "云栖县")
    assert {line.dated.year for line in of_a_year.lines if line.dated} == {2016}
    assert of_a_year.lines[0].region == "云栖县"


def test_what_stands_before_the_serial_tells_it_apart(store: Store) -> None:
    assert [line.numbers for line in find_proposals(store, "w82").lines] == [("2015W82",)]
    assert find_proposals(store, "x82").lines == ()


def test_numbers_one_slip_away_are_offered_before_those_beside(store: Store) -> None:
    near = find_proposals(store, "2015W83").near
    assert [line.numbers for line in near] == [("2015W82",), ("82",)]
