"""A workbook that an office program opens: texts are texts, days are days, headings stay."""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.ledgers import write_ledgers
from bot.ledgers.columns import cells_for, pieces
from bot.ledgers.workbook import CELL_LIMIT, Column, LedgerFile
from bot.model import LedgerFilter, Status
from bot.store import Store

HOSTILE = [
    '=HYPERLINK("http://example.com","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "=cmd|'/c calc'!A0",
    "https://example.com/",
    "mailto:a@example.com",
    "0037",
    "1E5",
    "<b>&amp;</b>",
    "👩‍👩‍👧‍👦",
    "_x000D_",
    "a\x07b",
    "行一\n行二",
    " 　空白 ",
]

CHECKED = "=核实：已开放（张三，2026-11-20）"


def midnight(year: int, month: int, day: int) -> datetime:
    """A day as openpyxl gives it."""
    return datetime.combine(date(year, month, day), time())


def row_of(path: Path, *cells: object) -> list[object]:
    columns = [Column(f"列{number}", 10) for number in range(len(cells))]
    with LedgerFile(path) as file:
        file.sheet("台账", columns).row(cells)  # type: ignore[arg-type]
    sheet = load_workbook(path)["台账"]
    return [cell.value for cell in sheet[2]]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_text_stays_the_text_that_it_is(tmp_path: Path, words: str) -> None:
    path = tmp_path / "a.xlsx"
    (value,) = row_of(path, words)
    assert value == words.replace("\x07", "_x0007_").replace("_x000D_", "_x005F_x000D_") or (
        value == words
    )
    cell = load_workbook(path)["台账"]["A2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    with zipfile.ZipFile(path) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


def test_days_are_days_and_numbers_are_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert row_of(path, date(2027, 6, 30), 12, None, "") == [midnight(2027, 6, 30), 12, None, None]
    assert load_workbook(path)["台账"]["A2"].number_format == "yyyy-mm-dd"
    assert row_of(tmp_path / "b.xlsx", date(1898, 6, 11)) == ["1898-06-11"]


def test_half_a_character_is_no_reason_to_fail(tmp_path: Path) -> None:
    assert row_of(tmp_path / "a.xlsx", "名\udcff") == ["名?"]


def test_a_cell_too_full_is_not_cut_in_silence(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        row_of(tmp_path / "a.xlsx", "字" * (CELL_LIMIT + 1))


@pytest.mark.parametrize(
    "text", ["字" * 100_000, "👍" * 50_000, "字\n" + "甲" * 90_000, "字\n" * 50_000]
)
def test_a_long_letter_goes_into_as_many_cells_as_there_are(text: str) -> None:
    cut = list(pieces(text))
    assert "".join(cut) == text
    assert len(cut) <= cells_for(len(text))
    assert all(len(piece.encode("utf-16-le")) // 2 <= CELL_LIMIT for piece in cut)


def test_the_headings_stay_in_view_and_filter(store: Store, tmp_path: Path) -> None:
    step = store.steps_of(store.newest(1)[0].id)
    with store.ledger(LedgerFilter()) as (extent, entries):
        write_ledgers(
            tmp_path / "a.xlsx", entries, kinds=extent.kinds, longest=extent.longest,
            contacts=False, zone=UTC,
        )  # fmt: skip
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["提案台账", "建议台账", "下一步台账"]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        assert sheet.column_dimensions["C"].width > 20
    assert step is not None


def test_a_step_stands_with_who_when_and_where(store: Store, tmp_path: Path) -> None:
    at = datetime(2026, 11, 22, 20, tzinfo=UTC)
    (line,) = store.replies_numbered("2024W218")
    steps = store.steps_of(line.id)
    store.mark_step(
        steps[0].id, Status.DONE, source="=核实：已开放（张三，2026-11-20）", by=1, at=at
    )
    with store.ledger(LedgerFilter()) as (extent, entries):
        written = write_ledgers(
            tmp_path / "a.xlsx", entries, kinds=extent.kinds, longest=extent.longest,
            contacts=False, zone=UTC,
        )  # fmt: skip
    assert (written.replies, written.steps) == (store.counts().replies, store.counts().steps)
    sheet = load_workbook(tmp_path / "a.xlsx")["下一步台账"]
    headings = [cell.value for cell in sheet[1]]
    rows = [dict(zip(headings, (c.value for c in row), strict=True)) for row in sheet.iter_rows(2)]
    mine = [row for row in rows if row["案号"] == "2024W218"]
    assert [row["下一步安排（原文）"] for row in mine] == [step.step.text for step in steps]
    first, step = mine[0], steps[0].step
    assert first["办理状态"] == "已落实"
    assert first["依据"] == CHECKED
    assert first["登记日期"] == midnight(2026, 11, 22)
    assert first["责任单位"] == "、".join(step.agencies)
    assert mine[1]["办理状态"] == "待落实"
    for row, stored in zip(mine, steps, strict=True):
        due = stored.step.due
        assert row["到期日（按字面）"] == (datetime.combine(due.end, time()) if due else None)
