"""Questions about staff, asked by owners; and the link that somebody opens to become staff.

Each question may only come from who has the role at that moment: the handlers see to it. What
changes somebody's role asks once more, in the transaction that changes it.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from markupsafe import Markup

from bot.answering.desk import Desk, Gone
from bot.model import Appointing, StaffMember
from bot.telling import staff as telling
from bot.telling.message import Message
from bot.telling.welcome import notice

LINK_GOOD_FOR = timedelta(hours=24)
LINK_START = "join_"
ADDING = "staff"  # what the next forwarded message is waited for
ADDING_TAKES = timedelta(minutes=30)


def staff(desk: Desk, *said: Markup) -> Message:
    """Everybody with a role."""
    members = desk.store.staff(desk.owners)
    return telling.staff(desk.t, members, desk.store.invitations(desk.now), *said)


def opened(desk: Desk, name: str) -> Message:
    """The list, to an owner whose name is kept for those who read what was done."""
    desk.store.keep_staff_name(desk.person_id, name)
    return staff(desk)


def no_owner(desk: Desk) -> Message:
    """Nobody may give roles yet: what the operator has to do about it."""
    return notice(desk.t, "staff-nobody", id=str(desk.person_id))


def card(desk: Desk, row_id: int) -> Message:
    """One person and the roles to choose from."""
    return telling.card(desk.t, _member(desk, row_id))


def removal(desk: Desk, row_id: int) -> Message:
    """Asks before a role is taken away."""
    return telling.removal(desk.t, _member(desk, row_id))


def set_role(desk: Desk, row_id: int, number: int) -> Message:
    """Gives a role or takes it away, and says what became of that above the list."""
    member = _member(desk, row_id)
    role = telling.ROLES[number - 1] if 1 <= number <= len(telling.ROLES) else None
    done = desk.store.appoint(
        member.person_id, "", role, by=desk.person_id, at=desk.now, owners=desk.owners
    )
    desk.store.stop_waiting(desk.chat_id)
    if done is not Appointing.DONE:
        return staff(desk, desk.t(f"appointing-{done.replace('_', '-')}"))
    words = desk.t(
        "appointed" if role else "dismissed",
        name=telling.called(member),
        role=desk.t.plain(f"role-{role or 'none'}"),
    )
    return staff(desk, words)


def ways_to_add(desk: Desk) -> Message:
    """How somebody becomes staff; the next forwarded message is taken for it."""
    until = desk.now + ADDING_TAKES
    desk.store.wait_for_words(desk.chat_id, ADDING, "", until=until)
    return telling.ways_to_add(desk.t)


def introduced(desk: Desk, person_id: int, name: str) -> Message:
    """Somebody who was forwarded from, or whose contact was shared: which role?"""
    return telling.card(desk.t, desk.store.introduce(person_id, name, desk.owners))


def invite(desk: Desk, number: int, bot_username: str) -> Message:
    """A link that gives a role to whoever opens it first."""
    if not 1 <= number <= len(telling.ROLES):
        raise Gone(number)
    role, token, until = telling.ROLES[number - 1], secrets.token_urlsafe(24), desk.now
    until += LINK_GOOD_FOR
    if not desk.store.invite(
        token, role, by=desk.person_id, at=desk.now, until=until, owners=desk.owners
    ):
        return notice(desk.t, "appointing-forbidden")
    link = f"https://t.me/{bot_username}?start={LINK_START}{token}"
    return telling.invitation(desk.t, role, link, until.astimezone(desk.zone))


def end_invitations(desk: Desk) -> Message:
    """No link that was made works any longer."""
    ended = desk.store.withdraw_invitations(by=desk.person_id, at=desk.now, owners=desk.owners)
    if ended is None:
        return notice(desk.t, "appointing-forbidden")
    return staff(desk, desk.t("invitations-ended", count=ended))


def join(desk: Desk, token: str, name: str) -> Message:
    """What became of opening a link."""
    joining, role = desk.store.join(token, desk.person_id, name, at=desk.now, owners=desk.owners)
    return notice(desk.t, f"joining-{joining}", role=desk.t.plain(f"role-{role or 'none'}"))


def audit(desk: Desk, page: int) -> Message:
    """What staff did, newest first."""
    size = telling.DEEDS
    deeds = desk.store.audit(limit=size, offset=page * size)
    local = [deed.at.astimezone(desk.zone) for deed in deeds.items]
    return telling.audit(desk.t, deeds, local)


def _member(desk: Desk, row_id: int) -> StaffMember:
    found = desk.store.staff_member(row_id, desk.owners)
    if found is None:
        raise Gone(row_id)
    return found
