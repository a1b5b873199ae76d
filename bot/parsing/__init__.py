"""Text to `Reply`: what the letter states, and nothing else."""

from __future__ import annotations

from bot.folding import fold
from bot.model import Document, Reply
from bot.parsing.promises.chosen import chosen_step
from bot.parsing.reply import letter_of, read_reply, with_body

__all__ = ["chosen_step", "letter_of", "parse", "with_body"]

_LEDGERS = (
    "text/csv",
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)


def parse(document: Document) -> Reply:
    """The reply that `document` holds, or `NotAReply` saying what was looked for and not seen.

    A row of a ledger is one by its columns: its answer needs no 收悉 and no 现答复如下.
    """
    folded = fold(document.text)
    return read_reply(document.text, folded, document.name, is_row=document.media_type in _LEDGERS)
