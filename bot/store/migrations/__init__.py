"""The tables, made step by step: migrations are only ever added at the end, never edited.

    agencies        every agency ever named, once
    replies         a reply, whatever becomes of its text; its id stands in buttons and follows
    versions        one text of a reply and what was read from it; one of them is the newest
      pages         where in the text each further page of its file begins
      numbers · titles · proposers · co_agencies · sections · figures · warnings · readings
      step_versions   the words of a next step in this version; step_agencies: where it is filed
    steps           a next step, whatever becomes of its words; its id stands in buttons too
    chats           what a chat chose
    searches        words that a button goes on searching for; not whose they were
    follows         what a chat wishes to be told of; telling_times: when; reminders: on which day
    events          what happened, once each; event_subjects: who follows one of these is owed it
    outbox          which event is owed to which chat; parcels: the messages in which they go
    chat_states     chats that cannot be written to now
    step_marks      what was seen of a next step; due_days: since when it is known to be due then
    staff           who may do what; invitations: links that give a role once
    audit           what staff did; rows are only ever added
    awaited         what a chat's next words are taken for
    corrections     what people put right; also_known_by: replies as they had been misread
    batches         files sent in together: uploads, their refusals, the drafts read from them
    publications    what was published together, what it left behind, and a journal to put it back

Made from the newest versions, and made again whenever one changes:

    shown           the versions that members may see, by the `rules` of the day (`audience.py`)
    roles           what each agency is to each reply
    topics          titles and asks, with `topic_index` over their pairs, marks left out
    text_index      title, asks, next steps and whole text by pairs of characters (`text_index.py`)
    head_index      the same without the text: what stands there is sought there first
    listed_steps    next steps in the orders in which they are listed, under each agency
    listed_numbers  the numbers of replies, newest session first under each
    reply_counts · agency_counts · step_counts  how many there are (`counting.py`), with the number
                    in `revisions` that changes whenever they do
"""

from bot.store.migrations import (  # sorted by name is the order in which they are applied
    v01_replies,  # noqa: F401
    v02_following,  # noqa: F401
    v03_readings,  # noqa: F401
    v04_pages,  # noqa: F401
    v05_office,  # noqa: F401
    v06_intake,  # noqa: F401
    v08_scale,  # noqa: F401
    v09_home,  # noqa: F401
    v10_numbers,  # noqa: F401
)
from bot.store.migrations.registry import migrations

__all__ = ["migrations"]
