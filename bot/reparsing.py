"""Every stored text parsed again by the parser of today, in place and telling no follower.

Each version carries the revision of the parser that read it, so a run that was stopped, at any
moment and in any way, is gone on with by the next. Parsing happens outside any transaction and a
few texts are saved at once, so that others who write wait a fraction of a second at the most.
A text that is now refused keeps what was read from it, and is tried again by every run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date

from bot.loading import Read, parsed
from bot.model import Document, Reply, Reread, StoredText
from bot.parsing.revision import revision
from bot.store import Store

AT_ONCE = 4  # texts saved in one transaction: a tenth of a second on a slow machine

FIELDS = tuple(field.name for field in fields(Reply) if field.name != "text")


@dataclass(frozen=True, slots=True)
class Parser:
    """What reads a text, and its revision."""

    read: Callable[[Document], Read]
    revision: str


@dataclass(frozen=True, slots=True)
class Change:
    """A field that is read otherwise now: as words, or "" where it is no plain value."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Reparsed:
    """What became of one stored text; without changes and refusal nothing did."""

    name: str  # of its file
    reply_id: int
    version: int
    changes: tuple[Change, ...] = ()
    steps_added: int = 0
    steps_removed: int = 0
    moved: bool = False  # it is now read as another reply's text, or gave way to a real reply
    refusal: str = ""


def todays_parser() -> Parser:
    """The parser that this program is installed with."""
    return Parser(parsed, revision())


def reparse(store: Store, parser: Parser) -> Iterator[Reparsed]:
    """Parses the texts that another parser read, and saves what changed, a few at a time."""
    store, after = store.for_staff, 0
    while texts := store.texts_unread_by(parser.revision, after=after, limit=AT_ONCE):
        yield from _reparsed(store, parser, texts)
        after = texts[-1].version_id


def _reparsed(store: Store, parser: Parser, texts: tuple[StoredText, ...]) -> Iterator[Reparsed]:
    read = [parser.read(text.document) for text in texts]
    replies = [(text, each.reply) for text, each in zip(texts, read, strict=True) if each.reply]
    saved = {each.version_id: each for each in store.reread(replies, parser.revision)}
    for text, each in zip(texts, read, strict=True):
        yield _outcome(text, saved.get(text.version_id), each.refusal)


def _outcome(text: StoredText, saved: Reread | None, refusal: str) -> Reparsed:
    if saved is None:
        return Reparsed(text.document.name, text.reply_id, text.version, refusal=refusal)
    moved = saved.after is None or saved.reply_id != text.reply_id
    before, after = saved.before, saved.after or saved.before
    steps_before, steps_after = _steps(before), _steps(after)
    return Reparsed(
        text.document.name,
        saved.reply_id,
        saved.version,
        changes=tuple(_changes(before, after)),
        steps_added=(steps_after - steps_before).total(),
        steps_removed=(steps_before - steps_after).total(),
        moved=moved,
    )


def _changes(before: Reply, after: Reply) -> Iterator[Change]:
    for name in FIELDS:
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield Change(name, _words(was), _words(now))


def _steps(reply: Reply) -> Counter[str]:
    return Counter(step.text for step in reply.next_steps)


def _words(value: object) -> str:
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return "、".join(value)
    return str(value) if isinstance(value, str | int | date) else ""
