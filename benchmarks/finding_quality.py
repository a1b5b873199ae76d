"""How often what is asked for comes first, beside what libraries find by themselves.

    python -m benchmarks.finding_quality [--verbose] [--sweep] [--update]

The queries stand in `benchmarks/queries/`; they are asked of our samples and of invented replies
(`finding_replies.py`). Rules and thresholds were worked out on the half "looked at"; of "held out"
only the figures were. A query counts when the first answer is right (for words: one of the first
three), nonsense when nothing or only an offer comes. Ends with 1 below a floor of
`finding_floors.toml`; time is no part of it.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.table import Table

from benchmarks import finding_sweep
from benchmarks.finding_peers import Finder, Ours, peers
from benchmarks.finding_queries import FILES, HALVES, Query, queries
from benchmarks.finding_replies import fill
from bot.store import Store

FLOORS = Path(__file__).with_name("finding_floors.toml")
GOALS = {"agencies": 0.97, "proposals": 0.95, "texts": 0.95, "nonsense": 0.98}
FIRST = {"texts": 3}  # how many answers are looked at; one otherwise


@dataclass(frozen=True, slots=True)
class Asked:
    """One query of a file, and whether its answer counts."""

    file: str
    query: Query
    found: tuple[str, ...]

    @property
    def counts(self) -> bool:
        """Whether a right answer stands where it should, or nothing where there is none."""
        if not self.query.right:
            return not self.found
        return bool({*self.found[: FIRST.get(self.file, 1)]} & {*self.query.right})


def ask(finder: Finder, only: str | None = None) -> list[Asked]:
    """All queries, or those of one half, put to one finder."""
    return [
        Asked(file, query, tuple(finder.find(file, query)))
        for file in FILES
        for query in queries(file)
        if only in (None, query.half)
    ]


def share(asked: Iterable[Asked]) -> float:
    """How many of them count; 1 for none."""
    counted = [each.counts for each in asked]
    return sum(counted) / len(counted) if counted else 1.0


def figures(asked: Sequence[Asked]) -> dict[str, float]:
    """The shares by file and half."""
    return {
        f"{file}, {half}": share(a for a in asked if a.file == file and a.query.half == half)
        for file in FILES
        for half in HALVES
    }


def _show(console: Console, by_finder: Mapping[str, Sequence[Asked]]) -> None:
    table = Table("finder", *(f"{file}\n{half}" for file in FILES for half in HALVES))
    table.add_row("goal", *(f"{GOALS[file]:.2f}" for file in FILES for _ in HALVES))
    for name, asked in by_finder.items():
        table.add_row(name, *(f"{value:.3f}" for value in figures(asked).values()))
    console.print(table)


def _show_kinds(console: Console, asked: Sequence[Asked]) -> None:
    groups: dict[tuple[str, str], list[Asked]] = defaultdict(list)
    for each in asked:
        groups[each.file, each.query.kind].append(each)
    table = Table("file", "kind", "queries", "right", title="ours, kind by kind")
    for (file, kind), rows in groups.items():
        table.add_row(file, kind, str(len(rows)), f"{share(rows):.3f}")
    console.print(table)


def _show_misses(console: Console, asked_all: Sequence[Asked]) -> None:
    """What went wrong in the half that may be looked at."""
    for each in asked_all:
        if not each.counts and each.query.half == HALVES[0]:
            said = ", ".join(each.found[:3]) or "nothing"
            wanted = each.query.right[:1] or ("nothing",)
            asked = f"{each.file} ({each.query.kind}) {each.query.text!r}"
            at = each.query.region or "nowhere"
            console.print(f"{asked} at {at}: wanted {wanted[0]}, found {said}", markup=False)


def _failings(now: Mapping[str, float]) -> list[str]:
    with FLOORS.open("rb") as file:
        floors = tomllib.load(file)
    return [
        f"{name}: {now[name]:.3f} is below its floor {floor}"
        for name, floor in floors.items()
        if now[name] < floor
    ]


def _update(now: Mapping[str, float]) -> None:
    lines = ["# Written by `python -m benchmarks.finding_quality --update`; to be raised only.", ""]
    lines += [f'"{name}" = {int(value * 1000) / 1000}' for name, value in now.items()]
    FLOORS.write_text("\n".join([*lines, ""]), encoding="utf-8")


@click.command(help=__doc__)
@click.option("--verbose", is_flag=True, help="Show the kinds, and what is missed of looked at.")
@click.option("--sweep", is_flag=True, help="Show what other thresholds would find.")
@click.option("--update", is_flag=True, help="Pin the floors at what is measured now.")
def main(verbose: bool, sweep: bool, update: bool) -> None:
    """Asks everything and compares."""
    console = Console(width=150)
    with TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/replies.db") as store:
        fill(store)
        if sweep:
            finding_sweep.show(console, lambda: figures(ask(Ours(store), HALVES[0])))
            return
        ours = ask(Ours(store))
        others = {peer.name: ask(peer) for peer in peers(store)}
    _show(console, {Ours.name: ours, **others})
    if verbose:
        _show_kinds(console, ours)
        _show_misses(console, ours)
    now = figures(ours)
    if update:
        _update(now)
    if failings := _failings(now):
        raise SystemExit("\n".join(failings))


if __name__ == "__main__":
    main()
