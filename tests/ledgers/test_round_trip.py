"""What goes out in a ledger comes in again: every co-signer, 会办 unit, number and session."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.ledgers import write_ledgers
from bot.model import Document, LedgerFilter, Reply
from bot.parsing import parse
from bot.reading.extracted import Limits
from bot.reading.ledgers.ledger import ledger_rows
from bot.store import Store
from tests.store.replies import plain_reply

ZONE = ZoneInfo("Asia/Shanghai")
# The columns of a ledger hold these; of the others (region, body, sections) the letter speaks.
KEPT = (
    "kind", "numbers", "region", "term", "meeting", "titles", "proposers", "agency", "co_agencies",
    "document_number", "written_on", "disposition", "disclosure", "signer",
)  # fmt: skip


def written(store: Store, path: Path, *, contacts: bool = True) -> bytes:
    with store.ledger(LedgerFilter()) as (extent, entries):
        write_ledgers(
            path, entries, kinds=extent.kinds, longest=extent.longest, contacts=contacts, zone=ZONE
        )
    return path.read_bytes()


def read_again(content: bytes) -> list[Reply]:
    return [
        parse(Document("台账.xlsx › 第2行", "text/csv", row.text))
        for row in ledger_rows(content, "台账.xlsx", Limits())
    ]


def told(reply: Reply) -> dict[str, object]:
    return {name: getattr(reply, name) for name in KEPT}


def test_the_names_are_those_of_a_reply() -> None:
    assert set(KEPT) <= {field.name for field in fields(Reply)}


@pytest.mark.parametrize("contacts", [True, False])
def test_every_sample_is_read_again_as_it_was(store: Store, tmp_path: Path, contacts: bool) -> None:
    again = read_again(written(store.for_staff, tmp_path / "a.xlsx", contacts=contacts))
    with store.ledger(LedgerFilter()) as (_, entries):
        before = [entry.stored.reply for entry in entries]
    assert len(again) == len(before) >= 10
    for old, new in zip(before, again, strict=True):
        assert told(new) == told(old)


def test_all_that_sign_together_stay(store: Store, tmp_path: Path) -> None:
    names = tuple(first + last for first in "赵钱孙李周吴郑王" for last in "安宁远清明")
    units = tuple(f"云泽县{kind}局" for kind in ("财政", "教育", "民政", "水利", "交通运输"))
    text = "云泽县教育局关于县政协九届二次会议第12、13号提案的答复\n全县学校已全部改造。特此答复。"
    signed = plain_reply(
        text, numbers=("12", "13"), proposers=names, co_agencies=units, term=9, meeting=2
    )
    with Store.open(f"sqlite:///{tmp_path}/one.db") as one:
        one.save(signed, source_name="a.txt")
        (again,) = read_again(written(one.for_staff, tmp_path / "a.xlsx"))
    assert again.proposers == names
    assert again.co_agencies == units
    assert again.numbers == ("12", "13")
    assert (again.term, again.meeting) == (9, 2)


def test_a_letter_longer_than_a_cell_is_read_again_whole(tmp_path: Path) -> None:
    lines = "\n".join(
        f"第{number}行，全县学校已全部改造，道路也已修好👍。" for number in range(4000)
    )
    text = f"云泽县教育局关于县政协第12号提案的答复\n{lines}\n特此答复。"
    with Store.open(f"sqlite:///{tmp_path}/one.db") as one:
        one.save(plain_reply(text, numbers=("12",)), source_name="a.txt")
        (row,) = ledger_rows(written(one.for_staff, tmp_path / "a.xlsx"), "台账.xlsx", Limits())
    assert text in row.text
    assert not [warning for warning in row.warnings if "答复内容" in warning]
