"""Files that the bot makes: a backup, a ledger; and the choice of what a ledger is to hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from bot.model import LedgerFilter, StoredAgency
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue
from bot.telling.message import Button, Message, Rows, joined, label

CHOICES = 19  # of a filter, besides "any": ten rows of two
_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class File:
    """A file to be sent: where it lies, and what is said with it."""

    path: Path
    caption: Markup


def size_of(size: int) -> str:
    """A file's size as people say it."""
    return f"{size / _MB:.1f} MB" if size >= _MB else f"{-(-size // 1000)} KB"


def filter_values(which: LedgerFilter) -> tuple[int, int, int]:
    """The filter as the numbers that a button carries; 0 stands for any."""
    return which.agency_id or 0, which.year or 0, int(which.followed_by is not None)


def export(
    t: Catalogue, which: LedgerFilter, agency: str | None, replies: int, *, whole: bool
) -> Message:
    """What the ledger would hold, with the buttons that narrow it and the one that sends it."""
    values = filter_values(which)
    chosen = names.listed(
        t,
        [
            names.agency(agency, t) if agency else None,
            str(which.year) if which.year else None,
            t.plain("export-followed") if which.followed_by is not None else None,
        ],
    )
    send = Button(t.plain("export-send"), actions.EXPORT_SEND(*values))
    return Message(
        joined(
            [
                t("export"),
                t("export-chosen", chosen=chosen) if chosen else None,
                t("export-size", count=replies),
                t("export-whole" if whole else "export-public"),
            ]
        ),
        (*_filter_rows(t, values), *(((send,),) if replies else ())),
    )


def _filter_rows(t: Catalogue, values: tuple[int, int, int]) -> Rows:
    agency, year, followed = values
    rows: Rows = (
        (
            _narrowing(t, "filter-agency", 0, values),
            _narrowing(t, "filter-year", 1, values),
        ),
        (
            Button(
                t.plain("export-followed") + (" ✓" if followed else ""),
                actions.EXPORT(agency, year, 0 if followed else 1),
            ),
        ),
    )
    clear = Button(t.plain("filter-clear"), actions.EXPORT(0, 0, 0))
    return (*rows, (clear,)) if any(values) else rows


def _narrowing(t: Catalogue, name: str, position: int, values: tuple[int, int, int]) -> Button:
    mark = " ✓" if values[position] else ""
    return Button(t.plain(name) + mark, actions.EXPORT_CHOICES(position, *values))


def choices(
    t: Catalogue,
    position: int,
    values: tuple[int, int, int],
    agencies: Sequence[StoredAgency],
    years: Sequence[int],
) -> Message:
    """The choices for one of the filters."""
    found: list[tuple[int, str]] = [(0, t.plain("filter-any"))]
    if position == 0:
        found += [(each.id, label(names.agency(each.name, t), 14)) for each in agencies[:CHOICES]]
    else:
        found += [(year, str(year)) for year in years[:CHOICES]]
    buttons = []
    for value, text in found:
        changed = (*values[:position], value, *values[position + 1 :])
        mark = "✓ " if value == values[position] else ""
        buttons.append(Button(mark + text, actions.EXPORT(*changed)))
    rows = tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
    name = ("filter-agency", "filter-year")[position]
    return Message(t("filter-choose", name=t.plain(name)), rows)
