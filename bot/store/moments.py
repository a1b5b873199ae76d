"""Moments as the database keeps them: whole milliseconds since 1970 (UTC)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def written(moment: datetime) -> int:
    """An aware moment as the database keeps it: never later than it is."""
    return (moment - _EPOCH) // _MILLISECOND


def read(milliseconds: int) -> datetime:
    """The moment that the database keeps, in UTC."""
    return _EPOCH + milliseconds * _MILLISECOND
