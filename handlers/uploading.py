"""Files that staff send: fetched, kept to be read, and told of in one message a batch.

Fetching goes on beside everything else, so that buttons and questions are answered meanwhile.
Files that one person sends together, an album or one after another, are one batch.
"""

from __future__ import annotations

import asyncio
import logging
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from telegram import Message, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ExtBot,
    MessageHandler,
    filters,
)

from bot.answering import uploads
from bot.answering.desk import Desk
from bot.delivering import Sending, keyboard
from bot.errors import UserError
from bot.model import Fetch, Refusal, StaffRole
from bot.telling import actions
from bot.telling.catalogue import Catalogue
from bot.telling.message import Message as Answer
from bot.telling.welcome import notice
from handlers.buttons import turns
from handlers.context import BotContext, Services, say
from handlers.guard import may, needs

logger = logging.getLogger(__name__)

EDITOR = StaffRole.EDITOR
TOGETHER = timedelta(seconds=8)  # between two files of one batch
_MB = 1024 * 1024
_LONGEST_NAME = 255  # characters
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_JOINER = "\u200d"  # of several signs one emoji is made with it
_ALBUMS = 50  # of one batch that are remembered
_SENT_TOGETHER = "sent_together"  # where a person's last files are kept in mind


@dataclass(slots=True)
class SentTogether:
    """The last files that a person sent, which the next one may join."""

    sending: Sending
    at: datetime
    albums: set[str] = field(default_factory=set)

    def takes(self, message: Message) -> bool:
        """Whether this message's file belongs to them."""
        if self.sending.left:
            return False
        return message.media_group_id in self.albums or message.date - self.at <= TOGETHER


async def received(update: Update, context: BotContext) -> None:
    """A document or a picture: answered at once, fetched and read beside everything else."""
    message, person = update.message, update.effective_user
    if message is None or person is None or not await _is_for_us(update, context):
        return
    t, services = await context.catalogue(update), context.services
    file = message.document or message.photo[-1]
    name = _name(t, message)
    await asyncio.to_thread(services.store.keep_staff_name, person.id, person.full_name)
    sending = _sending(message, context, name)
    too_big = _too_big(t, services, file.file_size or 0)
    if too_big:
        sending.lost.append(Refusal(name, too_big))
        fetch = None
    else:
        sending.coming += 1
        fetch = await asyncio.to_thread(
            services.intake.expect, name, file.file_id, chat_id=message.chat.id, by=person.id
        )
    if sending.message_id is None:
        told = await asyncio.to_thread(_told, services, sending, t)
        sent = await message.reply_html(told.html, reply_markup=keyboard(told))
        sending.message_id = sent.message_id
    else:
        services.progress.changed(sending)
    if fetch is not None:
        work = _fetch(context.bot, services, t, sending, fetch)
        context.application.create_task(work, update=update)


async def _is_for_us(update: Update, context: BotContext) -> bool:
    """Whether an editor sent it; others are told why theirs is not taken."""
    person = update.effective_user
    role = await asyncio.to_thread(context.services.role_of, person.id) if person else None
    if role is None:
        await say(update, notice(await context.catalogue(update), "file-office-only"))
        return False
    return await may(update, context, EDITOR)


def _sending(message: Message, context: BotContext, name: str) -> Sending:
    """The files that this one joins, or the first of new ones."""
    mind: dict[Any, Any] = context.user_data if context.user_data is not None else {}
    together: SentTogether | None = mind.get(_SENT_TOGETHER)
    if together is None or not together.takes(message):
        person_id = message.from_user.id if message.from_user else message.chat.id
        sending = Sending(message.chat.id, person_id, first=name)
        together = mind[_SENT_TOGETHER] = SentTogether(sending, message.date)
    together.at = max(together.at, message.date)
    if message.media_group_id and len(together.albums) < _ALBUMS:
        together.albums.add(message.media_group_id)
    return together.sending


def _name(t: Catalogue, message: Message) -> str:
    """The file's name without what no name should hold: control marks, changes of direction."""
    if message.document is None:
        return t.plain("upload-photo", number=str(message.message_id))
    given = message.document.file_name or ""
    kept = "".join(c for c in given if c == _JOINER or unicodedata.category(c) not in _UNSEEN)
    return " ".join(kept.split())[:_LONGEST_NAME] or t.plain("upload-unnamed")


def _too_big(t: Catalogue, services: Services, size: int) -> str:
    if size <= services.largest_upload:
        return ""
    said = "upload-too-big-for-telegram" if services.by_telegram else "upload-too-big"
    # Rounded up: a file just above the limit is not said to be as large as the limit.
    tenths = -(-size * 10 // _MB)
    limit = str(services.largest_upload // _MB)
    return t.plain(said, size=f"{tenths / 10:.1f}", limit=limit)


async def _fetch(
    bot: ExtBot[Any], services: Services, t: Catalogue, sending: Sending, fetch: Fetch
) -> None:
    """Fetches a file and keeps it to be read; in the order in which the files came."""
    async with sending.in_turn:
        try:
            async with services.fetching:
                file = await bot.get_file(fetch.file_id)
                content = bytes(await file.download_as_bytearray())
                if too_big := _too_big(t, services, len(content)):
                    raise UserError(too_big)
                upload = await asyncio.to_thread(
                    services.intake.receive,
                    fetch.by,
                    fetch.chat_id,
                    fetch.name,
                    content,
                    at=services.now(),
                    batch_id=sending.batch_id,
                    fetch=fetch,
                )
        except UserError as refusal:
            await _lost(services, sending, fetch, str(refusal))
        except BadRequest as refusal:
            logger.info("a file cannot be fetched: %s", refusal)
            await _lost(services, sending, fetch, t.plain("upload-gone"))
        except TelegramError as trouble:
            logger.warning("a file was not fetched: %s", trouble)
            await _lost(services, sending, fetch, t.plain("upload-not-fetched"))
        else:
            sending.batch_id = upload.batch_id
            services.progress.follow(sending)
            services.work.wake()
        finally:
            sending.coming -= 1
        services.progress.changed(sending)


async def _lost(services: Services, sending: Sending, fetch: Fetch, reason: str) -> None:
    """The file will not come; the person is told, and may send it again."""
    sending.lost.append(Refusal(fetch.name, reason))
    await asyncio.to_thread(services.intake.no_longer_expect, fetch)


def _told(services: Services, sending: Sending, t: Catalogue) -> Answer:
    desk = services.desk(sending.chat_id, sending.person_id, t)
    return uploads.progress(desk, sending.batch_id, sending.first, sending.coming, sending.lost)


def told(services: Services, sending: Sending) -> Answer:
    """The message of a batch as it is to stand now; reads the store."""
    return _told(services, sending, services.catalogue_of(sending.chat_id))


def _restarted(services: Services, sending: Sending, batch_id: int) -> Answer:
    t = services.catalogue_of(sending.chat_id)
    return uploads.restarted(services.desk(sending.chat_id, sending.person_id, t), batch_id)


async def go_on_after_restart(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Goes on with files that were not read or not yet fetched when the bot ended, and says so."""
    services: Services = application.bot_data["services"]
    for batch in await asyncio.to_thread(services.intake.unfinished):
        if batch.stopped or not await _is_still_editor(services, batch.by):
            continue
        sending = Sending(batch.chat_id, batch.by, first="", batch_id=batch.id)
        message = await asyncio.to_thread(_restarted, services, sending, batch.id)
        if await _say(application.bot, sending, message):
            services.progress.follow(sending)
            services.progress.changed(sending)
    whose = attrgetter("chat_id", "by")
    expected = sorted(await asyncio.to_thread(services.intake.expected), key=whose)
    for (chat_id, person_id), fetches in groupby(expected, key=whose):
        if await _is_still_editor(services, person_id):
            await _fetch_after_restart(application, chat_id, person_id, list(fetches))


async def _fetch_after_restart(
    application: Application[Any, Any, Any, Any, Any, Any],
    chat_id: int,
    person_id: int,
    fetches: Sequence[Fetch],
) -> None:
    """Fetches what one person had sent; the files make a batch of their own."""
    services: Services = application.bot_data["services"]
    t = await asyncio.to_thread(services.catalogue_of, chat_id)
    sending = Sending(chat_id, person_id, first=fetches[0].name, coming=len(fetches))
    await _say(application.bot, sending, await asyncio.to_thread(_told, services, sending, t))
    for fetch in fetches:
        # The application is only starting: its own tasks would not be waited for.
        task = asyncio.create_task(_fetch(application.bot, services, t, sending, fetch))
        services.fetches.add(task)
        task.add_done_callback(services.fetches.discard)


async def _is_still_editor(services: Services, person_id: int) -> bool:
    role = await asyncio.to_thread(services.role_of, person_id)
    return role is not None and role.covers(EDITOR)


async def _say(bot: ExtBot[Any], sending: Sending, message: Answer) -> bool:
    """Sends the message that tells how far the files are; whether it arrived."""
    try:
        sent = await bot.send_message(sending.chat_id, message.html, reply_markup=keyboard(message))
    except TelegramError as trouble:
        logger.warning("nobody is told that files go on: %s", trouble)
        return False
    sending.message_id = sent.message_id
    return True


@needs(EDITOR)
async def stop(update: Update, context: BotContext) -> None:
    """The button that reads no more of a batch."""
    query = update.callback_query
    if query and query.data:
        await context.turn(update, uploads.stop, *actions.BATCH_STOP.read(query.data))


@needs(EDITOR)
async def go_on(update: Update, context: BotContext) -> None:
    """The button that reads a stopped batch after all."""
    query = update.callback_query
    if query and query.data:
        (batch_id,) = actions.BATCH_GO_ON.read(query.data)
        await context.turn(update, uploads.go_on, batch_id)
        _follow(update, context, batch_id)


@needs(EDITOR)
async def retry(update: Update, context: BotContext) -> None:
    """The button that has a file read again."""
    query = update.callback_query
    if query is None or query.data is None:
        return
    (upload_id,) = actions.FAILED_RETRY.read(query.data)
    batch_ids: list[int] = []

    def asked(desk: Desk) -> Answer:
        batch_id, message = uploads.retry(desk, upload_id)
        batch_ids.extend([batch_id] if batch_id is not None else [])
        return message

    await context.turn(update, asked)
    for batch_id in batch_ids:
        _follow(update, context, batch_id)


def _follow(update: Update, context: BotContext, batch_id: int) -> None:
    """The message whose button was pressed tells of the batch from now on."""
    message, person = update.effective_message, update.effective_user
    if message is None or person is None:
        return
    services = context.services
    sending = Sending(message.chat.id, person.id, "", message.message_id, batch_id)
    services.progress.follow(sending)
    services.work.wake()
    services.progress.changed(sending)


@needs(EDITOR)
async def batches(update: Update, context: BotContext) -> None:
    """/batches: what is still to be read or to be published."""
    await context.answer(update, uploads.batches, 0)


@needs(EDITOR)
async def failed(update: Update, context: BotContext) -> None:
    """/failed: files that could not be read."""
    await context.answer(update, uploads.failed, 0, 0)


async def link(update: Update, context: BotContext) -> None:
    """A web address and nothing else: the bot opens none."""
    await context.answer(update, uploads.no_links)


async def not_a_file(update: Update, context: BotContext) -> None:
    """A voice, a sticker, a place: no letter stands in it."""
    if await _is_for_us(update, context):
        await context.answer(update, uploads.not_a_file)


_MESSAGE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
_LINK = filters.TEXT & filters.Regex(r"^\s*https?://\S+\s*$")

HANDLERS = (
    MessageHandler((filters.Document.ALL | filters.PHOTO) & _MESSAGE, received),
    MessageHandler(_LINK & _MESSAGE, link),
    CommandHandler("batches", batches, filters.UpdateType.MESSAGE),
    CommandHandler("failed", failed, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(stop, actions.BATCH_STOP.pattern),
    CallbackQueryHandler(go_on, actions.BATCH_GO_ON.pattern),
    CallbackQueryHandler(retry, actions.FAILED_RETRY.pattern),
    turns(actions.BATCHES, uploads.batches, role=EDITOR),
    turns(actions.FAILED, uploads.failed, role=EDITOR),
    turns(actions.FAILED_DROP, uploads.drop, role=EDITOR),
)

FALLBACKS = (MessageHandler(filters.ATTACHMENT & _MESSAGE, not_a_file),)
