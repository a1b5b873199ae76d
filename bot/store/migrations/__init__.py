"""The tables, made step by step: migrations are only ever added at the end, never edited.

    agencies        every agency ever named, once
    replies         a reply, whatever becomes of its text; its id stands in buttons and follows
    versions        one text of a reply and what was read from it; one of them is the newest
      numbers · titles · proposers · co_agencies · sections · figures · warnings
      step_versions   the words of a next step in this version; step_agencies: where it is filed
    steps           a next step, whatever becomes of its words; its id stands in buttons too
    chats           what a chat chose
    searches        words that a button goes on searching for; not whose they were

Made from the newest versions, and made again whenever one changes:

    roles           what each agency is to each reply
    topics          titles and asks, with `topic_index` over their pairs of characters
    text_index      title, asks, next steps and whole text by pairs of characters (`text_index.py`)
"""

from bot.store.migrations import (  # sorted by name is the order in which they are applied
    v01_replies,  # noqa: F401
    v02_following,  # noqa: F401
)
from bot.store.migrations.registry import migrations

__all__ = ["migrations"]
