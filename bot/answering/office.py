"""Questions about the whole: statistics, ledgers, backups.

What a member is told and given is what members may see; staff, in their private chats, see all.
"""

from __future__ import annotations

from pathlib import Path

from bot.answering.desk import Desk
from bot.ledgers import write_ledgers
from bot.model import Doing, LedgerFilter
from bot.telling import files as telling
from bot.telling import office
from bot.telling.files import File
from bot.telling.message import Message, joined
from bot.telling.welcome import notice


def statistics(desk: Desk, page: int) -> Message:
    """Figures over everything; the first page is the whole, the others the agencies."""
    figures = desk.store.statistics(desk.today)
    if page:
        return office.agencies(desk.t, figures, page)
    staff = desk.store.office_figures() if desk.role else None
    return office.statistics(desk.t, desk.store.counts(), figures, staff)


# --- ledgers ----------------------------------------------------------------------------------


def export(desk: Desk, agency: int, year: int, followed: int) -> Message:
    """What a ledger would hold, and how it can be narrowed; 0 stands for any."""
    which = _filter(desk, agency, year, followed)
    stored = desk.store.agency(agency) if agency else None
    size = desk.store.ledger_size(which)
    return telling.export(
        desk.t, which, stored.name if stored else None, size, whole=bool(desk.role)
    )


def export_choices(desk: Desk, position: int, agency: int, year: int, followed: int) -> Message:
    """The choices for one of the filters."""
    values = (agency, year, min(followed, 1))
    return telling.choices(
        desk.t, min(position, 1), values, desk.store.agencies(), desk.store.reply_years()
    )


def exported(
    desk: Desk, agency: int, year: int, followed: int, *, folder: Path, limit: int
) -> File | Message:
    """The workbook, made in `folder`; a word instead when there is nothing or too much."""
    which, path = _filter(desk, agency, year, followed), folder / _ledger_name(desk)
    with desk.store.ledger(which) as (extent, entries):
        if not extent.replies:
            return notice(desk.t, "export-none")
        written = write_ledgers(
            path,
            entries,
            kinds=extent.kinds,
            longest=extent.longest,
            contacts=bool(desk.role),
            zone=desk.zone,
        )
    size = path.stat().st_size
    if size > limit:
        return _too_big(desk, size, limit, "export-narrow")
    made = desk.t(
        "export-made",
        replies=written.replies,
        steps=written.steps,
    )
    return File(path, joined([made, desk.t("export-whole-made") if desk.role else None]))


def _ledger_name(desk: Desk) -> str:
    return f"提案答复台账-{desk.today:%Y%m%d}.xlsx"


def _filter(desk: Desk, agency: int, year: int, followed: int) -> LedgerFilter:
    return LedgerFilter(
        agency_id=agency or None,
        year=year or None,
        followed_by=desk.chat_id if followed else None,
    )


# --- backups ----------------------------------------------------------------------------------


def backup(desk: Desk, *, folder: Path, limit: int) -> File | Message:
    """A packed copy of the database, made in `folder`; written down as done."""
    path = folder / f"replies-{desk.now.astimezone(desk.zone):%Y%m%d-%H%M%S}.db.gz"
    desk.store.back_up(path)
    size = path.stat().st_size
    if size > limit:
        return _too_big(desk, size, limit, "backup-elsewhere")
    desk.store.record(by=desk.person_id, what=Doing.BACKED_UP, about=path.name, at=desk.now)
    return File(path, desk.t("backup-made", size=telling.size_of(size)))


def _too_big(desk: Desk, size: int, limit: int, advice: str) -> Message:
    words = desk.t("file-too-big", size=telling.size_of(size), limit=telling.size_of(limit))
    return Message(joined([words, desk.t(advice)]))
