"""/stats and /export for everybody, /backup for owners: figures, and files made on demand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from telegram import Update
from telegram.constants import ChatAction
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.answering import office
from bot.answering.desk import Desk
from bot.model import StaffRole
from bot.telling import actions
from bot.telling.files import File
from bot.telling.message import Message
from handlers.buttons import turns
from handlers.context import BotContext, say
from handlers.guard import needs


async def statistics(update: Update, context: BotContext) -> None:
    """/stats: what is stored, in figures."""
    await context.answer(update, office.statistics, 0)


async def export(update: Update, context: BotContext) -> None:
    """/export: what a ledger would hold."""
    await context.answer(update, office.export, 0, 0, 0)


async def send_export(update: Update, context: BotContext) -> None:
    """The button that makes the ledger."""
    query = update.callback_query
    if query is None or query.data is None:
        return
    await query.answer()
    agency, year, followed = actions.EXPORT_SEND.read(query.data)

    def made(desk: Desk, folder: Path, limit: int) -> File | Message:
        return office.exported(desk, agency, year, followed, folder=folder, limit=limit)

    await _send_file(update, context, made)


@needs(StaffRole.OWNER)
async def backup(update: Update, context: BotContext) -> None:
    """/backup: a copy of the database."""

    def made(desk: Desk, folder: Path, limit: int) -> File | Message:
        return office.backup(desk, folder=folder, limit=limit)

    await _send_file(update, context, made)


async def _send_file(
    update: Update, context: BotContext, made: Callable[[Desk, Path, int], File | Message]
) -> None:
    """Has a file made where nobody else looks, and sends it; two at once and no more."""
    chat, message = update.effective_chat, update.effective_message
    if chat is None or message is None:
        return
    services = context.services
    async with services.making_files:
        await chat.send_action(ChatAction.UPLOAD_DOCUMENT)
        with TemporaryDirectory(prefix="proposal-bot-") as folder:
            file = await context.ask(update, made, Path(folder), services.largest_file)
            if isinstance(file, Message):
                await say(update, file)
                return
            await message.reply_document(file.path, filename=file.path.name, caption=file.caption)


_MESSAGE = filters.UpdateType.MESSAGE

HANDLERS = (
    CommandHandler("stats", statistics, _MESSAGE),
    CommandHandler("export", export, _MESSAGE),
    CommandHandler("backup", backup, _MESSAGE),
    turns(actions.STATISTICS, office.statistics),
    turns(actions.EXPORT, office.export),
    turns(actions.EXPORT_CHOICES, office.export_choices),
    CallbackQueryHandler(send_export, actions.EXPORT_SEND.pattern),
)
