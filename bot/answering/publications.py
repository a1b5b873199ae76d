"""What was published, and taking it back."""

from __future__ import annotations

from math import ceil

from markupsafe import escape

from bot.answering.desk import Desk
from bot.errors import UserError
from bot.model import Publication
from bot.telling import publications as telling
from bot.telling.corrections import named
from bot.telling.message import Message
from bot.telling.publications import Told


def published(desk: Desk, made: Publication) -> Message:
    """Says what was published just now and when followers are told."""
    minutes = ceil((made.released_at - made.at).total_seconds() / 60)
    left = desk.intake.batch(made.batch_id).open_drafts if made.batch_id else 0
    to_look_at = desk.intake.overview(made.batch_id).to_look_at if made.batch_id and left else ()
    return telling.published(desk.t, _told(desk, made), minutes, left, len(to_look_at))


def publications(desk: Desk, page: int) -> Message:
    """The last publications, newest first."""
    size = telling.LISTED
    found = desk.intake.publications(limit=size + 1, offset=page * size)
    told = [_told(desk, made) for made in found[:size]]
    return telling.listed(desk.t, told, page, len(found) > size)


def publication(desk: Desk, publication_id: int) -> Message:
    """One publication."""
    return telling.card(desk.t, _told(desk, desk.intake.publication(publication_id)))


def withdraw(desk: Desk, publication_id: int) -> Message:
    """Takes a publication back at once within the pause; later asks first."""
    told = _told(desk, desk.intake.publication(publication_id))
    if told.due and told.undone is None:
        return telling.question(desk.t, told)
    return withdraw_surely(desk, publication_id)


def withdraw_surely(desk: Desk, publication_id: int) -> Message:
    """Takes a publication back, whoever has been told."""
    try:
        made, chats = desk.intake.withdraw(publication_id, by=desk.person_id, at=desk.now)
    except UserError as refusal:
        told = _told(desk, desk.intake.publication(publication_id))
        return telling.card(desk.t, told, escape(refusal))
    return telling.withdrawn(desk.t, _told(desk, made), chats)


def _told(desk: Desk, made: Publication) -> Told:
    first = made.replies[: telling.REPLIES]
    stored = [(each.reply_id, desk.store.reply(each.reply_id)) for each in first]
    undone = made.undone_at.astimezone(desk.zone) if made.undone_at else None
    return Told(
        made=made,
        at=made.at.astimezone(desk.zone),
        released=made.released_at.astimezone(desk.zone),
        undone=undone,
        who=_name(desk, made.by),
        undone_by=_name(desk, made.undone_by) if made.undone_by else "",
        replies=tuple((i, named(desk.t, each.reply)) for i, each in stored if each),
        chats=0 if undone else desk.intake.told(made.id),
        due=desk.now >= made.released_at,
    )


def _name(desk: Desk, person_id: int) -> str:
    return desk.store.staff_name(person_id) or str(person_id)
