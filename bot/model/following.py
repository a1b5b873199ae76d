"""What a chat follows, what happens to what it follows, and what it is owed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class Subject(StrEnum):
    """What can be followed. Beside each: what `Follow.key` holds."""

    PROPOSAL = "proposal"  # `ProposalKey` as text: kind|region|term|meeting|number
    AGENCY = "agency"  # the agency's id
    MEMBER = "member"  # the folded name of a proposer, whichever place among the co-signers
    STEP = "step"  # the next step's id
    WORDS = "words"  # the id of kept words (`Store.keep_words`): one word or a saved search


class Pace(StrEnum):
    """How soon a follow is told."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"


class Status(StrEnum):
    """What has been seen of a next step; the field's own words are in the catalogue."""

    PENDING = "pending"  # 待落实
    UNDER_WAY = "under_way"  # 推进中
    PARTLY = "partly"  # 部分落实
    DONE = "done"  # 已落实
    ADJUSTED = "adjusted"  # 已调整
    DROPPED = "dropped"  # 不再推进


class Happening(StrEnum):
    """What can happen to what is followed."""

    NEW_REPLY = "new_reply"
    SUPPLEMENT = "supplement"  # 补充答复: another reply to a proposal that has one already
    CHANGED = "changed"  # a new version whose words differ
    CORRECTED = "corrected"  # an admin corrected what had been read; marked so
    WITHDRAWN = "withdrawn"  # a reply or version that had been told was taken back
    STEP_MARKED = "step_marked"  # status or evidence
    STEP_REDATED = "step_redated"  # the due date of a step changed in a new version
    DUE_IN_A_MONTH = "due_in_a_month"
    DUE_IN_A_WEEK = "due_in_a_week"
    DUE_PASSED = "due_passed"  # 到期未见公开进展
    REMINDER = "reminder"  # a person's own
    QUIET = "quiet"  # 本周无更新: only for who wishes it


class OutboxState(StrEnum):
    """What became of one event owed to one chat."""

    QUEUED = "queued"
    SENDING = "sending"  # on its way; after a crash: outcome unknown
    SENT = "sent"
    FAILED = "failed"  # refused for good, with the reason
    BLOCKED = "blocked"  # the person stopped the bot; queued again when they return
    UNKNOWN = "unknown"  # several tries ended without an answer


@dataclass(frozen=True, slots=True)
class Follow:
    """One chat follows one thing."""

    id: int
    chat_id: int
    subject: Subject
    key: str
    pace: Pace
    muted: bool
    since: datetime  # aware


@dataclass(frozen=True, slots=True)
class TellingTimes:
    """When a chat wishes to be told; every time is of the bot's time zone."""

    digest_hour: int = 9
    digest_weekday: int = 0  # Monday is 0
    quiet_from: time | None = time(21)  # None: no quiet hours
    quiet_to: time | None = time(8)
    working_days_only: bool = False
    tell_when_quiet: bool = False  # 本周无更新，数据截至…


@dataclass(frozen=True, slots=True)
class StepMark:
    """What somebody saw of a next step: kept for good, the newest counts."""

    id: int
    step_id: int
    status: Status
    source: str  # a reply's sentence, a public address, or a checked note; "" for none
    by: int  # Telegram id of the admin
    at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, told to every chat that follows one of its subjects."""

    id: int
    what: Happening
    at: datetime
    reply_id: int | None
    version: int | None  # after the change
    before: int | None  # the version before it
    step_id: int | None
    mark_id: int | None = None
    day: date | None = None  # the due day of DUE_…, the day of a REMINDER, the data's day of QUIET
    was: date | None = None  # STEP_REDATED: the due day before
    note: str = ""  # what a correction changed
    subject: Subject | None = None  # what a REMINDER is about
    key: str = ""


@dataclass(frozen=True, slots=True)
class Announce:
    """That what is saved is to be told: when it was saved, and from when on it may be told."""

    at: datetime  # aware
    released: datetime | None = None  # None: at once


@dataclass(frozen=True, slots=True)
class Owed:
    """One event owed to one chat, as the sender takes it."""

    id: int  # of the outbox row
    event: Event
    follow: Follow | None  # through which it is owed; None for reminders and quiet notes
    maybe_repeated: bool  # an earlier try ended without an answer


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes to one chat in one message."""

    id: int  # of the send
    chat_id: int
    language: str | None
    owed: tuple[Owed, ...]
    attempts: int  # tries before this one


@dataclass(frozen=True, slots=True)
class Reminder:
    """A person's own reminder, told whatever the status."""

    id: int
    chat_id: int
    subject: Subject
    key: str
    day: date
    made_at: datetime


@dataclass(frozen=True, slots=True)
class KeptAbout:
    """All that is kept about one chat."""

    chat_id: int
    language: str | None  # None: none chosen
    times: TellingTimes | None  # None: never changed
    follows: tuple[Follow, ...]
    reminders: tuple[Reminder, ...]
    owed: Mapping[OutboxState, int]  # events by what became of them
    messages: int  # sent, or tried, to tell them
    marks: int  # of next steps that it set, as an admin
    asleep_since: datetime | None
    held_until: datetime | None
    since: datetime | None  # the oldest of it that has a time
    region: str | None = None  # None: none chosen
