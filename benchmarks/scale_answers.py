"""The seconds that answers of `bot.answering` take, and the memory of a process that gives them."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

from bot.answering import agencies, proposals, searching, steps
from bot.answering.desk import Desk
from bot.finding.titles import title_words
from bot.intake import Intake
from bot.reading import Reader
from bot.store import Store
from bot.telling.catalogue import catalogue

ASKED = 200
ROUNDS = 3  # in each of which all of them are asked, so that a slow moment of the machine is one's
NOW = datetime(2026, 11, 22, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass(frozen=True, slots=True)
class Answered:
    """How long each kind of answer took, and the most memory that the process held."""

    seconds: Mapping[str, list[float]]
    peak_bytes: int


def answered(path: Path, count: int) -> Answered:
    """Asks in a process of its own, so that its memory is that of answering alone."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_answered, (path, count))


def _answered(path: Path, count: int) -> Answered:
    chance = random.Random(path.name)
    with Store.open(f"sqlite:///{path}") as store:
        desk = desk_of(store)
        # Those of most replies, so that their first page is full whatever the size.
        named = [agency.name for agency in store.agencies()[:ASKED]]
        kinds: dict[str, Callable[[int], object]] = {
            "/agency": lambda at: agencies.agency(desk, named[at]),
            "/proposal, one has the number": lambda at: proposals.proposal(desk, numbers[at]),
            "/proposal, many have it": lambda at: proposals.proposal(desk, str(1 + at * 4)),
            "/pending": lambda at: steps.pending(desk, at % 5, 0, 0, 0, 0),
            "/pending, filtered": lambda at: steps.pending(desk, 0, 0, 2018 + at % 7, 1, 2),
            "a word": lambda at: searching.free_text(desk, words[at]),
            "a title with a slip": lambda at: searching.free_text(desk, misspelt[at]),
            "nonsense": lambda at: searching.free_text(desk, nonsense[at]),
            "a word, an agency, a year": lambda at: searching.free_text(
                desk, f"{words[at]} 承办:{named[at]} 年:{2016 + at % 10}"
            ),
        }
        numbers = numbers_of_one(store, chance, count)
        titles = [line.title for at in range(1, ASKED * 2) if (line := store.line(at))][:ASKED]
        words = [_piece(chance, title) for title in titles]
        misspelt = [_with_a_slip(chance, title) for title in titles]
        nonsense = ["".join(chance.sample(_SELDOM, 4)) for _ in range(ASKED)]
        seconds: dict[str, list[float]] = {name: [] for name in kinds}
        for _ in range(ROUNDS):
            for name, ask in kinds.items():
                seconds[name] += [_timed(ask, at) for at in range(-3, ASKED)][3:]
    return Answered(seconds, _peak_bytes())


def _peak_bytes() -> int:
    """The most memory that this process has held; getrusage would count what it was forked from."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if "VmHWM" in line)


def desk_of(store: Store) -> Desk:
    """A member's desk."""
    reader = Reader()
    return Desk(
        store=store,
        t=catalogue("zh-Hans"),
        today=NOW.date(),
        region=None,
        chat_id=1,
        person_id=1,
        now=NOW,
        zone=ZoneInfo("Asia/Shanghai"),
        intake=Intake(store, reader, pause=timedelta(0)),
    )


def numbers_of_one(store: Store, chance: random.Random, count: int) -> list[str]:
    """Numbers like 2019W004210, which every tenth reply bears."""
    found: list[str] = []
    while len(found) < ASKED:
        line = store.line(chance.randrange(1, count))
        found += (number for number in line.numbers if "W" in number) if line else ()
    return found


_SELDOM = "龘麤犇猋骉羴鱻淼焱垚晶磊鑫森众品叒叕嚞靐"


def _piece(chance: random.Random, title: str) -> str:
    """Two to four characters of a title's own words."""
    core = title_words(title)
    length = chance.choice((2, 3, 4))
    at = chance.randrange(max(1, len(core) - length))
    return core[at : at + length]


def _with_a_slip(chance: random.Random, title: str) -> str:
    core = title_words(title)
    at = chance.randrange(len(core))
    return core[:at] + chance.choice(_SELDOM) + core[at + 1 :]


def _timed(ask: Callable[[int], object], at: int) -> float:
    begun = perf_counter()
    ask(at)
    return perf_counter() - begun
