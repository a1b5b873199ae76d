"""The one place where all parts meet: settings and store in, a running bot out.

Read it from top to bottom; the order of the handlers is the order in which they are asked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    ApplicationBuilder,
    ContextTypes,
    Defaults,
    ExtBot,
    JobQueue,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot.answering import news
from bot.delivering import ChatByChat, Courier, Pacing, Progress, Sender
from bot.intake import Intake, Work
from bot.limits import reader
from bot.liveness import WatchedRequest, watch_polling
from bot.model import Parcel, Upload
from bot.settings import Settings
from bot.store import Store
from bot.telling.message import Message
from handlers import (
    agency,
    awaiting,
    coming_back,
    correcting,
    errors,
    following,
    inline,
    links,
    marking,
    menus,
    office,
    pending,
    privacy,
    proposal,
    publishing,
    region,
    reminding,
    reviewing,
    searching,
    staff,
    uploading,
    welcome,
)
from handlers import news as news_buttons
from handlers.context import BotContext, Services

Bot = Application[
    ExtBot[Sender], BotContext, dict[Any, Any], dict[Any, Any], dict[Any, Any], JobQueue[Any]
]

_TO_CLOSE = 5.0  # seconds that the end waits for a file that is being read
ALLOWED_UPDATES = ["message", "callback_query", "my_chat_member", "inline_query"]


def build(
    settings: Settings,
    store: Store,
    *,
    token: str,
    base_url: str | None = None,
    base_file_url: str | None = None,
    request: BaseRequest | None = None,
    updates_request: BaseRequest | None = None,
    direct: bool = False,
    now: Callable[[], datetime] | None = None,
    deliver_to: Collection[int] | None = None,
) -> Bot:
    """The application with all its handlers; both requests together take the place of the network.

    `direct` keeps the environment's proxy out of the way to a server on this machine. `now` gives
    an aware time; days are those of the settings' time zone. `deliver_to` names the only chats
    that can be reached: what others are owed stays owed.
    """
    pacing = Pacing()
    builder = (
        ApplicationBuilder()
        .token(token)
        .context_types(ContextTypes(context=BotContext))
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                tzinfo=settings.timezone,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        )
        .rate_limiter(pacing)
        .concurrent_updates(ChatByChat())
        .post_init(_begin)
        .post_stop(_end)
        .post_shutdown(_end)
    )
    if base_url:
        builder = builder.base_url(base_url)
    if base_file_url:
        builder = builder.base_file_url(base_file_url)
    if request and updates_request:
        builder = builder.request(request).get_updates_request(updates_request)
    else:
        # A single connection for getUpdates stalls for good once it is torn: four of them, watched.
        # Uploads and downloads of documents need longer than the library's five seconds.
        proxy, client = settings.proxy_url, {"trust_env": not direct}
        builder = builder.request(
            HTTPXRequest(connection_pool_size=64, read_timeout=20, proxy=proxy, httpx_kwargs=client)
        ).get_updates_request(
            WatchedRequest(connection_pool_size=4, proxy=proxy, httpx_kwargs=client)
        )
    application = builder.build()

    reading = application.bot_data["reader"] = reader(settings)
    clock = now or (lambda: datetime.now(UTC))
    intake = Intake(store, reading, pause=timedelta(minutes=settings.publish_pause_minutes))

    async def after(upload: Upload) -> None:
        services.progress.happened(upload.batch_id)

    services = application.bot_data["services"] = Services(
        store=store,
        intake=intake,
        work=Work(intake, clock, after),
        progress=Progress(application.bot, lambda sending: uploading.told(services, sending)),
        region=settings.default_region,
        now=clock,
        timezone=settings.timezone,
        owners=settings.admin_ids,
        # A Bot API server of one's own takes two thousand megabytes.
        largest_file=2_000_000_000 if settings.bot_api_url else 50_000_000,
        unstated_is_open=settings.unstated_is_open,
        largest_upload=_largest_upload(settings),
        by_telegram=not settings.bot_api_url and settings.read_file_mb >= 20,
    )
    application.add_handlers(
        [
            *proposal.HANDLERS,
            *agency.HANDLERS,
            *pending.HANDLERS,
            *following.HANDLERS,
            *reminding.HANDLERS,
            *news_buttons.HANDLERS,
            *privacy.HANDLERS,
            *office.HANDLERS,
            *marking.HANDLERS,
            *staff.HANDLERS,  # before /start: a link is a /start with more
            *links.HANDLERS,
            *inline.HANDLERS,
            *region.HANDLERS,
            *welcome.HANDLERS,
            *uploading.HANDLERS,  # before free text: a link is a text
            *reviewing.HANDLERS,
            *correcting.HANDLERS,
            *publishing.HANDLERS,
            *searching.HANDLERS,
            *uploading.FALLBACKS,
            *welcome.FALLBACKS,
        ]
    )
    asked: dict[str, awaiting.Taker] = {**staff.AWAITED, **marking.AWAITED, **correcting.AWAITED}
    application.add_handler(awaiting.awaiting(asked), group=-1)
    application.add_handlers(coming_back.HANDLERS, group=1)
    application.add_error_handler(errors.on_error)
    if deliver_to is None or deliver_to:
        courier = _courier(settings, services, application, pacing, deliver_to)
        application.bot_data["courier"], services.nudge = courier, courier.nudge
    watch_polling(application)
    return application


def _largest_upload(settings: Settings) -> int:
    """Bytes of a file that is fetched; Telegram itself hands a bot twenty megabytes at the most."""
    return min(settings.read_file_mb, 2000 if settings.bot_api_url else 20) * 1024 * 1024


def _courier(
    settings: Settings,
    services: Services,
    application: Bot,
    pacing: Pacing,
    only: Collection[int] | None,
) -> Courier:
    def told(parcel: Parcel) -> Message:
        return news.parcel(
            services.store, parcel, page=0, today=services.today(), zone=settings.timezone
        )

    return Courier(
        services.store,
        application.bot,
        render=told,
        pacing=pacing,
        now=services.now,
        zone=settings.timezone,
        lanes=settings.sending_lanes,
        only=only,
    )


async def _begin(application: Bot) -> None:
    """What is owed goes on its way, and files are read, while the menus are set."""
    services = application.bot_data["services"]
    if courier := application.bot_data.get("courier"):
        courier.start()
    await uploading.go_on_after_restart(application)
    services.work.start()
    await menus.show_to_all(application.bot, services)


async def _end(application: Bot) -> None:
    """What is on its way arrives; also asked when the start failed half-way.

    A file that is still being read is read anew at the next start.
    """
    services = application.bot_data["services"]
    for fetch in services.fetches:
        fetch.cancel()  # written down: fetched at the next start
    await services.work.stop()
    await services.progress.stop()
    if courier := application.bot_data.get("courier"):
        await courier.stop()
    closing = asyncio.create_task(asyncio.to_thread(application.bot_data["reader"].close))
    await asyncio.wait([closing], timeout=_TO_CLOSE)
