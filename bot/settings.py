"""The settings: read once, from the environment and `.env`, and nowhere else.

`.env.example` names every one of them; a test holds the two together.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values

from bot.errors import SettingError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an operator can choose."""

    bot_token: str | None
    bot_api_url: str | None
    proxy_url: str | None
    admin_ids: frozenset[int]
    database_url: str
    default_region: str | None
    timezone: ZoneInfo
    chat_host: str
    chat_port: int
    log_level: str
    read_seconds: int
    read_memory_mb: int
    read_file_mb: int
    read_unpacked_mb: int
    read_pages: int
    unstated_is_open: bool
    publish_pause_minutes: int
    sending_lanes: int

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Settings:
        """The settings that `environ` holds; raises `SettingError` for a value of no use."""

        def setting(name: str, default: T, convert: Callable[[str], T]) -> T:
            value = environ.get(name, "").strip()
            if not value:
                return default
            try:
                return convert(value)
            except (ValueError, ZoneInfoNotFoundError) as reason:
                raise SettingError(f"设置 {name} 的值“{value}”不能用：{reason}。") from reason

        return cls(
            bot_token=setting("BOT_TOKEN", None, str),
            bot_api_url=setting("BOT_API_URL", None, _web_address),
            proxy_url=setting("PROXY_URL", None, _proxy_address),
            admin_ids=setting("ADMIN_IDS", frozenset(), _ids),
            database_url=setting("DATABASE_URL", "sqlite:///data/replies.db", _database_url),
            default_region=setting("DEFAULT_REGION", None, str),
            timezone=setting("TIMEZONE", ZoneInfo("Asia/Shanghai"), ZoneInfo),
            chat_host=setting("CHAT_HOST", "127.0.0.1", str),
            chat_port=setting("CHAT_PORT", 8080, _port),
            log_level=setting("LOG_LEVEL", "INFO", _log_level),
            read_seconds=setting("READ_SECONDS", 60, _at_least(1)),
            read_memory_mb=setting("READ_MEMORY_MB", 1536, _at_least(256)),
            read_file_mb=setting("READ_FILE_MB", 20, _at_least(1)),
            read_unpacked_mb=setting("READ_UNPACKED_MB", 200, _at_least(1)),
            read_pages=setting("READ_PAGES", 500, _at_least(1)),
            unstated_is_open=setting("UNSTATED_IS_OPEN", True, _yes_or_no),
            publish_pause_minutes=setting("PUBLISH_PAUSE_MINUTES", 10, _at_least(0)),
            sending_lanes=setting("SENDING_LANES", 1, _lanes),
        )

    def with_database(self, path: str) -> Settings:
        """These settings with another database, named by its path or by its address."""
        url = path if "://" in path else f"sqlite:///{path}"
        return replace(self, database_url=_database_url(url))

    def with_owner(self, person_id: int) -> Settings:
        """These settings with this person as the owner, if they name none."""
        return replace(self, admin_ids=self.admin_ids or frozenset({person_id}))

    @classmethod
    def from_environment(cls) -> Settings:
        """The settings of this process; what stands in `.env` gives way to the environment."""
        file = {name: value or "" for name, value in dotenv_values(Path(".env")).items()}
        return cls.read({**file, **os.environ})


def _web_address(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise ValueError("应以 http:// 或 https:// 开头")
    return value.rstrip("/")


def _proxy_address(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise ValueError("只支持 http:// 或 https:// 代理")
    return value


def _ids(value: str) -> frozenset[int]:
    numbers = value.replace("，", ",").replace(";", ",").replace(" ", ",").split(",")
    try:
        return frozenset(int(number) for number in numbers if number)
    except ValueError as reason:
        raise ValueError("应是以逗号分隔的 Telegram 数字编号") from reason


def _database_url(value: str) -> str:
    if not value.startswith("sqlite:///"):
        raise ValueError("应形如 sqlite:///data/replies.db")
    return value


def _port(value: str) -> int:
    if not value.isdigit() or int(value) > 65535:
        raise ValueError("应是 0 到 65535 的端口号")
    return int(value)


def _at_least(least: int) -> Callable[[str], int]:
    def convert(value: str) -> int:
        if not value.isdecimal() or int(value) < least:
            raise ValueError(f"应是不小于 {least} 的整数")
        return int(value)

    return convert


def _lanes(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 16:
        raise ValueError("应是 1 到 16 的整数")
    return int(value)


def _yes_or_no(value: str) -> bool:
    if value.lower() not in {"yes", "no", "是", "否"}:
        raise ValueError("应是 yes 或 no")
    return value.lower() in {"yes", "是"}


def _log_level(value: str) -> str:
    if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError("应是 DEBUG、INFO、WARNING 或 ERROR")
    return value.upper()
