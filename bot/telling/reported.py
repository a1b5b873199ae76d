"""One thing that happened, with all that is needed to tell it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Event, Follow, Happening, ReplyLine, StepMark, StoredStep
from bot.telling.catalogue import Catalogue
from bot.telling.changes import Change
from bot.telling.steps import SETTLED
from bot.telling.things import Thing

ABOUT_STEPS = {
    Happening.STEP_MARKED,
    Happening.STEP_REDATED,
    Happening.DUE_IN_A_MONTH,
    Happening.DUE_IN_A_WEEK,
    Happening.DUE_PASSED,
}


@dataclass(frozen=True, slots=True)
class News:
    """An event and what it speaks of, as far as it is still stored."""

    event: Event
    line: ReplyLine | None = None
    step: StoredStep | None = None
    steps: tuple[StoredStep, ...] = ()  # of a new reply, dated ones first
    seen: StepMark | None = None  # the event's mark, else the step's newest; day of members
    change: Change | None = None
    about: Thing | None = None  # of a reminder
    follow: Follow | None = None  # through which it is told
    through: Thing | None = None  # what that follows
    span: str = ""  # of a quiet note: "daily", "weekly"
    maybe_repeated: bool = False


def heading(t: Catalogue, news: News) -> str:
    """What happened, in a few words."""
    what = news.event.what
    if what is Happening.DUE_PASSED and news.seen:
        return t.plain("news-due-passed-seen")
    return t.plain(f"news-{what.replace('_', '-')}")


def settled(news: News) -> bool:
    """Whether nothing more is waited for."""
    return news.seen is not None and news.seen.status in SETTLED
