"""The one place where all parts meet: settings and store in, a running bot out.

Read it from top to bottom; the order of the handlers is the order in which they are asked.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    ContextTypes,
    Defaults,
    ExtBot,
    JobQueue,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot.liveness import WatchedRequest, watch_polling
from bot.settings import Settings
from bot.store import Store
from bot.telling.catalogue import catalogue
from bot.telling.welcome import COMMANDS
from handlers import agency, errors, pending, proposal, searching, welcome
from handlers.context import BotContext, Services

logger = logging.getLogger(__name__)

Bot = Application[
    ExtBot[int], BotContext, dict[Any, Any], dict[Any, Any], dict[Any, Any], JobQueue[Any]
]

ALLOWED_UPDATES = ["message", "callback_query", "my_chat_member"]


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
) -> Bot:
    """The application with all its handlers; both requests together take the place of the network.

    `direct` keeps the environment's proxy out of the way to a server on this machine. `now` gives
    an aware time; days are those of the settings' time zone.
    """
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
        .rate_limiter(AIORateLimiter(max_retries=3))
        .post_init(_set_menus)
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

    application.bot_data["services"] = Services(
        store=store,
        region=settings.default_region,
        now=now or (lambda: datetime.now(UTC)),
        timezone=settings.timezone,
    )
    application.add_handlers(
        [
            *proposal.HANDLERS,
            *agency.HANDLERS,
            *pending.HANDLERS,
            *welcome.HANDLERS,
            *searching.HANDLERS,
            *welcome.FALLBACKS,
        ]
    )
    application.add_error_handler(errors.on_error)
    watch_polling(application)
    return application


async def _set_menus(application: Bot) -> None:
    """Telegram's command menu: in English for those who use it so, in Chinese for all others.

    A bot without its menu still answers, so a refusal here must not keep it from starting.
    """
    for code, language in (("", "zh-Hans"), ("zh", "zh-Hans"), ("en", "en")):
        t = catalogue(language)
        commands = [BotCommand(name, t.plain(f"command-{name}")) for name in COMMANDS]
        for scope in (BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()):
            try:
                await application.bot.set_my_commands(commands, scope, language_code=code or None)
            except TelegramError as refusal:
                logger.warning("no command menu for %s: %s", scope.type, refusal)
                return
