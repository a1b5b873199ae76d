"""Every value says where it was read and how sure that is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.errors import NotAReply
from bot.model import FieldReading, Place, Reply, Sureness
from bot.parsing import parse
from bot.reading import read
from bot.tables import samples_folder
from tests.parsing.letters import HEAD, read_letter
from tests.parsing.where_read import assert_each_value_has_its_reading

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path
    for folder in (
        samples_folder(),
        PROJECT / "tests" / "evaluation" / "replies",
        PROJECT.parent / "shared" / "replies",
        PROJECT.parent / "shared" / "seeds",
    )
    for path in folder.rglob("*.txt")
)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_every_value_stands_where_it_was_read(source: Path) -> None:
    try:
        reply = parse(read(source.read_bytes(), source.name))
    except NotAReply:
        pytest.skip("a text that is no reply has no fields")
    assert_each_value_has_its_reading(reply)


def one(reply: Reply, field: str) -> FieldReading:
    (found,) = (reading for reading in reply.readings if reading.field == field)
    return found


def at(text: str, words: str, *, last: bool = False) -> Place:
    start = text.rindex(words) if last else text.index(words)
    return Place(start, start + len(words))


def test_a_field_is_read_at_its_own_place_and_not_where_the_same_words_stand_first() -> None:
    reply = read_letter(head=f"37号通知转发\n{HEAD}\n签发人：顾青禾")
    assert one(reply, "numbers").place == at(reply.text, "37", last=True)
    assert one(reply, "signer").place == at(reply.text, "顾青禾")
    assert one(reply, "proposers").place == at(reply.text, "顾青禾", last=True)
    assert one(reply, "written_on").place == at(reply.text, "2024年6月12日")
    assert one(reply, "term").place == at(reply.text, "九届")
    assert one(reply, "meeting").place == at(reply.text, "二次")


def test_spread_words_are_pointed_to_with_their_gaps() -> None:
    reply = read_letter(salutation="乔　楠委员：")
    assert reply.proposers == ("乔楠",)
    assert one(reply, "proposers").place == at(reply.text, "乔　楠")


def test_each_of_several_values_has_its_own_reading() -> None:
    reply = read_letter(salutation="顾青禾、沈一舟委员：")
    places = [reading.place for reading in reply.readings if reading.field == "proposers"]
    assert places == [at(reply.text, "顾青禾"), at(reply.text, "沈一舟")]


def test_stated_derived_and_doubtful() -> None:
    reply = read_letter(
        head="县教育局关于对县政协九届二次会议第37号提案的答复",
        body="《云泽县取暖规划》已印发。",
        foot="2024年6月12日",
    )
    assert one(reply, "meeting").sureness is Sureness.STATED
    assert one(reply, "region").sureness is Sureness.DOUBTFUL
    assert one(reply, "region").place == at(reply.text, "云泽县")
    derived = read_letter()
    assert one(derived, "region").sureness is Sureness.DERIVED
    assert one(derived, "region").place == at(derived.text, "云泽县", last=True)


def test_a_ministry_s_region_is_worked_out_and_stands_nowhere() -> None:
    reply = read_letter(head="", foot="农业农村部\n2024年6月12日", body="已办结。")
    assert reply.region == "全国"
    assert one(reply, "region") == FieldReading("region", None, Sureness.DERIVED)


def test_a_date_that_lost_its_marks_is_worked_out() -> None:
    reply = read_letter(foot="云泽县教育局\n2024627")
    assert one(reply, "written_on").sureness is Sureness.DERIVED


def test_each_value_is_counted_once() -> None:
    reply = read_letter()
    assert Counter(reading.field for reading in reply.readings)["titles"] == len(reply.titles)
