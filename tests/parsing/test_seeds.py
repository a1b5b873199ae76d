"""The two real replies beside the project: every field of the letter exactly as labelled."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.parsing import parse
from bot.parsing.as_json import as_json
from bot.reading import read

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
FIELDS = (
    "kind numbers region term meeting titles proposers agency co_agencies document_number "
    "written_on published_on disposition disclosure signer contact phone sections"
).split()

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds lie beside the project")


def stated(label_file: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the label says and what is read, field by field."""
    source = label_file.with_suffix(".txt")
    reading = as_json(parse(read(source.read_bytes(), source.name)), source.name)
    label = json.loads(label_file.read_text(encoding="utf-8"))
    return {field: label[field] for field in FIELDS}, {field: reading[field] for field in FIELDS}


@pytest.mark.parametrize("number", ["000", "001"])
def test_every_field(number: str) -> None:
    label, reading = stated(next(SEEDS.glob(f"{number}_*.json")))
    assert reading == label


def test_index_number_of_the_header_table() -> None:
    source = next(SEEDS.glob("000_*.txt"))
    assert parse(read(source.read_bytes(), source.name)).index_number == (
        "11220000013544429K/2024-01515"
    )


@pytest.mark.parametrize("number", ["000", "001"])
def test_asks_and_answers_stand_verbatim_one_after_the_other(number: str) -> None:
    source = next(SEEDS.glob(f"{number}_*.txt"))
    reply = parse(read(source.read_bytes(), source.name))
    assert len(reply.sections) >= 4
    end = reply.body.start
    for section in reply.sections:
        assert section.ask
        assert section.ask in section.heading
        assert end <= section.start < section.answer.start < section.answer.end == section.end
        end = section.end
    assert end <= reply.body.end
