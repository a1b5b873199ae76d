"""How well replies are parsed, and whether that is still as good as it was.

    python -m benchmarks.parsing_quality [--verbose] [--update [--allow-lower]]

Prints every field and the next steps for each corpus, with two simpler rules beside them, and ends
with 1 when a figure is below its floor in `benchmarks/floors.toml`, when a character was invented,
or when a corpus is not the one that its floors were pinned for.

The rules were written without looking at the letters of "only scored" (but for one), though their
score was watched, so its fields show at best what they are worth; the weights of next steps are
learnt from all letters, so what those are worth is shown by "left out in turn"
(`benchmarks.cross_validation`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from math import floor
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from benchmarks.corpora import Corpus, corpora
from benchmarks.cross_validation import left_out_in_turn
from benchmarks.readings import BASELINES, reading
from benchmarks.scoring import FIELDS, STEP_FIGURES, Score

FLOORS = Path(__file__).with_name("floors.toml")
UNSEEN = ("only scored", "left out in turn")
_ROWS = (*FIELDS, "fields", *STEP_FIGURES)


@dataclass(frozen=True, slots=True)
class Judged:
    """A corpus with its score and that of the baselines."""

    corpus: Corpus
    score: Score
    baselines: Mapping[str, Score]


def judge(corpus: Corpus) -> Judged:
    """Read every reply of a corpus and count."""
    score = Score()
    baselines = {name: Score() for name in BASELINES}
    for gold in corpus.replies:
        score.add(gold, reading(gold))
        for name, read in BASELINES.items():
            baselines[name].add_steps(gold, read(gold.text))
    return Judged(corpus, score, baselines)


def pinned(path: Path = FLOORS) -> dict[str, dict[str, object]]:
    """The floors, by the corpus' name."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return tomllib.load(file)


def failings(judged: Judged, floors: Mapping[str, object] | None) -> list[str]:
    """What falls short, in words; nothing when all is as good as it was."""
    found = []
    name = judged.corpus.name
    if judged.score.invented:
        found.append(f"{name}: {judged.score.invented} characters invented")
    if floors is None:
        return [*found, f"{name}: no floors are pinned; run with --update"]
    if floors["sha256"] != judged.corpus.sha256:
        found.append(f"{name}: the floors belong to other replies; run with --update")
    for figure, value in judged.score.figures().items():
        lowest = floors.get(figure, 0.0)
        if isinstance(lowest, float) and value < lowest:
            found.append(f"{name}: {figure} is {value:.4f}, its floor is {lowest:.3f}")
    return found


def lowered(judged: Judged, floors: Mapping[str, object] | None) -> list[str]:
    """The figures whose floor would come down if it were pinned anew."""
    before = {name: v for name, v in (floors or {}).items() if isinstance(v, float)}
    now = judged.score.figures()
    return [name for name, value in before.items() if _rounded(now[name]) < value]


def _rounded(value: float) -> float:
    return floor(value * 1000) / 1000


def _table(all_judged: list[Judged]) -> Table:
    table = Table(
        title="parsing quality",
        caption="weights of steps are learnt from all but own: see left out in turn",
    )
    table.add_column("figure")
    for one in all_judged:
        table.add_column(f"{one.corpus.name} ({one.score.replies})", justify="right")
    figures = [one.score.figures() for one in all_judged]
    for row in _ROWS:
        table.add_row(row, *(f"{figure[row]:.3f}" for figure in figures))
    table.add_row("invented characters", *(str(one.score.invented) for one in all_judged))
    for name in BASELINES:
        scores = [one.baselines.get(name) for one in all_judged]
        figures_of = [score.step_figures()["steps F1"] if score else None for score in scores]
        table.add_row(f"F1 of {name}", *("" if f is None else f"{f:.3f}" for f in figures_of))
    return table


def _write(all_judged: list[Judged], kept: Mapping[str, Mapping[str, object]]) -> None:
    """Pin the floors anew; those of a corpus that is not there stay."""
    sections = {name: dict(floors) for name, floors in kept.items()}
    for one in all_judged:
        rounded = {name: _rounded(value) for name, value in one.score.figures().items()}
        sections[one.corpus.name] = {"sha256": one.corpus.sha256, **rounded}
    lines = ["# Written by `python -m benchmarks.parsing_quality --update`.", ""]
    for name, floors in sections.items():
        lines.append(f'["{name}"]')
        for figure, value in floors.items():
            lines.append(
                f'"{figure}" = ' + (f'"{value}"' if isinstance(value, str) else f"{value}")
            )
        lines.append("")
    FLOORS.write_text("\n".join(lines), encoding="utf-8")


@click.command(help=__doc__)
@click.option("--verbose", is_flag=True, help="Name each field that differs from its label.")
@click.option("--update", is_flag=True, help="Pin the floors at what is measured now.")
@click.option("--allow-lower", is_flag=True, help="Let --update lower a floor.")
def main(*, verbose: bool, update: bool, allow_lower: bool) -> None:
    """Judge every corpus that is there."""
    console = Console()
    there = corpora()
    all_judged = [judge(corpus) for corpus in there]
    if len(there) > 1:
        all_judged.append(Judged(*left_out_in_turn(list(there)), {}))
    floors = pinned()
    console.print(_table(all_judged))
    if verbose:
        for one in all_judged:
            if one.corpus.name not in UNSEEN:  # not even its differences are looked at
                for difference in one.score.differences:
                    console.print(f"{one.corpus.name}: {difference}", markup=False)
    if update:
        down = [
            f"{j.corpus.name}: {n}"
            for j in all_judged
            for n in lowered(j, floors.get(j.corpus.name))
        ]
        if down and not allow_lower:
            raise click.ClickException("would lower " + ", ".join(down) + "; see --allow-lower")
        _write(all_judged, floors)
        return
    found = [failing for j in all_judged for failing in failings(j, floors.get(j.corpus.name))]
    for failing in found:
        console.print(failing, style="red", markup=False)
    if found:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
