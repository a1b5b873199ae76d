"""Replies are found by number, running number and proposer, and listed newest first."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model import Counts, Kind, Meeting, ReplyLine
from bot.store import Store
from tests.store.replies import full_reply, next_step, plain_reply


def save(store: Store, text: str, **changed: object) -> int:
    return store.save(plain_reply(text, **changed), source_name="a.txt").reply_id


def ids(lines: tuple[ReplyLine, ...]) -> list[int]:
    return [line.id for line in lines]


def test_a_line_holds_what_a_list_shows(store: Store) -> None:
    store.save(full_reply(), source_name="a.txt")
    assert store.line(1) == ReplyLine(
        id=1,
        kind=Kind.PROPOSAL,
        numbers=("082", "2023W0115"),
        region="吉林省",
        term=13,
        meeting=1,
        title="关于建设碳纤维成果转化基地的建议",
        agency="吉林省科学技术厅",
        proposers=("张望", "李遥"),
        dated=date(2023, 5, 5),
    )
    assert store.line(2) is None


def test_a_line_of_a_reply_that_states_little(store: Store) -> None:
    save(store, "文", numbers=(), region=None, term=None, meeting=None, agency=None)
    line = store.line(1)
    assert line
    assert (line.numbers, line.title, line.proposers, line.agency) == ((), "", (), None)
    assert line.dated is None


def test_the_date_is_the_written_one_else_the_published(store: Store) -> None:
    written, published = date(2024, 5, 1), date(2024, 6, 1)
    both = save(store, "甲", numbers=("1",), written_on=written, published_on=published)
    one = save(store, "乙", numbers=("2",), published_on=published)
    assert [line.dated for line in store.newest(2)] == [published, written]
    assert ids(store.newest(2)) == [one, both]


def test_newest_first_and_undated_last(store: Store) -> None:
    undated = save(store, "甲", numbers=("1",))
    older = save(store, "乙", numbers=("2",), written_on=date(2023, 1, 1))
    newer = save(store, "丙", numbers=("3",), written_on=date(2024, 1, 1))
    assert ids(store.newest(10)) == [newer, older, undated]
    assert ids(store.newest(1)) == [newer]
    assert store.newest(0) == ()


def test_by_number_in_any_spelling_newest_session_first(store: Store) -> None:
    first = save(store, "甲", numbers=("082",), term=12, meeting=5)
    third = save(store, "丙", numbers=("82",), term=13, meeting=2)
    second = save(store, "乙", numbers=("８２",), term=13, meeting=1)
    save(store, "丁", numbers=("820",), term=13, meeting=2)
    for key in ("82", "082", "８２"):
        assert ids(store.replies_numbered(key)) == [third, second, first]
    assert store.replies_numbered("8") == ()


def test_by_running_number(store: Store) -> None:
    written = save(store, "甲", numbers=("2024W0218",))
    plain = save(store, "乙", numbers=("218",), term=12)
    save(store, "丙", numbers=("1218",))
    assert ids(store.replies_with_serial("218")) == [written]
    assert ids(store.replies_with_serial("0218", head="w")) == [written]
    assert store.replies_with_serial("218", head="x") == ()
    assert ids(store.replies_numbered("218")) == [plain]


def test_a_reply_with_one_serial_twice_is_listed_once(store: Store) -> None:
    reply = save(store, "甲", numbers=("2024W218", "2024S218"))
    assert ids(store.replies_with_serial("218")) == [reply]


def test_by_number_of_a_meeting_or_a_year(store: Store) -> None:
    first = save(store, "甲", numbers=("82",), term=12, meeting=5, written_on=date(2022, 6, 1))
    second = save(store, "乙", numbers=("82",), term=13, meeting=1, written_on=date(2023, 6, 1))
    third = save(store, "丙", numbers=("82",), term=13, meeting=2, written_on=date(2024, 6, 1))
    unstated = save(store, "丁", numbers=("82",), term=None, meeting=None, written_on=None)
    assert ids(store.replies_numbered("82")) == [third, second, first, unstated]
    assert ids(store.replies_numbered("82", Meeting(term=13))) == [third, second]
    assert ids(store.replies_numbered("82", Meeting(term=13, meeting=1))) == [second]
    assert ids(store.replies_numbered("82", Meeting(year=2022))) == [first]
    assert store.replies_numbered("82", Meeting(term=14)) == ()


def test_by_number_the_own_region_before_others(store: Store) -> None:
    here = save(store, "甲", numbers=("82",), term=12, region="长春市")
    there = save(store, "乙", numbers=("82",), term=14, region="吉林市")
    here_too = save(store, "丙", numbers=("82",), term=13, region="长春市")
    own = ("长春市",)
    assert ids(store.replies_numbered("82", own=own)) == [here_too, here, there]
    assert ids(store.replies_numbered("82", own=own, limit=2)) == [here_too, here]
    assert ids(store.replies_numbered("82", limit=2)) == [there, here_too]


def test_numbers_are_those_of_the_newest_versions(store: Store) -> None:
    same = {"titles": ("题",), "region": "吉林省"}
    save(store, "甲", numbers=("082",), **same)
    save(store, "乙", numbers=("2024W0218", "7"), **same)
    save(store, "乙", numbers=("2024W0218", "9"), **same)
    keys = ("7", "9", "82", "2024w0218", "218")
    assert store.known_numbers(keys) == ("9", "82", "2024w0218")
    assert store.numbers_beside(10, 9) == ("9", "82", "2024w0218")
    assert store.numbers_beside(100, 2) == ("82", "9")
    assert store.numbers_beside(10**18, 1) == ("2024w0218",)


def test_by_proposer_each_once_in_one_spelling(store: Store) -> None:
    alone = save(store, "甲", numbers=("1",), proposers=("張望",), written_on=date(2023, 1, 1))
    joint = save(
        store, "乙", numbers=("2",), proposers=("李遥", "张望"), written_on=date(2024, 1, 1)
    )
    assert store.proposers() == ("张望", "李遥")
    assert ids(store.replies_of_proposer("张望")) == [joint, alone]
    assert ids(store.replies_of_proposer("李遥")) == [joint]
    assert store.replies_of_proposer("张") == ()
    assert store.proposers_called("張望") == ("张望",)
    assert store.proposers_called("张") == ()


def test_counts(store: Store) -> None:
    assert store.counts() == Counts(replies=0, samples=0, agencies=0, steps=0, newest=None)
    store.save(full_reply(), source_name="a.txt", sample=True)
    save(store, "将建设", numbers=("7",), next_steps=(next_step("将建设", "将建设"),))
    assert store.counts() == Counts(
        replies=2, samples=1, agencies=4, steps=4, newest=date(2023, 5, 5)
    )


@pytest.mark.parametrize("limit", [-1, 1001])
def test_a_page_is_bounded(store: Store, limit: int) -> None:
    with pytest.raises(ValueError, match="no page"):
        store.newest(limit)
    with pytest.raises(ValueError, match="no page"):
        store.search(["文"], limit=limit)
    with pytest.raises(ValueError, match="no page"):
        store.similar_titles("文", limit)
