"""Names with a slip of the finger: one or two characters wrong, missing, too many or swapped.

A score over whole names is of no use here: the shared 厅 and the region alone carry nonsense over
any threshold. So the region has to be right or to be none, and the rest is compared without its
ending. What every threshold is worth: `python -m benchmarks.finding_quality --sweep`.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.agencies import kinds_called, provinces, split
from bot.agencies.divisions import is_division
from bot.finding.pinyin import chinese_of, full_pinyin, has_latin, letters
from bot.finding.spellings import Spelling, Spellings, core
from bot.tables import table

# The figures are shares that count, of the queries that were looked at, as --sweep prints them.
# One slip in a short name, two in a long one: with two in 科技厅, 财政厅 would do as well. From 5
# characters on, nonsense refused falls from .981 to .963; from 7 on, names found from .992 to .989.
LONG_NAME = 6
# lifating is two letters from no other 厅, lifaju from 司法局: from 8 on nonsense falls to .963.
LONG_PINYIN = 10
# kejju is 科技局 for certain (.992; .989 from 6 letters on); of four letters none was asked for,
# and one more or less makes another word: shi, shui.
SHORTEST_PINYIN = 5
# Two names of two characters that share one score 50: at 60 names found fall to .97. Nonsense
# shares none and scores 0.
CORE_FLOOR = 50
# Of two characters one is half of the name: another in its place must sound or look alike.
SHORT = 2
# One character is a part of too many names to offer any.
SHORTEST_CORE = 2
MOST_LOOKED_AT = 30
# min and ming, zi and zhi are one letter apart: what southern speech and pinyin keyboards mix up.
SOUNDS_ALIKE = 1


def with_a_slip(spellings: Spellings, named: str) -> list[Spelling]:
    """The spellings that `named` is a slip away from, the closest ones only."""
    latin = has_latin(named)
    if latin and (chinese_of(named) or len(letters(named)) < SHORTEST_PINYIN):
        return []
    typed = letters(named) if latin else named
    # A slip in a shared or former name would be one guess upon another.
    index = spellings.own_by_pinyin if latin else spellings.own_by_text
    slips = _slips_in(typed)
    near = process.extract(
        typed, index.keys(), scorer=OSA.distance, score_cutoff=slips, limit=MOST_LOOKED_AT
    )
    fits = _sounds_alike if latin else partial(_looks_alike, spellings)
    by_distance: dict[float, list[Spelling]] = defaultdict(list)
    for text, distance, _ in near:
        by_distance[distance] += [s for s in index[text] if fits(s, typed)]
    closest = next((by_distance[d] for d in sorted(by_distance) if by_distance[d]), [])
    return closest if latin else _best_sounding(closest, typed)


def _slips_in(name: str) -> int:
    return 2 if len(name) >= (LONG_PINYIN if has_latin(name) else LONG_NAME) else 1


def nearest(spellings: Spellings, named: str) -> list[list[str]]:
    """The agencies whose names, without region and ending, have most in common with it.

    Those that have as much stand together.
    """
    wanted = core(split(named).called)
    if len(wanted) < SHORTEST_CORE or has_latin(named):
        return []
    cores = spellings.by_core
    near = process.extract(wanted, cores.keys(), scorer=fuzz.ratio, score_cutoff=CORE_FLOOR)
    return [cores[like] for like, _, _ in near]


def _best_sounding(spellings: list[Spelling], typed: str) -> list[Spelling]:
    """Those that sound like what was typed, if any does: 名政厅 is 民政厅 rather than 财政厅."""
    sound = full_pinyin(typed)
    alike = [s for s in spellings if OSA.distance(sound, s.pinyin) <= SOUNDS_ALIKE]
    return alike or spellings


def _sounds_alike(spelling: Spelling, typed: str) -> bool:
    return typed.startswith(full_pinyin(spelling.place))


def _looks_alike(spellings: Spellings, spelling: Spelling, typed: str) -> bool:
    """Whether the region is right, or no region and a slip away, and so is the rest.

    湖南省科技厅 is no misspelt 河南省科技厅; 哈哈厅 has nothing of 科技厅 but its ending.
    """
    place = spelling.place
    if typed.startswith(place) and not _names_another_region(spellings, spelling, typed):
        return _is_misspelt_kind(typed.removeprefix(place), spelling.called)
    most = _slips_in(place) if spelling.names_region else -1
    return any(
        _is_misspelt_region(typed[:length], place)
        and _is_misspelt_kind(typed[length:], spelling.called)
        for length in range(len(place) - most, len(place) + most + 1)
    )


def _names_another_region(spellings: Spellings, spelling: Spelling, typed: str) -> bool:
    """Whether a region is typed that the agency is not of: 吉林民政厅 for a bare 民政厅."""
    if spelling.names_region:
        return False
    parts = split(typed)
    other = parts.region and parts.region not in spelling.places and kinds_called(parts.called)
    if other and (is_division(parts.region) or spellings.knows_region(parts.region)):
        return True
    province = next((short for short in provinces() if typed.startswith(short)), "")
    return bool(province) and province not in spelling.places


def _is_misspelt_region(typed: str, meant: str) -> bool:
    """Whether a region is meant that does not exist: 吉木省; of 吉林 half may not be anything."""
    if is_division(typed) or OSA.distance(typed, meant) > _slips_in(meant):
        return False
    return typed == meant or len(meant) > SHORT or are_confused(typed, meant)


def _is_misspelt_kind(typed: str, meant: str) -> bool:
    """Whether half of the name's own characters are right, and the others a slip of these."""
    wanted, own = core(typed), core(meant)
    if len(wanted) == len(own) == SHORT and OSA.distance(wanted, own) == 1 and wanted != own[::-1]:
        return are_confused(wanted, own)
    return fuzz.ratio(wanted, own) >= CORE_FLOOR


def are_confused(typed: str, meant: str) -> bool:
    """Whether the characters that differ are often taken for each other, by ear or by eye."""
    return len(typed) == len(meant) and all(
        OSA.distance(full_pinyin(one), full_pinyin(other)) <= SOUNDS_ALIKE
        or any(one in row and other in row for row in table("lookalikes")["rows"])
        for one, other in zip(typed, meant, strict=True)
    )
