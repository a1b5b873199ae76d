"""An agency is one agency however letters name it, and is listed with what it is to each reply."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Reply, Role, StoredAgency
from bot.store import Store
from tests.store.replies import full_reply, next_step, plain_reply

SCIENCE = "吉林省科学技术厅"
FINANCE = "吉林省财政厅"


def save(store: Store, reply: Reply) -> int:
    return store.save(reply, source_name="a.txt").reply_id


def by_name(store: Store) -> dict[str, StoredAgency]:
    return {agency.name: agency for agency in store.agencies()}


def counted(store: Store, name: str) -> tuple[int, int, int]:
    agency = by_name(store)[name]
    return agency.led, agency.joined, agency.named


def test_roles(store: Store) -> None:
    save(store, full_reply())
    assert counted(store, SCIENCE) == (1, 0, 0)
    assert counted(store, FINANCE) == (0, 1, 0)  # named by a step too, but joint already
    assert counted(store, "吉林省教育厅") == (0, 1, 0)
    assert counted(store, "吉林省发展和改革委员会") == (0, 0, 1)
    assert "吉林省" not in by_name(store)


def test_one_agency_under_several_names(store: Store) -> None:
    save(store, plain_reply("甲", numbers=("1",), agency="省科技厅"))
    save(store, plain_reply("乙", numbers=("2",), agency="吉林省科學技術廳"))
    save(store, plain_reply("丙", numbers=("3",), agency="科学技术厅"))
    assert counted(store, SCIENCE) == (3, 0, 0)
    assert len(store.agencies()) == 1


def test_the_same_short_name_in_two_regions_is_two_agencies(store: Store) -> None:
    save(store, plain_reply("甲", agency="省财政厅"))
    save(store, plain_reply("乙", agency="省财政厅", region="浙江省"))
    assert set(by_name(store)) == {FINANCE, "浙江省财政厅"}


def test_those_of_most_replies_first(store: Store) -> None:
    save(store, plain_reply("甲", numbers=("1",), co_agencies=("省财政厅",)))
    save(store, plain_reply("乙", numbers=("2",), agency="省财政厅"))
    assert [agency.name for agency in store.agencies()] == [FINANCE, SCIENCE]


def test_an_agency_by_its_id(store: Store) -> None:
    save(store, full_reply())
    for agency in store.agencies():
        assert store.agency(agency.id) == agency
    assert store.agency(999) is None


def test_an_agency_that_is_no_longer_named_is_gone_and_keeps_its_id(store: Store) -> None:
    joint = plain_reply("甲", co_agencies=("省财政厅",))
    save(store, joint)
    finance = by_name(store)[FINANCE]
    save(store, plain_reply("乙"))
    assert store.agency(finance.id) is None
    assert set(by_name(store)) == {SCIENCE}
    save(store, plain_reply("丙", co_agencies=("财政厅",)))
    assert store.agency(finance.id) == finance


def test_replies_of_an_agency_newest_first_by_role(store: Store) -> None:
    text = "省财政厅将安排资金"
    step = next_step(text, text, agency=FINANCE, agencies=(FINANCE,))
    named = save(
        store, plain_reply(text, numbers=("1",), next_steps=(step,), written_on=date(2024, 1, 1))
    )
    joint = save(
        store,
        plain_reply("乙", numbers=("2",), co_agencies=("财政厅",), written_on=date(2023, 1, 1)),
    )
    led = save(store, plain_reply("丙", agency="省财政厅", written_on=date(2025, 1, 1)))
    finance = by_name(store)[FINANCE].id

    def found(role: Role | None) -> list[int]:
        return [line.id for line in store.replies_of_agency(finance, role).items]

    assert found(None) == [led, named, joint]
    assert (found(Role.LEAD), found(Role.JOINT), found(Role.NAMED)) == ([led], [joint], [named])


def test_replies_of_an_agency_in_pages(store: Store) -> None:
    for number in range(5):
        save(store, plain_reply(f"文{number}", numbers=(f"1{number}",)))
    science = by_name(store)[SCIENCE].id
    page = store.replies_of_agency(science, limit=2, offset=2)
    assert ([line.id for line in page.items], page.total, page.offset) == ([3, 2], 5, 2)
    beyond = store.replies_of_agency(science, limit=2, offset=9)
    assert (beyond.items, beyond.total) == ((), 5)
    with pytest.raises(ValueError, match="no page"):
        store.replies_of_agency(science, offset=-1)
