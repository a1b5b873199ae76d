"""A reply as JSON: the labels' fields with the labels' types, and the places beside them."""

import json

from bot.parsing.as_json import as_json
from tests.parsing.letters import read_letter


def test_json_form_survives_a_round_trip() -> None:
    values = as_json(read_letter(), "样例.txt")
    assert json.loads(json.dumps(values, ensure_ascii=False)) == values


def test_fields_have_the_types_of_the_labels() -> None:
    values = as_json(read_letter(), "样例.txt")
    assert values["file"] == "样例.txt"
    assert values["kind"] == "proposal"
    assert values["numbers"] == ["37"]
    assert (values["term"], values["meeting"]) == (9, 2)
    assert values["written_on"] == "2024-06-12"
    assert values["published_on"] is None
    assert values["co_agencies"] == []


def test_every_place_gives_the_words_it_stands_for() -> None:
    values = as_json(
        read_letter(
            body="一、关于供暖\n下一步，我局将于2025年6月底前完成11所。\n二、关于门窗\n已换860扇。"
        ),
        "样例.txt",
    )
    text = values["text"]
    assert values["sections"] == ["一、关于供暖", "二、关于门窗"]
    for heading, place in zip(values["sections"], values["section_places"], strict=True):
        assert text[place["start"] :].startswith(heading)
        assert text[place["answer"]["start"] : place["answer"]["end"]].endswith("。")
    assert values["next_steps"]
    for step in values["next_steps"] + values["next_step_paragraphs"] + values["figures"]:
        assert text[step["start"] : step["end"]] == step["text"]


def test_doubts_name_their_field() -> None:
    values = as_json(read_letter(head=""), "样例.txt")
    assert {warning["field"] for warning in values["warnings"]} >= {"numbers", "term"}
    assert all(warning["text"] for warning in values["warnings"])


def test_readings_say_where_each_value_stands_and_how_sure_it_is() -> None:
    values = as_json(read_letter(salutation="顾青禾、沈一舟委员："), "样例.txt")
    read = [one for one in values["readings"] if one["field"] == "proposers"]
    words = [values["text"][one["place"]["start"] : one["place"]["end"]] for one in read]
    assert words == values["proposers"]
    assert {one["sureness"] for one in read} == {"stated"}
