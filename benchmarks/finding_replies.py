"""The replies that the queries are asked of: our samples, and one invented reply for each matter.

Every agency of the seeds leads or joins at least one reply. Around the two sentences that are a
reply's own stand sentences of the samples, so that words of the samples are everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle

from benchmarks.finding_seeds import (
    NATION,
    Matter,
    SeedAgency,
    agencies,
    matters,
    other_titles,
    seeds,
)
from benchmarks.finding_slips import chance
from bot.commands.samples import load_samples
from bot.model import Firmness, Kind, NextStep, Place, Reply, Section
from bot.sentences import sentences
from bot.store import Store

JOINED = 3  # agencies that join a reply
FILLED = 14  # sentences of samples in a reply
SHARED = 12  # replies whose number another meeting's reply has too


@dataclass(frozen=True, slots=True)
class Made:
    """An invented reply with what queries are made of."""

    reply: Reply
    matter: Matter | None


def fill(store: Store) -> tuple[Made, ...]:
    """Loads the samples and saves all invented replies; what was saved, in that order."""
    load_samples(store)
    said = tuple(_said(store))
    made = tuple(_made(said))
    for each in made:
        store.save(each.reply, source_name=f"{each.reply.numbers[0]}.txt")
    return made


def _said(store: Store) -> Iterator[str]:
    """The sentences of the samples."""
    for line in store.newest(100):
        stored = store.reply(line.id)
        if stored:
            reply = stored.reply
            for place in sentences(reply.text, reply.body):
                if 12 < place.end - place.start < 120:
                    yield place.of(reply.text).strip()


def _made(said: Sequence[str]) -> Iterator[Made]:
    by_region = {each.region: each for each in agencies()}
    regions = cycle(by_region)
    theirs = {
        region: cycle([each for each in agencies() if each.region == region])
        for region in by_region
    }
    for position, (title, matter) in enumerate(_subjects()):
        region = theirs[next(regions)]
        named = [next(region) for _ in range(1 + JOINED)]
        yield Made(_reply(position, title, matter, named, said), matter)


def _subjects() -> Iterator[tuple[str, Matter | None]]:
    """The matters, each among others that nobody asks for."""
    others = other_titles()
    for matter in matters():
        yield matter.title, matter
        yield next(others), None
    yield from ((title, None) for title in others)


def _reply(
    position: int,
    title: str,
    matter: Matter | None,
    named: Sequence[SeedAgency],
    said: Sequence[str],
) -> Reply:
    drawn = chance(title)
    kind = Kind.PROPOSAL if position % 3 else Kind.SUGGESTION
    what = "提案" if kind is Kind.PROPOSAL else "建议"
    filling = drawn.sample(said, FILLED)
    own = (matter.fact, matter.step) if matter else ()
    number, year = _number(position), 2020 + position % 6
    printed = f"关于{title}的{what}"
    proposers = _proposers(position)
    lead, *joint = named
    region = lead.region
    document = f"{_office(lead)}函〔{year}〕{20 + position}号"
    head = (
        f"{lead.name}\n{document}\n对第{number}号{what}的答复\n{'、'.join(proposers)}：\n"
        f"您提出的《{printed}》收悉。现答复如下：\n"
    )
    half = FILLED // 2
    body = "".join((*filling[:half], *own[:1], *filling[half:], *own[1:]))
    text = f"{head}{body}\n{lead.name}\n"
    whole = Place(len(head), len(head) + len(body))
    ask = f"重视{matter.words[-1]}问题" if matter and position % 2 else ""
    steps = (_step(text, own[1], lead.name, whole),) if own else ()
    return Reply(
        text=text,
        kind=kind,
        numbers=(number,),
        region=region,
        term=10 + position % 5,
        meeting=1 + position % 4,
        titles=(printed,),
        proposers=proposers,
        agency=lead.name,
        co_agencies=tuple(each.name for each in joint),
        document_number=document,
        index_number=None,
        written_on=date(year, 1 + position % 12, 1 + position % 28),
        published_on=None,
        disposition="ABC"[position % 3],
        disclosure="主动公开",
        signer=None,
        contact=None,
        phone=None,
        body=whole,
        sections=(Section(ask, whole.start, whole.end, ask, whole, None),) if ask else (),
        telling=None,
        next_steps=steps,
        figures=(),
    )


def _number(position: int) -> str:
    """Plain, with zeros, with a year and a letter; some are another meeting's number too."""
    serial = 201 + 7 * (position - 2 if position < 2 * SHARED and position % 4 > 1 else position)
    return (str(serial), f"{serial:05}", f"2024W{serial}", str(serial))[position % 4]


def _proposers(position: int) -> tuple[str, ...]:
    names: list[str] = seeds("reply")["proposers"]
    first = names[position % len(names)]
    return (first, names[(position + 11) % len(names)]) if position % 5 == 0 else (first,)


def _office(lead: SeedAgency) -> str:
    place = "" if lead.region == NATION else lead.region[0]
    return place + lead.called.removeprefix("国家")[:2]


def _step(text: str, sentence: str, agency: str, paragraph: Place) -> NextStep:
    start = text.rindex(sentence)
    return NextStep(
        text=sentence,
        start=start,
        end=start + len(sentence),
        paragraph=paragraph,
        section=None,
        who="",
        agency=agency,
        agencies=(agency,),
        due=None,
        firmness=Firmness.PLANNED,
    )
