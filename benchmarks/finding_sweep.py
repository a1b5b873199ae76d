"""What every threshold of `bot/finding` is worth: the shares at other values, the rest as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from rich.console import Console
from rich.table import Table

THRESHOLDS: Sequence[tuple[str, str, Sequence[float]]] = (
    ("slips", "LONG_NAME", (4, 5, 6, 7, 9)),
    ("slips", "LONG_PINYIN", (8, 10, 12, 16)),
    ("slips", "SHORTEST_PINYIN", (3, 4, 5, 6, 8)),
    ("slips", "CORE_FLOOR", (10, 30, 50, 60, 70)),
    ("proposals", "TITLE_FLOOR", (50, 60, 66, 70, 75, 80)),
    ("search", "KEPT", (0.3, 0.5, 0.7, 0.8, 0.9)),
)


def show(console: Console, measure: Callable[[], Mapping[str, float]]) -> None:
    """A row for each value of each threshold; the value in use is marked."""
    table = Table("threshold", "value", "agencies", "proposals", "texts", "nonsense")
    for room, name, values in THRESHOLDS:
        module = import_module(f"bot.finding.{room}")
        used = getattr(module, name)
        for value in values:
            setattr(module, name, value)
            shares = [share for figure, share in measure().items() if "looked at" in figure]
            mark = " *" if value == used else ""
            table.add_row(name, f"{value}{mark}", *(f"{share:.3f}" for share in shares))
        setattr(module, name, used)
    console.print(table)
