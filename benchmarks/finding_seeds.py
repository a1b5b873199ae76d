"""What the queries are made from: agencies as they are called, matters as members raise them.

The seeds stand in `benchmarks/queries/*_seeds.toml` and were written by hand, without a look at the
tables that the bot finds agencies by.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("queries")
NATION = "全国"
_SHORTENED = {"委员会": "委", "办公室": "办"}
_ENDINGS = ("委员会", "办公室", "总局", "厅", "局", "部")


@dataclass(frozen=True, slots=True)
class SeedAgency:
    """An agency with what people call it."""

    region: str  # 全国 for a national body
    called: str  # without its region: 科学技术厅
    shorts: tuple[str, ...]  # 科技厅
    olds: tuple[str, ...]  # 环保厅

    @property
    def name(self) -> str:
        """The full name."""
        return self.called if self.region == NATION else self.region + self.called


@dataclass(frozen=True, slots=True)
class Matter:
    """What a reply is about, and what a member remembers of it."""

    title: str
    words: tuple[str, ...]
    fact: str
    step: str
    called: str | None


@cache
def seeds(name: str) -> dict[str, Any]:
    """One file of seeds."""
    with (FOLDER / f"{name}_seeds.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def agencies() -> tuple[SeedAgency, ...]:
    """All agencies, region by region."""
    return tuple(
        _agency(region["name"], called)
        for region in seeds("agency")["region"]
        for called in region["agencies"]
    )


def short_region(region: str) -> str:
    """What people say for a region."""
    rows = {row["name"]: row for row in seeds("agency")["region"]}
    short: str = rows[region].get("short", region[:-1])
    return short


def matters() -> tuple[Matter, ...]:
    """All matters."""
    return tuple(
        Matter(each["title"], tuple(each["words"]), each["fact"], each["step"], each.get("called"))
        for each in seeds("reply")["matter"]
    )


def other_titles() -> Iterator[str]:
    """What the replies are about that nobody asks for."""
    for form in seeds("reply")["other_titles"]:
        yield from (form.format(noun) for noun in seeds("reply")["others"])


def _agency(region: str, called: str) -> SeedAgency:
    nation = "国家" if called.startswith("国家") else ""
    bare = called.removeprefix(nation)
    ending = next((end for end in _ENDINGS if bare.endswith(end)), "")
    stem, end = bare.removesuffix(ending), _SHORTENED.get(ending, ending)
    row = seeds("agency")["called"].get(stem, {})
    shorts = [nation + short + end for short in (*row.get("short", ()), stem)]
    olds = [old if old.endswith(("办", "局")) else old + end for old in row.get("old", ())]
    return SeedAgency(
        region,
        called,
        tuple(dict.fromkeys(short for short in shorts if short != called)),
        tuple(olds) if region != NATION else (),
    )
