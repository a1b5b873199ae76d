"""News as a chat gets it: one thing that happened, in full.

Every message says which proposal it speaks of and who answered it; sentences are the agency's own,
verbatim. A date that passed is never told as a failure: only that no public progress was seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from bot.model import Happening, ReplyLine, Subject
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue
from bot.telling.changes import SHORT, blocks, counted, has_long_sentences
from bot.telling.following import mute_button, stop_button
from bot.telling.message import Button, Message, Rows, joined, visible_length
from bot.telling.news_of_steps import step_news
from bot.telling.origins import ocr
from bot.telling.paging import Block, page_line, pages, turning
from bot.telling.phone import FIRST_ANSWER, height
from bot.telling.reported import ABOUT_STEPS, News, heading
from bot.telling.steps import CIRCLED, step_lines

STEPS_FIRST = 2  # next steps of a new reply
LONGEST = 3000  # UTF-16 units of what changed; the rest stands behind a button


# --- one thing that happened ----------------------------------------------------------------------


def single(t: Catalogue, news: News, today: date) -> Message:
    """One thing that happened, in full as far as a screen and a half holds it."""
    head = joined(_head(t, news))
    foot = joined(_foot(t, news))
    room = FIRST_ANSWER - height(head) - (height(foot) if foot else 0) - 1
    body, whole = _fitting(t, list(_body(t, news, today)), room)
    return Message(joined(each for each in (head, body, foot) if each), _buttons(t, news, whole))


def _head(t: Catalogue, news: News) -> Iterator[Markup]:
    yield t("news-head", what=heading(t, news))
    event, line = news.event, news.line
    if line:
        yield whose(t, line)
        if line.title:
            yield t("title", title=line.title)
    elif event.reply_id is not None:
        yield t("news-gone")
    if event.before is not None and event.version is not None:
        yield t("news-versions", before=event.before, after=event.version)


def whose(t: Catalogue, line: ReplyLine) -> Markup:
    """案号·届次·承办单位, as every message says it."""
    return names.listed(
        t,
        [
            names.number(t, line.numbers),
            names.session(t, line),
            names.agency(line.agency, t),
            ocr(t, there=line.ocr),
        ],
    )


def _foot(t: Catalogue, news: News) -> Iterator[Markup]:
    if news.through and news.through.subject is not Subject.PROPOSAL:
        subject = t(f"subject-{news.through.subject}")
        yield t("news-through", subject=subject, what=news.through.line)
    if news.maybe_repeated:
        yield t("news-maybe-repeated")


def _fitting(t: Catalogue, parts: Sequence[Markup], room: int) -> tuple[Markup, bool]:
    """As many of the parts as fit, and whether those were all; one always does."""
    used, length, shown = 0, 0, 0
    for part in parts:
        used, length = used + height(part), length + visible_length(part)
        if shown and (used > room or length > LONGEST):
            break
        shown += 1
    rest = len(parts) - shown
    return joined([*parts[:shown], t("changes-more", count=rest) if rest else None]), not rest


def _body(t: Catalogue, news: News, today: date) -> Iterator[Markup]:
    event = news.event
    if event.what in ABOUT_STEPS:
        yield from step_news(t, news, today)
    elif event.what in (Happening.NEW_REPLY, Happening.SUPPLEMENT):
        yield from _new_reply(t, news, today)
    elif event.what in (Happening.CHANGED, Happening.CORRECTED):
        yield from _changed(t, news)
    elif event.what is Happening.WITHDRAWN:
        yield t("news-withdrawn-note")
    elif event.what is Happening.REMINDER:
        yield from _reminder(t, news, today)
    elif event.what is Happening.QUIET:
        yield quiet(t, news)
    # What a correction changed was told with it; a reminder's and a step's words are their own.
    if event.note and event.what in (Happening.CORRECTED, Happening.WITHDRAWN):
        yield t("news-note", note=event.note)


def _new_reply(t: Catalogue, news: News, today: date) -> Iterator[Markup]:
    line = news.line
    if line is None:
        return
    if line.dated:
        yield t("dated", day=names.day(line.dated, t))
    if not news.steps:
        yield t("steps-none")
        return
    dated = sum(stored.step.due is not None for stored in news.steps)
    first = [
        step_lines(t, mark, stored.step, today)
        for mark, stored in zip(CIRCLED, news.steps[:STEPS_FIRST], strict=False)
    ]
    yield joined([t("news-steps", total=len(news.steps), dated=dated), *first])


def _changed(t: Catalogue, news: News) -> Iterator[Markup]:
    if news.event.what is Happening.CORRECTED:
        yield t("news-corrected-note")
    if news.change is None or not news.change.count:
        yield t("changes-none")
        return
    yield counted(t, news.change)
    yield from blocks(t, news.change, SHORT)


def _reminder(t: Catalogue, news: News, today: date) -> Iterator[Markup]:
    event, about = news.event, news.about
    if event.day:
        yield t("news-reminder-day", day=names.day(event.day, t))
    if about and not news.line:
        yield about.line
    if news.step:
        yield step_lines(t, CIRCLED[0], news.step.step, today, seen=news.seen)
    elif news.steps:
        yield from _new_reply(t, news, today)


def quiet(t: Catalogue, news: News) -> Markup:
    """Nothing new this day or week, and up to which day that is known."""
    if news.event.day is None:
        return t("news-quiet-undated")
    span = {"daily": "today", "weekly": "week"}.get(news.span, "plain")
    return t(f"news-quiet-{span}", day=names.day(news.event.day, t))


def _buttons(t: Catalogue, news: News, whole: bool) -> Rows:
    event, follow = news.event, news.follow
    first = [opens(t, news)]
    if news.change and not (whole and not has_long_sentences(news.change)):
        first.insert(0, Button(t.plain("button-changes"), actions.CHANGES(event.id, 0)))
    rows: list[tuple[Button, ...]] = [tuple(button for button in first if button)]
    if follow:
        rows.append((mute_button(t, follow.id, follow.muted), stop_button(t, follow.id)))
    elif event.what is Happening.QUIET:
        rows.append((Button(t.plain("button-times"), actions.TIMES_NEW()),))
    return tuple(row for row in rows if row)


def opens(t: Catalogue, news: News) -> Button | None:
    """The button to what the news speaks of."""
    if news.step:
        return Button(t.plain("button-place-of"), actions.PLACE(news.step.id))
    if news.line:
        return Button(t.plain("button-reply"), actions.PROPOSAL(news.line.id))
    if news.about and news.about.opens:
        return Button(t.plain("button-open"), news.about.opens)
    return None


# --- all that changed, behind a button ------------------------------------------------------------


def all_changes(t: Catalogue, news: News, page: int) -> Message:
    """Every change of one event, a page at a time."""
    event, line, change = news.event, news.line, news.change
    told = [counted(t, change), *blocks(t, change)] if change and change.count else []
    whole = pages(Block(html) for html in told) or (t("changes-none"),)
    page = min(page, len(whole) - 1)
    back = ((Button(t.plain("button-reply"), actions.PROPOSAL(line.id)),),) if line else ()
    return Message(
        joined(
            [
                t("changes", title=whose(t, line) if line else ""),
                page_line(t, page, len(whole)),
                "",
                whole[page],
            ]
        ),
        (
            *turning(
                page,
                len(whole),
                Button(
                    t.plain("button-previous"), actions.CHANGES_TURNED(event.id, max(0, page - 1))
                ),
                Button(t.plain("button-next"), actions.CHANGES_TURNED(event.id, page + 1)),
            ),
            *back,
        ),
    )
