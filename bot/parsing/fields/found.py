"""A value that was read, and the stretch of the text that it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.model import Place
from bot.parsing.fields.squeezed import printed

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, where it was read, and whether it is printed as such or worked out."""

    value: T
    place: Place | None  # None: no stretch of the text states it
    stated: bool = True  # False: worked out from other words


def found_at(text: str, place: Place, *, stated: bool = True) -> Found[str]:
    """The words printed at `place`."""
    return Found(printed(text, place), place, stated)


def each_once(found: Iterable[Found[T]]) -> tuple[Found[T], ...]:
    """Every value once, where it stands first."""
    kept: dict[T, Found[T]] = {}
    for one in found:
        kept.setdefault(one.value, one)
    return tuple(kept.values())


def value(found: Found[T] | None) -> T | None:
    """The value alone."""
    return None if found is None else found.value


def values(found: tuple[Found[T], ...]) -> tuple[T, ...]:
    """The values alone."""
    return tuple(one.value for one in found)
