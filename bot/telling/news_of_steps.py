"""News of a next step: a mark, another date, a date that comes near or has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from bot.model import Happening, Status
from bot.telling import names
from bot.telling.catalogue import Catalogue
from bot.telling.quoting import quote
from bot.telling.reported import News, settled
from bot.telling.steps import status

_LONGEST_SOURCE = 300  # characters


def step_news(t: Catalogue, news: News, today: date) -> Iterator[Markup]:
    """The news, the step's own sentence, and on what the news rests."""
    summary = step_summary(t, news, today)
    if summary:
        yield summary
    if news.step:
        yield quote(t, news.step.step.text)
    else:
        yield t("news-step-gone")
    if news.seen:
        yield _source(t, news.seen.source)


def step_summary(t: Catalogue, news: News, today: date) -> Markup | None:
    """The news itself."""
    event = news.event
    if event.what is Happening.STEP_MARKED:
        return status(t, news.seen) if news.seen else None
    if event.what is Happening.STEP_REDATED:
        return t("news-redated", was=_day(t, event.was), now=_day(t, event.day))
    day = event.day
    if day is None:
        return None
    if news.step and _due(news) != day:  # another version came while the message was held
        return t("news-redated", was=_day(t, day), now=_day(t, _due(news)))
    if event.what is Happening.DUE_PASSED:
        return _passed(t, news, day, today)
    return near(t, day, today)


def near(t: Catalogue, day: date, today: date) -> Markup:
    """How far a due day is off on the day of telling, which may be later than the event's."""
    days = (day - today).days
    if days == 0:
        return t("news-due-today", day=names.day(day, t))
    message = "news-due-ahead" if days > 0 else "news-due-over"
    return t(message, day=names.day(day, t), days=abs(days))


def _passed(t: Catalogue, news: News, day: date, today: date) -> Markup:
    known = {"day": names.day(day, t)}
    if news.seen is None or news.seen.status is Status.PENDING:
        return t("news-nothing-seen", today=names.day(today, t), **known)
    seen = status(t, news.seen)
    if settled(news):
        return t("news-settled", seen=seen, **known)
    return t("news-last-seen", seen=seen, today=names.day(today, t), **known)


def _due(news: News) -> date | None:
    due = news.step.step.due if news.step else None
    return due.end if due else None


def _day(t: Catalogue, day: date | None) -> str:
    return names.day(day, t) or t.plain("no-due")


def _source(t: Catalogue, source: str) -> Markup:
    if not source.strip():
        return t("news-source-none")
    if len(source) <= 100:
        return t("news-source", source=source)
    return t("news-source", source=quote(t, source, longest=_LONGEST_SOURCE))
