"""Who is staff, told to owners: the list, a person's card, links, and what staff did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from markupsafe import Markup

from bot.model import Deed, Doing, Invitation, Listing, StaffMember, StaffRole, Status
from bot.telling import actions, names
from bot.telling.catalogue import Catalogue, clipped
from bot.telling.message import Button, Message, Rows, joined, label
from bot.telling.paging import page_line, turning

COMMANDS: Mapping[StaffRole, tuple[str, ...]] = {
    StaffRole.VIEWER: (),
    StaffRole.EDITOR: ("batches", "failed", "publications", "mark"),
    StaffRole.OWNER: ("admins", "audit", "backup"),
}
"""The commands that a role adds to the menu; each role has those of the lesser ones as well."""

ROLES = tuple(StaffRole)
SHOWN = 30  # people in the list at the most; each has a button
LONGEST_NAME = 30  # characters
LONGEST_CHANGE = 100  # of what was and what is
DEEDS = 6  # a page


def role_number(role: StaffRole | None) -> int:
    """A role as a button carries it; 0 is none."""
    return ROLES.index(role) + 1 if role else 0


def commands_of(role: StaffRole) -> tuple[str, ...]:
    """The commands that a role adds to the menu."""
    return tuple(name for each in ROLES if role.covers(each) for name in COMMANDS[each])


def called(member: StaffMember) -> str:
    """A person's name, or the number if no name is known."""
    return label(member.name, LONGEST_NAME) or str(member.person_id)


def staff(
    t: Catalogue,
    members: Sequence[StaffMember],
    invitations: Sequence[Invitation],
    *said: Markup,
) -> Message:
    """All staff, with a button for each whom an owner can change."""
    lines = [_line(t, member) for member in members[:SHOWN]]
    changeable = [member for member in members[:SHOWN] if not member.by_settings]
    end = Button(t.plain("invitations-end"), actions.INVITATIONS_END())
    return Message(
        joined(
            [
                *said,
                t("staff", total=len(members)),
                *lines,
                t("staff-more", count=len(members) - SHOWN) if len(members) > SHOWN else None,
                t("invitations", count=len(invitations)) if invitations else None,
            ]
        ),
        (
            *((_button(t, member),) for member in changeable),
            (Button(t.plain("staff-add"), actions.STAFF_ADD()),),
            *(((end,),) if invitations else ()),
        ),
    )


def _line(t: Catalogue, member: StaffMember) -> Markup:
    role = t(f"role-{member.role or 'none'}")
    message = "staff-line-by-settings" if member.by_settings else "staff-line"
    return t(message, name=called(member), role=role)


def _button(t: Catalogue, member: StaffMember) -> Button:
    text = f"{label(called(member), 20)} · {t.plain(f'role-{member.role}')}"
    return Button(text, actions.STAFF_CARD(member.id))


def card(t: Catalogue, member: StaffMember) -> Message:
    """One person: the roles to choose from."""
    asked = "staff-card" if member.role else "staff-new"
    role = t.plain(f"role-{member.role or 'none'}")
    message = t(asked, name=called(member), id=str(member.person_id), role=role)
    remove = Button(t.plain("staff-remove"), actions.STAFF_REMOVE(member.id))
    return Message(
        joined([message, *(t(f"role-{role}-means") for role in ROLES)]),
        (
            *(
                (
                    Button(
                        ("✓ " if role is member.role else "") + t.plain(f"role-{role}"),
                        actions.STAFF_SET(member.id, role_number(role)),
                    ),
                )
                for role in ROLES
            ),
            *(((remove,),) if member.role else ()),
            _back(t),
        ),
    )


def removal(t: Catalogue, member: StaffMember) -> Message:
    """Asks before a role is taken away."""
    sure = Button(t.plain("staff-remove-sure"), actions.STAFF_SET(member.id, 0))
    words = t(
        "staff-remove-ask", name=called(member), role=t.plain(f"role-{member.role or 'none'}")
    )
    return Message(words, ((sure,), _back(t)))


def ways_to_add(t: Catalogue) -> Message:
    """The three ways in which somebody becomes staff."""
    return Message(
        t("staff-ways"),
        (
            *(
                (
                    Button(
                        t.plain("invite-as", role=t.plain(f"role-{role}")),
                        actions.INVITE(role_number(role)),
                    ),
                )
                for role in ROLES
            ),
            _back(t),
        ),
    )


def invitation(t: Catalogue, role: StaffRole, link: str, until: datetime) -> Message:
    """A link to pass on."""
    return Message(
        t(
            "invitation",
            role=t.plain(f"role-{role}"),
            link=link,
            day=names.day(until.date(), t),
            time=f"{until:%H:%M}",
        ),
        (_back(t),),
    )


def _back(t: Catalogue) -> tuple[Button, ...]:
    return (Button(t.plain("staff-back"), actions.STAFF()),)


# --- what staff did ---------------------------------------------------------------------------


def audit(t: Catalogue, deeds: Listing[Deed], local: Sequence[datetime]) -> Message:
    """What was done, newest first; `local` are the deeds' moments where the members live."""
    page, count = deeds.offset // DEEDS, -(-deeds.total // DEEDS)
    told = [_deed(t, deed, at) for deed, at in zip(deeds.items, local, strict=True)]
    rows: Rows = turning(
        page,
        count,
        Button(t.plain("button-previous"), actions.AUDIT(max(0, page - 1))),
        Button(t.plain("button-next"), actions.AUDIT(page + 1)),
    )
    head = t("audit", total=deeds.total)
    return Message(joined([head, page_line(t, page, count), *told]), rows)


def _deed(t: Catalogue, deed: Deed, at: datetime) -> Markup:
    who = label(deed.name, LONGEST_NAME) or (str(deed.by) if deed.by else t.plain("operator"))
    known = deed.what in set(Doing)
    done = t(f"doing-{deed.what.replace('_', '-')}") if known else clipped(deed.what)
    return joined(
        [
            "",
            t("deed", moment=f"{at:%Y-%m-%d %H:%M}", name=who, done=done),
            t("deed-about", about=deed.about) if deed.about else None,
            _change(
                t, *(clipped(_value(t, deed, v), LONGEST_CHANGE) for v in (deed.before, deed.after))
            ),
        ]
    )


def _change(t: Catalogue, before: str, after: str) -> Markup | None:
    if before and after:
        return t("deed-change", before=before, after=after)
    if after:
        return t("deed-after", after=after)
    return t("deed-before", before=before) if before else None


def _value(t: Catalogue, deed: Deed, value: str) -> str:
    """A role or a status in words; anything else as it was written down."""
    if value in set(StaffRole) and deed.what in _ABOUT_ROLES:
        return t.plain(f"role-{value}")
    status, _, source = value.partition(" ")
    if deed.what == Doing.STEP_MARKED and status in set(Status):
        word = t.plain(f"status-{status.replace('_', '-')}")
        return f"{word} {source}".rstrip()
    return value


_ABOUT_ROLES = {
    Doing.STAFF_ADDED,
    Doing.STAFF_CHANGED,
    Doing.STAFF_REMOVED,
    Doing.INVITED,
    Doing.INVITATION_WITHDRAWN,
    Doing.JOINED,
}
