"""A chat's region told: which it is, and which it may be."""

from __future__ import annotations

from collections.abc import Sequence

from bot.telling import actions
from bot.telling.catalogue import Catalogue
from bot.telling.message import Button, Message, Rows, label


def current(t: Catalogue, region: str | None) -> Message:
    """The region as it is, and how it is changed."""
    if region is None:
        return Message(t("region-none"))
    return Message(t("region-is", region=region), _leave(t))


def chosen(t: Catalogue, region: str) -> Message:
    """The region from now on."""
    return Message(t("region-set", region=region), _leave(t))


def which(t: Catalogue, words: str, regions: Sequence[tuple[str, int]]) -> Message:
    """Several regions of one name, each with the number under which it is kept."""
    rows = [(Button(label(name), actions.REGION(kept)),) for name, kept in regions]
    return Message(t("region-which", words=words), tuple(rows))


def _leave(t: Catalogue) -> Rows:
    return ((Button(t.plain("button-region-leave"), actions.REGION_LEAVE()),),)
