"""/follow, /following and /stop, and the buttons that follow, change, mute and end."""

from __future__ import annotations

from collections.abc import Callable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.answering import following, searching, times
from bot.answering.following import Toggled
from bot.telling import actions
from bot.telling.actions import Action
from bot.telling.message import Button, Message
from bot.telling.steps import CIRCLED
from handlers.buttons import ButtonHandler, opens, turns
from handlers.context import BotContext
from handlers.rights import by_admins, for_admins


async def follow(update: Update, context: BotContext) -> None:
    """/follow 82: a proposal, an agency, a member, or words."""
    await context.answer(update, following.follow, context.words)


async def listed(update: Update, context: BotContext) -> None:
    """/following: what is followed."""
    await context.answer(update, following.first_page)


async def stop(update: Update, context: BotContext) -> None:
    """/stop: one press ends all."""
    await context.answer(update, following.stop)


def toggles(action: Action, question: Callable[..., Toggled]) -> ButtonHandler:
    """A button that changes something and then itself, whatever message it stands below."""

    async def pressed(update: Update, context: BotContext) -> None:
        query = update.callback_query
        if query is None or query.data is None:
            return
        done = await context.ask(update, question, *action.read(query.data))
        if isinstance(done, Message):
            await query.answer(done.html.striptags(), show_alert=True)
            return
        await query.answer(done.toast)
        await _replace_button(update, query.data, done.button)

    return by_admins(CallbackQueryHandler(pressed, pattern=action.pattern))


async def _replace_button(update: Update, data: str, button: Button | None) -> None:
    """Puts `button` in the place of the one that sends `data`; all others stay as they are."""
    query, message = update.callback_query, update.effective_message
    if query is None or message is None or message.reply_markup is None:
        return
    rows = [
        [new for each in row if (new := _instead(each, data, button))]
        for row in message.reply_markup.inline_keyboard
    ]
    try:
        await query.edit_message_reply_markup(InlineKeyboardMarkup([row for row in rows if row]))
    except BadRequest as refusal:
        # Pressed twice: the button is already there.
        if "Message is not modified" not in refusal.message:
            raise


def _instead(
    each: InlineKeyboardButton, data: str, button: Button | None
) -> InlineKeyboardButton | None:
    if each.callback_data != data:
        return each
    if button is None:
        return None
    # In a digest the button bears the mark of its entry.
    mark = each.text[-1] if each.text[-1] in CIRCLED else ""
    return InlineKeyboardButton(f"{button.label} {mark}".strip(), callback_data=button.data)


_MESSAGE = filters.UpdateType.MESSAGE

HANDLERS = (
    CommandHandler("follow", for_admins(follow), _MESSAGE),
    CommandHandler("following", listed, _MESSAGE),
    CommandHandler("stop", for_admins(stop), _MESSAGE),
    toggles(actions.FOLLOW, following.toggled_on),
    toggles(actions.UNFOLLOW, following.toggled_off),
    toggles(actions.MUTE, following.news_muted),
    toggles(actions.STOP, following.news_ended),
    by_admins(turns(actions.FOLLOW_CHOSEN, following.chosen)),
    opens(actions.FOLLOW_WORDS, following.ask_words),
    by_admins(turns(actions.FOLLOW_NOT, following.not_now)),
    turns(actions.FOLLOWS, following.listed),
    opens(actions.FOLLOWS_NEW, following.first_page),
    turns(actions.FOLLOW_CARD, following.card),
    by_admins(turns(actions.FOLLOW_PACE, following.set_pace)),
    by_admins(turns(actions.FOLLOW_MUTE, following.mute)),
    by_admins(turns(actions.FOLLOW_STOP, following.end)),
    by_admins(turns(actions.STOP_ALL, following.stop_all)),
    turns(actions.TIMES, times.shown),
    opens(actions.TIMES_NEW, times.shown),
    turns(actions.TIMES_CHOICES, times.choices),
    by_admins(turns(actions.TIMES_SET, times.change)),
    opens(actions.LOOK_UP, searching.first_page),
)
