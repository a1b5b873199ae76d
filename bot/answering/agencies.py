"""Questions about an agency: by any of its names, and by the buttons of its summary."""

from __future__ import annotations

from bot.answering.desk import Desk, Gone, stored_reply, too_long
from bot.finding import find_agency
from bot.model import StepFilter, StoredAgency
from bot.telling import agencies as telling
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
    if match.agency is None:
        return telling.not_found(desk.t, words, match.choices, offered=match.offered)
    return summary(desk, match.agency.id)


def summary(desk: Desk, agency_id: int) -> Message:
    """The first answer on an agency."""
    found = desk.store.steps(StepFilter(agency_id=agency_id), limit=PER_PAGE, oldest_first=True)
    replies = desk.store.replies_of_agency(agency_id, limit=telling.REPLIES_FIRST)
    return telling.summary(desk.t, _stored(desk, agency_id), found, replies, desk.today)


def steps(desk: Desk, agency_id: int, page: int) -> Message:
    """All next steps of an agency, oldest first."""
    found = desk.store.steps(
        StepFilter(agency_id=agency_id),
        limit=PER_PAGE,
        offset=page * PER_PAGE,
        oldest_first=True,
    )
    return telling.steps(desk.t, _stored(desk, agency_id), found, desk.today)


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
