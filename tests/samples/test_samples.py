"""The samples are what their README promises, and a reading of each says what was meant."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from bot.folding import key
from bot.model import Document, Reply
from bot.parsing import parse
from bot.reading import read
from bot.tables import samples_folder
from tests.samples.expected import EXPECTED, Expected

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
RUN = 24  # characters that no sample may have in common with a text of somebody else


@cache
def document(name: str) -> Document:
    return read((samples_folder() / name).read_bytes(), name)


@cache
def reply(name: str) -> Reply:
    return parse(document(name))


def folded(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key(name) for name in names)


def paragraphs(name: str) -> int:
    return len({step.paragraph for step in reply(name).next_steps})


def promised() -> dict[str, list[str]]:
    """The cells of the README's table by file name."""
    lines = (samples_folder() / "README.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].strip("`"): row for row in rows if row[0].startswith("`") and len(row) == 7}


each = pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected.file)
sample_names = pytest.mark.parametrize("name", [expected.file for expected in EXPECTED])


def test_the_table_the_readme_and_the_folder_name_the_same_files() -> None:
    files = {path.name for path in samples_folder().iterdir()} - {"README.md"}
    assert files == {expected.file for expected in EXPECTED} == set(promised())


@each
def test_whose_matter_it_answers(expected: Expected) -> None:
    read_reply = reply(expected.file)
    assert read_reply.kind == expected.kind
    assert read_reply.numbers == (expected.number,)
    assert (read_reply.region, read_reply.term, read_reply.meeting) == (
        expected.region,
        expected.term,
        expected.meeting,
    )
    assert folded(read_reply.titles) == (key(expected.title),)
    assert read_reply.proposers == expected.proposers


@each
def test_who_answers(expected: Expected) -> None:
    read_reply = reply(expected.file)
    assert read_reply.agency == expected.agency
    assert set(read_reply.co_agencies) == set(expected.co_agencies)
    assert read_reply.signer == expected.signer
    assert read_reply.contact == expected.contact
    assert read_reply.phone == expected.phone


@each
def test_how_it_is_filed(expected: Expected) -> None:
    read_reply = reply(expected.file)
    assert read_reply.document_number == expected.document_number
    assert read_reply.index_number == expected.index_number
    assert read_reply.written_on == expected.written_on
    assert read_reply.published_on == expected.published_on
    assert (read_reply.disposition or "")[:1] == (expected.disposition or "")
    assert read_reply.disclosure == expected.disclosure


@each
def test_sections_and_paragraphs_of_next_steps(expected: Expected) -> None:
    assert len(reply(expected.file).sections) == expected.sections
    assert paragraphs(expected.file) == expected.paragraphs


@each
def test_due_dates(expected: Expected) -> None:
    steps = reply(expected.file).next_steps
    assert tuple(step.due.end for step in steps if step.due) == expected.dues


@sample_names
def test_a_due_date_is_shown_whole(name: str) -> None:
    for step in reply(name).next_steps:
        if step.due:
            before, _, after = step.text.partition(step.due.text)
            assert not re.search(r"20\d\d年$", before), step.text
            assert not re.match(r"年?[底末]", after), step.text


@each
def test_steps_are_filed_under_those_who_are_to_do_them(expected: Expected) -> None:
    filed = {agency for step in reply(expected.file).next_steps for agency in step.agencies}
    assert expected.doers <= filed
    assert filed <= expected.doers | expected.partners | {expected.agency}


@sample_names
def test_every_place_shows_the_words_of_the_text(name: str) -> None:
    read_reply = reply(name)
    assert read_reply.text == document(name).text
    for step in read_reply.next_steps:
        assert step.text == read_reply.text[step.start : step.end]
        assert step.due is None or step.due.text in step.text
    for section in read_reply.sections:
        assert section.heading in read_reply.text[section.start : section.end]


@pytest.mark.parametrize(("name", "row"), promised().items(), ids=lambda value: str(value)[:30])
def test_the_readme_promises_no_more_than_is_there(name: str, row: list[str]) -> None:
    _, number, session, agency, sections, steps, _ = row
    read_reply = reply(name)
    term, meeting = re.findall(r"\d+", session)
    assert read_reply.numbers == (number,)
    assert (read_reply.term, read_reply.meeting) == (int(term), int(meeting))
    assert key(read_reply.agency or "") == key(agency)
    assert len(read_reply.sections) >= int(sections)
    assert paragraphs(name) >= int(steps)


def test_the_words_that_the_readme_offers_are_found() -> None:
    offer = (samples_folder() / "README.md").read_text(encoding="utf-8").splitlines()[-1]
    words = [word.strip() for word in offer.split("：")[-1].split("·") if "`" not in word]
    everything = "".join(key(document(expected.file).text) for expected in EXPECTED)
    assert len(words) >= 7
    assert [word for word in words[1:] if key(word) not in everything] == []


def test_telephone_numbers_are_invented() -> None:
    for expected in EXPECTED:
        text = document(expected.file).text
        assert (
            re.findall(r"(?<![\d-])0\d{2,3}-(?!5550)\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)", text) == []
        )
        assert re.findall(r"0000-5550\d{3}", text)


@cache
def runs_of_others() -> frozenset[str]:
    if not SHARED.is_dir():
        pytest.skip("the reference texts are not on this machine")
    folders = [folder for folder in (SHARED / "seeds", SHARED / "replies") if folder.is_dir()]
    texts = [path.read_text(encoding="utf-8") for one in folders for path in one.glob("*.txt")]
    return frozenset(run for text in texts for run in runs(text))


def runs(text: str) -> set[str]:
    squeezed = re.sub(r"\s", "", text)
    return {squeezed[at : at + RUN] for at in range(len(squeezed) - RUN + 1)}


@sample_names
def test_no_sentence_is_somebody_elses(name: str) -> None:
    assert runs(document(name).text) & runs_of_others() == set()
