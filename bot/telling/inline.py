"""What is offered while a person types the bot's name in any chat, and what is posted if chosen.

A card carries no buttons but the way to the bot: whoever reads it there may not know the bot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.model import Passage, ReplyLine, StoredAgency
from bot.telling import names
from bot.telling.catalogue import Catalogue
from bot.telling.message import joined, label
from bot.telling.quoting import quote

TITLE = 60  # characters that a phone shows of a card's first line
PASSAGE = 200


@dataclass(frozen=True, slots=True)
class Card:
    """One thing that may be posted."""

    link: str  # what opens it in the bot: `/start` followed by this, see `handlers.links`
    title: str
    description: str
    html: Markup  # what is posted
    button: str


def of_reply(t: Catalogue, line: ReplyLine, passages: Sequence[Passage] = ()) -> Card:
    """A reply by its number and title, with the sentences that show the words."""
    number = names.number(t, line.numbers)
    facts = names.listed(t, [names.agency(line.agency, t), names.day(line.dated, t)])
    said = [quote(t, p.text, p.marks, PASSAGE, folded=False) for p in passages[:1]]
    head = t("inline-reply", number=number, title=line.title)
    return Card(
        link=f"p_{line.id}",
        title=label(f"{number} {line.title}", TITLE),
        description=facts.unescape(),
        html=joined([head, facts, *said]),
        button=t.plain("inline-open"),
    )


def of_agency(t: Catalogue, agency: StoredAgency) -> Card:
    """An agency with how much it answers for."""
    counts = {"led": agency.led, "joined": agency.joined, "named": agency.named}
    head = t("agency-head", name=agency.name, **counts)
    return Card(
        link=f"g_{agency.id}",
        title=label(agency.name, TITLE),
        description=t.plain("inline-agency", **counts),
        html=head,
        button=t.plain("inline-open"),
    )
