"""When a chat wishes to be told: digest hour and day, quiet hours, working days, quiet notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time

from bot.model import TellingTimes
from bot.telling import actions
from bot.telling.catalogue import Catalogue
from bot.telling.message import Button, Message, joined

# A button carries positions in these: never change the order, add at the end.
NAMES = ("hour", "weekday", "quiet", "working", "note")
HOURS = tuple(range(7, 22))
WEEKDAYS = tuple(range(7))
QUIET: tuple[tuple[int, int] | None, ...] = (
    None,
    (20, 8),
    (20, 9),
    (21, 7),
    (21, 8),
    (21, 9),
    (22, 7),
    (22, 8),
    (23, 7),
)
SWITCHES = {"working", "note"}


@dataclass(frozen=True, slots=True)
class _Choice:
    label: str
    times: TellingTimes


def settings(t: Catalogue, times: TellingTimes) -> Message:
    """The times as they are, a button each; a switch turns at a press."""
    presses = (
        actions.TIMES_SET(position, int(not _switch(name, times)))
        if name in SWITCHES
        else actions.TIMES_CHOICES(position)
        for position, name in enumerate(NAMES)
    )
    buttons = zip(rows(t, times), presses, strict=True)
    back = (Button(t.plain("button-following"), actions.FOLLOWS(0)),)
    return Message(
        joined([t("times"), t("times-how")]),
        (*((Button(text, data),) for text, data in buttons), back),
    )


def rows(t: Catalogue, times: TellingTimes) -> list[str]:
    """Each of the times with its value."""
    return [
        t.plain("time-row", name=t.plain(f"time-{name}"), value=_value(t, name, times))
        for name in NAMES
    ]


def choices(t: Catalogue, position: int, times: TellingTimes) -> Message | None:
    """The values of one of them; None for a number that no button has."""
    if position >= len(NAMES):
        return None
    name = NAMES[position]
    buttons = [
        Button(
            ("✓ " if choice.times == times else "") + choice.label,
            actions.TIMES_SET(position, value),
        )
        for value, choice in enumerate(_choices(t, name, times))
    ]
    across = 2 if name == "quiet" or name in SWITCHES else 3
    rows = tuple(tuple(buttons[i : i + across]) for i in range(0, len(buttons), across))
    back = (Button(t.plain("button-back"), actions.TIMES()),)
    return Message(t("times-choose", name=t.plain(f"time-{name}")), (*rows, back))


def changed(times: TellingTimes, position: int, value: int) -> TellingTimes | None:
    """The times with one of them changed; None for numbers that no button has."""
    if position >= len(NAMES):
        return None
    possible = _possible(NAMES[position], times)
    return possible[value] if value < len(possible) else None


def _possible(name: str, times: TellingTimes) -> list[TellingTimes]:
    if name == "hour":
        return [replace(times, digest_hour=hour) for hour in HOURS]
    if name == "weekday":
        return [replace(times, digest_weekday=day) for day in WEEKDAYS]
    if name == "quiet":
        return [_with_quiet(times, hours) for hours in QUIET]
    if name == "working":
        return [replace(times, working_days_only=value) for value in (False, True)]
    return [replace(times, tell_when_quiet=value) for value in (False, True)]


def _with_quiet(times: TellingTimes, hours: tuple[int, int] | None) -> TellingTimes:
    quiet_from, quiet_to = (time(hours[0]), time(hours[1])) if hours else (None, None)
    return replace(times, quiet_from=quiet_from, quiet_to=quiet_to)


def _choices(t: Catalogue, name: str, times: TellingTimes) -> list[_Choice]:
    return [_Choice(_value(t, name, each), each) for each in _possible(name, times)]


def _value(t: Catalogue, name: str, times: TellingTimes) -> str:
    if name == "hour":
        return t.plain("hour", hour=times.digest_hour)
    if name == "weekday":
        return t.plain(f"weekday-{times.digest_weekday}")
    if name == "quiet":
        return _quiet(t, times)
    return t.plain("yes" if _switch(name, times) else "no")


def _quiet(t: Catalogue, times: TellingTimes) -> str:
    if times.quiet_from is None or times.quiet_to is None:
        return t.plain("quiet-off")
    return t.plain("quiet-hours", **{"from": times.quiet_from.hour, "to": times.quiet_to.hour})


def _switch(name: str, times: TellingTimes) -> bool:
    return times.working_days_only if name == "working" else times.tell_when_quiet
