"""Makes the queries that finding is measured with, from the seeds and by rules.

    python -m benchmarks.finding_queries --write

A query that has no single right answer is left out: one that another agency of the same region is
called too, or is as near to; a word that other titles hold. What was left out after a look by hand
stands in `left_out.toml`. Without --write it says whether the files are what the rules make.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import cn2an
from rapidfuzz.distance import OSA

from benchmarks.finding_replies import Made, fill
from benchmarks.finding_seeds import (
    FOLDER,
    NATION,
    Matter,
    SeedAgency,
    agencies,
    seeds,
    short_region,
)
from benchmarks.finding_slips import (
    SLIPS,
    another,
    chance,
    confused,
    in_script,
    initials,
    mixed,
    pinyin,
)
from bot.folding import fold, key
from bot.model import Kind
from bot.store import Store

FILES = ("agencies", "proposals", "texts", "nonsense")
HALVES = ("looked at", "held out")
_EACH = 28  # agency queries of each kind, spread over the regions
_SCRIPTS = ("s2t", "s2twp", "s2hk", "t2jp")
_NUMERALS = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, what kind of spelling that is, and which answers are right."""

    text: str
    kind: str
    right: tuple[str, ...] = ()  # names of agencies, titles of replies; () for nonsense
    region: str = ""  # whoever asks is at home here

    @property
    def half(self) -> str:
        """Which half of the queries it belongs to; the second is only scored."""
        return HALVES[sha256(f"{self.region}|{self.text}".encode()).digest()[0] % 2]


def queries(name: str) -> tuple[Query, ...]:
    """The queries of one file."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        rows = tomllib.load(file)["queries"]
    return tuple(Query(**{**row, "right": tuple(row.get("right", ()))}) for row in rows)


# --- agencies -------------------------------------------------------------------------------------


def _agency_queries() -> Iterator[Query]:
    for kind, made in _AGENCY_KINDS.items():
        taken = 0
        for agency in sorted(agencies(), key=lambda each: chance(kind, each.name).random()):
            found = [each for each in made(agency) if _has_one_answer(each, agency)]
            yield from found[:1]
            taken += bool(found)
            if taken == _EACH:
                break


def _has_one_answer(query: Query, agency: SeedAgency) -> bool:
    """Whether no other agency that may be meant is called so, or is as near to it."""
    if agency.region == NATION and not query.text.startswith("国家") and query.region != NATION:
        return False
    spelt = key(query.text)
    others = [each for each in agencies() if each != agency and query.region in ("", each.region)]
    if query.kind in ("initials", "region initials"):
        short = query.kind == "initials"
        names = (
            initials(place + called)
            for each in others
            for called in (each.called, *each.shorts)
            for place in ([""] if short else _places(each.region)[1:])
        )
        return spelt not in names
    own = min(OSA.distance(spelt, name) for name in _every_name(agency))
    near = (OSA.distance(spelt, name, score_cutoff=own) for e in others for name in _every_name(e))
    return all(distance > own for distance in near)


@cache
def _every_name(agency: SeedAgency) -> tuple[str, ...]:
    chinese = [
        place + called
        for called in (agency.called, *agency.shorts, *agency.olds)
        for place in _places(agency.region)
    ]
    return (*chinese, *map(pinyin, chinese))


def _places(region: str) -> tuple[str, ...]:
    return ("", region, short_region(region)) if region != NATION else ("",)


def _shortest(agency: SeedAgency) -> str:
    return min((agency.called, *agency.shorts), key=len)


def _of(kind: str, agency: SeedAgency, *spelt: str | None, anywhere: bool = False) -> list[Query]:
    """Queries of one kind; whoever asks is at home in the agency's region unless it is named."""
    at = "" if anywhere else agency.region
    return [Query(text, kind, (agency.name,), at) for text in spelt if text]


def _slipped(kind: str, name: str, agency: SeedAgency, *, anywhere: bool = False) -> list[Query]:
    shuffled = sorted(SLIPS, key=lambda slip: chance(kind, slip[0], name).random())
    return _of(kind, agency, *(slip(name) for _, slip in shuffled), anywhere=anywhere)


def _twice(kind: str, agency: SeedAgency) -> list[Query]:
    """Two slips in a long name."""
    if len(agency.name) < 9:
        return []
    once = [slipped for _, slip in SLIPS[1:] if (slipped := slip(agency.name))]
    return _of(
        kind, agency, confused(agency.name, 2), *(confused(e, 1) for e in once), anywhere=True
    )


def _scripts(kind: str, agency: SeedAgency) -> list[Query]:
    script = chance(kind, agency.name).choice(_SCRIPTS)
    spelt = in_script(agency.name, script)
    return _of(kind, agency, spelt, anywhere=True) if spelt != agency.name else []


_AGENCY_KINDS: dict[str, Callable[[SeedAgency], list[Query]]] = {
    "full": lambda a: _of("full", a, a.name, anywhere=True),
    "called": lambda a: _of("called", a, a.called),
    "short": lambda a: _of("short", a, *a.shorts[:1]),
    "other short": lambda a: _of("other short", a, *a.shorts[1:]),
    "region and short": lambda a: _of(
        "region and short", a, *(short_region(a.region) + s for s in a.shorts[:1]), anywhere=True
    ),
    "whole region and short": lambda a: _of(
        "whole region and short", a, *(a.region + s for s in a.shorts[:1]), anywhere=True
    ),
    "pinyin": lambda a: _of("pinyin", a, pinyin(_shortest(a))),
    "pinyin of all": lambda a: _of("pinyin of all", a, pinyin(a.name), anywhere=True),
    "spaced pinyin": lambda a: _of("spaced pinyin", a, " ".join(map(pinyin, _shortest(a)))),
    "initials": lambda a: _of("initials", a, initials(_shortest(a))),
    "region initials": lambda a: _of(
        "region initials", a, initials(short_region(a.region) + _shortest(a)), anywhere=True
    ),
    "mixed": lambda a: _of("mixed", a, mixed(_shortest(a))),
    "slip in the short name": lambda a: _slipped("slip in the short name", _shortest(a), a),
    "slip in the name": lambda a: _slipped("slip in the name", a.called, a),
    "slip with region": lambda a: _slipped("slip with region", a.name, a, anywhere=True),
    "another character": lambda a: _of(
        "another character", a, another(a.called) if len(a.called) > 4 else None
    ),
    "two slips": lambda a: _twice("two slips", a),
    "slip in pinyin": lambda a: _slipped("slip in pinyin", pinyin(a.called), a),
    "slip in short pinyin": lambda a: _slipped("slip in short pinyin", pinyin(_shortest(a)), a),
    "alike": lambda a: _of("alike", a, confused(_shortest(a), 1)),
    "script": lambda a: _scripts("script", a),
    "short in script": lambda a: _of("short in script", a, in_script(_shortest(a), "s2t")),
    "old": lambda a: _of("old", a, *a.olds),
    "region and old": lambda a: _of(
        "region and old", a, *(short_region(a.region) + old for old in a.olds), anywhere=True
    ),
}


# --- proposals ------------------------------------------------------------------------------------


def _proposal_queries(made: Sequence[Made]) -> Iterator[Query]:
    by_number: dict[str, list[Made]] = {}
    for each in made:
        by_number.setdefault(_serial(each), []).append(each)
    alone = [each for each in made if len(by_number[_serial(each)]) == 1]
    for position, each in enumerate(alone[:56]):
        spellings = _spellings(each)
        for at in (position, position + 5):
            kind, text = spellings[at % len(spellings)]
            yield Query(text, kind, (_title(each),))
    for twins in by_number.values():
        if len(twins) > 1:
            yield from (Query(_with_meeting(e), "number and meeting", (_title(e),)) for e in twins)
    yield from _proposer_queries(made)
    yield from _title_queries(made)


def _serial(made: Made) -> str:
    return key(made.reply.numbers[0]).split("w")[-1].lstrip("0")


def _title(made: Made) -> str:
    return made.reply.titles[0]


def _spellings(made: Made) -> list[tuple[str, str]]:
    """Every way to write one number."""
    number, serial = made.reply.numbers[0], _serial(made)
    what = "提案" if made.reply.kind is Kind.PROPOSAL else "建议"
    chinese = cn2an.an2cn(int(serial))
    document = made.reply.document_number or ""
    return [
        ("number", serial),
        ("number", f"第{number}号"),
        ("number", f"{number}号{what}"),
        ("number", number.lower()),
        ("number", f"第{serial.translate(_NUMERALS)}号"),
        ("number", f"{chinese}号"),
        ("number", f"第{chinese}号{what}"),
        ("number", number[4:] if number.startswith("2024W") else f"{int(serial):06}"),
        ("number", f"{what}{serial}"),
        ("number", f"关于第 {number} 号{what}的答复"),
        ("number and meeting", _with_meeting(made)),
        ("document number", document),
        ("document number", document.replace("〔", "[").replace("〕", "]")),
        ("document number", document.replace("〔", "（").replace("〕", "）").removesuffix("号")),
    ]


def _with_meeting(made: Made) -> str:
    reply, serial = made.reply, _serial(made)
    term, meeting = cn2an.an2cn(reply.term), cn2an.an2cn(reply.meeting)
    return chance(_title(made), "meeting").choice(
        (
            f"{term}届{meeting}次第{serial}号",
            f"{term}届{meeting}次会议{serial}号",
            f"第{reply.term}届{reply.meeting}次 {serial}号",
        )
    )


def _proposer_queries(made: Sequence[Made]) -> Iterator[Query]:
    names: list[str] = seeds("reply")["proposers"]
    for position, name in enumerate(names):
        theirs = tuple(_title(each) for each in made if name in each.reply.proposers)
        kind, text = (
            ("proposer", name),
            ("proposer", f"{name}委员"),
            ("proposer in pinyin", pinyin(name)),
            ("proposer in pinyin", " ".join(map(pinyin, name))),
        )[position % 4]
        yield Query(text, kind, theirs)


def _title_queries(made: Sequence[Made]) -> Iterator[Query]:
    for position, (each, matter) in enumerate(_with_matters(made)):
        title, words = matter.title, [w for w in matter.words if w in matter.title]
        kind, text = (
            ("title", _title(each)),
            ("title", title),
            ("title with a slip", confused(title, 1) or _wrong(title)),
            ("title with a slip", _wrong(title)),
            ("title with a slip", SLIPS[1][1](title) or ""),
            ("title with a slip", SLIPS[3][1](title) or ""),
            ("topic", f"{title[2:]}那个提案"),
        )[position % 7]
        yield Query(text, kind, (_title(each),))
        for word in words:
            if len(word) > 3:
                yield Query(confused(word, 1) or _wrong(word), "topic with a slip", (_title(each),))
        if position % 3 == 0:
            twice = SLIPS[1][1](_wrong(title)) or ""
            yield Query(twice, "title with two slips", (_title(each),))
        if words and position % 2:
            yield Query(f"{words[0]}那个", "topic", (_title(each),))


def _with_matters(made: Sequence[Made]) -> Iterator[tuple[Made, Matter]]:
    """The replies that members ask for."""
    yield from ((each, each.matter) for each in made if each.matter)


def _wrong(title: str) -> str:
    """Another character in the place of one."""
    at = chance(title, "wrong").randrange(1, len(title))
    return title[:at] + "某" + title[at + 1 :]


# --- words ----------------------------------------------------------------------------------------


def _text_queries(made: Sequence[Made]) -> Iterator[Query]:
    texts = {_title(each): fold(each.reply.text) for each in made}
    for position, (each, matter) in enumerate(_with_matters(made)):
        title = _title(each)
        first, last = matter.words[0], matter.words[-1]
        wanted = [("word", first), ("words", f"{last} {first}")]
        if position % 3 == 0:
            wanted.append(("length", _stretch(matter.fact, 1 + position // 3 % 6, texts)))
        if position % 3 == 1:
            opening, closing = ("“”", '""', "「」")[position % 9 // 3]
            wanted.append(("quoted", f"{opening}{_stretch(matter.fact, 6, texts)}{closing}"))
        if position % 3 == 2:
            wanted.append(("filtered", _filtered(position // 3, each)))
        if position % 3 == 1:
            wanted.append(("spoken", f"{last}{first}那件事怎么样了"))
        if matter.called:
            wanted.append(("synonym", matter.called))
        for kind, text in wanted:
            if text:
                yield Query(text, kind, (title,))


def _stretch(sentence: str, length: int, texts: dict[str, str]) -> str:
    """So many characters of a sentence that stand in one text alone."""
    folded = fold(sentence)
    for at in range(len(sentence) - length):
        piece = folded[at : at + length]
        if piece == key(piece) and sum(piece in text for text in texts.values()) == 1:
            return sentence[at : at + length]
    return ""


def _filtered(position: int, made: Made) -> str:
    """A word of every third reply, and what narrows it to this one."""
    reply = made.reply
    year = reply.written_on.year if reply.written_on else 0
    word = fold(reply.titles[0])[2:4]
    lead = next(agency for agency in agencies() if agency.name == reply.agency)
    place = "" if lead.region == NATION else short_region(lead.region)
    short = place + _shortest(lead)
    what = "提案" if reply.kind is Kind.PROPOSAL else "建议"
    forms = (
        f"{word} 承办:{short}",
        f"年：{year} {word} 地区：{place or NATION}",
        f"{word} 状态:待落实 承办：{reply.agency}",
        f"{word} 届次:{reply.term}届{reply.meeting}次 类别:{what} 地区:{place or NATION}",
    )
    return forms[position % len(forms)]


# --- nonsense -------------------------------------------------------------------------------------


def _nonsense() -> Iterator[Query]:
    for kind, texts in seeds("nonsense").items():
        yield from (Query(text, kind) for text in texts)


# --- written --------------------------------------------------------------------------------------


def made_by_rule() -> dict[str, tuple[Query, ...]]:
    """All files as the rules make them."""
    with TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/replies.db") as store:
        made = fill(store)
    all_of_them: dict[str, Iterable[Query]] = {
        "agencies": _agency_queries(),
        "proposals": _proposal_queries(made),
        "texts": _text_queries(made),
        "nonsense": _nonsense(),
    }
    with (FOLDER / "left_out.toml").open("rb") as file:
        left_out = tomllib.load(file)
    return {
        name: _each_once(row for row in rows if row.text not in left_out[name])
        for name, rows in all_of_them.items()
    }


def _each_once(rows: Iterable[Query]) -> tuple[Query, ...]:
    """What is spelt the same under several kinds stays under the first."""
    found: dict[tuple[str, str], Query] = {}
    for row in rows:
        found.setdefault((row.text, row.region), row)
    return tuple(found.values())


def _written(rows: Sequence[Query]) -> str:
    lines = ["# Written by `python -m benchmarks.finding_queries --write`.", "", "queries = ["]
    for each in rows:
        right = f", right = {_strings(each.right)}" if each.right else ""
        region = f', region = "{each.region}"' if each.region else ""
        lines.append(f'  {{ text = {_string(each.text)}, kind = "{each.kind}"{region}{right} }},')
    return "\n".join([*lines, "]", ""])


def _strings(values: Sequence[str]) -> str:
    return "[" + ", ".join(map(_string, values)) + "]"


def _string(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@click.command(help=__doc__)
@click.option("--write", is_flag=True, help="Write the files anew.")
def main(write: bool) -> None:
    """Writes the files, or says which of them are not what the rules make."""
    stale = []
    for name, rows in made_by_rule().items():
        path, text = Path(FOLDER / f"{name}.toml"), _written(rows)
        print(f"{name}: {len(rows)} queries")
        if write:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        raise SystemExit(f"not what the rules make: {', '.join(stale)}; run with --write")


if __name__ == "__main__":
    main()
