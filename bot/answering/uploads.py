"""Files that staff send in: their progress, what could not be read, what still waits."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from bot.answering import reviewing
from bot.answering.desk import Desk
from bot.errors import UserError
from bot.model import Batch, Refusal
from bot.telling import uploads as telling
from bot.telling.catalogue import clipped
from bot.telling.message import Message, joined
from bot.telling.welcome import notice

LONGEST_REFUSAL = 600  # characters


def progress(
    desk: Desk, batch_id: int | None, first: str, coming: int, lost: Sequence[Refusal]
) -> Message:
    """How far a batch is; once all of it is read, its card, or that of its only draft."""
    shown = desk.intake.batch(batch_id) if batch_id is not None else None
    if shown is None or coming or shown.waiting:
        return telling.progress(desk.t, shown, first, coming, lost)
    return reviewing.of_batch(desk, shown.id, *telling.never_came(desk.t, lost))


def restarted(desk: Desk, batch_id: int) -> Message:
    """Says that a batch goes on which was being read when the bot ended."""
    going = batch(desk, batch_id)
    return Message(joined([desk.t("upload-restarted"), going.html]), going.rows)


def batch(desk: Desk, batch_id: int) -> Message:
    """A batch as it stands: still being read, or to be looked at."""
    shown = desk.intake.batch(batch_id)
    if shown.waiting:
        return telling.progress(desk.t, shown, _first(desk, shown), 0, ())
    return reviewing.of_batch(desk, batch_id)


def _first(desk: Desk, shown: Batch) -> str:
    return desk.intake.uploads(shown.id)[0].name if shown.received == 1 else ""


def stop(desk: Desk, batch_id: int) -> Message:
    """Reads no more of the batch's files."""
    desk.intake.stop(batch_id, by=desk.person_id, at=desk.now)
    return batch(desk, batch_id)


def go_on(desk: Desk, batch_id: int) -> Message:
    """Reads the files of a stopped batch after all."""
    desk.intake.go_on(batch_id, by=desk.person_id, at=desk.now)
    return batch(desk, batch_id)


def batches(desk: Desk, page: int) -> Message:
    """The batches that are not done with."""
    size = telling.BATCHES
    found = desk.intake.open_batches(limit=size, offset=page * size)
    times = [each.at.astimezone(desk.zone) for each in found.items]
    people = {each.by: desk.store.staff_name(each.by) for each in found.items}
    return telling.batches(desk.t, found, times, people)


def failed(desk: Desk, batch_id: int, page: int, *said: Markup) -> Message:
    """The files of which something could not be read; batch 0: of all batches."""
    size = telling.FILES
    found = desk.intake.failed(batch_id or None, limit=size, offset=page * size)
    if not found.items and page:
        return failed(desk, batch_id, max(0, found.total - 1) // size, *said)
    times = [each.at.astimezone(desk.zone) for each in found.items]
    return telling.failed(desk.t, found, times, batch_id, *said)


def retry(desk: Desk, upload_id: int) -> tuple[int | None, Message]:
    """Has a file read again; the batch whose progress is to be shown, and the first word of it."""
    try:
        upload = desk.intake.retry(upload_id)
    except UserError as refusal:
        return None, failed(desk, 0, 0, escape(refusal))
    shown = desk.intake.batch(upload.batch_id)
    if shown.stopped:
        shown = desk.intake.go_on(upload.batch_id, by=desk.person_id, at=desk.now)
    return shown.id, telling.progress(desk.t, shown, upload.name, 0, ())


def drop(desk: Desk, upload_id: int, batch_id: int, page: int) -> Message:
    """Throws a file away that could not be read."""
    desk.intake.drop_upload(upload_id)
    return failed(desk, batch_id, page)


def refused(desk: Desk, refusal: UserError) -> Message:
    """What could not be done, in the words that say what to do instead."""
    words = escape(clipped(str(refusal), LONGEST_REFUSAL))
    return notice(desk.t, "user-error", words=words)


def no_links(desk: Desk) -> Message:
    """Links are not opened; what to do instead."""
    return notice(desk.t, "upload-no-links" if desk.role else "upload-no-links-member")


def not_a_file(desk: Desk) -> Message:
    """A sticker or a voice is no letter."""
    return notice(desk.t, "upload-not-a-file")
