"""Several things that happened, in one message: a few lines each, a page of them at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.model import Event, Happening
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue
from bot.telling.changes import counted
from bot.telling.following import mute_button
from bot.telling.message import Button, Message, joined, label
from bot.telling.news import opens, quiet, whose
from bot.telling.news_of_steps import step_summary
from bot.telling.paging import page_line, turning
from bot.telling.quoting import quote
from bot.telling.reported import ABOUT_STEPS, News, heading
from bot.telling.steps import CIRCLED

PER_PAGE = 6  # events
ENTRY = 80  # characters of a next step's sentence


def digest(
    t: Catalogue, parcel_id: int, all_news: Sequence[News], offset: int, total: int, today: date
) -> Message:
    """Several things that happened: two lines each; the buttons bear the same marks."""
    page, count = offset // PER_PAGE, -(-total // PER_PAGE)
    marked = list(zip(CIRCLED, all_news, strict=False))
    repeated = any(news.maybe_repeated for news in all_news)
    return Message(
        joined(
            [
                t("news-digest", count=total),
                page_line(t, page, count),
                *(_entry(t, mark, news, today) for mark, news in marked),
                t("news-maybe-repeated") if repeated else None,
            ]
        ),
        (
            *(row for mark, news in marked if (row := _entry_buttons(t, mark, news))),
            *turning(
                page,
                count,
                Button(t.plain("button-previous"), actions.NEWS(parcel_id, max(0, page - 1))),
                Button(t.plain("button-next"), actions.NEWS(parcel_id, page + 1)),
            ),
        ),
    )


def _entry(t: Catalogue, mark: str, news: News, today: date) -> Markup:
    event = news.event
    head = Markup("{} <b>{}</b>").format(mark, heading(t, news))
    words = news.step.step.text if news.step and event.what in ABOUT_STEPS else None
    return joined(
        [
            head,
            _entry_about(t, news),
            _gist(t, news, event, today),
            quote(t, words, longest=ENTRY) if words else None,
        ]
    )


def _entry_about(t: Catalogue, news: News) -> Markup | None:
    if news.line:
        return whose(t, news.line)
    if news.about:
        return news.about.line
    return t("news-gone") if news.event.reply_id is not None else None


def _gist(t: Catalogue, news: News, event: Event, today: date) -> Markup | None:
    """The news itself in a line."""
    if event.what in ABOUT_STEPS:
        return step_summary(t, news, today)
    if event.what in (Happening.CHANGED, Happening.CORRECTED) and news.change:
        return counted(t, news.change) or None
    if event.what in (Happening.NEW_REPLY, Happening.SUPPLEMENT) and news.line:
        return t("title", title=label(news.line.title, 40)) if news.line.title else None
    if event.what is Happening.REMINDER and event.day:
        return t("news-reminder-day", day=names.day(event.day, t))
    if event.what is Happening.QUIET:
        return quiet(t, news)
    return None


def _entry_buttons(t: Catalogue, mark: str, news: News) -> tuple[Button, ...]:
    event, follow = news.event, news.follow
    changed = event.what in (Happening.CHANGED, Happening.CORRECTED) and news.change
    changes = Button(t.plain("button-changes"), actions.CHANGES(event.id, 0))
    shown = changes if changed else opens(t, news)
    first = (Button(f"{shown.label} {mark}", shown.data),) if shown else ()
    return (*first, mute_button(t, follow.id, follow.muted, mark)) if follow else first
