"""Questions about an agency: by any of its names, and by the buttons of its summary."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.answering.desk import Desk, Gone, stored_reply, too_long
from bot.answering.following import follow_row
from bot.answering.seen import seen_of
from bot.finding import find_agency
from bot.finding.known import Former, former
from bot.model import StepFilter, StoredAgency
from bot.telling import agencies as telling
from bot.telling import things
from bot.telling.message import Message
from bot.telling.steps import PER_PAGE
from bot.telling.welcome import notice


def agency(desk: Desk, words: str) -> Message:
    """The agency that the words mean; the nearest as buttons when none or several do."""
    if not words:
        return notice(desk.t, "agency-empty")
    if answer := too_long(desk, words):
        return answer
    match = find_agency(desk.store, words, desk.region)
    if match.agency is None and match.known:
        return telling.none_named(desk.t, match.known, match.choices)
    if match.agency is None:
        return telling.not_found(desk.t, words, match.choices, offered=match.offered)
    return _summary(desk, match.agency.id, match.former, match.elsewhere)


def summary(desk: Desk, agency_id: int) -> Message:
    """The first answer on an agency."""
    return _summary(desk, agency_id)


def _summary(
    desk: Desk,
    agency_id: int,
    typed: Former | None = None,
    elsewhere: Sequence[StoredAgency] = (),
) -> Message:
    found = desk.store.steps(StepFilter(agency_id=agency_id), limit=PER_PAGE, oldest_first=True)
    replies = desk.store.replies_of_agency(agency_id, limit=telling.REPLIES_FIRST)
    stored = _stored(desk, agency_id)
    return telling.summary(
        desk.t,
        stored,
        found,
        replies,
        desk.today,
        seen_of(desk, found.items),
        follow_row(desk, things.agency(desk.t, stored), str(agency_id)),
        _renamed(desk, stored, typed),
        elsewhere,
    )


def _renamed(desk: Desk, stored: StoredAgency, typed: Former | None) -> tuple[Markup, ...]:
    """That the name that was typed, or the agency itself, is one from before a reform."""
    if typed:
        return (telling.former_name(desk.t, typed.name, typed.year, typed.now, typed=True),)
    if not (old := former(stored.name)):
        return ()
    held = {agency.name for agency in desk.store.agencies()}
    now = [name for name in old.now if name in held] or old.now
    return (telling.former_name(desk.t, old.name, old.year, now, typed=False),)


def steps(desk: Desk, agency_id: int, page: int) -> Message:
    """All next steps of an agency, oldest first."""
    found = desk.store.steps(
        StepFilter(agency_id=agency_id),
        limit=PER_PAGE,
        offset=page * PER_PAGE,
        oldest_first=True,
    )
    stored = _stored(desk, agency_id)
    return telling.steps(desk.t, stored, found, desk.today, seen_of(desk, found.items))


def replies(desk: Desk, agency_id: int, page: int) -> Message:
    """All replies of an agency, newest first."""
    size = telling.REPLIES_PER_PAGE
    found = desk.store.replies_of_agency(agency_id, limit=size, offset=page * size)
    return telling.replies(desk.t, _stored(desk, agency_id), found)


def of_reply(desk: Desk, reply_id: int) -> Message:
    """The agencies that answered or joined a reply; the summary at once when there is only one."""
    stored = stored_reply(desk, reply_id)
    names = [stored.reply.agency, *stored.reply.co_agencies]
    matches = [find_agency(desk.store, name, stored.reply.region).agency for name in names if name]
    found = list({match.id: match for match in matches if match}.values())
    if len(found) == 1:
        return summary(desk, found[0].id)
    return telling.choice(desk.t, found) if found else notice(desk.t, "agencies-unstated")


def _stored(desk: Desk, agency_id: int) -> StoredAgency:
    found = desk.store.agency(agency_id)
    if found is None:
        raise Gone(agency_id)
    return found
