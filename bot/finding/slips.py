"""Names with a slip of the finger: one or two characters wrong, missing, too many or swapped.

A score over whole names is of no use here: the shared 厅 and the region alone carry nonsense over
any threshold. So the region has to be right, and the rest is compared without its ending.
"""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.agencies import kinds_called, provinces, split
from bot.finding.pinyin import chinese_of, full_pinyin, has_latin, letters
from bot.finding.spellings import ENDINGS, Spelling, Spellings, Sureness, surest
from bot.tables import table

# One slip in a short name, two in a long one. With two in 科技厅, 财政厅 would do as well.
LONG_NAME = 6
LONG_PINYIN = 10
# Below it one letter more or less makes another word: shi, shui.
SHORTEST_PINYIN = 6
# Two names of two characters that share one score 50. Nonsense shares none and scores 0.
CORE_FLOOR = 50
# One character is a part of too many names to offer any.
SHORTEST_CORE = 2
MOST_LOOKED_AT = 30
# min and ming, zi and zhi are one letter apart: what southern speech and pinyin keyboards mix up.
SOUNDS_ALIKE = 1


def with_a_slip(spellings: Spellings, named: str) -> tuple[str, ...]:
    """The agencies that `named` is a slip away from, the closest ones only."""
    latin = has_latin(named)
    if latin and (chinese_of(named) or len(letters(named)) < SHORTEST_PINYIN):
        return ()
    typed = letters(named) if latin else named
    index = spellings.by_pinyin if latin else spellings.by_text
    slips = 2 if len(typed) >= (LONG_PINYIN if latin else LONG_NAME) else 1
    near = process.extract(
        typed, index.keys(), scorer=OSA.distance, score_cutoff=slips, limit=MOST_LOOKED_AT
    )
    fits = _sounds_alike if latin else _looks_alike
    by_distance: dict[float, list[Spelling]] = defaultdict(list)
    for text, distance, _ in near:
        by_distance[distance] += [s for s in index[text] if _is_own(s) and fits(s, typed)]
    closest = next((by_distance[d] for d in sorted(by_distance) if by_distance[d]), [])
    return surest(closest if latin else _best_sounding(closest, typed))


def nearest(spellings: Spellings, named: str) -> tuple[str, ...]:
    """The agencies whose names, without region and ending, have most in common with it."""
    wanted = _core(split(named).called)
    if len(wanted) < SHORTEST_CORE or has_latin(named):
        return ()
    cores: dict[str, list[str]] = defaultdict(list)
    for spelling in spellings.all:
        if _is_own(spelling) and not spelling.place:
            cores[_core(spelling.called)].append(spelling.agency)
    near = process.extract(wanted, cores.keys(), scorer=fuzz.ratio, score_cutoff=CORE_FLOOR)
    return tuple(dict.fromkeys(agency for core, _, _ in near for agency in cores[core]))


def _best_sounding(spellings: list[Spelling], typed: str) -> list[Spelling]:
    """Those that sound like what was typed, if any does: 名政厅 is 民政厅 rather than 财政厅."""
    sound = full_pinyin(typed)
    alike = [s for s in spellings if OSA.distance(sound, s.pinyin) <= SOUNDS_ALIKE]
    return alike or spellings


def _is_own(spelling: Spelling) -> bool:
    """A slip in a shared or former name would be one guess upon another."""
    return spelling.sureness <= Sureness.SHORT


def _sounds_alike(spelling: Spelling, typed: str) -> bool:
    return typed.startswith(full_pinyin(spelling.place))


def _looks_alike(spelling: Spelling, typed: str) -> bool:
    """Whether the region is right and half of the name's own characters are.

    湖南省科技厅 is no misspelt 河南省科技厅; 哈哈厅 has nothing of 科技厅 but its ending.
    """
    other = (
        "" if spelling.names_region and typed.startswith(spelling.place) else split(typed).region
    )
    if other and other not in spelling.places and kinds_called(split(typed).called):
        return typed.endswith(spelling.called) and _is_misspelt(other, spelling.place)
    if not typed.startswith(spelling.place) or _begins_with_another_province(spelling, typed):
        return False
    core = _core(typed.removeprefix(spelling.place))
    return fuzz.ratio(core, _core(spelling.called)) >= CORE_FLOOR


def _begins_with_another_province(spelling: Spelling, typed: str) -> bool:
    typed_province = next((short for short in provinces() if typed.startswith(short)), "")
    return (
        bool(typed_province)
        and not spelling.names_region
        and (typed_province not in spelling.places)
    )


def _is_misspelt(region: str, meant: str) -> bool:
    """Whether a province is meant that does not exist: 吉木省. Of cities nobody knows them all."""
    ends: list[str] = table("agencies")["levels"]["province_ends"]
    real = provinces()
    exists = region in real or region in real.values()
    return region.endswith(tuple(ends)) and not exists and OSA.distance(region, meant) == 1


def _core(called: str) -> str:
    """What tells a kind from others: its name without the ending."""
    return next((called.removesuffix(end) for end in ENDINGS if called.endswith(end)), called)
