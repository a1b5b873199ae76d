"""/admins and /audit for owners; the link that makes somebody staff."""

from __future__ import annotations

import asyncio

from telegram import MessageOriginHiddenUser, MessageOriginUser, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.answering import staff
from bot.model import StaffRole
from bot.telling import actions
from bot.telling.welcome import notice
from handlers.buttons import turns
from handlers.context import BotContext, say
from handlers.guard import may, needs
from handlers.menus import show_to_staff

OWNER = StaffRole.OWNER


async def admins(update: Update, context: BotContext) -> None:
    """/admins: who is staff; to anybody, how to begin, as long as there is no owner at all."""
    person = update.effective_user
    if person is None:
        return
    owners = context.services.owners
    members = await asyncio.to_thread(context.services.store.staff, owners)
    if not any(member.role is OWNER for member in members):
        await context.answer(update, staff.no_owner)
    elif await may(update, context, OWNER):
        await context.answer(update, staff.opened, person.full_name)


@needs(OWNER)
async def set_role(update: Update, context: BotContext) -> None:
    """A role's button below a person."""
    query = update.callback_query
    if query is None or query.data is None:
        return
    row_id, number = actions.STAFF_SET.read(query.data)
    await context.turn(update, staff.set_role, row_id, number)
    services = context.services
    member = await asyncio.to_thread(services.store.staff_member, row_id, services.owners)
    if member:
        await show_to_staff(context.bot, member.person_id, member.role)


@needs(OWNER)
async def invite(update: Update, context: BotContext) -> None:
    """A link's button below the ways to add somebody."""
    query = update.callback_query
    if query and query.data:
        (number,) = actions.INVITE.read(query.data)
        await context.answer(update, staff.invite, number, context.bot.username)


async def join(update: Update, context: BotContext) -> None:
    """/start join_…: a link that gives a role."""
    person = update.effective_user
    if person is None or not context.args:
        return
    token = context.args[0].removeprefix(staff.LINK_START)
    await context.answer(update, staff.join, token, person.full_name)
    role = await asyncio.to_thread(context.services.role_of, person.id)
    if role:
        await show_to_staff(context.bot, person.id, role)


async def introduced(update: Update, context: BotContext, _about: str = "") -> bool:
    """A forwarded message or a contact, after an owner asked to add somebody."""
    message = update.message
    if message is None or not (message.forward_origin or message.contact):
        return False
    if not await may(update, context, OWNER):
        return True
    origin, contact = message.forward_origin, message.contact
    t = await context.catalogue(update)
    if isinstance(origin, MessageOriginUser) and not contact:
        user = origin.sender_user
        if user.is_bot:
            await say(update, notice(t, "staff-is-a-bot"))
        else:
            await context.answer(update, staff.introduced, user.id, user.full_name)
    elif contact and contact.user_id:
        name = " ".join(filter(None, [contact.first_name, contact.last_name]))
        await context.answer(update, staff.introduced, contact.user_id, name)
    elif contact:
        await say(update, notice(t, "staff-no-account"))
    else:
        hidden = isinstance(origin, MessageOriginHiddenUser)
        await say(update, notice(t, "staff-hidden" if hidden else "staff-not-a-person"))
    return True


@needs(OWNER)
async def contact(update: Update, context: BotContext) -> None:
    """A contact that an owner shares without having asked to add somebody."""
    await introduced(update, context)


@needs(OWNER)
async def audit(update: Update, context: BotContext) -> None:
    """/audit: what staff did."""
    await context.answer(update, staff.audit, 0)


_MESSAGE = filters.UpdateType.MESSAGE
_JOINS = filters.Regex(rf"^/start {staff.LINK_START}[A-Za-z0-9_-]{{1,64}}$")

AWAITED = {staff.ADDING: introduced}

HANDLERS = (
    CommandHandler("start", join, _MESSAGE & filters.ChatType.PRIVATE & _JOINS),
    CommandHandler("admins", admins, _MESSAGE),
    CommandHandler("audit", audit, _MESSAGE),
    MessageHandler(filters.CONTACT & filters.ChatType.PRIVATE & _MESSAGE, contact),
    turns(actions.STAFF, staff.staff, role=OWNER),
    turns(actions.STAFF_CARD, staff.card, role=OWNER),
    turns(actions.STAFF_REMOVE, staff.removal, role=OWNER),
    turns(actions.STAFF_ADD, staff.ways_to_add, role=OWNER),
    turns(actions.INVITATIONS_END, staff.end_invitations, role=OWNER),
    turns(actions.AUDIT, staff.audit, role=OWNER),
    CallbackQueryHandler(set_role, actions.STAFF_SET.pattern),
    CallbackQueryHandler(invite, actions.INVITE.pattern),
)
