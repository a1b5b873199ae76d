"""Files that staff send in: how far they are, what could not be read, what still waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from markupsafe import Markup, escape

from bot.model import Batch, Listing, Refusal, Upload
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue, clipped
from bot.telling.message import Button, Message, Rows, joined
from bot.telling.paging import page_line, turning
from bot.telling.steps import CIRCLED

FILES = 4  # a page of those that could not be read
BATCHES = 8  # a page
_REASONS = 3  # of one file
_LOST = 4  # files that never came, in one message
LONGEST_NAME = 60  # characters
LONGEST_REASON = 240


def file_name(name: str) -> str:
    """A file's name as it is shown: both ends of a long one, for the number may stand at either."""
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[: LONGEST_NAME - 20]}…{name[-19:]}"


def moment(at: datetime) -> str:
    """When, of a moment where the members live."""
    return f"{at:%m-%d %H:%M}"


def reason(words: str) -> Markup:
    """Why a file could not be read, safe and not endless."""
    return escape(clipped(words, LONGEST_REASON))


def progress(
    t: Catalogue, batch: Batch | None, first: str, coming: int, lost: Sequence[Refusal]
) -> Message:
    """How far a batch is; None for one of which no file has been received yet."""
    received = batch.received if batch else 0
    several = t("upload-received-several", count=received)
    one = t("upload-received", name=file_name(first))
    return Message(
        joined(
            [
                (one if received == 1 else several) if received else None,
                _coming(t, first, coming, received),
                *(_reading(t, batch) if batch else ()),
                *never_came(t, lost),
            ]
        ),
        _progress_buttons(t, batch) if batch else (),
    )


def _coming(t: Catalogue, first: str, coming: int, received: int) -> Markup | None:
    if coming and not received:
        return t("upload-coming-first", name=file_name(first))
    return t("upload-coming", count=coming) if coming else None


def _reading(t: Catalogue, batch: Batch) -> list[Markup]:
    total = batch.received - batch.repeated - batch.dropped
    done = total - batch.waiting
    if batch.stopped and batch.waiting:
        line = t("upload-stopped", done=done, left=batch.waiting)
    elif batch.waiting:
        line = t("upload-reading", done=done, total=total)
    else:
        line = t("upload-read", total=total)
    return [line, *_troubles(t, batch)]


def _troubles(t: Catalogue, batch: Batch) -> list[Markup]:
    return [
        t(message, count=count)
        for message, count in (
            ("upload-failed", batch.failed),
            ("upload-repeated", batch.repeated),
        )
        if count
    ]


def _progress_buttons(t: Catalogue, batch: Batch) -> Rows:
    if not batch.waiting:
        return ()
    if not batch.stopped:
        return ((Button(t.plain("button-stop-reading"), actions.BATCH_STOP(batch.id)),),)
    go_on = Button(t.plain("button-go-on-reading"), actions.BATCH_GO_ON(batch.id))
    drafts = Button(t.plain("batch-list"), actions.BATCH_DRAFTS(batch.id, 0))
    drop = Button(t.plain("batch-drop"), actions.BATCH_DROP(batch.id))
    return ((go_on, drafts) if batch.open_drafts else (go_on,), (drop,))


def never_came(t: Catalogue, lost: Sequence[Refusal]) -> list[Markup]:
    """The files of which nothing was received, and why; no lines for none."""
    if not lost:
        return []
    lines = [
        t("upload-lost-line", name=file_name(each.name), reason=each.text) for each in lost[:_LOST]
    ]
    more = len(lost) - len(lines)
    return [
        t("upload-lost"),
        *lines,
        *([t("upload-lost-more", count=more)] if more else []),
    ]


def failed(
    t: Catalogue,
    found: Listing[Upload],
    times: Sequence[datetime],
    batch_id: int,
    *said: Markup,
) -> Message:
    """Files of which something could not be read, why, and what can be done; 0: of any batch."""
    if not found.total:
        back = ((batch_button(t, batch_id),),) if batch_id else ()
        return Message(joined([*said, t("failed-none")]), back)
    page, count = found.offset // FILES, -(-found.total // FILES)
    marked = tuple(zip(CIRCLED, found.items, times, strict=False))
    retry = tuple(
        Button(t.plain("failed-retry", mark=mark), actions.FAILED_RETRY(file.id))
        for mark, file, _ in marked
    )
    drop = tuple(
        Button(t.plain("failed-drop", mark=mark), actions.FAILED_DROP(file.id, batch_id, page))
        for mark, file, _ in marked
    )
    return Message(
        joined(
            [
                *said,
                t("failed", total=found.total),
                page_line(t, page, count),
                *(_failed_file(t, mark, file, at) for mark, file, at in marked),
            ]
        ),
        (
            retry,
            drop,
            *turning(
                page,
                count,
                Button(t.plain("button-previous"), actions.FAILED(batch_id, max(0, page - 1))),
                Button(t.plain("button-next"), actions.FAILED(batch_id, page + 1)),
            ),
            *(((batch_button(t, batch_id),),) if batch_id else ()),
        ),
    )


def batch_button(t: Catalogue, batch_id: int) -> Button:
    """Back to the batch."""
    return Button(t.plain("batch-back"), actions.BATCH(batch_id))


def _failed_file(t: Catalogue, mark: str, file: Upload, at: datetime) -> Markup:
    reasons = [t("failed-reason", reason=reason(each.text)) for each in file.refusals[:_REASONS]]
    more = len(file.refusals) - len(reasons)
    return joined(
        [
            "",
            t("failed-line", mark=mark, name=file_name(file.name), moment=moment(at)),
            t("failed-some", count=file.drafts) if file.drafts else None,
            *reasons,
            t("failed-more", count=more) if more else None,
        ]
    )


def batches(
    t: Catalogue, found: Listing[Batch], times: Sequence[datetime], people: Mapping[int, str]
) -> Message:
    """What is not done with: batches to be read or to be published."""
    if not found.total:
        return Message(t("batches-none"))
    page, count = found.offset // BATCHES, -(-found.total // BATCHES)
    marked = tuple(zip(CIRCLED, found.items, times, strict=False))
    lines = [
        t(
            "batches-line",
            mark=mark,
            id=str(batch.id),
            who=people.get(batch.by) or str(batch.by),
            moment=moment(at),
            state=_batch_state(t, batch),
        )
        for mark, batch, at in marked
    ]
    buttons = [Button(mark, actions.BATCH(batch.id)) for mark, batch, _ in marked]
    return Message(
        joined([t("batches", total=found.total), page_line(t, page, count), *lines]),
        (
            *(tuple(buttons[i : i + 4]) for i in range(0, len(buttons), 4)),
            *turning(
                page,
                count,
                Button(t.plain("button-previous"), actions.BATCHES(max(0, page - 1))),
                Button(t.plain("button-next"), actions.BATCHES(page + 1)),
            ),
        ),
    )


def _batch_state(t: Catalogue, batch: Batch) -> Markup:
    waiting = "batches-stopped" if batch.stopped else "batches-waiting"
    return names.listed(
        t,
        [
            t(message, count=count)
            for message, count in (
                (waiting, batch.waiting),
                ("batches-drafts", batch.open_drafts),
                ("batches-failed", batch.failed),
            )
            if count
        ],
    )
