"""An agency by whatever a person calls it.

Four stages, each only when the one before found nothing: the name as spelt (full, short, shared,
former), its pinyin or initials, the name with a slip of the finger, and then only offers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.agencies import AgencyKind, components, full_name, kinds_called, split
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
from bot.finding.text import bounded
from bot.folding import key
from bot.model import StoredAgency
from bot.store import Store

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


def find_agency(store: Store, words: str, region: str | None = None) -> AgencyMatch:
    """The agency that `words` names, those of the person's own `region` before others."""
    return among(store.agencies(), words, region)


def among(agencies: Sequence[StoredAgency], words: str, region: str | None = None) -> AgencyMatch:
    """The one of these agencies that `words` names."""
    named = key(bounded(words))
    if not named or len(named) > (LONGEST_PINYIN if named.isascii() else LONGEST_NAME):
        return AgencyMatch(None, ())
    known = {agency.name: agency for agency in agencies}
    if region and (own := known.get(full_name(named, region))):
        return AgencyMatch(own, ())
    spellings = spellings_of(tuple(known))
    if fitting := _meant(spellings, named):
        return _chosen([known[name] for name in fitting], named, region)
    offers = _own_first([known[name] for name in _offers(spellings, named)], region)
    return AgencyMatch(None, offers[:MOST_OFFERS], offered=bool(offers))


def _meant(spellings: Spellings, named: str) -> tuple[str, ...]:
    spelt = surest(spellings.by_text.get(named, ()))
    if spelt or _is_another(spellings, named):
        return spelt
    return _by_sound(spellings, named) or with_a_slip(spellings, named)


def _offers(spellings: Spellings, named: str) -> tuple[str, ...]:
    return _of_the_same_stem(spellings, named) or nearest(spellings, named)


def _chosen(fitting: Sequence[StoredAgency], named: str, region: str | None) -> AgencyMatch:
    """One agency if the region or the full name settles it; else the choices, own region first."""
    own = [agency for agency in fitting if region and _lies_in(agency.name, region)]
    printed = [agency for agency in fitting if agency.name == named and split(named).region]
    for sure in (fitting, printed, own):
        if len(sure) == 1:
            return AgencyMatch(sure[0], ())
    busiest_first = sorted(fitting, key=lambda agency: -_replies(agency))
    return AgencyMatch(None, _own_first(busiest_first, region)[:MOST_CHOICES])


def _own_first(agencies: Sequence[StoredAgency], region: str | None) -> tuple[StoredAgency, ...]:
    return tuple(sorted(agencies, key=lambda each: not (region and _lies_in(each.name, region))))


def _lies_in(name: str, region: str) -> bool:
    return split(name).region in {key(region), *components(key(region))[-1:]}


def _replies(agency: StoredAgency) -> int:
    return agency.led + agency.joined + agency.named


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
    fitting = {
        spelling.agency
        for spelling in spellings.all
        if (kind := split(spelling.agency).kind) and kind.stem in stems
    }
    region = split(named).region
    return tuple(sorted(fitting, key=lambda name: (-fuzz.ratio(region, split(name).region), name)))


# --- by sound ---------------------------------------------------------------------------------


def _by_sound(spellings: Spellings, named: str) -> tuple[str, ...]:
    """By pinyin, then by initials; what is typed in characters must stand in the name."""
    if not has_latin(named):
        sounding = spellings.by_pinyin.get(full_pinyin(named), ())
        return surest(spelling for spelling in sounding if spelling.tells_apart)
    chinese = chinese_of(named)
    typed = full_pinyin(named) if chinese else letters(named)
    first_letters = "".join(c if has_latin(c) else initials(c) for c in named)
    in_full = _holding(chinese, spellings.by_pinyin.get(typed, ()))
    short = _holding(chinese, spellings.by_initials.get(letters(first_letters), ()))
    # mzj is the 民政局 of one county as well as the 民宗局 of another.
    return surest(in_full, alike=Sureness.SHORT) or surest(short, alike=Sureness.SHORT)


def _holding(chinese: str, spellings: Iterable[Spelling]) -> list[Spelling]:
    """Those with the characters of a mixed spelling (keji厅), in that order."""
    held = []
    for spelling in spellings:
        rest = iter(spelling.text)
        if all(character in rest for character in chinese):
            held.append(spelling)
    return held
