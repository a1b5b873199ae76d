"""Letters whose whole text is their body: what the readers of steps and figures are asked about."""

from __future__ import annotations

from datetime import date

from bot.folding import fold
from bot.model import Kind, Place
from bot.parsing.letter import Letter, Part

WRITTEN = date(2026, 5, 20)


def letter(
    text: str,
    *,
    agency: str | None = "澜川省科学技术厅",
    region: str | None = "澜川省",
    dated: date | None = WRITTEN,
    parts: tuple[Part, ...] = (),
) -> Letter:
    """A letter of a province's office with this body."""
    return Letter(
        text=text,
        folded=fold(text),
        body=Place(0, len(text)),
        parts=parts,
        kind=Kind.PROPOSAL,
        region=region,
        agency=agency,
        co_agencies=(),
        dated=dated,
    )
