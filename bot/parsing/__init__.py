"""Text to `Reply`: what the letter states, and nothing else."""

from __future__ import annotations

from bot.folding import fold
from bot.model import Document, Reply
from bot.parsing.reply import read_reply

__all__ = ["parse"]


def parse(document: Document) -> Reply:
    """The reply that `document` holds, or `NotAReply` saying what was looked for and not seen."""
    return read_reply(document.text, fold(document.text), document.name)
