"""How often the sentence shown for an ask is the one that a careful reader would show.

    python -m benchmarks.telling_quality [--verbose]

The asks were judged by hand (`tests/evaluation/telling/judged.toml`). They are split in halves by a
hash of their words: the rule in `bot/parsing/body/telling.py` was tuned on "looked at"; of "only
scored" no choice was looked at, though its figures were. Ends with 1 below a floor.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bot.folding import fold
from bot.model import Place, Reply
from bot.parsing import parse
from bot.reading import read
from bot.sentences import sentences

ROOT = Path(__file__).resolve().parents[1]
JUDGED = ROOT / "tests" / "evaluation" / "telling" / "judged.toml"
HALVES = ("looked at", "only scored")
RULE = "our rule"
FLOORS = {"best": 0.75, "acceptable": 0.9}  # of our rule, over all asks; to be raised only

_MARKS_OF_LESSONS = str.maketrans("", "", "⟦⟧⟪⟫")
_RECEIPTS = ("收悉", "收到", "如下:")


@dataclass(frozen=True, slots=True)
class Ask:
    """An ask with its answer's sentences, what was chosen, and what a reader would choose."""

    letter: str
    words: str
    sentences: tuple[str, ...]
    chosen: str | None  # by our rule
    best: str
    also: tuple[str, ...]

    @property
    def half(self) -> str:
        """Which half of the asks it belongs to."""
        return HALVES[sha256(f"{self.letter}|{self.words}".encode()).digest()[0] % 2]


def asks() -> Iterator[Ask]:
    """Every ask that was judged, as the project reads its letter."""
    with JUDGED.open("rb") as file:
        letters = tomllib.load(file)["letter"]
    for letter in letters:
        reply = _reply(ROOT / letter["path"])
        for judged in letter["asks"]:
            answer, telling = _answer(reply, judged["ask"])
            said = tuple(place.of(reply.text) for place in sentences(reply.text, answer))
            yield Ask(
                letter=letter["path"],
                words=judged["ask"],
                sentences=said,
                chosen=telling.of(reply.text) if telling else None,
                best=_only(judged["best"], said),
                also=tuple(_only(words, said) for words in judged["also"]),
            )


def _reply(path: Path) -> Reply:
    document = read(path.read_bytes(), path.name)
    return parse(replace(document, text=document.text.translate(_MARKS_OF_LESSONS)))


def _answer(reply: Reply, ask: str) -> tuple[Place, Place | None]:
    """The answer to an ask and what is told of it; the whole body's for a letter's title."""
    for section in reply.sections:
        if section.ask == ask:
            return section.answer, section.telling
    if reply.sections or ask != reply.title:
        raise LookupError(f"no such ask is read: {ask}")
    return reply.body, reply.telling


def _only(words: str, said: Sequence[str]) -> str:
    """The one sentence that holds the words."""
    (sentence,) = (sentence for sentence in said if words in sentence)
    return sentence


def first(said: Sequence[str]) -> str:
    """Baseline: the first sentence."""
    return said[0]


def longest(said: Sequence[str]) -> str:
    """Baseline: the longest sentence."""
    return max(said, key=len)


def first_with_a_figure(said: Sequence[str]) -> str:
    """Baseline: the first sentence that holds a digit."""
    return next((one for one in said if any(c.isdigit() for c in fold(one))), said[0])


BASELINES: dict[str, Callable[[Sequence[str]], str]] = {
    "first sentence": first,
    "longest sentence": longest,
    "first with a figure": first_with_a_figure,
}


def choices(ask: Ask) -> dict[str, str | None]:
    """What each rule chooses; the baselines do not see that a letter was received."""
    said = [one for one in ask.sentences if not any(words in fold(one) for words in _RECEIPTS)]
    return {RULE: ask.chosen} | {name: rule(said) for name, rule in BASELINES.items()}


def shares(judged: Sequence[Ask]) -> dict[str, dict[str, float]]:
    """For each rule the share of asks for which it chose the best, and an acceptable sentence."""
    chosen = [(ask, choices(ask)) for ask in judged]
    return {
        name: {
            "best": sum(all_[name] == ask.best for ask, all_ in chosen) / len(judged),
            "acceptable": sum(all_[name] in (ask.best, *ask.also) for ask, all_ in chosen)
            / len(judged),
        }
        for name in (RULE, *BASELINES)
    }


def _table(judged: Sequence[Ask]) -> Table:
    table = Table(title="the telling sentence of an ask: best / best or acceptable")
    table.add_column("rule")
    parts = {"all": judged} | {half: [a for a in judged if a.half == half] for half in HALVES}
    for name, part in parts.items():
        table.add_column(f"{name} ({len(part)})", justify="right")
    all_shares = [shares(part) for part in parts.values()]
    for rule in (RULE, *BASELINES):
        cells = (f"{one[rule]['best']:.3f} / {one[rule]['acceptable']:.3f}" for one in all_shares)
        table.add_row(rule, *cells)
    return table


@click.command(help=__doc__)
@click.option("--verbose", is_flag=True, help="Show each choice that differs, of the looked at.")
def main(*, verbose: bool) -> None:
    """Judge every ask."""
    console = Console()
    judged = list(asks())
    console.print(_table(judged))
    for ask in judged:
        if verbose and ask.half == HALVES[0] and ask.chosen != ask.best:
            how = "acceptable" if ask.chosen in ask.also else "WRONG"
            console.print(f"{how}: {ask.words}\n  {ask.chosen}\n  best: {ask.best}", markup=False)
    ours = shares(judged)[RULE]
    below = [f"{name} {ours[name]:.3f} < {floor}" for name, floor in FLOORS.items()
             if ours[name] < floor]  # fmt: skip
    if below:
        raise click.ClickException("below the floor: " + ", ".join(below))


if __name__ == "__main__":
    main()
