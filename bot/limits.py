"""The reader of files, with the limits that the operator chose."""

from __future__ import annotations

from bot.reading import Limits, Reader
from bot.settings import Settings

_MB = 1024 * 1024


def reader(settings: Settings) -> Reader:
    """A reader that spends on a file no more than the settings allow."""
    return Reader(
        Limits(
            file_bytes=settings.read_file_mb * _MB,
            unpacked_bytes=settings.read_unpacked_mb * _MB,
            pages=settings.read_pages,
            seconds=settings.read_seconds,
            memory_bytes=settings.read_memory_mb * _MB,
        )
    )
