"""Every list is asked for in pages of a bounded size."""

from __future__ import annotations

_LONGEST = 1000


def checked(limit: int, offset: int = 0) -> None:
    """Refuses a page that is no page: asking for one is a defect of the caller."""
    if not 0 <= limit <= _LONGEST or offset < 0:
        raise ValueError(f"no page of {limit} from {offset}: 0 to {_LONGEST}, from 0 on")
