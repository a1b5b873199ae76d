"""Where a chat is at home: that region's agencies come before others of the same name."""

from __future__ import annotations

from bot.agencies import short_region, split
from bot.agencies.divisions import divisions_called, printed_division
from bot.answering.desk import Desk, Gone, too_long
from bot.folding import fold
from bot.telling import home as telling
from bot.telling.message import Message
from bot.telling.welcome import notice

MOST = 8


def region(desk: Desk, words: str) -> Message:
    """What the chat's region is, or the region that the words name from now on."""
    if not words:
        return telling.current(desk.t, desk.region)
    if answer := too_long(desk, words):
        return answer
    named = "".join(fold(words).split())
    found = _regions_called(desk, named)
    if len(found) == 1:
        return _chosen(desk, found[0])
    if not found:
        return notice(desk.t, "region-unknown", words=words)
    choices = [(each, desk.store.keep_words(each)) for each in found[:MOST]]
    return telling.which(desk.t, words, choices)


def choose(desk: Desk, words_id: int) -> Message:
    """A region's button."""
    name = desk.store.kept_words(words_id)
    if name is None or name not in _regions_called(desk, name):
        raise Gone(words_id)
    return _chosen(desk, name)


def leave(desk: Desk) -> Message:
    """At home nowhere in particular."""
    desk.store.set_region(desk.chat_id, None)
    return notice(desk.t, "region-left")


def _chosen(desk: Desk, name: str) -> Message:
    desk.store.set_region(desk.chat_id, name)
    return telling.chosen(desk.t, name)


def _regions_called(desk: Desk, name: str) -> tuple[str, ...]:
    """The regions of that name, in full or for short: of the country, and those of replies."""
    divisions = [printed_division(path) for path in divisions_called(name)]
    held = dict.fromkeys(split(agency.name).region for agency in desk.store.agencies())
    named = [each for each in held if each and name in (each, short_region(each))]
    return tuple(dict.fromkeys((*named, *divisions)))
