"""What the bot can do, with examples that work on what is loaded; languages; plain notices."""

from __future__ import annotations

from markupsafe import Markup

from bot.agencies import short_name
from bot.model import Counts, ReplyLine
from bot.telling import actions, names
from bot.telling.catalogue import LANGUAGES, Catalogue
from bot.telling.message import Button, Message, joined

COMMANDS = (
    "proposal",
    "agency",
    "pending",
    "search",
    "follow",
    "following",
    "remind",
    "stop",
    "stats",
    "export",
    "region",
    "language",
    "mydata",
    "forget",
    "help",
)
"""The commands of the menu, in its order; `command-…` in the catalogue says what each does."""


def welcome(
    t: Catalogue, counts: Counts, example: ReplyLine | None, *, editor: bool = False
) -> Message:
    """What can be asked, a line each, the examples taken from the newest reply."""
    return Message(
        joined(
            [
                t("welcome"),
                _stock(t, counts),
                "",
                *(_examples(t, example) if example else [t("examples-none")]),
                *(["", t("example-upload")] if editor else []),
            ]
        )
    )


def _stock(t: Catalogue, counts: Counts) -> Markup:
    if counts.samples and counts.samples == counts.replies:
        return t("stock-samples", replies=counts.replies)
    if counts.samples:
        return t("stock-mixed", replies=counts.replies, samples=counts.samples)
    newest = names.day(counts.newest, t)
    return t("stock" if newest else "stock-undated", replies=counts.replies, newest=newest or "")


def _examples(t: Catalogue, example: ReplyLine) -> list[Markup]:
    number = example.numbers[0] if example.numbers else "1"
    agency = short_name(example.agency) if example.agency else ""
    member = example.proposers[0] if example.proposers else example.title
    return [
        t("example-proposal", number=number),
        t("example-agency", agency=agency),
        t("example-pending"),
        t("example-search", words=member),
        t("example-follow", number=number),
        t("example-remind", number=number),
        t("example-privacy"),
        t("example-language"),
    ]


def languages(t: Catalogue) -> Message:
    """The languages to choose from."""
    return Message(
        t("language-choose"),
        tuple(
            (Button(("✓ " if code == t.language else "") + name, actions.LANGUAGE(position)),)
            for position, (code, name) in enumerate(LANGUAGES.items())
        ),
    )


def notice(t: Catalogue, message_id: str, **values: object) -> Message:
    """A message of the catalogue without buttons."""
    return Message(t(message_id, **values))
