"""A reply and its parts.

All offsets count characters (code points) in `Reply.text`, the normalised text: the file's own
characters in their own order, with line ends as \n and without byte-order marks and control
characters. For every `Place` p, `text[p.start:p.end]` is what is shown; nothing else is quoted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """Whose matter a reply answers."""

    PROPOSAL = "proposal"  # 政协提案
    SUGGESTION = "suggestion"  # 人大代表建议、议案


class Firmness(StrEnum):
    """How much a next step binds the agency, by its words alone."""

    FIRM = "firm"  # dated or measurable
    PLANNED = "planned"  # said to come, without date or measure
    SOFT = "soft"  # 研究、探索、适时、积极争取: not a promise


class Role(StrEnum):
    """What an agency is to a reply."""

    LEAD = "lead"  # 主办: answers
    JOINT = "joint"  # 会办、协办
    NAMED = "named"  # is to do a next step, without being either


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the normalised text: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand at this place."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its name, its kind and its normalised text."""

    name: str
    media_type: str  # "text/plain", "text/html", "application/pdf", …
    text: str
    warnings: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()  # offsets in `text` where a new page begins, ascending, without 0
    ocr: bool = False  # recognised from a picture: every word is to be checked


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, or one inside an archive, that gave no text: its name, and why in Chinese."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Due:
    """A due date as printed, and the range of days that its words literally name."""

    text: str  # 2027年6月底前
    start: date
    end: date  # the last day that still keeps the word


@dataclass(frozen=True, slots=True)
class NextStep:
    """One sentence, or one clause up to ；, in which something is said to be done later."""

    text: str  # verbatim: reply.text[start:end]
    start: int
    end: int
    paragraph: Place  # the run of next steps that this one stands in, inside one paragraph
    section: int | None  # index into Reply.sections, None outside any
    who: str  # as printed: 省财政厅, 我厅, 我省; "" when the sentence inherits or omits it
    agency: str  # `who` resolved: 吉林省财政厅; 吉林省 for 我省; the answering agency for ""
    agencies: tuple[str, ...]  # the agencies it is filed under, first in charge; never a region
    due: Due | None
    firmness: Firmness


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that the reply states: 2.8万余项 is 28000 项, "at least"."""

    text: str  # verbatim: reply.text[start:end]
    start: int
    end: int
    value: Decimal
    unit: str
    bound: str  # "" exact, "over" for 余、多、超过, "about" for 约、近, "under" for 不足、以内
    words: Place  # the clause it stands in
    year: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered first-level part of the body: the ask that it quotes and the agency's answer."""

    heading: str  # as printed, with its number
    start: int  # of the heading
    end: int  # of the whole section
    ask: str  # what was asked, as printed, without 一、关于 and without 的建议; "" if not an ask
    answer: Place
    telling: Place | None  # the answer's most telling sentence


OF_READING = "text"  # the field of a warning that reading left, and not parsing


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that could not be read for certain: the field's name and why, in Chinese."""

    field: str
    text: str


class Sureness(StrEnum):
    """How sure the reading of a field's value is."""

    STATED = "stated"  # printed under its label or in its standing place
    DERIVED = "derived"  # worked out from other words: the region from the agency's name
    DOUBTFUL = "doubtful"  # a warning names the field


@dataclass(frozen=True, slots=True)
class FieldReading:
    """Where one value of a field was read, and how sure that is; one a value, in their order."""

    field: str
    place: Place | None  # None: worked out, and no stretch of the text states it
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply to a proposal, as far as its own text states it. None and () mean: not stated."""

    text: str
    kind: Kind
    numbers: tuple[str, ...]  # as printed between 第 and 号
    region: str | None
    term: int | None  # 届
    meeting: int | None  # 次会议
    titles: tuple[str, ...]
    proposers: tuple[str, ...]  # every co-signer, in order
    agency: str | None
    co_agencies: tuple[str, ...]
    document_number: str | None  # 文号
    index_number: str | None  # 索引号
    written_on: date | None
    published_on: date | None
    disposition: str | None  # 办理类别, letter first
    disclosure: str | None  # 公开属性
    signer: str | None
    contact: str | None
    phone: str | None
    body: Place  # after the salutation, before the signature
    sections: tuple[Section, ...]
    telling: Place | None  # the body's most telling sentence, for a body without sections
    next_steps: tuple[NextStep, ...]
    figures: tuple[Figure, ...]
    warnings: tuple[Warning, ...] = ()
    readings: tuple[FieldReading, ...] = ()  # of the fields from `kind` to `phone`

    @property
    def title(self) -> str:
        """The first title, or "" when none is printed."""
        return self.titles[0] if self.titles else ""
