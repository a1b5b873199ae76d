"""What fingers, keyboards and cameras make of a name: one or two characters wrong, by rule.

Which character, and what becomes of it, is drawn from the name's own hash, so that the same seeds
give the same queries on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

from opencc import OpenCC
from pypinyin import lazy_pinyin

from benchmarks.finding_seeds import seeds

_EXTRA = "的了一是们和"
_OTHERS = "天地山川日月东南西北花鸟春秋"
_DRAWN = "2"  # another one draws other queries


def chance(*of: str) -> random.Random:
    """Chances that are the same for the same words."""
    return random.Random("|".join((_DRAWN, *of)))


def confused(name: str, slips: int) -> str | None:
    """Characters that sound or look alike in place of the right ones; None without any."""
    alike: dict[str, str] = seeds("agency")["confused"]
    at = [place for place, character in enumerate(name) if character in alike]
    if len(at) < slips:
        return None
    drawn = chance(name, "confused", str(slips))
    characters = list(name)
    for place in drawn.sample(at, slips):
        characters[place] = drawn.choice(alike[name[place]])
    return "".join(characters)


def another(name: str) -> str:
    """Some other character in the place of one."""
    drawn = chance(name, "another")
    at = drawn.randrange(len(name))
    return name[:at] + drawn.choice(_OTHERS) + name[at + 1 :]


def missing(name: str) -> str:
    """One character left out, not the last."""
    at = chance(name, "missing").randrange(len(name) - 1)
    return name[:at] + name[at + 1 :]


def extra(name: str) -> str:
    """One character too many: doubled, or a particle."""
    drawn = chance(name, "extra")
    at = drawn.randrange(1, len(name))
    extras = (name[at - 1],) if name.isascii() else (name[at - 1], drawn.choice(_EXTRA))
    return name[:at] + drawn.choice(extras) + name[at:]


def swapped(name: str) -> str:
    """Two neighbours in each other's place."""
    at = chance(name, "swapped").randrange(len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


SLIPS: Sequence[tuple[str, Callable[[str], str | None]]] = (
    ("alike", lambda name: confused(name, 1)),
    ("missing", missing),
    ("extra", extra),
    ("swapped", swapped),
)


def pinyin(name: str) -> str:
    """The usual reading without blanks, ü as v."""
    return "".join(_syllables(name))


def initials(name: str) -> str:
    """Its first letters."""
    return "".join(syllable[0] for syllable in _syllables(name))


def mixed(name: str) -> str:
    """The ending in characters, the rest in pinyin: keji厅."""
    return pinyin(name[:-1]) + name[-1]


def in_script(name: str, script: str) -> str:
    """The name as another place prints it: s2t, s2tw, s2hk; t2jp for 庁."""
    converted: str = OpenCC("s2t").convert(name)
    return converted if script == "s2t" else str(OpenCC(script).convert(converted))


def _syllables(name: str) -> list[Any]:
    return [syllable.replace("ü", "v") for syllable in lazy_pinyin(name)]
