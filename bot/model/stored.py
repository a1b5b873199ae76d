"""What the store gives back: replies, agencies and next steps with their places in the database."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from bot.model.following import Status
from bot.model.reply import Document, Firmness, Kind, NextStep, Place, Reply

T = TypeVar("T")


class Outcome(StrEnum):
    """What loading a reply did."""

    NEW = "new"
    NEW_VERSION = "new_version"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Saved:
    """The result of saving one reply."""

    outcome: Outcome
    reply_id: int
    version: int


@dataclass(frozen=True, slots=True)
class StoredReply:
    """A reply in the database, in one of its versions."""

    id: int
    version: int  # 1, 2, … ; the newest unless another was asked for
    versions: int  # how many there are
    loaded_at: datetime  # aware
    source_name: str
    sample: bool
    reply: Reply
    breaks: tuple[int, ...] = ()  # as in `Document`; () for a file without pages
    ocr: bool = False


def page_of(breaks: Sequence[int], offset: int) -> int:
    """The page of the file, from 1, on which the character at `offset` stands."""
    return bisect_right(breaks, offset) + 1


@dataclass(frozen=True, slots=True)
class StoredText:
    """The text of a version, as it was parsed and may be parsed again."""

    version_id: int
    reply_id: int
    version: int
    document: Document


@dataclass(frozen=True, slots=True)
class Reread:
    """What was read from a stored text before, and what is stored of it now."""

    version_id: int
    reply_id: int  # another one than before if the text is now read as another reply's
    version: int
    before: Reply
    after: Reply | None  # None: a sample that gave way to the real reply it is now read as


@dataclass(frozen=True, slots=True)
class Meeting:
    """What was said of the meeting that a proposal was handed in at; None: nothing."""

    term: int | None = None  # 届
    meeting: int | None = None  # 次
    year: int | None = None  # of the reply


ANY_MEETING = Meeting()


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """A reply in a list: enough for a line or a button."""

    id: int
    kind: Kind
    numbers: tuple[str, ...]
    region: str | None
    term: int | None
    meeting: int | None
    title: str
    agency: str | None
    proposers: tuple[str, ...]
    dated: date | None  # written, else published
    ocr: bool = False  # recognised from a picture


@dataclass(frozen=True, slots=True)
class StoredAgency:
    """An agency that at least one reply names."""

    id: int
    name: str
    led: int  # replies it answered
    joined: int  # replies it joined (会办)
    named: int  # replies in which it is to do a next step without being either


@dataclass(frozen=True, slots=True)
class StoredStep:
    """A next step with the reply that it stands in."""

    id: int
    reply: ReplyLine
    step: NextStep


@dataclass(frozen=True, slots=True)
class StepFilter:
    """Which next steps; None means any."""

    agency_id: int | None = None
    year: int | None = None  # of the reply's date
    firmness: Firmness | None = None
    due: str | None = None  # "dated", "past", "ahead", "undated"; past and ahead are of `today`
    today: date | None = None  # needed for "past" and "ahead"


@dataclass(frozen=True, slots=True)
class ReplyFilter:
    """Which replies, besides the words they hold; None and () mean any."""

    agency_ids: tuple[int, ...] = ()  # one of them answered or joined it
    year: int | None = None  # of the reply's date
    status: Status | None = None  # what was seen last of one of its next steps
    region: str | None = None  # a part of the region's name
    term: int | None = None
    meeting: int | None = None
    kind: Kind | None = None
    disposition: str | None = None  # 办理类别: how it begins


EVERY_REPLY = ReplyFilter()


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One page of a longer list."""

    items: tuple[T, ...]
    total: int
    offset: int
    more: bool = False  # there are more than `total`; how many more was not counted


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a reply and the places of the words inside it (offsets in `text`)."""

    text: str
    start: int  # where the sentence starts in the reply's text
    marks: tuple[Place, ...]
    page: int | None = None  # of the file; None for a file without pages


@dataclass(frozen=True, slots=True)
class Hit:
    """A reply that holds all the words asked for, with the passages that show them."""

    line: ReplyLine
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is stored."""

    replies: int
    samples: int
    agencies: int
    steps: int
    newest: date | None  # the newest reply's date
