"""An agency by whatever a person calls it.

Four stages, each only when the one before found nothing: the name as spelt (full, short, shared,
former), its pinyin or initials, the name with a slip of the finger, and then only offers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from bot.agencies import AgencyKind, components, kinds_called, split
from bot.agencies.divisions import regions_above
from bot.finding.known import Former, known_name
from bot.finding.pinyin import chinese_of, full_pinyin, has_latin, initials, letters
from bot.finding.slips import nearest, with_a_slip
from bot.finding.spellings import (
    ENDINGS,
    SHORTEST_STEM,
    Spelling,
    Spellings,
    Sureness,
    spellings_of,
    surest,
)
from bot.folding import key
from bot.model import StoredAgency
from bot.store import Store
from bot.typed import bounded

# 苍屏苗族自治县住房城乡建设和城市管理局 has 19 characters, 90 in pinyin; a longer text is no name.
LONGEST_NAME = 40
LONGEST_PINYIN = 160
MOST_CHOICES = 30  # every province has a 财政厅; Telegram takes 100 buttons
MOST_OFFERS = 3


@dataclass(frozen=True, slots=True)
class AgencyMatch:
    """The agency that is meant, when that is sure; else those that may be, perhaps none."""

    agency: StoredAgency | None
    choices: tuple[StoredAgency, ...]
    offered: bool = False  # the choices are not what was typed, only the nearest to it
    elsewhere: tuple[StoredAgency, ...] = ()  # called so too, where the person is not at home
    former: Former | None = None  # what was typed is what the agency was called before a reform
    known: str | None = None  # the full name of what was typed, though no reply names it


def find_agency(store: Store, words: str, region: str | None = None) -> AgencyMatch:
    """The agency that `words` names, those of the person's own `region` before others."""
    return among(store.agencies(), words, region)


def among(
    agencies: Sequence[StoredAgency], words: str, region: str | None = None, *, slips: bool = True
) -> AgencyMatch:
    """The one of these agencies that `words` names; without `slips` as spelt or in letters only."""
    named = key(bounded(words))
    if not named or len(named) > (LONGEST_PINYIN if named.isascii() else LONGEST_NAME):
        return AgencyMatch(None, ())
    known = _spelt(agencies)
    spellings = known.spellings
    real = known_name(named, region)
    exact = spellings.by_text.get(named, ())
    another = real is not None or _is_another(spellings, named)
    if exact or another:
        fitting = _surest_at_home(known.in_order(exact), region, Sureness.OWN)
    else:
        misspelt = _by_sound(spellings, named) if slips or has_latin(named) else []
        if not misspelt and slips:
            misspelt = with_a_slip(spellings, named)
        # mzj is the 民政局 of one county as well as the 民宗局 of another.
        fitting = _surest_at_home(known.in_order(misspelt), region, Sureness.SHORT)
    if fitting:
        match = _chosen([known.agencies[name] for name in fitting], named, region)
        return replace(match, former=_former(spellings, named, match.agency))
    offers = _own_first(_offers(known, named) if slips else (), region)
    return AgencyMatch(None, offers[:MOST_OFFERS], offered=bool(offers), known=real)


@dataclass(frozen=True, slots=True)
class _Known:
    """Agencies by their names in the order in which they came, and all their spellings."""

    agencies: dict[str, StoredAgency]
    rank: dict[str, int]
    spellings: Spellings

    def in_order(self, spellings: Iterable[Spelling]) -> list[Spelling]:
        """These spellings in the order of their agencies."""
        return sorted(spellings, key=lambda spelling: self.rank[spelling.agency])

    def named(self, names: Iterable[str]) -> list[StoredAgency]:
        """The agencies of these names in their order."""
        return [self.agencies[name] for name in sorted(names, key=self.rank.__getitem__)]


# The store gives the very same thousands of agencies again until a reply has been saved: those of
# members and those of staff are kept, by which object they are.
_SPELT: deque[tuple[Sequence[StoredAgency], _Known]] = deque(maxlen=2)


def _spelt(agencies: Sequence[StoredAgency]) -> _Known:
    for same, known in tuple(_SPELT):
        if same is agencies:
            return known
    by_name = {agency.name: agency for agency in agencies}
    # Whichever has most replies now, the spellings are the same.
    spellings = spellings_of(tuple(sorted(by_name)))
    known = _Known(by_name, {name: at for at, name in enumerate(by_name)}, spellings)
    if isinstance(agencies, tuple):  # what cannot change
        _SPELT.append((agencies, known))
    return known


def _surest_at_home(
    spellings: Iterable[Spelling], region: str | None, alike: Sureness
) -> tuple[str, ...]:
    """The surest where the person is at home, then the surest of all."""
    fitting = list(spellings)
    own = [each for each in fitting if _distance(each.agency, region) == _HERE]
    return tuple(dict.fromkeys((*surest(own, alike=alike), *surest(fitting, alike=alike))))


def _former(spellings: Spellings, named: str, agency: StoredAgency | None) -> Former | None:
    """The name that was typed, if it is what the agency was called before a reform."""
    if agency is None:
        return None
    old = next(
        (s.former for s in spellings.by_text.get(named, ()) if s.agency == agency.name), None
    )
    return Former(named, old.until, (agency.name,)) if old and old.until is not None else None


def _offers(known: _Known, named: str) -> list[StoredAgency]:
    same = [known.agencies[name] for name in _of_the_same_stem(known.spellings, named)]
    if same:
        return same
    alike = [known.named(names) for names in nearest(known.spellings, named)]
    return list({agency.id: agency for agencies in alike for agency in agencies}.values())


def _chosen(fitting: Sequence[StoredAgency], named: str, region: str | None) -> AgencyMatch:
    """One agency if the region or the full name settles it; else the choices, own region first."""
    printed = [agency for agency in fitting if agency.name == named and split(named).region]
    home = min((_distance(agency.name, region) for agency in fitting), default=_ELSEWHERE)
    own = [agency for agency in fitting if _distance(agency.name, region) == home <= _ABOVE]
    for sure in (fitting, printed, own):
        if len(sure) == 1:
            others = [agency for agency in fitting if agency != sure[0]]
            return AgencyMatch(sure[0], (), elsewhere=tuple(others)[:MOST_OFFERS])
    return AgencyMatch(None, _own_first(fitting, region)[:MOST_CHOICES])


# How far an agency is from where the person is at home.
_HERE, _ABOVE, _WITHIN, _ELSEWHERE = range(4)


def _own_first(agencies: Sequence[StoredAgency], region: str | None) -> tuple[StoredAgency, ...]:
    return tuple(sorted(agencies, key=lambda each: _distance(each.name, region)))


def _distance(name: str, region: str | None) -> int:
    """吉林省科学技术厅 is above a member of 长春市, and 长春市教育局 within 吉林省."""
    if not region:
        return _ELSEWHERE
    home, place = key(region), split(name).region
    if place in {home, *components(home)[-1:]}:
        return _HERE
    if place in regions_above(home):
        return _ABOVE
    return _WITHIN if place.startswith(home) or home in regions_above(place) else _ELSEWHERE


# --- a name that is known and that no reply names ----------------------------------------------


def _is_another(spellings: Spellings, named: str) -> bool:
    """Whether this is a real name already: 水务局 is no misspelt 税务局, 体育厅 no 教育厅.

    With a region that nobody knows (青元省科技厅) it may still be a misspelt one.
    """
    region = split(named).region
    return bool(_kinds_meant(named)) and (not region or spellings.knows_region(region))


def _kinds_meant(named: str) -> tuple[AgencyKind, ...]:
    """The kinds that go by this name, else those that do but for the ending."""
    called = split(named).called
    stem = next((called.removesuffix(end) for end in ENDINGS if called.endswith(end)), called)
    ends = ENDINGS if len(stem) >= SHORTEST_STEM else ()
    return kinds_called(called) or tuple(kind for end in ends for kind in kinds_called(stem + end))


def _of_the_same_stem(spellings: Spellings, named: str) -> tuple[str, ...]:
    """What has the same stem, the likest region first: 科技厅 where 科技局 was asked for."""
    stems = {stem for kind in _kinds_meant(named) for stem in (kind.stem, *kind.now)}
    fitting = [name for stem in stems for name in spellings.by_stem.get(stem, ())]
    region = split(named).region
    return tuple(sorted(fitting, key=lambda name: (-fuzz.ratio(region, split(name).region), name)))


# --- by sound ---------------------------------------------------------------------------------


def _by_sound(spellings: Spellings, named: str) -> list[Spelling]:
    """By pinyin, then by initials; what is typed in characters must stand in the name."""
    if not has_latin(named):
        sounding = spellings.by_pinyin.get(full_pinyin(named), ())
        return [spelling for spelling in sounding if spelling.tells_apart]
    chinese = chinese_of(named)
    typed = full_pinyin(named) if chinese else letters(named)
    first_letters = "".join(c if has_latin(c) else initials(c) for c in named)
    return _holding(chinese, spellings.by_pinyin.get(typed, ())) or _holding(
        chinese, spellings.by_initials.get(letters(first_letters), ())
    )


def _holding(chinese: str, spellings: Iterable[Spelling]) -> list[Spelling]:
    """Those with the characters of a mixed spelling (keji厅), in that order."""
    held = []
    for spelling in spellings:
        rest = iter(spelling.text)
        if all(character in rest for character in chinese):
            held.append(spelling)
    return held
